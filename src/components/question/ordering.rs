//! Ordering without dragging: choices are added to the order, moved up and down, and taken out.

use bank::prose::visible;
use exam::{ChoiceNo, Event, Response, Shape};
use yew::prelude::*;

use super::Shown;
use crate::{components::prose::prose, words::sitting as words};

pub(super) fn view(shown: Shown<'_>) -> Html {
    let Shown { question, place, line, .. } = shown;
    let order = match &line.response {
        Some(Response::Order(order)) => order.clone(),
        _ => Vec::new(),
    };
    let Shape::Ordering { places, .. } = place.shape else { return Html::default() };
    let full = order.len() >= usize::from(places);
    let rest: Vec<ChoiceNo> = place.order.iter().copied().filter(|choice| !order.contains(choice)).collect();
    html! {
        <div class="ordering">
            <h2 class="ordering__title" id="places">{words::YOUR_ORDER}</h2>
            if order.is_empty() { <p class="ordering__empty">{words::PLACE_EMPTY}</p> }
            <ol class="ordering__places" aria-labelledby="places">
                {for order.iter().enumerate().map(|(at, &choice)| placed(shown, &order, at, choice))}
            </ol>
            <h2 class="ordering__title" id="pool">{words::TO_PLACE}</h2>
            if full && !line.shown { <p class="ordering__full">{words::ALL_PLACED}</p> }
            <ul class="ordering__pool" aria-labelledby="pool">
                {for rest.into_iter().map(|choice| loose(shown, &order, full, choice))}
            </ul>
            if line.shown {
                <h2 class="ordering__title">{words::RIGHT_CHOICE}</h2>
                <ol class="ordering__places ordering__places--right">
                    {for key(shown).into_iter().filter_map(|choice| question.choices().get(choice.index())).map(|content| html! {
                        <li class="place"><span class="place__text">{prose(&content.text)}</span><span class="choice__why">{prose(&content.why)}</span></li>
                    })}
                </ol>
            }
        </div>
    }
}

fn placed(shown: Shown<'_>, order: &[ChoiceNo], at: usize, choice: ChoiceNo) -> Html {
    let Some(content) = shown.question.choices().get(choice.index()) else { return Html::default() };
    let text = &content.text;
    let button = |class: &'static str, sign: &'static str, name: &str, to: Vec<ChoiceNo>, able: bool| {
        let act = shown.act.clone();
        let onclick = Callback::from(move |_: MouseEvent| act.emit(answer(to.clone())));
        let label = format!("{name}: {}", visible(text));
        let disabled = !able || shown.line.shown;
        let id = format!("{class}-{}", choice.get());
        html! { <button type="button" {id} {class} {onclick} {disabled} aria-label={label}><span aria-hidden="true">{sign}</span></button> }
    };
    let (mut up, mut down, mut out) = (order.to_vec(), order.to_vec(), order.to_vec());
    if at > 0 {
        up.swap(at, at - 1);
    }
    if at + 1 < order.len() {
        down.swap(at, at + 1);
    }
    out.remove(at);
    html! {
        <li class="place" key={choice.get()}>
            <span class="place__text">{prose(text)}</span>
            if shown.line.shown && !key(shown).contains(&choice) {
                // The others have their reasons in the right order below.
                <span class="choice__why">{prose(&content.why)}</span>
            }
            <span class="place__buttons">
                {button("place__up", "↑", "Move up", up, at > 0)}
                {button("place__down", "↓", "Move down", down, at + 1 < order.len())}
                {button("place__out", "×", "Take out", out, true)}
            </span>
        </li>
    }
}

fn loose(shown: Shown<'_>, order: &[ChoiceNo], full: bool, choice: ChoiceNo) -> Html {
    let Some(content) = shown.question.choices().get(choice.index()) else { return Html::default() };
    let mut longer = order.to_vec();
    longer.push(choice);
    let act = shown.act.clone();
    let onclick = Callback::from(move |_: MouseEvent| act.emit(answer(longer.clone())));
    html! {
        <li key={choice.get()}>
            <button type="button" class="ordering__add" {onclick} disabled={full || shown.line.shown}>
                <span class="ordering__plus" aria-hidden="true">{"+"}</span>
                <span class="choice__text">{prose(&content.text)}</span>
            </button>
            if shown.line.shown { <span class="choice__why">{prose(&content.why)}</span> }
        </li>
    }
}

fn answer(order: Vec<ChoiceNo>) -> Event {
    if order.is_empty() { Event::Clear } else { Event::Answer(Response::Order(order)) }
}

fn key(shown: Shown<'_>) -> Vec<ChoiceNo> {
    match shown.question.key() {
        exam::Key::Order(order) => order.clone(),
        _ => Vec::new(),
    }
}
