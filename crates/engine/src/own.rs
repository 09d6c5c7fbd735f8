//! Somebody's own questions, as rows for the app.

use bank::{
    own::{self, Dialect},
    pack::QuestionRow,
};

use crate::{
    fault::DiagnosticRow,
    json::{json, object},
};

/// What came of reading them.
struct OwnRow {
    title: Option<String>,
    questions: Vec<QuestionRow>,
    diagnostics: Vec<DiagnosticRow>,
}
object!(OwnRow { title, questions, diagnostics });

/// Reads somebody's own questions. What is wrong with them is part of the answer.
pub fn own(text: &str, dialect: Dialect) -> String {
    let read = own::read(text, dialect);
    let questions = read.rows();
    json(&OwnRow { title: read.title, questions, diagnostics: read.diagnostics.iter().map(Into::into).collect() })
}
