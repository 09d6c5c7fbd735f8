//! Somebody's own questions in TOML: the format of the banks, with less asked for.

use exam::Question;

use super::{draft, is_one_too_many};
use crate::{
    SourceFile,
    file::{
        self,
        fields::Fields,
        question::{FIELDS, QuestionSays},
    },
    findings::Findings,
};

/// The title and the sound questions; everything that is wrong has been reported.
pub(super) fn read(file: &SourceFile, findings: &mut Findings) -> (Option<String>, Vec<Question>) {
    let Some(table) = file::parse(file, findings) else { return (None, Vec::new()) };
    let fields = Fields::of_file(&table, &["format", "exam", "title", "question"], findings);
    if !file::is_readable(&fields, findings) {
        return (None, Vec::new());
    }
    let title = fields.text("title", findings).map(|title| title.value);
    let tables = fields.tables("question", &FIELDS, findings);
    let mut questions = draft::Questions::default();
    for (number, table) in tables.into_iter().flat_map(|tables| tables.value).enumerate() {
        if findings.is_full() || is_one_too_many(number, table.at, findings) {
            break;
        }
        let says = QuestionSays::read(&table, &["stem", "choices"], findings);
        questions.take(&says, findings);
        findings.about(None);
    }
    (title, questions.sound)
}
