//! Somebody's own questions, as rows for the app.

use bank::{
    own::{self, Dialect},
    pack::QuestionRow,
};
use serde::Serialize;

use crate::{Fault, fault::DiagnosticRow, json};

/// What came of reading them.
#[derive(Serialize)]
struct OwnRow {
    title: Option<String>,
    questions: Vec<QuestionRow>,
    diagnostics: Vec<DiagnosticRow>,
}

/// Reads somebody's own questions. What is wrong with them is part of the answer.
///
/// # Errors
/// None are known.
pub fn own(text: &str, dialect: Dialect) -> Result<String, Fault> {
    let read = own::read(text, dialect);
    let questions = read.rows();
    json(&OwnRow { title: read.title, questions, diagnostics: read.diagnostics.iter().map(Into::into).collect() })
}
