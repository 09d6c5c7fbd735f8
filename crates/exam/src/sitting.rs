//! One candidate's run through one form.
//!
//! A [`Sitting`] is what is fixed (form, rules) and the phase it is in; what makes no sense in a phase
//! does not exist there. It reads no clock: every event arrives with the [`Moment`] at which it happened,
//! and time is the difference of moments, never a count of ticks.

use alloc::{sync::Arc, vec::Vec};
use core::{fmt, time::Duration};

use crate::{AnswerSheet, ChoiceNo, Clock, Feedback, Form, Line, Moment, Response, Rules};

/// A candidate's run through a form, under rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    form: Arc<Form>,
    rules: Rules,
    phase: Phase,
}

/// Where a sitting stands. Only what makes sense in a phase exists in that phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The instructions are on the screen and no clock runs.
    Ready,
    /// The clock runs since the moment given.
    Underway {
        /// What lies before the candidate.
        desk: Desk,
        /// Up to when time has been charged.
        since: Moment,
    },
    /// The clock stands still.
    Paused {
        /// What lies before the candidate.
        desk: Desk,
    },
    /// It is over. Only this can be marked.
    Finished(Finished),
}

/// What lies before the candidate while the sitting lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    sheet: AnswerSheet,
    at: usize,
    spent: Duration,
    interruptions: Vec<Interruption>,
}

/// A time during which the page was closed or the machine asleep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interruption {
    /// The last sign of life before it.
    pub from: Moment,
    /// The return.
    pub to: Moment,
    /// Whether it was taken off the candidate's time.
    pub charged: bool,
}

/// A sitting that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    sheet: AnswerSheet,
    spent: Duration,
    ending: Ending,
    interruptions: Vec<Interruption>,
}

/// How a sitting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The candidate handed in.
    Submitted,
    /// The time ran out.
    TimeUp,
}

/// What can happen in a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The candidate begins; the clock starts.
    Begin,
    /// A response to the question on the desk, in place of any before.
    Answer(Response),
    /// The response to the question on the desk is taken back.
    Clear,
    /// The question on the desk is flagged, or no longer.
    Flag(bool),
    /// A choice of the question on the desk is struck out, or no longer.
    Strike(ChoiceNo, bool),
    /// The question at this place, from 0, is put on the desk.
    GoTo(usize),
    /// What is right is shown for the question on the desk.
    Reveal,
    /// The clock is stopped.
    Pause,
    /// The clock runs again.
    Resume,
    /// The page was closed or the machine asleep, from the moment given until now. If time had run out
    /// by then, the sitting was over before, and nothing is noted.
    Interrupted(Moment),
    /// The candidate hands in.
    Submit,
    /// Nothing happened but time.
    Tick,
}

/// An event that did not apply, and the sitting as it stands all the same.
///
/// It carries the sitting because time goes on even so: a late answer is refused and still ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The sitting, brought up to the moment of the event.
    pub sitting: Sitting,
    /// Why the event did not apply.
    pub why: Why,
}

/// Why an event did not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The sitting has not begun.
    NotBegun,
    /// It has begun already.
    AlreadyBegun,
    /// The clock stands still: resume first.
    OnPause,
    /// The clock runs already.
    NotOnPause,
    /// These rules have no pause.
    PauseNotAllowed,
    /// The sitting is over.
    Over,
    /// The form has no question at that place.
    NoSuchQuestion,
    /// The response is not of the kind, or names what the question does not have.
    ResponseDoesNotFit,
    /// These rules show what is right only in the report.
    RevealNotAllowed,
    /// What is right has been shown for this question already.
    AlreadyShown,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Why::NotBegun => "the exam has not begun",
            Why::AlreadyBegun => "the exam has begun already",
            Why::OnPause => "the exam is paused",
            Why::NotOnPause => "the exam is not paused",
            Why::PauseNotAllowed => "this exam cannot be paused",
            Why::Over => "the exam is over",
            Why::NoSuchQuestion => "there is no such question on this form",
            Why::ResponseDoesNotFit => "the response does not fit the question",
            Why::RevealNotAllowed => "answers are shown in the report only",
            Why::AlreadyShown => "the answer to this question has been shown, so it can no longer be changed",
        })
    }
}

