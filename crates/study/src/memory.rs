//! What is remembered and how it is forgotten: the formulas of FSRS-6.
//!
//! Ported from the `fsrs` crate, version 6.6.2, copyright (c) 2023 Open Spaced Repetition, under the 3-clause BSD
//! licence, which `THIRD-PARTY.md` holds. What is not needed is left out: reviews on the same day (a day is
//! one review here), the grade *easy*, and the optimiser.

use crate::{
    Grade,
    power::{exp, power},
};

/// The default parameters of FSRS-6, which fit the average of some hundred million reviews of flash cards.
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
const LEAST_STABILITY: f64 = 0.001;
const MOST_STABILITY: f64 = 36_500.0;
const LEAST_DIFFICULTY: f64 = 1.0;
const MOST_DIFFICULTY: f64 = 10.0;

/// The state of a memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Memory {
    /// After how many days it is recalled with a chance of nine in ten.
    pub(crate) stability: f64,
    /// How hard it is to make it more stable, 1 to 10.
    pub(crate) difficulty: f64,
}

impl Memory {
    /// After the first review.
    pub(crate) fn first(grade: Grade) -> Memory {
        let stability = match grade {
            Grade::Wrong => W[0],
            Grade::Unsure => W[1],
            Grade::Right => W[2],
        };
        let difficulty = first_difficulty(rating(grade)).clamp(LEAST_DIFFICULTY, MOST_DIFFICULTY);
        Memory { stability, difficulty }
    }

    /// After one more review, `days` after the one before.
    #[must_use]
    pub(crate) fn after(self, days: u32, grade: Grade) -> Memory {
        let stability = if grade == Grade::Wrong { self.forgotten(days) } else { self.recalled(days, grade) };
        let stability = stability.clamp(LEAST_STABILITY, MOST_STABILITY);
        Memory { stability, difficulty: self.difficulty_after(grade) }
    }

    /// The chance to recall it after so many days.
    pub(crate) fn retrievability(self, days: u32) -> f64 {
        power(f64::from(days) / self.stability * forgetting() + 1.0, -W[20])
    }

    /// After how many days the chance to recall it has fallen to `chance`.
    pub(crate) fn interval(self, chance: f64) -> f64 {
        self.stability / forgetting() * (power(chance, -1.0 / W[20]) - 1.0)
    }

    fn recalled(self, days: u32, grade: Grade) -> f64 {
        let Memory { stability, difficulty } = self;
        let penalty = if grade == Grade::Unsure { W[15] } else { 1.0 };
        let surprise = exp((1.0 - self.retrievability(days)) * W[10]) - 1.0;
        stability * (exp(W[8]) * (11.0 - difficulty) * power(stability, -W[9]) * surprise * penalty + 1.0)
    }

    fn forgotten(self, days: u32) -> f64 {
        let Memory { stability, difficulty } = self;
        let anew = W[11]
            * power(difficulty, -W[12])
            * (power(stability + 1.0, W[13]) - 1.0)
            * exp((1.0 - self.retrievability(days)) * W[14]);
        anew.min(stability / exp(W[17] * W[18]))
    }

    fn difficulty_after(self, grade: Grade) -> f64 {
        let step = -W[6] * (rating(grade) - 3.0);
        let moved = self.difficulty + (10.0 - self.difficulty) * step / 9.0;
        let reverted = W[7] * (first_difficulty(4.0) - moved) + moved;
        reverted.clamp(LEAST_DIFFICULTY, MOST_DIFFICULTY)
    }
}

/// The number that FSRS gives to a grade.
fn rating(grade: Grade) -> f64 {
    match grade {
        Grade::Wrong => 1.0,
        Grade::Unsure => 2.0,
        Grade::Right => 3.0,
    }
}

fn first_difficulty(rating: f64) -> f64 {
    W[4] - exp(W[5] * (rating - 1.0)) + 1.0
}

/// What makes the chance nine in ten after as many days as the stability.
fn forgetting() -> f64 {
    power(0.9, -1.0 / W[20]) - 1.0
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{string::String, vec::Vec};

    use super::*;

    fn near(ours: f64, theirs: &str, line: &str) {
        let theirs: f64 = theirs.parse().expect("a number");
        // They compute in single precision, and a history of eight reviews adds its errors up.
        assert!((ours - theirs).abs() <= 2e-4 * theirs.abs() + 2e-5, "{ours} and not {theirs}: {line}");
    }

    #[test]
    fn states_and_intervals_are_those_of_the_fsrs_crate() {
        let mut memory: Option<Memory> = None;
        let mut compared = 0;
        for line in include_str!("../tests/vectors/fsrs.txt").lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with("history") {
                memory = None;
            }
            let words: Vec<String> = line.split(' ').map(String::from).collect();
            let [days, rating, stability, difficulty, interval, strict, later, recall] = words.as_slice() else {
                continue;
            };
            let days: u32 = days.parse().expect("a number");
            let grade = match rating.as_str() {
                "1" => Grade::Wrong,
                "2" => Grade::Unsure,
                _ => Grade::Right,
            };
            let now = memory.map_or_else(|| Memory::first(grade), |memory| memory.after(days, grade));
            near(now.stability, stability, line);
            near(now.difficulty, difficulty, line);
            near(now.interval(0.9), interval, line);
            near(now.interval(0.95), strict, line);
            near(now.retrievability(later.parse().expect("a number")), recall, line);
            memory = Some(now);
            compared += 1;
        }
        assert_eq!(compared, 480);
    }
}
