//! How many questions will be right: exact distributions of counts, by products and sums.

use alloc::{vec, vec::Vec};

use super::Target;

/// The chances of 0 to `n` right answers where the share is a beta distribution with `right` and `wrong`, both above zero.
pub(super) fn beta_binomial(n: u32, right: f64, wrong: f64) -> Vec<f64> {
    let share = right / (right + wrong);
    let step = |k: f64| (right + k) / (wrong + f64::from(n) - k - 1.0);
    chances(n, share, &step)
}

/// The chance that as many of a form's questions are right as pass, if each is right with the chance `share`.
pub(super) fn passing_at(share: f64, target: &Target) -> f64 {
    if share <= 0.0 || share >= 1.0 {
        return if share >= 1.0 || target.needed() == 0 { 1.0 } else { 0.0 };
    }
    at_least(&chances(target.scored(), share, &|_| share / (1.0 - share)), target.needed())
}

/// The chance of a count of at least `least`.
pub(super) fn at_least(chances: &[f64], least: u32) -> f64 {
    chances.iter().skip(least as usize).sum::<f64>().clamp(0.0, 1.0)
}

/// The distribution of the sum of two counts.
pub(super) fn added(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; (one.len() + other.len()).saturating_sub(1)];
    for (at, chance) in one.iter().enumerate() {
        for (slot, another) in sum[at..].iter_mut().zip(other) {
            *slot += chance * another;
        }
    }
    sum
}

/// Chances of 0 to `n`, where that of `k + 1` is `(n - k) ÷ (k + 1) × step(k)` times that of `k`.
///
/// From the likeliest count outwards, so that nothing of weight is lost to numbers too small to be held; and
/// then divided by their sum, which spares every factorial.
fn chances(n: u32, share: f64, step: &dyn Fn(f64) -> f64) -> Vec<f64> {
    let size = n as usize;
    let mut chances = vec![0.0; size + 1];
    let ratio = |k: u32| f64::from(n - k) / f64::from(k + 1) * step(f64::from(k));
    let start = likeliest(n, share);
    chances[start as usize] = 1.0;
    for k in start..n {
        chances[k as usize + 1] = chances[k as usize] * ratio(k);
    }
    for k in (0..start).rev() {
        chances[k as usize] = chances[k as usize + 1] / ratio(k);
    }
    let all: f64 = chances.iter().sum();
    for chance in &mut chances {
        *chance /= all;
    }
    chances
}

/// A count near the middle of the distribution.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From 0 to `n` by the line itself.
fn likeliest(n: u32, share: f64) -> u32 {
    ((f64::from(n) * share.clamp(0.0, 1.0)) as u32).min(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(one: &[f64], other: &[f64]) -> bool {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-12)
    }

    #[test]
    fn distributions_are_those_of_the_textbook() {
        // A flat belief makes all counts alike; Beta(2, 1) makes them rise evenly.
        assert!(close(&beta_binomial(4, 1.0, 1.0), &[0.2; 5]));
        assert!(close(&beta_binomial(3, 2.0, 1.0), &[0.1, 0.2, 0.3, 0.4]));
        assert!(close(&chances(2, 0.5, &|_| 1.0), &[0.25, 0.5, 0.25]));
        assert!(close(&beta_binomial(0, 2.0, 1.0), &[1.0]));
        assert!(close(&added(&[0.25, 0.5, 0.25], &[0.5, 0.5]), &[0.125, 0.375, 0.375, 0.125]));
    }

    #[test]
    fn long_forms_and_sharp_beliefs_lose_nothing() {
        for (right, wrong) in [(1e-3, 50.0), (700.0, 300.0), (1e6, 1e-3)] {
            let chances = beta_binomial(1_000, right, wrong);
            let mean: f64 = (0_u32..).zip(&chances).map(|(k, chance)| f64::from(k) * chance).sum();
            assert!((mean / 1_000.0 - right / (right + wrong)).abs() < 1e-9, "{right} {wrong}");
            assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn certain_shares_are_certain() {
        let target = Target { quotas: vec![30, 20], needed: 34 };
        assert!(passing_at(-0.01, &target) < 1e-12 && passing_at(1.02, &target) > 1.0 - 1e-12);
        // 34 of 50 or more at 0.7, summed apart from this code.
        assert!((passing_at(0.7, &target) - 0.683_878_619).abs() < 1e-9, "{}", passing_at(0.7, &target));
    }
}
