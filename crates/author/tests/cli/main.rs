//! The command line as a person or a program meets it: what is printed, where, and with which exit code.

mod blind;
mod checks;
mod failures;
mod forms;
mod scores;
mod simulate;

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::Value;

/// The small exam that comes with the project.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data");

struct Answer {
    code: i32,
    out: String,
    err: String,
}

/// Runs a command on the small exam, with `input` on standard input.
fn author_reading(arguments: &[&str], input: &str) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_author"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if !arguments.contains(&"--data") {
        command.args(["--data", DATA]);
    }
    let mut child = command.spawn().expect("it starts");
    // A command that reads nothing may be gone before everything is written.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    let done = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Answer { code: done.status.code().expect("a code"), out: text(done.stdout), err: text(done.stderr) }
}

fn author(arguments: &[&str]) -> Answer {
    author_reading(arguments, "")
}

fn json_of(arguments: &[&str]) -> Value {
    let answer = author(arguments);
    assert_eq!(answer.err, "");
    serde_json::from_str(&answer.out).expect("JSON")
}

/// A file for one test, under a name of its own.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, text).expect("written");
    path.to_str().expect("text").into()
}

/// A data folder for one test, made of the small exam and one more file.
fn data_with(name: &str, path: &str, text: &str) -> String {
    for part in ["exams/tst-1.toml", "questions/tst-1/1-design.toml"] {
        let small = fs::read_to_string(format!("{DATA}/{part}")).expect("text");
        file(&format!("{name}/{part}"), &small);
    }
    file(&format!("{name}/{path}"), text);
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name).to_str().expect("text").into()
}
