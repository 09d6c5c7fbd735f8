//! One candidate's run through a form: what happens goes in, the state comes out.

use std::rc::Rc;

use bank::{
    Exam,
    responses::{FormRow, Given},
};
use exam::{Blueprint, ChoiceNo, Event, Form, Moment, Phase, Rules};

use crate::{Bank, Code, Fault, json::json, mark, state::State};

/// A sitting, with the exam that marks it.
#[derive(Debug)]
pub struct Sitting {
    exam: Rc<Exam>,
    /// `None` only while an event is applied.
    sitting: Option<exam::Sitting>,
}

impl Sitting {
    /// A sitting of a form that has not begun; `rules` makes its rules from the exam's outline.
    ///
    /// # Errors
    /// A form that does not agree with the bank.
    pub fn new(bank: &Bank, form: &FormRow, rules: impl FnOnce(&Blueprint) -> Rules) -> Result<Sitting, Fault> {
        let (exam, form) = bank.form(form)?;
        let rules = rules(exam.blueprint());
        Ok(Sitting { exam: exam.clone(), sitting: Some(exam::Sitting::new(form.into(), rules)) })
    }

    /// Lets something happen.
    ///
    /// # Errors
    /// Why it has no meaning where the sitting stands. Time has gone on all the same.
    pub fn apply(&mut self, event: Event, now: Moment) -> Result<(), Fault> {
        let (sitting, refused) = match self.sitting.take().ok_or_else(lost)?.apply(now, event) {
            Ok(sitting) => (sitting, Ok(())),
            Err(refused) => (refused.sitting, Err(Fault::refused(refused.why))),
        };
        self.sitting = Some(sitting);
        refused
    }

    /// A response to the question on the desk: places of choices, in matching `None` where a prompt has none.
    /// Nothing picked takes the response back.
    ///
    /// # Errors
    /// Why it has no meaning where the sitting stands, or does not fit the question. Time has gone on all the same.
    pub fn answer(&mut self, given: &Given, now: Moment) -> Result<(), Fault> {
        self.apply(Event::Tick, now)?;
        let sitting = self.get()?;
        let at = sitting.desk().map_or(0, exam::Desk::at);
        match given.at(&sitting.form().places()[at]) {
            Ok(response) => self.apply(response.map_or(Event::Clear, Event::Answer), now),
            Err(message) => {
                // Before the beginning and after the end nothing fits, and that is the reason to give.
                match sitting.phase() {
                    Phase::Underway { desk, .. } if !desk.line().shown => Err(Fault::unfit(message)),
                    _ => self.apply(Event::Clear, now),
                }
            }
        }
    }

    /// A choice is struck out, or no longer.
    ///
    /// # Errors
    /// As [`answer`](Sitting::answer).
    pub fn strike(&mut self, choice: u8, struck: bool, now: Moment) -> Result<(), Fault> {
        if let Some(choice) = ChoiceNo::new(choice) {
            return self.apply(Event::Strike(choice, struck), now);
        }
        self.apply(Event::Tick, now)?;
        Err(Fault::unfit(format!("there is no choice {choice}")))
    }

    /// The question of this number, from 1, is put on the desk.
    ///
    /// # Errors
    /// The form has no such question, or nothing lies on the desk.
    pub fn go(&mut self, number: u32, now: Moment) -> Result<(), Fault> {
        // Before the first place is beyond every form.
        self.apply(Event::GoTo((number as usize).wrapping_sub(1)), now)
    }

    /// Where the sitting stands at a moment.
    ///
    /// # Errors
    /// None are known.
    pub fn state(&self, now: Moment) -> Result<String, Fault> {
        Ok(json(&State::of(self.get()?, now)))
    }

    /// The report of a sitting that is over.
    ///
    /// # Errors
    /// The sitting is not over.
    pub fn report(&self) -> Result<String, Fault> {
        let (form, finished) = self.finished()?;
        Ok(json(&mark::report(&self.exam, form, finished)?))
    }

    /// What became of each question of a sitting that is over.
    ///
    /// # Errors
    /// The sitting is not over.
    pub fn marks(&self) -> Result<String, Fault> {
        let (form, finished) = self.finished()?;
        Ok(json(&mark::marks(&self.exam, form, finished)?))
    }

    fn get(&self) -> Result<&exam::Sitting, Fault> {
        self.sitting.as_ref().ok_or_else(lost)
    }

    fn finished(&self) -> Result<(&Form, &exam::Finished), Fault> {
        let sitting = self.get()?;
        if let Phase::Finished(finished) = sitting.phase() {
            return Ok((sitting.form(), finished));
        }
        let message = "the exam is not over yet: only what was handed in can be marked";
        Err(Fault { why: Some("not-over"), ..Fault::new(Code::Refused, message) })
    }
}

fn lost() -> Fault {
    Fault::new(Code::Engine, "the sitting was lost in an earlier failure; begin another from the acts that were kept")
}
