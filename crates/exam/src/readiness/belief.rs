//! What the answers say of each domain: a beta distribution of the share that the candidate gets right.

use alloc::vec::Vec;

use super::{
    LEAN, Target,
    count::{added, at_least, beta_binomial},
    memory::{Tallies, Tally, root},
};

/// What is believed of somebody who has answered nothing: this many right ...
const FIRST_RIGHT: f64 = 4.0;
/// ... of this many: two thirds, near the share that passes.
const FIRST_ALL: f64 = 6.0;
/// 1.6449, which leaves 5% in each tail of the normal distribution.
const Z: f64 = 1.644_9;
/// No shift makes a share smaller than this, or larger than all but this.
const LEAST_SHARE: f64 = 0.001;

/// A beta distribution: as if so many answers had been right, and so many wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Belief {
    right: f64,
    wrong: f64,
}

impl Belief {
    fn weight(self) -> f64 {
        self.right + self.wrong
    }

    /// The expected share.
    fn share(self) -> f64 {
        self.right / self.weight()
    }

    /// Of the same weight, with another expected share.
    fn at(self, share: f64) -> Belief {
        let share = share.clamp(LEAST_SHARE, 1.0 - LEAST_SHARE);
        Belief { right: self.weight() * share, wrong: self.weight() * (1.0 - share) }
    }
}

/// One belief for each domain, in the order of the outline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Beliefs(Vec<Belief>);

impl Beliefs {
    /// What the answers say, where the weight of all counts as their number. With a memory that fades this is
    /// less than what was answered, and so says less than it could for somebody whose level never changes.
    pub(super) fn of(Tallies(tallies): &Tallies) -> Beliefs {
        let pooled: f64 = tallies.iter().map(|tally| tally.right).sum();
        let all: f64 = tallies.iter().map(|tally| tally.all).sum();
        let common = (pooled + FIRST_RIGHT) / (all + FIRST_ALL);
        let lean = f64::from(LEAN);
        let belief = |tally: &Tally| Belief {
            right: lean * common + tally.right,
            wrong: lean * (1.0 - common) + (tally.all - tally.right),
        };
        Beliefs(tallies.iter().map(belief).collect())
    }

    /// The same with the number of equal answers that would have the same error of sampling (Kish, "Survey Sampling", 1965).
    pub(super) fn sharp(Tallies(tallies): &Tallies) -> Beliefs {
        let sharpened = tallies.iter().map(|tally| {
            let times = if tally.squares > 0.0 { tally.all / tally.squares } else { 1.0 };
            Tally { right: tally.right * times, all: tally.all * times, squares: tally.all * times }
        });
        Beliefs::of(&Tallies(sharpened.collect()))
    }

    /// Every domain's share raised by `by`.
    pub(super) fn shifted(&self, by: f64) -> Beliefs {
        Beliefs(self.0.iter().map(|belief| belief.at(belief.share() + by)).collect())
    }

    /// The domain at this place with half of its wrong answers turned right.
    pub(super) fn halved(&self, at: usize) -> Beliefs {
        let mut beliefs = self.clone();
        if let Some(belief) = beliefs.0.get_mut(at) {
            belief.wrong /= 2.0;
            belief.right += belief.wrong;
        }
        beliefs
    }

    /// The expected share of the domain at this place.
    pub(super) fn of_domain(&self, at: usize) -> f64 {
        self.0.get(at).map_or(0.0, |belief| belief.share())
    }

    /// The expected share of a form's scored questions.
    pub(super) fn share(&self, target: &Target) -> f64 {
        let right: f64 =
            self.0.iter().zip(target.quotas()).map(|(belief, &quota)| f64::from(quota) * belief.share()).sum();
        right / f64::from(target.scored().max(1))
    }

    /// The chance that a fresh form has as many right answers as pass.
    pub(super) fn passing(&self, target: &Target) -> f64 {
        let domains = self.0.iter().zip(target.quotas());
        let counts = domains.map(|(belief, &quota)| beta_binomial(quota, belief.right, belief.wrong));
        at_least(&counts.fold([1.0].into(), |sum: Vec<f64>, count| added(&sum, &count)), target.needed())
    }

    /// The 90% interval of the share of a form's scored questions, by Wilson's formula.
    ///
    /// Its width comes from how many answers there are in each domain and not from what they were, so that one
    /// more right answer moves both ends up.
    pub(super) fn interval(&self, target: &Target) -> (f64, f64) {
        let scored = f64::from(target.scored().max(1));
        let part = |(belief, &quota): (&Belief, &u32)| {
            let part = f64::from(quota) / scored;
            part * part / (belief.weight() + 1.0)
        };
        let variance: f64 = self.0.iter().zip(target.quotas()).map(part).sum();
        let (share, z) = (self.share(target), Z * Z * variance);
        let middle = (share + z / 2.0) / (1.0 + z);
        let half = Z * root(share * (1.0 - share) * variance + z * variance / 4.0) / (1.0 + z);
        (middle - half, middle + half)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn target() -> Target {
        Target { quotas: vec![12, 15, 17, 6], needed: 34 }
    }

    fn tallies(each: [(f64, f64); 4]) -> Tallies {
        Tallies(each.map(|(right, all)| Tally { right, all, squares: all }).into())
    }

    #[test]
    fn a_domain_leans_towards_the_common_share_by_eight_answers() {
        // 40 of 60 with 4 of 6 besides: two thirds in common.
        let beliefs = Beliefs::of(&tallies([(0.0, 10.0), (20.0, 20.0), (20.0, 30.0), (0.0, 0.0)]));
        let expected = [(16.0 / 3.0) / 18.0, (16.0 / 3.0 + 20.0) / 28.0, 2.0 / 3.0, 2.0 / 3.0];
        for (at, share) in expected.into_iter().enumerate() {
            assert!((beliefs.of_domain(at) - share).abs() < 1e-12);
        }
    }

    #[test]
    fn more_answers_of_the_same_share_narrow_the_interval() {
        let mut before = (0.0, 1.0);
        for times in [1.0, 2.0, 3.0, 10.0, 100.0] {
            let each = [12.0, 15.0, 17.0, 6.0].map(|all| (all * times * 2.0 / 3.0, all * times));
            let (low, high) = Beliefs::of(&tallies(each)).interval(&target());
            assert!(before.0 < low && low < 2.0 / 3.0 && 2.0 / 3.0 < high && high < before.1, "{times}");
            before = (low, high);
        }
    }

    #[test]
    fn halving_what_is_wrong_halves_it() {
        let beliefs = Beliefs::of(&tallies([(5.0, 12.0), (9.0, 15.0), (12.0, 17.0), (3.0, 6.0)]));
        for at in 0..4 {
            let wrong = 1.0 - beliefs.of_domain(at);
            assert!((beliefs.halved(at).of_domain(at) - (1.0 - wrong / 2.0)).abs() < 1e-12);
        }
        assert_eq!(beliefs.halved(9), beliefs);
    }
}
