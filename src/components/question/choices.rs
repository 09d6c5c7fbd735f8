//! Multiple choice and multiple response: radios or boxes, each with its strike-out.

use exam::{ChoiceNo, ChoiceSet, Event, Response, Shape};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Shown, letter};
use crate::{components::prose::prose, words::sitting as words};

pub(super) fn view(shown: Shown<'_>) -> Html {
    let picked = match &shown.line.response {
        Some(Response::One(choice)) => ChoiceSet::EMPTY.with(*choice, true),
        Some(Response::Several(set)) => *set,
        _ => ChoiceSet::EMPTY,
    };
    let rows = shown.place.order.iter().enumerate().map(|(at, &choice)| row(shown, picked, at, choice));
    html! {
        <fieldset class="choices">
            <legend class="visually-hidden">{words::TO_PLACE}</legend>
            {for rows}
        </fieldset>
    }
}

fn row(shown: Shown<'_>, picked: ChoiceSet, at: usize, choice: ChoiceNo) -> Html {
    let Shown { question, place, line, act, said } = shown;
    let Some(content) = question.choices().get(choice.index()) else { return Html::default() };
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
        Callback::from(move |_: MouseEvent| act.emit(Event::Strike(choice, !is_struck)))
    };
    let kind = if matches!(place.shape, Shape::Choice { .. }) { "radio" } else { "checkbox" };
    let class = classes!(
        "choice",
        is_picked.then_some("choice--picked"),
        is_struck.then_some("choice--struck"),
        is_right.then_some("choice--right"),
        is_wrong.then_some("choice--wrong"),
    );
    let id = format!("choice-{}", choice.get());
    let verdict = match (is_right, is_wrong) {
        (true, _) => Some(words::RIGHT_CHOICE),
        (_, true) => Some(words::WRONG_CHOICE),
        _ => None,
    };
    let key = format!("{}/{}", question.id(), choice.get());
    html! {
        <div class="choices__row" {key}>
            <label {class} for={id.clone()}>
                <input {id} class="choice__input" type={kind} name="choice" checked={is_picked} disabled={line.shown} onchange={change} />
                <span class="choice__letter" aria-hidden="true">{letter(at)}</span>
                <span class="choice__text">{prose(&content.text)}</span>
                if let Some(verdict) = verdict { <span class="choice__verdict">{verdict}</span> }
                if line.shown { <span class="choice__why">{prose(&content.why)}</span> }
            </label>
            if !line.shown {
                <button type="button" class="choice__strike" aria-pressed={is_struck.to_string()} onclick={strike}
                    title={if is_struck { words::UNSTRIKE } else { words::STRIKE }}
                    aria-label={format!("{} {}", words::STRIKE, letter(at))}>
                    <span aria-hidden="true">{"S"}</span>
                </button>
            }
        </div>
    }
}
