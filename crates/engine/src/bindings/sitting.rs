//! See [`Sitting`](crate::Sitting).

use exam::{Blueprint, Event, Rules};
use wasm_bindgen::prelude::*;

use super::{Thrown, bank::RawBank, parcel::Parcel, rows, rules, thrown};
use crate::{Fault, Sitting};

#[wasm_bindgen]
pub struct RawSitting(Sitting);

#[wasm_bindgen]
impl RawSitting {
    pub fn of(bank: &RawBank, texts: &str, numbers: &[u32]) -> Thrown<RawSitting> {
        let parcel = &mut Parcel::of(texts, numbers);
        let (form, rules) = (rows::form(parcel), rules::rules(parcel));
        let rules = |blueprint: &Blueprint| rules.unwrap_or_else(|| Rules::mock(blueprint));
        thrown(Sitting::new(&bank.0, &form, rules).map(RawSitting))
    }

    pub fn act(&mut self, texts: &str, numbers: &[u32]) -> Thrown<()> {
        thrown(happens(&mut self.0, &mut Parcel::of(texts, numbers)))
    }

    pub fn ask(&self, texts: &str, numbers: &[u32]) -> Thrown<String> {
        let parcel = &mut Parcel::of(texts, numbers);
        thrown(match parcel.text() {
            "state" => self.0.state(parcel.moment()),
            "report" => self.0.report(),
            _ => self.0.marks(),
        })
    }
}

fn happens(sitting: &mut Sitting, parcel: &mut Parcel) -> Result<(), Fault> {
    let (name, now) = (parcel.text(), parcel.moment());
    let event = match name {
        "answer" => return sitting.answer(&rows::given(parcel), now),
        "strike" => return sitting.strike(parcel.small(), parcel.truth(), now),
        "go" => return sitting.go(parcel.number(), now),
        "begin" => Event::Begin,
        "flag" => Event::Flag(parcel.truth()),
        "show" => Event::Reveal,
        "pause" => Event::Pause,
        "resume" => Event::Resume,
        "interrupted" => Event::Interrupted(parcel.moment()),
        "submit" => Event::Submit,
        _ => Event::Tick,
    };
    sitting.apply(event, now)
}
