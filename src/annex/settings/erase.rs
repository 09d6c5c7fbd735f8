//! The two questions before everything is erased.

use yew::{html::Scope, prelude::*};

use super::keeping::{Facts, Keeping, Msg, Step};
use crate::{
    components::tag::{Tag, button, classed, paragraph, tag},
    words::keeping as words,
};

/// The first question, with an export before it.
pub(super) fn ask(link: &Scope<Keeping>, facts: &Facts, copy: bool) -> Tag {
    let onchange = link.callback(move |_: web_sys::Event| Msg::Ask(Step::Erase(!copy)));
    let tick = facts.copy.then(|| {
        let input = html! { <input type="checkbox" id="erase-copy" checked={copy} {onchange} /> };
        paragraph("keep", input).child(tag("label").set("for", "erase-copy").child(words::ERASE_COPY))
    });
    let some = facts.exams + facts.days > 0;
    let export = some.then(|| button(link.callback(|_| Msg::Export)).class("button").child(words::EXPORT_FIRST));
    let actions = classed("p", "page__actions")
        .child(export)
        .child(step(link, move || Step::EraseForGood(copy)).class("button").child(words::ERASE_GO_ON))
        .child(step(link, || Step::Rest).class("button").child(words::ERASE_NOT));
    asked(words::erase_ask(facts.exams, facts.days, facts.copy)).child(tick).child(actions)
}

/// The second.
pub(super) fn ask_again(link: &Scope<Keeping>, facts: &Facts, copy: bool) -> Tag {
    let erase = button(link.callback(move |_| Msg::Erase(copy))).class("button button--danger");
    let actions = classed("p", "page__actions")
        .child(step(link, || Step::Rest).class("button").child(words::ERASE_NOT))
        .child(erase.child(words::ERASE_NOW));
    asked(words::erase_ask_again(facts.exams, facts.days)).child(actions)
}

fn step(link: &Scope<Keeping>, to: impl Fn() -> Step + 'static) -> Tag {
    button(link.callback(move |_| Msg::Ask(to())))
}

/// A question, which takes the focus and is read aloud.
fn asked(text: String) -> Tag {
    let question = tag("p").set("id", "ask").set("tabindex", "-1").child(text);
    classed("div", "keeping keeping--danger").child(tag("h3").child(words::ERASE_TITLE)).child(question)
}
