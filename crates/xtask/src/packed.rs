//! What `author pack` wrote, as the build needs it: each exam with the files that belong to it.
use std::path::Path;

use serde_json::Value;

use crate::fault::{Fault, Outcome};
use crate::place;

/// One exam of the pack.
pub(crate) struct PackedExam {
    /// As its guide writes it, such as "CLF-C02".
    pub(crate) code: String,
    /// What the catalogue says of it.
    pub(crate) says: Value,
    /// Its files, relative to the folder of the pack.
    pub(crate) files: Vec<String>,
}

/// The exams of a folder that `author pack` wrote, in the order of its catalogue.
///
/// # Errors
/// When a file is missing, or is not what `author pack` writes.
pub(crate) fn exams(folder: &Path) -> Outcome<Vec<PackedExam>> {
    const CATALOGUE: &str = "catalogue.json";
    let exam = |says: &Value| {
        let files = files(folder, &text(&says["details"], CATALOGUE)?)?;
        Ok(PackedExam { code: text(&says["code"], CATALOGUE)?, says: says.clone(), files })
    };
    array(&parsed(folder, CATALOGUE)?, CATALOGUE, "exams")?.iter().map(exam).collect()
}

/// The files of an exam: its facts, the indexes of its pools, and the questions these name.
///
/// # Errors
/// As [`exams`].
pub(crate) fn files(folder: &Path, facts: &str) -> Outcome<Vec<String>> {
    let mut files = vec![facts.to_owned()];
    for pool in array(&parsed(folder, facts)?, facts, "pools")? {
        let index = text(&pool["index"], facts)?;
        for questions in array(&parsed(folder, &index)?, &index, "files")? {
            files.push(text(questions, &index)?);
        }
        files.push(index);
    }
    Ok(files)
}

fn parsed(folder: &Path, path: &str) -> Outcome<Value> {
    serde_json::from_str(&place::read(&folder.join(path))?)
        .map_err(|error| Fault::new(format!("{path} is not JSON: {error}.")))
}

fn array<'a>(value: &'a Value, path: &str, key: &str) -> Outcome<&'a Vec<Value>> {
    value[key].as_array().ok_or_else(|| Fault::new(format!("{path} has no list `{key}`; `author pack` writes one.")))
}

fn text(value: &Value, path: &str) -> Outcome<String> {
    let text = value.as_str();
    text.map(str::to_owned).ok_or_else(|| Fault::new(format!("{path} names something by what is no text.")))
}
