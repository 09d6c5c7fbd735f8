//! Matching without dragging: each prompt has a list from which its choice is picked.

use bank::prose::visible;
use exam::{ChoiceNo, Event, Key, Response, Shape};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::{html::onchange, prelude::*};

use super::{Shown, letter, sign, why};
use crate::{
    components::{
        prose::prose,
        tag::{Tag, classed, paragraph, tag, together},
    },
    words::sitting as words,
};

pub(super) fn view(shown: Shown<'_>) -> Option<Tag> {
    let Shown { question, place, line, .. } = shown;
    let Shape::Matching { prompts, .. } = place.shape else { return None };
    let pairs = match &line.response {
        Some(Response::Pairs(pairs)) => pairs.clone(),
        _ => vec![None; usize::from(prompts)],
    };
    let choices = place.order.iter().enumerate().filter_map(|(at, choice)| {
        let content = question.choices().get(choice.index())?;
        let choice = tag("li")
            .key(choice.get())
            .child(sign(letter(at)).class("choice__letter"))
            .child(classed("span", "choice__text").child(prose(&content.text)))
            .child(line.shown.then(|| why(content)));
        Some(choice)
    });
    let pairs = question.prompts().iter().enumerate().map(|(at, prompt)| pair(shown, &pairs, at, prompt));
    let choices = classed("ol", "matching__choices").children(choices);
    Some(classed("div", "matching").child(choices).child(together(pairs)))
}

fn pair(shown: Shown<'_>, pairs: &[Option<ChoiceNo>], at: usize, prompt: &str) -> Tag {
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
    let states = [("choice--right", line.shown && picked == right), ("choice--wrong", line.shown && picked != right)];
    let id = format!("pair-{at}");
    let option = |value: String, chosen: bool, text: String| {
        tag("option").set("value", value).set_if("selected", chosen).child(text)
    };
    let options = place.order.iter().enumerate().filter_map(|(shown_at, choice)| {
        let content = question.choices().get(choice.index())?;
        let text = format!("{}. {}", letter(shown_at), visible(&content.text));
        Some(option(choice.get().to_string(), picked == Some(*choice), text))
    });
    let select = tag("select")
        .set("id", id.clone())
        .set_if("disabled", line.shown)
        .class("pair__choice")
        .on(onchange::Wrapper::new(onchange))
        .child(option(String::new(), picked.is_none(), words::CHOOSE.into()))
        .child(together(options));
    let right = right.filter(|right| line.shown && picked != Some(*right));
    let right = right.and_then(|right| question.choices().get(right.index()));
    tag("div")
        .key(format!("{}/{at}", question.id()))
        .class_with("pair", &states)
        .child(tag("label").set("for", id).class("pair__prompt").child(prose(prompt)))
        .child(select)
        .child(
            right.map(|right| paragraph("pair__right", format!("{}: {}", words::RIGHT_CHOICE, visible(&right.text)))),
        )
}
