//! The schedule of Dryrun: when a task of an exam is due again, and what to study tonight.
//!
//! ```text
//! Answers (question, task, day, grade) --Schedule::of--> Schedule --tonight(index, evening)--> Picks
//! ```
//!
//! The schedule is a fold over everything that was answered: nothing of it is saved, and it cannot disagree with
//! the history. Days are numbers that the caller counts; no clock is read, and nothing is drawn.
//!
//! # The model
//!
//! What is learned is a *task* of the exam, not a question: who sees the same question again and again learns that
//! question. So a card is a task, or a topic, or the domain where a question has neither; the question shown
//! for it is one that was not seen yet, as long as there is one. Each question has a card of its own too, which says
//! how
//! well it is known itself, so that the one known least comes first when all have been seen.
//!
//! How a card is forgotten is told by FSRS-6, the algorithm of the `fsrs` crate (Open Spaced Repetition), with its
//! default
//! parameters: retrievability falls by a power of time, stability grows with each success, the more the
//! later it comes. A wrong answer is *again*, a right one that was unsure is *hard*, a right one is *good*; *easy* is
//! never given,
//! because nobody can tell a lucky guess from ease. All answers to a task on one day are one review.
//!
//! The evidence for FSRS is from flash cards. That it fits tasks asked about by ever new questions is plausible and
//! not shown by anything; it orders what to study, and no score or chance rests on it.
//!
//! # Why the formulas stand here
//!
//! The `fsrs` crate (6.6.2) is the reference, and `tests/vectors/fsrs.txt` holds 480 states that it computed, which
//! this
//! crate must reproduce. It is no dependency, for three reasons. Linked for size on x86-64, its formulas alone add 23
//! kB of code, and
//! this whole crate adds 13. It brings 40 packages, most of them for its optimiser, and one is under LGPL or MPL. And
//! it takes powers from
//! the platform, whose last bit differs between a host and the browser: [`Day`]s come from rounded intervals, so one
//! bit can move a review
//! by a day. Here powers are made of sums and products only, and every machine gives the same days.
//!
//! ```
//! use exam::{QuestionId, TaskNo};
//! use study::*;
//!
//! let answer = |question: &str, day, right| Answer {
//!     question: QuestionId::from(question),
//!     subject: Subject::Task(TaskNo(0)),
//!     day: Day(day),
//!     grade: Grade::of(right, None),
//! };
//! let schedule = Schedule::of(&[answer("q-1", 100, true), answer("q-2", 103, true)]);
//! let card = schedule.subject(Subject::Task(TaskNo(0))).expect("it was answered");
//! // Right after three days: two weeks until it is forgotten by one in ten.
//! assert_eq!(card.due(None), Some(Day(117)));
//! assert_eq!(card.known(Day(103)), 1000);
//! assert_eq!(card.known(Day(117)), 899);
//! // With the exam on day 112 it comes again while it is known to 95 in a hundred, and never after the exam.
//! assert_eq!(card.due(Some(Day(112))), Some(Day(109)));
//! ```
#![no_std]
#![cfg_attr(not(test), warn(clippy::std_instead_of_core))]

extern crate alloc;

mod answer;
mod card;
mod day;
mod memory;
mod power;
mod schedule;
mod tonight;

pub use answer::{Answer, Grade, Subject};
pub use card::Card;
pub use day::Day;
pub use schedule::Schedule;
pub use tonight::{Evening, MOST_OF_ONE, Pick, Why, tonight};