impl Sitting {
    /// A sitting that has not begun.
    pub fn new(form: Arc<Form>, rules: Rules) -> Sitting {
        Sitting { form, rules, phase: Phase::Ready }
    }

    /// The form that is sat.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The rules that were agreed.
    pub fn rules(&self) -> Rules {
        self.rules
    }

    /// Where it stands.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// The desk, while there is one.
    pub fn desk(&self) -> Option<&Desk> {
        match &self.phase {
            Phase::Underway { desk, .. } | Phase::Paused { desk } => Some(desk),
            Phase::Ready | Phase::Finished(_) => None,
        }
    }

    /// Time spent up to `now`, never more than the limit.
    pub fn spent(&self, now: Moment) -> Duration {
        let spent = match &self.phase {
            Phase::Ready => Duration::ZERO,
            Phase::Underway { desk, since } => desk.spent.saturating_add(now.since(*since)),
            Phase::Paused { desk } => desk.spent,
            Phase::Finished(finished) => finished.spent,
        };
        self.rules.limit.map_or(spent, |limit| spent.min(limit))
    }

    /// Time left at `now`; `None` without a limit. Nothing counts down: the screen asks.
    pub fn left(&self, now: Moment) -> Option<Duration> {
        self.rules.limit.map(|limit| limit.saturating_sub(self.spent(now)))
    }

    /// What the sitting becomes when `event` happens at `now`.
    ///
    /// # Errors
    /// [`Refused`] when the event has no meaning where the sitting stands. It holds the sitting brought
    /// up to `now`, over if its time has run out.
    pub fn apply(self, now: Moment, event: Event) -> Result<Sitting, Refused> {
        let Sitting { form, rules, phase } = self;
        let phase = match (&event, phase) {
            (&Event::Interrupted(from), Phase::Underway { desk, since }) => desk.interrupted(rules, since, from, now),
            (_, Phase::Underway { desk, since }) => desk.charged(rules, since, now, now),
            (_, phase) => phase,
        };
        let met = match phase {
            Phase::Ready => match event {
                Event::Begin => Ok(Phase::Underway { desk: Desk::laid(&form), since: now }),
                Event::Tick | Event::Interrupted(_) => Ok(Phase::Ready),
                _ => Err((Phase::Ready, Why::NotBegun)),
            },
            Phase::Underway { desk, since } => desk.meets(&form, rules, since, event),
            Phase::Paused { desk } => match event {
                Event::Resume => Ok(Phase::Underway { desk, since: now }),
                Event::Submit => Ok(desk.handed_in(Ending::Submitted)),
                Event::Tick | Event::Interrupted(_) => Ok(Phase::Paused { desk }),
                _ => Err((Phase::Paused { desk }, Why::OnPause)),
            },
            Phase::Finished(finished) => match event {
                Event::Tick | Event::Interrupted(_) => Ok(Phase::Finished(finished)),
                _ => Err((Phase::Finished(finished), Why::Over)),
            },
        };
        match met {
            Ok(phase) => Ok(Sitting { form, rules, phase }),
            Err((phase, why)) => Err(Refused { sitting: Sitting { form, rules, phase }, why }),
        }
    }
}

impl Desk {
    /// The answer sheet.
    pub fn sheet(&self) -> &AnswerSheet {
        &self.sheet
    }

    /// The place of the question on the desk, from 0; always on the form.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The line of the question on the desk.
    pub fn line(&self) -> &Line {
        &self.sheet.lines()[self.at]
    }

    /// The interruptions so far.
    pub fn interruptions(&self) -> &[Interruption] {
        &self.interruptions
    }

    fn laid(form: &Form) -> Desk {
        Desk { sheet: AnswerSheet::blank(form), at: 0, spent: Duration::ZERO, interruptions: Vec::new() }
    }

    /// Charges the time from `since` to `until` and lets the clock run on from `now`; over if none is left.
    fn charged(mut self, rules: Rules, since: Moment, until: Moment, now: Moment) -> Phase {
        let passed = until.since(since);
        let left = rules.limit.map(|limit| limit.saturating_sub(self.spent));
        let charge = left.map_or(passed, |left| passed.min(left));
        self.spent = self.spent.saturating_add(charge);
        let line = self.sheet.line(self.at);
        line.spent = line.spent.saturating_add(charge);
        if left.is_some_and(|left| left <= passed) {
            self.handed_in(Ending::TimeUp)
        } else {
            Phase::Underway { desk: self, since: now }
        }
    }

