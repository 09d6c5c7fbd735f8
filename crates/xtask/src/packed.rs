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
pub(crate) fn exams(folder: &Path) -> Outcome<Vec<PackedExam>> {
    let catalogue = json(&folder.join("catalogue.json"))?;
    let exams = catalogue["exams"].as_array().cloned().unwrap_or_default();
    exams.into_iter().map(|says| exam(folder, says)).collect()
}

fn exam(folder: &Path, says: Value) -> Outcome<PackedExam> {
    let code = text(&says["code"]);
    let details = text(&says["details"]);
    let mut files = vec![details.clone()];
    for pool in list(&json(&folder.join(&details))?["pools"]) {
        let index = text(&pool["index"]);
        files.extend(list(&json(&folder.join(&index))?["files"]).iter().map(text));
        files.push(index);
    }
    Ok(PackedExam { code, says, files })
}

fn json(path: &Path) -> Outcome<Value> {
    serde_json::from_str(&place::read(path)?).map_err(|error| Fault::at(path, &error.into()))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
