//! Whether an exam can be booked for a day.

use study::Day;

use crate::saved::day;

/// Who books further ahead than this, in days, has rather mistyped the year.
const FURTHEST: u32 = 2 * 365;

/// Why a day cannot be the booked one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no day, or only a part of one.
    NoDay,
    /// It has passed.
    Passed,
    /// It is more than two years ahead.
    TooFar,
    /// The exam cannot be taken yet: it begins on this day.
    TooEarly(Day),
    /// The exam cannot be taken then: this is its last day, or was.
    TooLate(Day),
}

/// The day that a candidate entered, as YYYY-MM-DD, for an exam that can be taken from its first to its last day.
///
/// # Errors
/// Why it cannot be that day.
pub fn booking(text: &str, today: Day, first: Option<&str>, last: Option<&str>) -> Result<Day, Refusal> {
    let booked = day(text).ok_or(Refusal::NoDay)?;
    // That an exam is over is said rather than that a day of its life has passed.
    if let Some(last) = last.and_then(day).filter(|&last| last < booked.max(today)) {
        return Err(Refusal::TooLate(last));
    }
    if let Some(first) = first.and_then(day).filter(|&first| booked < first) {
        return Err(Refusal::TooEarly(first));
    }
    if booked < today {
        return Err(Refusal::Passed);
    }
    if booked.since(today) > FURTHEST {
        return Err(Refusal::TooFar);
    }
    Ok(booked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn booked(text: &str) -> Result<Day, Refusal> {
        let at = |text| day(text).expect("a day");
        booking(text, at("2026-11-26"), Some("2026-11-20"), Some("2026-12-31"))
            .map(|day| Day(day.0 - at("2026-11-26").0))
    }

    #[test]
    fn a_day_of_the_exams_life_that_has_not_passed_can_be_booked() {
        assert_eq!(["2026-11-26", "2026-11-27", "2026-12-31"].map(booked), [Ok(Day(0)), Ok(Day(1)), Ok(Day(35))]);
    }

    #[test]
    fn every_other_day_is_refused_with_its_reason() {
        let last = day("2026-12-31").expect("a day");
        for (text, why) in [
            ("", Refusal::NoDay),
            ("2026-02-30", Refusal::NoDay),
            ("14.12.2026", Refusal::NoDay),
            ("2026-11-25", Refusal::Passed),
            ("2026-11-19", Refusal::TooEarly(day("2026-11-20").expect("a day"))),
            ("2027-01-01", Refusal::TooLate(last)),
            ("9999-12-31", Refusal::TooLate(last)),
        ] {
            assert_eq!(booked(text), Err(why), "{text}");
        }
        assert_eq!(booking("2028-11-26", Day(20_783), None, None), Err(Refusal::TooFar));
        assert!(booking("2028-11-24", Day(20_783), None, None).is_ok());
    }

    #[test]
    fn of_an_exam_that_is_over_no_day_can_be_booked() {
        let last = day("2026-11-16").expect("a day");
        for text in ["2026-11-10", "2026-11-26", "2026-12-14"] {
            assert_eq!(booking(text, Day(20_783), None, Some("2026-11-16")), Err(Refusal::TooLate(last)), "{text}");
        }
    }
}
