//! A card: how well something is known, and when it should come again.

use crate::{Day, Grade, memory::Memory};

/// It is due when the chance to recall it has fallen to this.
const KEPT: f64 = 0.90;
/// With an exam booked, it is due earlier: when the chance has fallen to this.
const KEPT_FOR_EXAM: f64 = 0.95;

/// What the answers to one subject, or to one question, amount to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    memory: Memory,
    last: Day,
    grade: Grade,
    days: u32,
}

impl Card {
    /// A card after its first day.
    pub(crate) fn first(day: Day, grade: Grade) -> Card {
        Card { memory: Memory::first(grade), last: day, grade, days: 1 }
    }

    /// The card after one more day, which comes after the last.
    #[must_use]
    pub(crate) fn again(self, day: Day, grade: Grade) -> Card {
        let memory = self.memory.after(day.since(self.last), grade);
        Card { memory, last: day, grade, days: self.days.saturating_add(1) }
    }

    /// The day on which it was last answered.
    pub fn last_seen(&self) -> Day {
        self.last
    }

    /// How well it was known on that day.
    pub fn last_grade(&self) -> Grade {
        self.grade
    }

    /// On how many days it was answered.
    pub fn days(&self) -> u32 {
        self.days
    }

    /// The chance to recall it on a day, in thousandths: 1,000 on the day on which it was last seen, and before.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A chance is from 0 to 1.
    pub fn known(&self, day: Day) -> u16 {
        (self.memory.retrievability(day.since(self.last)).clamp(0.0, 1.0) * 1_000.0 + 0.5) as u16
    }

    /// The day on which it should come again, at the earliest the one after it was last seen.
    ///
    /// With an exam booked it comes while it is known to 95 in a hundred instead of 90, and before the day of
    /// the exam if that can be; `None` if it will still be known to 95 in a hundred on that day, or if the exam was
    /// on the day on which it was last seen, or before. Without an exam there always is a day.
    pub fn due(&self, exam: Option<Day>) -> Option<Day> {
        let Some(exam) = exam else { return Some(self.last.after(self.interval(KEPT))) };
        if exam <= self.last {
            return None;
        }
        let due = self.last.after(self.interval(KEPT_FOR_EXAM));
        if due < exam {
            return Some(due);
        }
        if self.memory.retrievability(exam.since(self.last)) >= KEPT_FOR_EXAM {
            return None;
        }
        // The evening before the exam, or its morning for what was seen only then.
        Some(Day(exam.0.saturating_sub(1)).max(self.last.after(1)))
    }

    /// Whole days until the chance has fallen to `chance`, at least one.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From one to some hundred years.
    fn interval(&self, chance: f64) -> u32 {
        ((self.memory.interval(chance) + 0.5) as u32).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(grades: &[(u32, Grade)]) -> Card {
        let [(day, grade), rest @ ..] = grades else { unreachable!("a card has been seen") };
        rest.iter().fold(Card::first(Day(*day), *grade), |card, &(day, grade)| card.again(Day(day), grade))
    }

    #[test]
    fn days_are_those_of_the_model() {
        // What the `fsrs` crate gives for the same reviews.
        use Grade::{Right, Unsure, Wrong};
        #[allow(clippy::type_complexity)] // A table's type is its column headings.
        let table: [(&[(u32, Grade)], u32, u16); 6] = [
            (&[(10, Wrong)], 11, 766),
            (&[(10, Unsure)], 11, 917),
            (&[(10, Right)], 12, 947),
            (&[(10, Right), (12, Right)], 23, 987),
            (&[(10, Right), (12, Wrong)], 13, 862),
            (&[(10, Right), (12, Right), (23, Right)], 69, 997),
        ];
        for (grades, due, tomorrow) in table {
            let card = card(grades);
            let last = card.last_seen();
            assert_eq!((card.due(None), card.known(last.after(1))), (Some(Day(due)), tomorrow), "{grades:?}");
            assert_eq!((card.known(last), card.days() as usize), (1_000, grades.len()));
        }
    }

    #[test]
    fn an_exam_draws_reviews_together_and_ends_them() {
        // Known to 95 in a hundred for five and a half days, to 90 for fourteen.
        let known = card(&[(100, Grade::Right), (103, Grade::Right)]);
        let due = |exam| known.due(Some(Day(exam))).map(|day| day.0);
        assert_eq!(
            [103, 104, 108, 109, 110, 111, 200].map(due),
            [None, None, None, Some(108), Some(109), Some(109), Some(109)]
        );
        let missed = card(&[(100, Grade::Wrong)]);
        let due = |exam| missed.due(Some(Day(exam))).map(|day| day.0);
        assert_eq!([99, 100, 101, 102, 200].map(due), [None, None, Some(101), Some(101), Some(101)]);
    }
}
