//! What was answered and what is right, for each kind of question, with the reason for every choice.

use exam::{Choice, ChoiceNo, Key, Place, Question, Response};
use yew::prelude::*;

use super::entry::part;
use crate::{
    components::{
        prose::prose,
        question::letter,
        tag::{Tag, classed, column, paragraph, rows, tag, together},
    },
    words::report as words,
};

/// Response and key, then every choice with its why, in the order in which they were shown.
pub(crate) fn answer(question: &Question, place: &Place, response: Option<&Response>) -> Html {
    match question.key() {
        Key::One(_) | Key::Several(_) => choices(question, place, response).into(),
        Key::Order(key) => {
            let given = match response {
                Some(Response::Order(order)) => order.as_slice(),
                _ => &[],
            };
            let answers = classed("div", "answers").child(order(question, place, words::YOURS, given)).child(order(
                question,
                place,
                words::KEY,
                key,
            ));
            together([answers, choices(question, place, None)])
        }
        Key::Pairs(key) => {
            let given = match response {
                Some(Response::Pairs(pairs)) => pairs.as_slice(),
                _ => &[],
            };
            together([pairs(question, place, given, key), choices(question, place, None)])
        }
    }
}

/// The choices in the order in which they were shown, each with its letter.
fn shown<'a>(question: &'a Question, place: &'a Place) -> impl Iterator<Item = (char, ChoiceNo, &'a Choice)> {
    let named = |(at, choice): (usize, &ChoiceNo)| Some((letter(at), *choice, question.choices().get(choice.index())?));
    place.order.iter().enumerate().filter_map(named)
}

fn choices(question: &Question, place: &Place, response: Option<&Response>) -> Tag {
    let key = question.key();
    // Only here is a choice right or wrong by itself; elsewhere its place or its prompt decides.
    let single = matches!(key, Key::One(_) | Key::Several(_));
    let picked = |choice: ChoiceNo| match response {
        Some(Response::One(given)) => *given == choice,
        Some(Response::Several(given)) => given.has(choice),
        _ => false,
    };
    let several = matches!(key, Key::Several(_));
    let row = |(letter, no, choice): (char, ChoiceNo, &Choice)| {
        let (right, picked) = (single && key.has(no), picked(no));
        let verdict = match (right, picked) {
            (true, true) => words::RIGHT_AND_YOURS,
            (true, false) if several => words::RIGHT_MISSED,
            (true, false) => words::RIGHT_CHOICE,
            (false, true) => words::YOUR_CHOICE,
            (false, false) => "",
        };
        let states = [
            ("choice--several", several),
            ("choice--right", right),
            ("choice--wrong", picked && !right),
            ("choice--picked", picked),
        ];
        tag("li")
            .key(no.get())
            .class_with("choice choice--told", &states)
            .child(classed("span", "choice__letter").child(letter))
            .child(classed("div", "choice__text").child(prose(&choice.text)))
            .child((!verdict.is_empty()).then(|| paragraph("choice__verdict", verdict)))
            .child(classed("div", "choice__why").child(prose(&choice.why)))
    };
    part(words::CHOICES).child(classed("ol", "choices").children(shown(question, place).map(row)))
}

fn order(question: &Question, place: &Place, title: &'static str, order: &[ChoiceNo]) -> Tag {
    let named = |no: &ChoiceNo| shown(question, place).find(|(_, choice, _)| choice == no);
    let rows = order.iter().filter_map(named).zip(1..).map(|((letter, _, choice), at)| {
        classed("li", "answer__row")
            .child(tag("b").child(format!("{at}.")))
            .child(tag("div").child(prose(&format!("**{letter}** {}", choice.text))))
    });
    part(title)
        .child(order.is_empty().then(|| paragraph("soft small", words::NOT_GIVEN)))
        .child(classed("ol", "answer__list").children(rows))
}

fn pairs(question: &Question, place: &Place, given: &[Option<ChoiceNo>], key: &[ChoiceNo]) -> Tag {
    let named = |no: Option<ChoiceNo>| shown(question, place).find(|(_, choice, _)| Some(*choice) == no);
    let cell = |no: Option<ChoiceNo>| match named(no) {
        Some((letter, _, choice)) => prose(&format!("**{letter}** {}", choice.text)),
        None => classed("span", "soft").child(words::NOT_GIVEN).into(),
    };
    let row = |(at, prompt): (usize, &String)| {
        let (yours, right) = (given.get(at).copied().flatten(), key.get(at).copied());
        let mark = if yours == right { "tag tag--right" } else { "tag tag--wrong" };
        let said = if yours == right { words::RIGHT } else { words::WRONG };
        tag("tr")
            .key(at)
            .child(tag("th").set("scope", "row").child(prose(prompt)))
            .child(tag("td").child(cell(yours)).child(classed("span", mark).child(said)))
            .child(tag("td").child(cell(right)))
    };
    let heads = tag("tr").children([words::PROMPT, words::YOURS, words::KEY].map(column));
    rows("table pairs", heads, question.prompts().iter().enumerate().map(row))
}
