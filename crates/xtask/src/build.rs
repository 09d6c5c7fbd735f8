//! `build`: the site as it is put on a server.
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::Arguments;
use crate::command::{command, run};
use crate::fault::{Fault, Outcome};
use crate::oembed::{SITE, Site};
use crate::{place, setup, single};

/// The variable that hands the folder of questions through Trunk to `pack`.
pub(crate) const DATA: &str = "DRYRUN_DATA";

pub(crate) fn build(mut arguments: Arguments) -> Outcome {
    let wishes = Wishes {
        data: data(&mut arguments)?,
        out: arguments.value("--out")?.map(|given| place::absolute(&given)).transpose()?,
        single: arguments.value("--single")?,
        address: arguments.value("--site")?.as_deref().map(Site::parse).transpose()?,
    };
    arguments.none_left()?;
    let dist = site(&wishes)?;
    println!("Built {}.", dist.display());
    Ok(())
}

/// The folder after `--data`, if one is given.
pub(crate) fn data(arguments: &mut Arguments) -> Outcome<Option<PathBuf>> {
    let Some(given) = arguments.value("--data")? else {
        return Ok(None);
    };
    let folder = place::absolute(&given)?;
    if folder.is_dir() {
        Ok(Some(folder))
    } else {
        Err(Fault::new(format!(
            "--data {given}: there is no such folder. It should hold `exams` and `questions`, as data does."
        )))
    }
}

/// What a build may be told; nothing is needed.
#[derive(Default)]
pub(crate) struct Wishes {
    /// A folder of exams and questions other than data.
    pub(crate) data: Option<PathBuf>,
    /// A folder other than dist.
    pub(crate) out: Option<PathBuf>,
    /// The codes of the exams that go into the one file, with commas between.
    pub(crate) single: Option<String>,
    /// Where the site will be found.
    pub(crate) address: Option<Site>,
}

/// Builds the site for release and says where it lies.
pub(crate) fn site(wishes: &Wishes) -> Outcome<PathBuf> {
    setup::building()?;
    let dist = wishes.out.clone().unwrap_or_else(|| place::root().join("dist"));
    let mut build = trunk("build", wishes.data.as_deref());
    if let Some(address) = &wishes.address {
        build.env(SITE, address.of(""));
    }
    if let Some(exams) = &wishes.single {
        build.env(single::EXAMS, exams);
    }
    run(build.arg("--release").arg("--dist").arg(&dist))?;
    Ok(dist)
}

/// Trunk, told to use nothing but what is here.
pub(crate) fn trunk(verb: &str, data: Option<&Path>) -> Command {
    let mut trunk = command("trunk");
    trunk
        // It announces every step it takes; cargo's own lines and its warnings are enough.
        .args([verb, "--offline", "--log=warn"])
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk refuses the value 1, which other tools understand as "no colours".
        .env_remove("NO_COLOR");
    if let Some(data) = data {
        trunk.env(DATA, data);
    }
    without_paths(&mut trunk);
    trunk
}

/// Has a build name no folder of this machine.
pub(crate) fn without_paths(build: &mut Command) {
    if let Some(flags) = nameless_paths() {
        build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
}

/// Messages of panics name source files. Without this they would carry the builder's home folder and the name of their
/// registry's mirror into the site, and two builders would get different bytes.
fn nameless_paths() -> Option<String> {
    let home =
        env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")))?;
    let mut flags = vec![format!("--remap-path-prefix={}=cargo", home.display())];
    let registries = home.join("registry/src").read_dir().into_iter().flatten().flatten();
    let mut registries: Vec<PathBuf> = registries.map(|registry| registry.path()).collect();
    registries.sort();
    // Of two that fit, the last counts.
    flags.extend(registries.iter().map(|registry| format!("--remap-path-prefix={}=crates", registry.display())));
    // The variable is cut at blanks, so a folder with one in its name has to stay.
    let flags = flags.into_iter().filter(|flag| !flag.contains(' ')).collect::<Vec<_>>();
    (!flags.is_empty()).then(|| flags.join(" "))
}
