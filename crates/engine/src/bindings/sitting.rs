//! See [`Sitting`](crate::Sitting).

use core::time::Duration;

use exam::{Blueprint, Clock, Event, Feedback, Moment, Rules};
use wasm_bindgen::prelude::*;

use super::{
    Thrown,
    bank::RawBank,
    form::{RawForm, given},
    thrown,
};
use crate::Sitting;

#[wasm_bindgen]
pub struct RawSitting(Sitting);

#[wasm_bindgen]
impl RawSitting {
    /// The exam as it is.
    pub fn mock(bank: &RawBank, form: RawForm) -> Thrown<RawSitting> {
        thrown(Sitting::new(&bank.0, &form.0, Rules::mock).map(RawSitting))
    }

    pub fn of(
        bank: &RawBank,
        form: RawForm,
        minutes: Option<u32>,
        strict: bool,
        may_pause: bool,
        shows_each: bool,
    ) -> Thrown<RawSitting> {
        let rules = |_: &Blueprint| Rules {
            limit: minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
            clock: if strict { Clock::Strict } else { Clock::TestCentre },
            may_pause,
            feedback: if shows_each { Feedback::EachQuestion } else { Feedback::AtEnd },
        };
        thrown(Sitting::new(&bank.0, &form.0, rules).map(RawSitting))
    }

    pub fn begin(&mut self, now: u64) -> Thrown<()> {
        self.happens(Event::Begin, now)
    }

    pub fn answer(&mut self, places: &[i32], now: u64) -> Thrown<()> {
        thrown(self.0.answer(&given(places), Moment(now)))
    }

    pub fn flag(&mut self, on: bool, now: u64) -> Thrown<()> {
        self.happens(Event::Flag(on), now)
    }

    pub fn strike(&mut self, choice: u8, on: bool, now: u64) -> Thrown<()> {
        thrown(self.0.strike(choice, on, Moment(now)))
    }

    pub fn go(&mut self, number: u32, now: u64) -> Thrown<()> {
        thrown(self.0.go(number, Moment(now)))
    }

    pub fn show(&mut self, now: u64) -> Thrown<()> {
        self.happens(Event::Reveal, now)
    }

    pub fn pause(&mut self, now: u64) -> Thrown<()> {
        self.happens(Event::Pause, now)
    }

    pub fn resume(&mut self, now: u64) -> Thrown<()> {
        self.happens(Event::Resume, now)
    }

    pub fn interrupted(&mut self, from: u64, now: u64) -> Thrown<()> {
        self.happens(Event::Interrupted(Moment(from)), now)
    }

    pub fn submit(&mut self, now: u64) -> Thrown<()> {
        self.happens(Event::Submit, now)
    }

    pub fn tick(&mut self, now: u64) -> Thrown<()> {
        self.happens(Event::Tick, now)
    }

    pub fn state(&self, now: u64) -> Thrown<String> {
        thrown(self.0.state(Moment(now)))
    }

    pub fn report(&self) -> Thrown<String> {
        thrown(self.0.report())
    }

    pub fn marks(&self) -> Thrown<String> {
        thrown(self.0.marks())
    }
}

impl RawSitting {
    fn happens(&mut self, event: Event, now: u64) -> Thrown<()> {
        thrown(self.0.apply(event, Moment(now)))
    }
}
