//! How much an answer weighs by how many came after it.

use alloc::{vec, vec::Vec};

use super::FirstAnswer;

/// The factor by which an answer loses weight with each that comes after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Memory(f64);

/// Half the weight after 25 answers: two to the power of -1/25.
pub(super) const SHORT: Memory = Memory(0.972_654_947_412_285_5);
/// Half the weight after 50 answers: two to the power of -1/50.
pub(super) const MIDDLE: Memory = Memory(0.986_232_704_493_359_2);
/// Nothing is forgotten.
pub(super) const LONG: Memory = Memory(1.0);

/// The allowance for chance, in standard errors of the difference between short and middle memory.
///
/// Half of one: candidates prepare, and so they improve. A larger allowance misjudges those who do by more
/// than it spares those who do not; the table in `docs/readiness.md` weighs them.
const ALLOWED_ERRORS: f64 = 0.5;
/// The variance of one answer at a share of 0.7, near which the exams' passing shares lie. It is fixed, so that
/// the allowance depends on how many answers there are and not on what they were.
const VARIANCE: f64 = 0.21;

/// The weighted answers of one domain.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    /// The weights of the right ones.
    pub(super) right: f64,
    /// The weights of all.
    pub(super) all: f64,
    /// The squares of the weights of all.
    pub(super) squares: f64,
}

/// The weighted answers of each domain, in the order of the outline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tallies(pub(super) Vec<Tally>);

impl Tallies {
    /// Weighs answers, the oldest first, each of one of so many `domains`.
    pub(super) fn of(answers: &[FirstAnswer], domains: usize, memory: Memory) -> Tallies {
        let mut tallies = vec![Tally::default(); domains];
        let mut weight = 1.0;
        for answer in answers.iter().rev() {
            let tally = &mut tallies[answer.domain.index()];
            tally.right += if answer.right { weight } else { 0.0 };
            tally.all += weight;
            tally.squares += weight * weight;
            weight *= memory.0;
        }
        Tallies(tallies)
    }
}

/// By how much the share in short memory must differ from that in middle memory before it counts for more than chance.
pub(super) fn allowance(answers: usize) -> f64 {
    let weights =
        |memory: Memory| core::iter::successors(Some(1.0), move |weight| Some(weight * memory.0)).take(answers);
    let [short, middle] = [SHORT, MIDDLE].map(|memory| weights(memory).sum::<f64>().max(1.0));
    let differ = |(one, other): (f64, f64)| one / short - other / middle;
    let squares: f64 = weights(SHORT).zip(weights(MIDDLE)).map(differ).map(|difference| difference * difference).sum();
    ALLOWED_ERRORS * root(VARIANCE * squares)
}

/// The square root of a number from 0 to 4, through the integer one, which is the same everywhere.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
pub(super) fn root(square: f64) -> f64 {
    const UNIT: f64 = (1_u64 << 30) as f64;
    // At most 4 × 2^60, which fits; the root then has 32 bits, which a double holds.
    ((square.clamp(0.0, 4.0) * UNIT * UNIT) as u64).isqrt() as f64 / UNIT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DomainNo;

    #[test]
    fn an_answer_weighs_half_after_its_half_life() {
        let answer = |at| FirstAnswer { domain: DomainNo(if at == 0 { 2 } else { 1 }), right: true };
        for (memory, answers, weight) in [(SHORT, 25, 0.5), (MIDDLE, 50, 0.5), (MIDDLE, 100, 0.25), (LONG, 99, 1.0)] {
            let answers: Vec<FirstAnswer> = (0..=answers).map(answer).collect();
            let Tallies(tallies) = Tallies::of(&answers, 2, memory);
            assert!((tallies[1].all - weight).abs() < 1e-12, "{tallies:?}");
            assert!((tallies[1].squares - weight * weight).abs() < 1e-12);
        }
    }

    #[test]
    fn roots_are_right_to_nine_places() {
        for (square, expected) in
            [(0.0, 0.0), (0.25, 0.5), (0.81, 0.9), (3.0, 1.732_050_808), (1e-6, 0.001), (-1.0, 0.0)]
        {
            assert!((root(square) - expected).abs() < 1e-8, "{square}");
        }
    }

    #[test]
    fn nothing_is_allowed_to_chance_where_nothing_was_answered() {
        assert!(allowance(0).abs() < 1e-9);
        assert!((allowance(65) - 0.007_156_165).abs() < 1e-8, "{}", allowance(65));
    }
}
