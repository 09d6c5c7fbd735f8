//! Ordering without dragging: choices are added to the order, moved up and down, and taken out.

use bank::prose::visible;
use exam::{Choice, ChoiceNo, Event, Response, Shape};
use yew::prelude::*;

use super::{Shown, sign, why};
use crate::{
    components::{
        prose::prose,
        tag::{Tag, button, classed, paragraph, tag, together},
    },
    words::sitting as words,
};

pub(super) fn view(shown: Shown<'_>) -> Option<Tag> {
    let Shown { question, place, line, .. } = shown;
    let order = match &line.response {
        Some(Response::Order(order)) => order.clone(),
        _ => Vec::new(),
    };
    let Shape::Ordering { places, .. } = place.shape else { return None };
    let full = order.len() >= usize::from(places);
    let rest: Vec<ChoiceNo> = place.order.iter().copied().filter(|choice| !order.contains(choice)).collect();
    let title = |id: &'static str, text: &'static str| tag("h2").set("id", id).class("ordering__title").child(text);
    let list = |name, id: &'static str, class| tag(name).set("aria-labelledby", id).class(class);
    let placed = order.iter().enumerate().map(|(at, &choice)| placed(shown, &order, at, choice));
    let loose = rest.into_iter().map(|choice| loose(shown, &order, full, choice));
    let right = || {
        let right = key(shown).into_iter().filter_map(|choice| question.choices().get(choice.index()));
        let right = right.map(|content| classed("li", "place").child(text(content)).child(why(content)));
        let title = classed("h2", "ordering__title").child(words::RIGHT_CHOICE);
        together([title, classed("ol", "ordering__places ordering__places--right").children(right)])
    };
    let ordering = classed("div", "ordering")
        .child(title("places", words::YOUR_ORDER))
        .child(order.is_empty().then(|| paragraph("ordering__empty", words::PLACE_EMPTY)))
        .child(list("ol", "places", "ordering__places").children(placed))
        .child(title("pool", words::TO_PLACE))
        .child((full && !line.shown).then(|| paragraph("ordering__full", words::ALL_PLACED)))
        .child(list("ul", "pool", "ordering__pool").children(loose))
        .child(line.shown.then(right));
    Some(ordering)
}

fn text(choice: &Choice) -> Tag {
    classed("span", "place__text").child(prose(&choice.text))
}

fn placed(shown: Shown<'_>, order: &[ChoiceNo], at: usize, choice: ChoiceNo) -> Option<Tag> {
    let content = shown.question.choices().get(choice.index())?;
    let move_to = |class: &'static str, sign: &'static str, name: &str, to: Vec<ChoiceNo>, able: bool| {
        let act = shown.act.clone();
        button(Callback::from(move |_| act.emit(answer(to.clone()))))
            .set("id", format!("{class}-{}", choice.get()))
            .set("aria-label", format!("{name}: {}", visible(&content.text)))
            .set_if("disabled", !able || shown.line.shown)
            .class(class)
            .child(super::sign(sign))
    };
    let (mut up, mut down, mut out) = (order.to_vec(), order.to_vec(), order.to_vec());
    if at > 0 {
        up.swap(at, at - 1);
    }
    if at + 1 < order.len() {
        down.swap(at, at + 1);
    }
    out.remove(at);
    let buttons = classed("span", "place__buttons")
        .child(move_to("place__up", "↑", "Move up", up, at > 0))
        .child(move_to("place__down", "↓", "Move down", down, at + 1 < order.len()))
        .child(move_to("place__out", "×", "Take out", out, true));
    // The others have their reasons in the right order below.
    let missed = shown.line.shown && !key(shown).contains(&choice);
    let place = classed("li", "place").key(choice.get());
    Some(place.child(text(content)).child(missed.then(|| why(content))).child(buttons))
}

fn loose(shown: Shown<'_>, order: &[ChoiceNo], full: bool, choice: ChoiceNo) -> Option<Tag> {
    let content = shown.question.choices().get(choice.index())?;
    let mut longer = order.to_vec();
    longer.push(choice);
    let act = shown.act.clone();
    let add = button(Callback::from(move |_| act.emit(answer(longer.clone()))))
        .set_if("disabled", full || shown.line.shown)
        .class("ordering__add")
        .child(sign("+").class("ordering__plus"))
        .child(classed("span", "choice__text").child(prose(&content.text)));
    Some(tag("li").key(choice.get()).child(add).child(shown.line.shown.then(|| why(content))))
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
