//! `serve`: the site on this machine.
use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::build::{self, Wishes};
use crate::command::{command, run};
use crate::fault::{Fault, Outcome};
use crate::setup;

const PORT: u16 = 8080;

/// What Trunk.toml has watched. Naming one folder on the command line replaces that list, so it is repeated here.
const WATCHED: [&str; 10] =
    ["Cargo.toml", "builder.html", "crates", "data", "demo", "embed.html", "index.html", "src", "static", "styles"];

pub(crate) fn serve(mut arguments: Arguments) -> Outcome {
    let dev = arguments.flag("--dev");
    let data = build::data(&mut arguments)?;
    let port = match arguments.value("--port")? {
        Some(given) => {
            given.parse().map_err(|_| Fault::new(format!("--port {given}: a number up to 65535 is wanted.")))?
        }
        None => PORT,
    };
    arguments.none_left()?;
    if dev {
        reloading(port, data.as_deref())
    } else {
        setup::node()?;
        built(port, data)
    }
}

/// What visitors get: the release build, compressed, with its real headers. Trunk's server does neither.
fn built(port: u16, data: Option<PathBuf>) -> Outcome {
    let dist = build::site(&Wishes { data, ..Wishes::default() })?;
    let mut server = command("node");
    server.arg("tests/browser/server.mjs").arg("--dir").arg(dist);
    run(server.args(["--port", &port.to_string()]))
}

/// What a developer wants: a debug build, and the page reloaded after every change.
fn reloading(port: u16, data: Option<&Path>) -> Outcome {
    setup::building()?;
    let mut trunk = build::trunk("serve", data);
    trunk.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    if let Some(data) = data {
        for folder in WATCHED {
            trunk.args(["--watch", folder]);
        }
        trunk.arg("--watch").arg(data);
    }
    println!("Dryrun will be at http://127.0.0.1:{port}/ when it is built (stop it with Ctrl+C).");
    run(&mut trunk)
}
