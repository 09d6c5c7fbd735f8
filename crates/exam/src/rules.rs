//! The rules of a sitting: how long, whose clock, and when answers are shown.

use core::time::Duration;

use crate::Blueprint;

/// What happens to time while the page is closed or the machine asleep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// It is not charged: a test centre gives back the time that an interruption took.
    #[default]
    TestCentre,
    /// It is charged: the clock on the wall runs on.
    Strict,
}

/// When the candidate learns what was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feedback {
    /// In the report.
    #[default]
    AtEnd,
    /// After each question, on request; a question that was shown can no longer be changed.
    EachQuestion,
}

/// What is agreed before a sitting and fixed for all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The time allowed; `None` for as long as one likes.
    pub limit: Option<Duration>,
    /// Whose clock.
    pub clock: Clock,
    /// Whether the clock may be stopped.
    pub may_pause: bool,
    /// When answers are shown.
    pub feedback: Feedback,
}

impl Rules {
    /// The exam as it is: its minutes, the test centre's clock, no pause, answers at the end.
    pub fn mock(blueprint: &Blueprint) -> Rules {
        let limit = blueprint.minutes().map(|minutes| Duration::from_secs(u64::from(minutes) * 60));
        Rules { limit, ..Rules::default() }
    }

    /// Practice: no limit, pauses, answers after each question.
    pub fn practice() -> Rules {
        Rules { limit: None, clock: Clock::TestCentre, may_pause: true, feedback: Feedback::EachQuestion }
    }

    /// The same rules with more time, such as the 30 minutes for English as a second language.
    #[must_use]
    pub fn with_extra(self, extra: Duration) -> Rules {
        Rules { limit: self.limit.map(|limit| limit.saturating_add(extra)), ..self }
    }
}
