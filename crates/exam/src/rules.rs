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

    /// The same rules with a multiple of their time, in percent: 150 is time and a half. Rounded up to whole minutes, so
    /// that nobody is granted a part of one less.
    #[must_use]
    pub fn with_multiple(self, percent: u32) -> Rules {
        let multiple = |limit: Duration| {
            let seconds = limit.as_secs().saturating_add(u64::from(limit.subsec_nanos() > 0));
            let minutes = seconds.saturating_mul(u64::from(percent)).div_ceil(100 * 60);
            Duration::from_secs(minutes.saturating_mul(60))
        };
        Rules { limit: self.limit.map(multiple), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(minutes: u64) -> Rules {
        Rules { limit: Some(Duration::from_secs(minutes * 60)), ..Rules::default() }
    }

    #[test]
    fn a_multiple_of_the_time_is_in_whole_minutes_and_never_less() {
        for (before, percent, after) in
            [(90, 100, 90), (90, 125, 113), (130, 125, 163), (90, 150, 135), (170, 200, 340), (0, 200, 0)]
        {
            assert_eq!(minutes(before).with_multiple(percent), minutes(after), "{before} by {percent}");
        }
        let second = Rules { limit: Some(Duration::from_secs(61)), ..Rules::default() };
        assert_eq!(second.with_multiple(100), minutes(2));
        assert_eq!(Rules::practice().with_multiple(200), Rules::practice());
        let endless = Rules { limit: Some(Duration::MAX), ..Rules::default() };
        // Nothing overflows.
        assert!(endless.with_multiple(u32::MAX).limit > Some(Duration::from_mins(u64::MAX / 6001)));
    }

    #[test]
    fn what_is_added_comes_after_the_multiple() {
        assert_eq!(minutes(90).with_multiple(150).with_extra(Duration::from_mins(30)), minutes(165));
    }
}
