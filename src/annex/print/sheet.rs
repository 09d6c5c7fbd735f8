//! One question on paper, to be answered with a pencil.

use exam::{Place, Question, Shape};

use super::blank;
use crate::{
    components::{
        prose::prose,
        question::letter,
        tag::{Tag, classed, paragraph, tag},
    },
    words::{print as words, sitting},
};

/// A question, whose place is counted from 0.
pub(super) fn question(at: usize, question: &Question, place: &Place) -> Tag {
    let hint = match place.shape {
        Shape::Choice { .. } | Shape::Response { .. } => None,
        Shape::Ordering { places, .. } => Some(sitting::order_hint(places)),
        Shape::Matching { .. } => Some(sitting::match_hint()),
    };
    let list = match place.shape {
        Shape::Choice { .. } => "printed__choices printed__choices--one",
        Shape::Response { .. } => "printed__choices printed__choices--several",
        _ => "printed__choices",
    };
    let choices = place.order.iter().enumerate().filter_map(|(at, choice)| {
        let text = &question.choices().get(choice.index())?.text;
        let letter = classed("span", "printed__letter").child(letter(at));
        Some(tag("li").child(letter).child(classed("div", "choice__text").child(prose(text))))
    });
    tag("section")
        .class("printed__question")
        .child(tag("h2").child(words::question(at)))
        .child(classed("div", "question__stem").child(prose(question.stem())))
        .child(hint.map(|hint| paragraph("question__hint", hint)))
        .child(classed("ol", list).children(choices))
        .child(answer(question, place.shape))
}

/// Where the letters go: a line for each that is asked for.
fn answer(question: &Question, shape: Shape) -> Tag {
    match shape {
        Shape::Choice { .. } => paragraph("printed__answer", words::ANSWER).child(blank()),
        Shape::Response { picks, .. } => {
            (0..picks).fold(paragraph("printed__answer", words::ANSWER), |line, _| line.child(blank()))
        }
        Shape::Ordering { places, .. } => {
            let line = paragraph("printed__answer", words::ORDER);
            (1..=places).fold(line, |line, at| line.child(format!(" {at}.")).child(blank()))
        }
        Shape::Matching { .. } => {
            let prompt = |prompt: &String| tag("li").child(blank()).child(prose(prompt));
            classed("ul", "printed__prompts").children(question.prompts().iter().map(prompt))
        }
    }
}
