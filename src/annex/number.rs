//! The field for a number of questions, with a few numbers to pick at once.

use web_sys::HtmlInputElement;
use yew::{TargetCast, prelude::*};

use crate::{
    components::tag::{classed, pressable, tag},
    words::practice as words,
};

/// Numbers that are offered, where there are more questions than that.
const QUICK: [u32; 3] = [5, 10, 20];
/// How many questions it is unless somebody says otherwise.
const USUAL: u32 = 10;

/// How many questions are wanted.
pub(super) struct Number {
    wanted: u32,
    /// What stands in the field while somebody types there, whether it is a number or not.
    typed: Option<String>,
}

/// What is done to the field.
pub(super) enum Typing {
    /// A number was picked.
    Picked(u32),
    /// This stands in the field now.
    Typed(String),
    /// The field was left.
    Left,
}

impl Number {
    pub(super) fn new(wanted: Option<u32>) -> Number {
        Number { wanted: wanted.unwrap_or(USUAL), typed: None }
    }

    /// The number, where there are so many at the most.
    pub(super) fn of(&self, most: u32) -> u32 {
        self.wanted.clamp(1, most.max(1))
    }

    pub(super) fn take(&mut self, typing: Typing) {
        match typing {
            Typing::Picked(number) => *self = Number { wanted: number, typed: None },
            Typing::Typed(text) => {
                self.wanted = text.trim().parse().unwrap_or(self.wanted);
                self.typed = Some(text);
            }
            Typing::Left => self.typed = None,
        }
    }

    /// The field, for a number from 1 to `most`.
    pub(super) fn view(&self, most: u32, heard: &Callback<Typing>) -> Html {
        let number = self.of(most);
        let quick = QUICK.into_iter().filter(|&quick| quick < most).map(|quick| (quick, quick.to_string()));
        let quick = quick.chain([(most, words::all(most))]).map(|(quick, name)| {
            let heard = heard.clone();
            let press = Callback::from(move |_| heard.emit(Typing::Picked(quick)));
            pressable(press, quick == number).class("button").key(name.as_str()).child(name)
        });
        let (typing, leaving) = (heard.clone(), heard.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            let text = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            typing.emit(Typing::Typed(text));
        });
        let onchange = Callback::from(move |_: Event| leaving.emit(Typing::Left));
        let value = self.typed.clone().unwrap_or_else(|| number.to_string());
        let field = html! {
            <input id="number" class="chooser__input chooser__number" type="number" min="1" max={most.to_string()}
                {value} {oninput} {onchange} />
        };
        classed("div", "chooser__field")
            .child(tag("label").set("for", "number").child(words::NUMBER))
            .child(classed("div", "chooser__row").child(field).children(quick))
            .into()
    }
}
