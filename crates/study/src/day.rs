//! Days: the only form in which time enters the schedule.

use exam::Moment;

/// A day of the candidate's own calendar: days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub u32);

impl Day {
    /// The day on which a moment falls where clocks are so many minutes ahead of UTC; behind it, the number is
    /// negative.
    pub fn of(moment: Moment, minutes_ahead: i32) -> Day {
        let minutes = i64::try_from(moment.0 / 60_000).unwrap_or(i64::MAX).saturating_add(minutes_ahead.into());
        Day(u32::try_from(minutes.max(0) / 1_440).unwrap_or(u32::MAX))
    }

    /// The day that comes so many days later.
    #[must_use]
    pub fn after(self, days: u32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// How many days have passed since `earlier`; none if that is later.
    pub fn since(self, earlier: Day) -> u32 {
        self.0.saturating_sub(earlier.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_where_the_candidate_is() {
        // 2026-11-25, 23:30 UTC: in Berlin it is the next day already.
        let moment = Moment(1_795_649_400_000);
        assert_eq!(
            [-300, 0, 29, 30, 60].map(|ahead| Day::of(moment, ahead).0),
            [20_782, 20_782, 20_782, 20_783, 20_783]
        );
        assert_eq!(Day::of(Moment(0), -60), Day(0));
        assert_eq!(Day::of(Moment(u64::MAX), i32::MAX).since(Day(1)), 4_294_967_294);
        assert_eq!((Day(5).after(u32::MAX), Day(5).since(Day(9))), (Day(u32::MAX), 0));
    }
}
