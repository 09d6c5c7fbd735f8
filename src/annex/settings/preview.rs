//! What is in a file, before anything of it is imported.

use yew::html::Scope;

use super::keeping::{Keeping, Msg, Offer, Step, hindrance};
use crate::{
    components::tag::{Tag, button, classed, column, rows, tag},
    edge::clock,
    saved::Incoming,
    words::{frame, keeping as words},
};

/// The parts, under a heading that takes the focus.
pub(super) fn preview(link: &Scope<Keeping>, offer: &Offer, hindered: Option<&str>) -> Tag {
    let import = &offer.import;
    let summary = words::summary(import).into_iter().map(|said| tag("li").child(said));
    let nothing = import.changes.is_empty();
    let press = |name: &'static str, without: bool| {
        button(link.callback(move |_| Msg::Import(without))).class("button").child(name)
    };
    let go = (!nothing)
        .then(|| button(link.callback(|_| Msg::Import(false))).class("button button--primary").child(words::IMPORT));
    let leave = button(link.callback(|_| Msg::Ask(Step::Rest)));
    let actions = classed("p", "page__actions")
        .child(go)
        .child(hindered.filter(|why| *why != words::SITTING).map(|_| press(words::IMPORT_WITHOUT, true)))
        .child(leave.class("button").child(if nothing { words::CLOSE } else { words::CANCEL }));
    classed("div", "keeping")
        .child(tag("h3").set("id", "preview").set("tabindex", "-1").child(words::inside(&offer.name)))
        .child(tag("ul").children(summary))
        .child((!import.sittings.is_empty()).then(|| table(&import.sittings)))
        .child(nothing.then(|| tag("p").child(words::ALL_HERE)))
        .child(hindered.map(hindrance))
        .child(actions)
}

/// Every exam of the file; a long list is scrolled, by keyboard too.
fn table(sittings: &[Incoming]) -> Tag {
    let row = |sitting: &Incoming| {
        tag("tr")
            .child(tag("th").set("scope", "row").child(sitting.exam.clone()))
            .child(tag("td").child(frame::short_day(&clock::day(sitting.begun))))
            .child(tag("td").child(words::state(sitting.questions, sitting.over)))
            .child(tag("td").child(words::fate(sitting.fate)))
    };
    let heads = tag("tr").children([words::EXAM, words::BEGUN, words::STATE, words::FATE].map(column));
    let list = tag("div").set("role", "region").set("aria-label", words::SITTINGS).set("tabindex", "0");
    list.class("incoming").child(rows("table", heads, sittings.iter().map(row)))
}
