//! Installs what is missing, once, and says so. Each function returns at once when there is nothing to do.
use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{answer, cargo, command, run};
use crate::fault::{Fault, Outcome};
use crate::place;
use crate::tools::{BROWSER, CFN_LINT, CHROMIUM, NGINX, NODE, TRUNK};

/// Everything that building the app needs. The long waits stand in here.
pub(crate) fn building() -> Outcome {
    compiler_for(BROWSER, "the app runs in the browser", "5 seconds")?;
    // Trunk is told to stay offline, so that it never fetches a tool of its own choice; the crates must be here by then.
    run(&mut cargo(["fetch", "--quiet"]))?;
    trunk()?;
    bindgen()
}

/// The standard library for `target`.
pub(crate) fn compiler_for(target: &str, why: &str, how_long: &str) -> Outcome {
    let folder = answer(command("rustc").args(["--print", "target-libdir", "--target", target]));
    if folder.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    announce(&format!("rustup target {target}"), why, how_long);
    run(command("rustup").args(["target", "add", target])).map_err(|fault| {
        Fault::new(format!(
            "{fault} Rust's standard library for {target} is missing; with rustup from rustup.rs `cargo xtask` installs it by itself."
        ))
    })
}

/// Trunk: the project's own, or the machine's if it is of the very version.
fn trunk() -> Outcome {
    let wanted = format!("trunk {TRUNK}");
    if answer(command("trunk").arg("--version")).is_some_and(|found| found == wanted) {
        return Ok(());
    }
    announce(
        &format!("Trunk {TRUNK} into .tools"),
        "it builds the app; compiled from source, once",
        "3 minutes on two cores",
    );
    let tools = place::tools();
    let building = tools.join("trunk-build");
    // Its own release profile spends five minutes making fast a program that runs for seconds, hence the settings;
    // without its default features it has no TLS and so cannot download anything behind our back.
    let mut install = cargo(["install", "trunk", "--locked", "--no-default-features", "--force"]);
    // Cargo's progress bar is company for a person who waits; a log has no use for its 380 lines.
    if !io::stderr().is_terminal() {
        install.arg("--quiet");
    }
    install
        .args(["--version", TRUNK, "--root"])
        .arg(&tools)
        .arg("--target-dir")
        .arg(&building)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    run(&mut install)?;
    // A gigabyte of intermediate files that nobody needs again.
    std::fs::remove_dir_all(&building).map_err(|error| Fault::at(&building, &error))
}

/// `wasm-bindgen` and its test runner, compiled from the version that Cargo.lock gives the app.
pub(crate) fn bindgen() -> Outcome {
    let wanted = format!("wasm-bindgen {}", locked_bindgen()?);
    let bin = place::tools().join("bin");
    let is_there = |name: &str| bin.join(name).is_file();
    if is_there("wasm-bindgen")
        && is_there("wasm-bindgen-test-runner")
        && answer(command("wasm-bindgen").arg("--version")).is_some_and(|found| found == wanted)
    {
        return Ok(());
    }
    announce(
        &format!("{wanted} and its test runner into .tools"),
        "they join the compiled app to the browser; from source, once",
        "1 minute on two cores",
    );
    run(&mut cargo([
        "build",
        "--quiet",
        "--package",
        "wbg",
        // Two crates far below it are old; that is not for the person who waits here.
        "--config",
        "future-incompat-report.frequency=\"never\"",
    ]))?;
    std::fs::create_dir_all(&bin).map_err(|error| Fault::at(&bin, &error))?;
    let built = place::built()?;
    for (ours, theirs) in [("wbg", "wasm-bindgen"), ("wbg-test-runner", "wasm-bindgen-test-runner")] {
        let from = built.join(ours);
        std::fs::copy(&from, bin.join(theirs)).map_err(|error| Fault::at(&from, &error))?;
    }
    Ok(())
}

fn locked_bindgen() -> Outcome<String> {
    let lock = place::root().join("Cargo.lock");
    let text = place::read(&lock)?;
    version_in(&text, "wasm-bindgen")
        .ok_or_else(|| Fault::new("Cargo.lock names no wasm-bindgen. `cargo fetch` writes it anew."))
}

