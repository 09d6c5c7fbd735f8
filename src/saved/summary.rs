//! One line about a sitting, for lists.

use std::time::Duration;

use exam::{Moment, Scaled, Verdict};

/// A sitting, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its id, as in its address.
    pub id: String,
    /// The code of its exam.
    pub exam: String,
    /// When it was started.
    pub begun: Moment,
    /// How it stands.
    pub state: State,
}

/// How a sitting stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It can be continued.
    Open {
        /// The question on the desk, from 1.
        at: u32,
        /// Questions with a complete response.
        answered: u32,
        /// Questions in all.
        of: u32,
        /// Time left; none without a limit.
        left: Option<Duration>,
    },
    /// It is over, and its result is sealed until the candidate wants it.
    Sealed {
        /// When it ended.
        ended: Moment,
    },
    /// It is over and was marked.
    Finished {
        /// When it ended.
        ended: Moment,
        /// Scored questions that were right.
        right: u32,
        /// Scored questions in all.
        of: u32,
        /// The scaled score, for an exam that has one.
        scaled: Option<Scaled>,
        /// Pass or fail, for an exam that has a passing score.
        verdict: Option<Verdict>,
        /// Whether it was too close to call.
        close: bool,
    },
}
