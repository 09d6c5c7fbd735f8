//! One question, to be answered: what each kind shows and what a hand can do with it.

mod choices;
mod matching;
mod ordering;

use exam::{Choice, Event, Line, Place, Question, Shape};
use yew::{html::IntoPropValue, prelude::*};

use super::{
    prose::prose,
    tag::{Tag, classed, paragraph, tag, together},
};
use crate::words::sitting as words;

/// What every kind of question needs to be drawn.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(crate) question: &'a Question,
    pub(crate) place: &'a Place,
    pub(crate) line: &'a Line,
    pub(crate) act: &'a Callback<Event>,
    pub(crate) said: &'a Callback<String>,
}

/// The stem, and what belongs to the answer.
pub(crate) fn view(shown: Shown<'_>) -> Html {
    let stem = classed("div", "question__stem").child(prose(shown.question.stem()));
    together([stem.into(), answer(shown)])
}

/// The hint that belongs to the kind, and the means to answer.
pub(crate) fn answer(shown: Shown<'_>) -> Html {
    let hint = match shown.place.shape {
        // The stem of a multiple-response question ends with how many to select.
        Shape::Choice { .. } | Shape::Response { .. } => None,
        Shape::Ordering { places, .. } => Some(words::order_hint(places)),
        Shape::Matching { .. } => Some(words::match_hint()),
    };
    let body = match shown.place.shape {
        Shape::Choice { .. } | Shape::Response { .. } => Some(choices::view(shown)),
        Shape::Ordering { .. } => ordering::view(shown),
        Shape::Matching { .. } => matching::view(shown),
    };
    let told = |told: fn(Shown<'_>) -> Tag| shown.line.shown.then(|| told(shown));
    together([
        hint.map(|hint| tag("p").set("id", "hint").class("question__hint").child(hint)),
        body,
        told(|shown| paragraph("question__hint", verdict(shown.question, shown.line))),
        told(|shown| classed("div", "question__rationale").child(prose(shown.question.rationale()))),
    ])
}

/// Whether the answer on a line is right, as a whole.
pub(crate) fn verdict(question: &Question, line: &Line) -> &'static str {
    match &line.response {
        None => words::NO_ANSWER,
        Some(response) if question.key().marks(response) => words::RIGHT_WHOLE,
        Some(_) => words::WRONG_WHOLE,
    }
}

/// The letter of the choice that is shown in this place, from 0.
pub(crate) fn letter(shown_at: usize) -> char {
    char::from(b'A' + u8::try_from(shown_at).unwrap_or(25).min(25))
}

/// A sign that a screen reader passes over, since what it stands for is told otherwise.
fn sign(sign: impl IntoPropValue<Html>) -> Tag {
    tag("span").set("aria-hidden", "true").child(sign)
}

/// Why a choice is right or not.
fn why(choice: &Choice) -> Tag {
    classed("span", "choice__why").child(prose(&choice.why))
}
