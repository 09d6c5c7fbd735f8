//! What a candidate plans for an exam, spelt as one line: `booked 2026-12-14`.

use study::Day;

/// What is planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The day for which the exam is booked.
    pub booked: Option<Day>,
}

impl Plan {
    /// The text for the storage.
    pub fn write(self) -> String {
        self.booked.map_or_else(|| "booked -".into(), |day| format!("booked {}", spelt(day)))
    }

    /// Reads a text that [`write`](Plan::write) made; `None` if it is not understood.
    pub fn read(text: &str) -> Option<Plan> {
        match text.strip_prefix("booked ")? {
            "-" => Some(Plan::default()),
            date => Some(Plan { booked: Some(day(date)?) }),
        }
    }
}

/// The day of a date written as YYYY-MM-DD, from 1970 to 9999; `None` if there is no such day.
pub fn day(date: &str) -> Option<Day> {
    let (year, rest) = date.split_once('-')?;
    let (month, number) = rest.split_once('-')?;
    let well_written = year.len() == 4 && month.len() == 2 && number.len() == 2;
    let part = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|digit| digit.is_ascii_digit()));
    let (year, month, number) = (part(year)?, part(month)?, part(number)?);
    if !well_written || year < 1970 || !(1..=12).contains(&month) || number == 0 || number > length(year, month) {
        return None;
    }
    let days: u32 = (1970..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
    Some(Day(days + (1..month).map(|month| length(year, month)).sum::<u32>() + number - 1))
}

/// A day as YYYY-MM-DD; one after 9999 as the last of these.
pub fn spelt(day: Day) -> String {
    let (mut left, mut year, mut month) = (day.0, 1970, 1);
    while year < 9999 && left >= if is_leap(year) { 366 } else { 365 } {
        left -= if is_leap(year) { 366 } else { 365 };
        year += 1;
    }
    while month < 12 && left >= length(year, month) {
        left -= length(year, month);
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", left.min(30) + 1)
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

/// How many days a month has.
fn length(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_read_back_as_it_was_written() {
        for number in (0..2_932_896).step_by(97).chain([0, 58, 59, 60, 20_783, 2_932_896]) {
            assert_eq!(day(&spelt(Day(number))), Some(Day(number)), "{number}");
        }
        assert_eq!(day("2026-11-26"), Some(Day(20_783)));
        assert_eq!(spelt(Day(u32::MAX)), "9999-12-31");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in
            ["", "2026-2-01", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "1969-12-31", "+026-01-01"]
        {
            assert_eq!(day(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_spelling_is_a_promise() {
        let plan = Plan { booked: day("2026-12-14") };
        assert_eq!(plan.write(), "booked 2026-12-14");
        for plan in [plan, Plan::default()] {
            assert_eq!(Plan::read(&plan.write()), Some(plan));
        }
        assert_eq!(Plan::read("booked soon"), None);
    }
}
