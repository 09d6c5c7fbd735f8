//! The exam engine of Dryrun.
//!
//! From an exam's outline to a score, one way through:
//!
//! ```text
//! Blueprint + Index --assemble--> Form --Sitting::apply(now, event)--> Finished --Report::mark--> Report
//! ```
//!
//! The engine reads no clock, no file, no random source and no browser: time comes in as [`Moment`]s
//! and chance as a [`Seed`]. It is `no_std`, so that the compiler refuses what a reviewer might miss.
//!
//! ```
//! use exam::*;
//!
//! // An exam of two domains, and a bank of eight one-of-four questions.
//! let blueprint = Blueprint::new(BlueprintDraft {
//!     code: "DEMO-1".into(),
//!     title: "A demonstration".into(),
//!     level: Level::Foundational,
//!     minutes: Some(10),
//!     scored: 4,
//!     unscored: 0,
//!     passing: Some(700),
//!     kinds: vec![Kind::MultipleChoice],
//!     domains: vec![
//!         Domain { number: DomainNo(1), title: "Plans".into(), weight: 50 },
//!         Domain { number: DomainNo(2), title: "Deeds".into(), weight: 50 },
//!     ],
//!     tasks: vec![],
//! })
//! .expect("a sound outline");
//! let entries = (1..=8).map(|n| Entry {
//!     id: QuestionId::from(format!("demo-{n}")),
//!     domain: DomainNo(1 + n % 2),
//!     task: None,
//!     shape: Shape::Choice { choices: 4 },
//!     expect: Expect::from_percent(65),
//!     keep_order: false,
//!     enemies: vec![],
//! });
//! let index = Index::new(entries.collect()).expect("ids are unique");
//!
//! // The same seed gives the same form everywhere, for good.
//! let form = assemble(&blueprint, &index, Plan::mock(&blueprint), Seed(7), &History::default())
//!     .expect("the bank is large enough");
//! assert_eq!(form.places().len(), 4);
//!
//! // The candidate picks the first choice, minds the clock, and hands in.
//! let sitting = Sitting::new(form.into(), Rules::mock(&blueprint));
//! let sitting = sitting.apply(Moment(0), Event::Begin).expect("it was ready");
//! let answer = Event::Answer(Response::One(ChoiceNo::new(1).expect("from 1")));
//! let sitting = sitting.apply(Moment(5_000), answer).expect("it fits");
//! let sitting = sitting.apply(Moment(9_000), Event::Submit).expect("it is under way");
//!
//! // Only what is finished can be marked.
//! let Phase::Finished(finished) = sitting.phase() else { unreachable!("it was handed in") };
//! let key = Key::One(ChoiceNo::new(1).expect("from 1"));
//! let report = Report::mark(&blueprint, sitting.form(), finished, |_| Some(&key)).expect("keys are there");
//! assert_eq!((report.right, report.of), (1, 4));
//! ```
#![no_std]
#![cfg_attr(not(test), warn(clippy::std_instead_of_core))]

extern crate alloc;

mod assemble;
mod blueprint;
mod check;
mod choice;
mod draw;
mod form;
mod history;
mod index;
mod kind;
mod plan;
mod question;
mod quota;
mod readiness;
mod response;
mod rules;
mod scale;
mod score;
mod sheet;
mod sitting;
mod sort;
mod time;

pub use assemble::{Refusal, Shortage, arrange, assemble, gather, most};
pub use blueprint::{Blueprint, BlueprintDraft, BlueprintFault, Domain, DomainNo, Level, Task, TaskNo};
pub use check::{Violation, check, neglected_tasks};
pub use choice::{ChoiceNo, ChoiceSet, MOST_CHOICES};
pub use draw::{Draw, Seed};
pub use form::{Form, FormFault, Place};
pub use history::History;
pub use index::{Band, Entry, Expect, Index, RepeatedId};
pub use kind::{Kind, Shape};
pub use plan::Plan;
pub use question::{Choice, Question, QuestionDraft, QuestionFault, QuestionId};
pub use quota::quota;
pub use readiness::{
    Evidence, FirstAnswer, LEAN, LEAST_ANSWERS, LEAST_OF_DOMAIN, Lack, NotYet, Readiness, Span, Strength, Target,
};
pub use response::{Key, Response};
pub use rules::{Clock, Feedback, Rules};
pub use scale::{HIGHEST_SCORE, LOWEST_SCORE, Scaled, raw_needed};
pub use score::{KeyMissing, Label, Marked, Outcome, Report, Section, Verdict};
pub use sheet::{AnswerSheet, Line};
pub use sitting::{Desk, Ending, Event, Finished, Interruption, Phase, Refused, Sitting, Why};
pub use sort::{ordered, sorted};
pub use time::Moment;
