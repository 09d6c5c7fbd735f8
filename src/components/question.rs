//! One question, to be answered: what each kind shows and what a hand can do with it.

mod choices;
mod matching;
mod ordering;

use exam::{Event, Line, Place, Question, Shape};
use yew::prelude::*;

use crate::{components::prose::prose, words::sitting as words};

/// What every kind of question needs to be drawn.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(crate) question: &'a Question,
    pub(crate) place: &'a Place,
    pub(crate) line: &'a Line,
    pub(crate) act: &'a Callback<Event>,
    pub(crate) said: &'a Callback<String>,
}

/// The stem, the hint that belongs to the kind, and the means to answer.
pub(crate) fn view(shown: Shown<'_>) -> Html {
    let hint = match shown.place.shape {
        // The stem of a multiple-response question ends with how many to select.
        Shape::Choice { .. } | Shape::Response { .. } => None,
        Shape::Ordering { places, .. } => Some(words::order_hint(places)),
        Shape::Matching { .. } => Some(words::match_hint()),
    };
    let body = match shown.place.shape {
        Shape::Choice { .. } | Shape::Response { .. } => choices::view(shown),
        Shape::Ordering { .. } => ordering::view(shown),
        Shape::Matching { .. } => matching::view(shown),
    };
    html! {
        <>
            <div class="question__stem">{prose(shown.question.stem())}</div>
            if let Some(hint) = hint { <p class="question__hint" id="hint">{hint}</p> }
            {body}
            if shown.line.shown { <p class="question__hint">{verdict(shown.question, shown.line)}</p> }
            if shown.line.shown { <div class="question__rationale">{prose(shown.question.rationale())}</div> }
        </>
    }
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