/// The version of the package `name` in the text of a Cargo.lock.
fn version_in(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

/// Node, which serves the built site and drives the browser tests. It is not ours to install.
pub(crate) fn node() -> Outcome {
    let version = answer(command("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().unwrap_or_default();
    match major.parse::<u32>() {
        Ok(major) if major >= NODE => Ok(()),
        Ok(_) => Err(Fault::new(format!("Node {version} is too old: {NODE} or later is needed."))),
        Err(_) => Err(Fault::new(format!("Node {NODE} or later is needed, and `node` is not on PATH."))),
    }
}

/// The npm packages of package-lock.json.
pub(crate) fn npm() -> Outcome {
    node()?;
    let root = place::root();
    let lock = place::read(&root.join("package-lock.json"))?;
    let installed = root.join("node_modules/.installed-from");
    // npm leaves no plain sign of a finished install, so this copy of the lock file is one.
    if std::fs::read_to_string(&installed).is_ok_and(|text| text == lock) {
        return Ok(());
    }
    announce("npm packages", "they drive the browser in the tests", "10 seconds");
    run(command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    place::write(&installed, lock)
}

/// Chromium and its driver, through apt where they are missing.
pub(crate) fn chromium() -> Outcome {
    let missing = missing_browser();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!(
        "Install Chromium and ChromeDriver of the same version, or name them in the variables CHROMIUM and CHROMEDRIVER (missing: {}).",
        missing.join(", ")
    );
    if !on_path("apt-get") {
        return Err(Fault::new(format!("This machine has no apt-get. {by_hand}")));
    }
    announce(&missing.join(" and "), "the tests drive a real browser", "30 seconds");
    apt(&["update", "--quiet=2"])
        .and_then(|()| {
            let mut words = vec!["install", "--yes", "--quiet=2", "--no-install-recommends"];
            words.extend(CHROMIUM);
            apt(&words)
        })
        .map_err(|fault| Fault::new(format!("{fault} {by_hand}")))
}

/// nginx, through apt where it is missing. Its own service need not run, and a test uses none of its settings.
pub(crate) fn nginx() -> Outcome {
    if env::var_os("NGINX").is_some() || Path::new("/usr/sbin/nginx").exists() {
        return Ok(());
    }
    let by_hand = "Install nginx, or name it in the variable NGINX.";
    if !on_path("apt-get") {
        return Err(Fault::new(format!("This machine has neither nginx nor apt-get. {by_hand}")));
    }
    announce(&NGINX.join(" and "), "the tests put the site behind a real web server", "15 seconds");
    let install = ["install", "--yes", "--quiet=2", "--no-install-recommends"];
    apt(&["update", "--quiet=2"])
        .and_then(|()| apt(&[&install[..], &NGINX[..]].concat()))
        // Not every release of Debian or Ubuntu has the module; without it the tests look at gzip alone.
        .or_else(|_| apt(&[&install[..], &NGINX[..1]].concat()))
        .map_err(|fault| Fault::new(format!("{fault} {by_hand}")))
}

/// Python with cfn-lint: the machine's, or one that pip puts into `.tools`.
pub(crate) fn cfn_lint() -> Outcome {
    if answer(&mut linting(&["--version"])).is_some_and(|found| found == format!("cfn-lint {CFN_LINT}")) {
        return Ok(());
    }
    announce(&format!("cfn-lint {CFN_LINT} into .tools"), "it checks the template for CloudFront", "20 seconds");
    let wanted = format!("cfn-lint=={CFN_LINT}");
    let mut pip = command("python3");
    // What else this Python has is none of our business, and nothing of it is changed.
    pip.args(["-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check", "--no-warn-conflicts"])
        .args(["--root-user-action=ignore", "--upgrade", "--target"])
        .arg(linter())
        .arg(wanted);
    run(&mut pip).map_err(|fault| {
        Fault::new(format!(
            "{fault} Python 3.9 or later with pip is needed (Debian: apt-get install python3-pip), or cfn-lint {CFN_LINT} by itself."
        ))
    })
}

/// What its command `cfn-lint` does; a folder of pip's has no place on PATH.
const LINT: &str = "import sys; from cfnlint.runner import main; sys.argv[0] = 'cfn-lint'; sys.exit(main())";

/// Where pip puts it.
fn linter() -> PathBuf {
    place::tools().join("cfn-lint")
}

/// The linter with these words.
pub(crate) fn linting(words: &[&str]) -> Command {
    let mut python = command("python3");
    // `.tools` first, then whatever Python finds by itself.
    python.env("PYTHONPATH", linter()).args(["-c", LINT]).args(words);
    python
}

fn missing_browser() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if env::var_os("CHROMIUM").is_none() && !Path::new("/usr/bin/chromium").exists() {
        missing.push(CHROMIUM[0]);
    }
    if env::var_os("CHROMEDRIVER").is_none() && !on_path("chromedriver") {
        missing.push(CHROMIUM[1]);
    }
    missing
}

/// `apt-get`, as root if we are not.
fn apt(words: &[&str]) -> Outcome {
    let is_root = answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    let mut apt = if is_root { command("apt-get") } else { command("sudo") };
    if !is_root {
        apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    run(apt.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn on_path(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|folder: PathBuf| folder.join(program)).any(|file| file.is_file())
}

/// One line: what is installed, why, and how long it takes.
fn announce(what: &str, why: &str, how_long: &str) {
    println!("Installing {what} (about {how_long}): {why}.");
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_version_is_that_of_the_package_and_no_other() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "yew"), None);
    }
}
