//! Multiple choice and multiple response: radios or boxes, each with its strike-out.

use exam::{ChoiceNo, ChoiceSet, Event, Response, Shape};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Shown, letter, sign, why};
use crate::{
    components::{
        prose::prose,
        tag::{Tag, classed, pressable, tag, together},
    },
    words::sitting as words,
};

pub(super) fn view(shown: Shown<'_>) -> Tag {
    let picked = match &shown.line.response {
        Some(Response::One(choice)) => ChoiceSet::EMPTY.with(*choice, true),
        Some(Response::Several(set)) => *set,
        _ => ChoiceSet::EMPTY,
    };
    let rows = shown.place.order.iter().enumerate().map(|(at, &choice)| row(shown, picked, at, choice));
    let legend = classed("legend", "visually-hidden").child(words::TO_PLACE);
    classed("fieldset", "choices").child(legend).child(together(rows))
}

fn row(shown: Shown<'_>, picked: ChoiceSet, at: usize, choice: ChoiceNo) -> Option<Tag> {
    let Shown { question, place, line, act, said } = shown;
    let content = question.choices().get(choice.index())?;
    let (is_picked, is_struck) = (picked.has(choice), line.struck.has(choice));
    let is_right = line.shown && question.key().has(choice);
    let is_wrong = line.shown && is_picked && !is_right;
    let change = {
        let (act, said, shape) = (act.clone(), said.clone(), place.shape);
        Callback::from(move |event: web_sys::Event| match shape {
            Shape::Response { picks, .. } => {
                let set = picked.with(choice, !is_picked);
                if set.len() > u32::from(picks) {
                    // The box is ticked already; the sheet refuses, so the box must follow the sheet.
                    if let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
                        input.set_checked(false);
                    }
                    said.emit(words::too_many(picks));
                } else if set.is_empty() {
                    act.emit(Event::Clear);
                } else {
                    act.emit(Event::Answer(Response::Several(set)));
                }
            }
            _ => act.emit(Event::Answer(Response::One(choice))),
        })
    };
    let strike = {
        let act = act.clone();
        Callback::from(move |_| act.emit(Event::Strike(choice, !is_struck)))
    };
    let kind = if matches!(place.shape, Shape::Choice { .. }) { "radio" } else { "checkbox" };
    let states = [
        ("choice--picked", is_picked),
        ("choice--struck", is_struck),
        ("choice--right", is_right),
        ("choice--wrong", is_wrong),
    ];
    let id = format!("choice-{}", choice.get());
    let verdict = match (is_right, is_wrong) {
        (true, _) => Some(words::RIGHT_CHOICE),
        (_, true) => Some(words::WRONG_CHOICE),
        _ => None,
    };
    let key = format!("{}/{}", question.id(), choice.get());
    let label = tag("label").set("for", id.clone()).class_with("choice", &states);
    let input = html! {
        <input {id} class="choice__input" type={kind} name="choice" checked={is_picked} disabled={line.shown}
            onchange={change} />
    };
    let strike = || {
        pressable(strike, is_struck)
            .set("title", if is_struck { words::UNSTRIKE } else { words::STRIKE })
            .set("aria-label", format!("{} {}", words::STRIKE, letter(at)))
            .class("choice__strike")
            .child(sign("S"))
    };
    let label = label
        .child(input)
        .child(sign(letter(at)).class("choice__letter"))
        .child(classed("span", "choice__text").child(prose(&content.text)))
        .child(verdict.map(|verdict| classed("span", "choice__verdict").child(verdict)))
        .child(line.shown.then(|| why(content)));
    Some(classed("div", "choices__row").key(key).child(label).child((!line.shown).then(strike)))
}
