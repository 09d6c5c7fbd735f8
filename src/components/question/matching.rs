//! Matching without dragging: each prompt has a list from which its choice is picked.

use bank::prose::visible;
use exam::{ChoiceNo, Event, Key, Response, Shape};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Shown, letter};
use crate::{components::prose::prose, words::sitting as words};

pub(super) fn view(shown: Shown<'_>) -> Html {
    let Shown { question, place, line, .. } = shown;
    let Shape::Matching { prompts, .. } = place.shape else { return Html::default() };
    let pairs = match &line.response {
        Some(Response::Pairs(pairs)) => pairs.clone(),
        _ => vec![None; usize::from(prompts)],
    };
    html! {
        <div class="matching">
            <ol class="matching__choices">
                {for place.order.iter().enumerate().filter_map(|(at, choice)| {
                    let content = question.choices().get(choice.index())?;
                    Some(html! {
                        <li key={choice.get()}>
                            <span class="choice__letter" aria-hidden="true">{letter(at)}</span>
                            <span class="choice__text">{prose(&content.text)}</span>
                            if line.shown { <span class="choice__why">{prose(&content.why)}</span> }
                        </li>
                    })
                })}
            </ol>
            {for question.prompts().iter().enumerate().map(|(at, prompt)| pair(shown, &pairs, at, prompt))}
        </div>
    }
}

fn pair(shown: Shown<'_>, pairs: &[Option<ChoiceNo>], at: usize, prompt: &str) -> Html {
    let Shown { question, place, line, act, .. } = shown;
    let picked = pairs.get(at).copied().flatten();
    let onchange = {
        let (act, pairs) = (act.clone(), pairs.to_vec());
        Callback::from(move |event: web_sys::Event| {
            let value = event.target().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok()).map(|it| it.value());
            let choice = value.and_then(|value| value.parse().ok()).and_then(ChoiceNo::new);
            let mut pairs = pairs.clone();
            if let Some(slot) = pairs.get_mut(at) {
                *slot = choice;
            }
            let blank = pairs.iter().all(Option::is_none);
            act.emit(if blank { Event::Clear } else { Event::Answer(Response::Pairs(pairs)) });
        })
    };
    let right = match question.key() {
        Key::Pairs(key) => key.get(at).copied(),
        _ => None,
    };
    let class = classes!(
        "pair",
        (line.shown && picked == right).then_some("choice--right"),
        (line.shown && picked != right).then_some("choice--wrong"),
    );
    let id = format!("pair-{at}");
    html! {
        <div {class} key={format!("{}/{at}", question.id())}>
            <label class="pair__prompt" for={id.clone()}>{prose(prompt)}</label>
            <select {id} class="pair__choice" {onchange} disabled={line.shown}>
                <option value="" selected={picked.is_none()}>{words::CHOOSE}</option>
                {for place.order.iter().enumerate().filter_map(|(shown_at, choice)| {
                    let content = question.choices().get(choice.index())?;
                    let (value, selected) = (choice.get().to_string(), picked == Some(*choice));
                    Some(html! { <option {value} {selected}>{format!("{}. {}", letter(shown_at), visible(&content.text))}</option> })
                })}
            </select>
            if let Some(right) = right.filter(|right| line.shown && picked != Some(*right)) {
                if let Some(content) = question.choices().get(right.index()) {
                    <p class="pair__right">{format!("{}: {}", words::RIGHT_CHOICE, visible(&content.text))}</p>
                }
            }
        </div>
    }
}
