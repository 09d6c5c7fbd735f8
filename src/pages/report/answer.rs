//! What was answered and what is right, for each kind of question, with the reason for every choice.

use exam::{Choice, ChoiceNo, Key, Place, Question, Response};
use yew::prelude::*;

use crate::{
    components::{prose::prose, question::letter},
    words::report as words,
};

/// Response and key, then every choice with its why, in the order in which they were shown.
pub(crate) fn answer(question: &Question, place: &Place, response: Option<&Response>) -> Html {
    match question.key() {
        Key::One(_) | Key::Several(_) => choices(question, place, response),
        Key::Order(key) => {
            let given = match response {
                Some(Response::Order(order)) => order.as_slice(),
                _ => &[],
            };
            html! {
                <>
                    <div class="answers">
                        { order(question, place, words::YOURS, given) }
                        { order(question, place, words::KEY, key) }
                    </div>
                    { choices(question, place, None) }
                </>
            }
        }
        Key::Pairs(key) => {
            let given = match response {
                Some(Response::Pairs(pairs)) => pairs.as_slice(),
                _ => &[],
            };
            html! { <>{ pairs(question, place, given, key) }{ choices(question, place, None) }</> }
        }
    }
}

/// The choices in the order in which they were shown, each with its letter.
fn shown<'a>(question: &'a Question, place: &'a Place) -> impl Iterator<Item = (char, ChoiceNo, &'a Choice)> {
    let named = |(at, choice): (usize, &ChoiceNo)| Some((letter(at), *choice, question.choices().get(choice.index())?));
    place.order.iter().enumerate().filter_map(named)
}

fn choices(question: &Question, place: &Place, response: Option<&Response>) -> Html {
    let key = question.key();
    // Only here is a choice right or wrong by itself; elsewhere its place or its prompt decides.
    let single = matches!(key, Key::One(_) | Key::Several(_));
    let picked = |choice: ChoiceNo| match response {
        Some(Response::One(given)) => *given == choice,
        Some(Response::Several(given)) => given.has(choice),
        _ => false,
    };
    let several = matches!(key, Key::Several(_)).then_some("choice--several");
    let row = |(letter, no, choice): (char, ChoiceNo, &Choice)| {
        let (right, picked) = (single && key.has(no), picked(no));
        let state = match (right, picked) {
            (true, _) => Some("choice--right"),
            (false, true) => Some("choice--wrong"),
            (false, false) => None,
        };
        let verdict = match (right, picked) {
            (true, true) => words::RIGHT_AND_YOURS,
            (true, false) if several.is_some() => words::RIGHT_MISSED,
            (true, false) => words::RIGHT_CHOICE,
            (false, true) => words::YOUR_CHOICE,
            (false, false) => "",
        };
        html! {
            <li class={classes!("choice", "choice--told", several, state, picked.then_some("choice--picked"))} key={no.get()}>
                <span class="choice__letter">{ letter }</span>
                <div class="choice__text">{ prose(&choice.text) }</div>
                if !verdict.is_empty() { <p class="choice__verdict">{ verdict }</p> }
                <div class="choice__why">{ prose(&choice.why) }</div>
            </li>
        }
    };
    html! {
        <div class="entry__part">
            <h3>{ words::CHOICES }</h3>
            <ol class="choices">{ for shown(question, place).map(row) }</ol>
        </div>
    }
}

fn order(question: &Question, place: &Place, title: &'static str, order: &[ChoiceNo]) -> Html {
    let named = |no: &ChoiceNo| shown(question, place).find(|(_, choice, _)| choice == no);
    html! {
        <div class="entry__part">
            <h3>{ title }</h3>
            if order.is_empty() { <p class="soft small">{ words::NOT_GIVEN }</p> }
            <ol class="answer__list">
                { for order.iter().filter_map(named).zip(1..).map(|((letter, _, choice), at)| html! {
                    <li class="answer__row"><b>{ at }{ "." }</b><div>{ prose(&format!("**{letter}** {}", choice.text)) }</div></li>
                }) }
            </ol>
        </div>
    }
}

fn pairs(question: &Question, place: &Place, given: &[Option<ChoiceNo>], key: &[ChoiceNo]) -> Html {
    let named = |no: Option<ChoiceNo>| shown(question, place).find(|(_, choice, _)| Some(*choice) == no);
    let cell = |no: Option<ChoiceNo>| match named(no) {
        Some((letter, _, choice)) => html! { { prose(&format!("**{letter}** {}", choice.text)) } },
        None => html! { <span class="soft">{ words::NOT_GIVEN }</span> },
    };
    let row = |(at, prompt): (usize, &String)| {
        let (yours, right) = (given.get(at).copied().flatten(), key.get(at).copied());
        let mark = if yours == right { "tag tag--right" } else { "tag tag--wrong" };
        let said = if yours == right { words::RIGHT } else { words::WRONG };
        html! {
            <tr key={at}>
                <th scope="row">{ prose(prompt) }</th>
                <td>{ cell(yours) }<span class={mark}>{ said }</span></td>
                <td>{ cell(right) }</td>
            </tr>
        }
    };
    html! {
        <table class="table pairs">
            <thead>
                <tr><th scope="col">{ words::PROMPT }</th><th scope="col">{ words::YOURS }</th><th scope="col">{ words::KEY }</th></tr>
            </thead>
            <tbody>{ for question.prompts().iter().enumerate().map(row) }</tbody>
        </table>
    }
}