    /// Notes that nothing was heard between `from` and `now`, and charges what the rules charge.
    fn interrupted(mut self, rules: Rules, since: Moment, from: Moment, now: Moment) -> Phase {
        let charged = rules.clock == Clock::Strict;
        // What has been charged already was no interruption, and none ends before it begins.
        let from = from.max(since).min(now);
        let over = rules.limit.is_some_and(|limit| limit.saturating_sub(self.spent) <= from.since(since));
        if !over {
            self.interruptions.push(Interruption { from, to: now, charged });
        }
        let until = if charged { now } else { from };
        self.charged(rules, since, until, now)
    }

    /// What becomes of a desk whose time is not over when `event` happens.
    fn meets(mut self, form: &Form, rules: Rules, since: Moment, event: Event) -> Result<Phase, (Phase, Why)> {
        let shown = self.line().shown;
        let choices = form.places()[self.at].shape.choices();
        let refusal = match event {
            Event::Answer(_) | Event::Clear | Event::Strike(..) if shown => Some(Why::AlreadyShown),
            Event::Answer(response) if form.places()[self.at].shape.accepts(&response) => {
                self.sheet.line(self.at).response = Some(response);
                None
            }
            Event::Clear => {
                self.sheet.line(self.at).response = None;
                None
            }
            Event::Flag(flagged) => {
                self.sheet.line(self.at).flagged = flagged;
                None
            }
            Event::Strike(choice, struck) if choice.get() <= choices => {
                let line = self.sheet.line(self.at);
                line.struck = line.struck.with(choice, struck);
                None
            }
            Event::Answer(_) | Event::Strike(..) => Some(Why::ResponseDoesNotFit),
            Event::GoTo(at) if at < form.places().len() => {
                self.at = at;
                None
            }
            Event::GoTo(_) => Some(Why::NoSuchQuestion),
            Event::Reveal if rules.feedback == Feedback::AtEnd => Some(Why::RevealNotAllowed),
            Event::Reveal if shown => Some(Why::AlreadyShown),
            Event::Reveal => {
                self.sheet.line(self.at).shown = true;
                None
            }
            Event::Pause if rules.may_pause => return Ok(Phase::Paused { desk: self }),
            Event::Pause => Some(Why::PauseNotAllowed),
            Event::Submit => return Ok(self.handed_in(Ending::Submitted)),
            Event::Begin => Some(Why::AlreadyBegun),
            Event::Resume => Some(Why::NotOnPause),
            Event::Tick | Event::Interrupted(_) => None,
        };
        let phase = Phase::Underway { desk: self, since };
        match refusal {
            None => Ok(phase),
            Some(why) => Err((phase, why)),
        }
    }

    fn handed_in(self, ending: Ending) -> Phase {
        let Desk { sheet, spent, interruptions, .. } = self;
        Phase::Finished(Finished { sheet, spent, ending, interruptions })
    }
}

impl Finished {
    /// The answer sheet as handed in.
    pub fn sheet(&self) -> &AnswerSheet {
        &self.sheet
    }

    /// Time spent, interruptions that were not charged left out.
    pub fn spent(&self) -> Duration {
        self.spent
    }

    /// How it ended.
    pub fn ending(&self) -> Ending {
        self.ending
    }

    /// Every interruption, in order.
    pub fn interruptions(&self) -> &[Interruption] {
        &self.interruptions
    }

    /// A sheet filled in elsewhere and handed in: a response, or none, for each place of `form`.
    ///
    /// # Errors
    /// The places, from 0, whose response does not fit their question.
    pub fn handed_in(
        form: &Form,
        responses: impl IntoIterator<Item = Option<Response>>,
    ) -> Result<Finished, Vec<usize>> {
        let mut sheet = AnswerSheet::blank(form);
        let mut misfits = Vec::new();
        for (at, (place, response)) in form.places().iter().zip(responses).enumerate() {
            if response.as_ref().is_some_and(|response| !place.shape.accepts(response)) {
                misfits.push(at);
            }
            sheet.line(at).response = response;
        }
        let finished = Finished { sheet, spent: Duration::ZERO, ending: Ending::Submitted, interruptions: Vec::new() };
        if misfits.is_empty() { Ok(finished) } else { Err(misfits) }
    }
}
