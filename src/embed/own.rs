//! Somebody's own questions, as the engine reads them.

use bank::pack::QuestionRow;
use serde::Deserialize;

use super::message::Own;
use crate::{
    components::tag::{Tag, classed},
    edge::{fetch, root},
    words::embed as words,
};

/// What the engine makes of a text.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Reading {
    /// What the text calls itself.
    #[serde(default)]
    pub(super) title: Option<String>,
    /// The sound questions.
    pub(super) questions: Vec<QuestionRow>,
    /// What is wrong with the text, or worth a look.
    #[serde(default)]
    pub(super) diagnostics: Vec<Flaw>,
}

/// One thing that is wrong with a text, or worth a look.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Flaw {
    /// From 1.
    #[serde(default)]
    line: Option<u32>,
    severity: String,
    message: String,
    #[serde(default)]
    hint: Option<String>,
}

impl Flaw {
    /// The whole of it as a sentence.
    pub(super) fn said(&self) -> String {
        words::flaw(self.line, &self.message, self.hint.as_deref())
    }

    /// Whether a question was left out for it.
    pub(super) fn is_error(&self) -> bool {
        self.severity == "error"
    }
}

/// Reads a text.
pub(super) async fn read(own: &Own) -> Result<Reading, String> {
    let answer = root::own(&own.text, own.dialect.name()).await.map_err(|why| words::no_engine(&why))?;
    fetch::taken(answer).map_err(|why| words::no_engine(&why))
}

/// What is wrong, as a list for whoever wrote the text.
pub(super) fn flaws(flaws: &[Flaw]) -> Tag {
    let row = |flaw: &Flaw| {
        let class = if flaw.is_error() { "flaw flaw--error" } else { "flaw" };
        classed("li", class).child(flaw.said())
    };
    classed("ul", "flaws").children(flaws.iter().map(row))
}
