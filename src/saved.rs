//! What is written to the browser's storage, and how it is read again.
//!
//! | record | store | written |
//! |---|---|---|
//! | [`Start`]: exam, rules and the form as drawn | `starts`, by sitting | before question 1 is shown |
//! | the questions of the form, as packed | `papers`, by sitting | as they arrive |
//! | [`Act`]: one event with its moment, numbered and chained | `acts`, by sitting and number | at each event |
//! | the last sign of life | `pulses`, by sitting | every five seconds |
//! | what came of it | `results`, by sitting | when it is marked |
//! | [`Marks`]: how each question went | `marks`, by sitting | when history, practice or review first need it |
//! | [`Note`]: comment and highlights at a question | `notes`, by sitting and place | at each change |
//! | [`SEALED`]: that a result is sealed | `sealed`, by sitting | at the start, until it is opened |
//! | [`Plan`]: the booked day | `plans`, by exam | when it is set |
//!
//! A sitting is the fold of its acts. What cannot be read is set aside and reported, never overwritten.
//! The spelling of these records is a promise: a version that was released is read for good.

/// What the record of a sealed result says; that it is there is all that counts.
pub const SEALED: &str = "until opened";

mod act;
mod bundle;
mod fold;
mod marks;
mod merge;
mod note;
mod outcome;
mod plan;
mod seal;
mod shelf;
mod start;
mod summary;

pub use act::{Act, ActFault};
pub use bundle::{Bundle, BundleFault, Claims, LARGEST, depth, read_bundle, write_bundle};
pub use fold::{Folded, fold};
pub use marks::{Marks, Went};
pub use merge::{Fate, Import, Incoming, Undo, merge};
pub use note::{Highlights, Note};
pub use outcome::{read_outcome, write_outcome};
pub use plan::{Plan, day, spelt};
pub use seal::{SealFault, seal, unseal};
pub use shelf::{Change, Key, Record, Shelf};
pub use start::{Start, StartFault, fingerprint};
pub use summary::{State, Summary};
