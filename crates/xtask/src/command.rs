//! Other programs, started from the project's folder with the project's tools first on PATH.
use std::env;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::process::{Command, Stdio};

use crate::fault::{Fault, Outcome};
use crate::place;

/// A command that finds the tools of `.tools/bin` before any others of the machine.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(place::root()).env("PATH", path());
    command
}

/// Cargo itself, in the version that runs this program.
pub(crate) fn cargo<const N: usize>(words: [&str; N]) -> Command {
    let mut cargo = command("cargo");
    cargo.args(words);
    cargo
}

fn path() -> OsString {
    let ours = place::tools().join("bin");
    let theirs = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(ours).chain(env::split_paths(&theirs));
    // Only a folder with the separator in its name cannot be joined; then the machine's PATH has to do.
    env::join_paths(all).unwrap_or(theirs)
}

/// Runs it to its end and tells a failure from a success.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| absent(command, error.kind()))?;
    if status.success() {
        return Ok(());
    }
    let how = status.code().map_or("was stopped by a signal".to_owned(), |code| format!("ended with code {code}"));
    Err(Fault::new(format!("`{}` {how}.", line(command))))
}

/// What it prints, or nothing if it is not there or fails: for asking a tool for its version.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

fn absent(command: &Command, kind: ErrorKind) -> Fault {
    let program = command.get_program().to_string_lossy().into_owned();
    if kind == ErrorKind::NotFound {
        Fault::new(format!("`{program}` is not installed, or not on PATH."))
    } else {
        Fault::new(format!("`{program}` could not be started: {kind}."))
    }
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
