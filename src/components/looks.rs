//! The look of all pages: light or dark, how much contrast, how large the text.

use yew::prelude::*;

use super::tag::{Tag, classed, pressable, tag};
use crate::{edge::look, words::frame as words};

/// A side of the look and what is chosen for it.
pub(crate) type Choice = (&'static str, &'static str);

/// The choice of the look, in a group for each of its sides.
pub(crate) fn looks(choose: &Callback<Choice>) -> Tag {
    let group = |side: &'static words::Side| {
        let words::Side { name, title, values } = *side;
        let chosen = look::chosen(name);
        let value = |&(value, text): &Choice| {
            let choose = choose.clone();
            let choose = Callback::from(move |_| choose.emit((name, value)));
            pressable(choose, value == chosen).class("filter").child(text)
        };
        let buttons = tag("div").set("role", "group").set("aria-label", title).class("filters");
        let title = tag("p").set("aria-hidden", "true").class("looks__title").child(title);
        classed("div", "looks__side").child(title).child(buttons.children(values.iter().map(value)))
    };
    classed("div", "looks").children([&words::COLOURS, &words::CONTRAST, &words::SIZE].map(group))
}

/// The same for a page that has nothing to do with it otherwise.
pub(crate) struct Looks;

impl Component for Looks {
    type Message = Choice;
    type Properties = ();

    fn create(_: &Context<Looks>) -> Looks {
        Looks
    }

    fn update(&mut self, _: &Context<Looks>, (name, value): Choice) -> bool {
        look::choose(name, value);
        true
    }

    fn view(&self, ctx: &Context<Looks>) -> Html {
        looks(&ctx.link().callback(|choice| choice)).into()
    }
}

/// The size of the text next to the one that is shown; `None` if there is none.
pub(crate) fn next_size(larger: bool) -> Option<&'static str> {
    let shown = look::chosen(words::SIZE.name);
    let at = words::SIZE.values.iter().position(|(size, _)| *size == shown).unwrap_or(0);
    let next = words::SIZE.values.get(if larger { at + 1 } else { at.wrapping_sub(1) });
    next.map(|(size, _)| *size)
}
