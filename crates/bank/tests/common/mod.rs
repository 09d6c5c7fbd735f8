//! The good files that tests begin with.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::{fs, path::Path};

use bank::SourceFile;

pub(crate) const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// Every file of a folder, with paths from there.
pub(crate) fn folder(path: &Path) -> Vec<SourceFile> {
    fn collect(root: &Path, path: &Path, files: &mut Vec<SourceFile>) {
        for entry in fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                collect(root, &entry, files);
            } else if entry.extension().is_some_and(|extension| extension == "toml") {
                let within = entry.strip_prefix(root).expect("a path below the root");
                let path = within.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
                files.push(SourceFile { path, text: fs::read_to_string(&entry).expect("text") });
            }
        }
    }
    let mut files = Vec::new();
    collect(path, path, &mut files);
    files
}

/// The good exams of `tests/good/` and of the project's `tests/data/`.
pub(crate) fn good() -> Vec<SourceFile> {
    let mut files = folder(&Path::new(HERE).join("tests/good"));
    files.extend(folder(&Path::new(HERE).join("../../tests/data")));
    files
}
