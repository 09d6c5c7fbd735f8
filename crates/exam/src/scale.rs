//! From right answers to the scale of 100 to 1,000: an estimate, with its range.
//!
//! AWS publishes no table from raw to scaled scores; it equates forms statistically, which a practice
//! exam cannot. This scale is linear on the scored questions, `100 + 900 × right ÷ of`, and its range is
//! the 90% interval of Wilson (1927) for a share, put on the same scale. All arithmetic is in integers,
//! so that every machine prints the same.

/// The lowest scaled score.
pub const LOWEST_SCORE: u32 = 100;
/// The highest scaled score.
pub const HIGHEST_SCORE: u32 = 1000;

const SPAN: u64 = (HIGHEST_SCORE - LOWEST_SCORE) as u64;
/// The square of 1.6449, which leaves 5% in each tail of the normal distribution; in millionths.
const Z_SQUARED: u64 = 2_705_543;
const MILLION: u64 = 1_000_000;

/// An estimated scaled score and the range in which the candidate's own level plausibly lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scaled {
    /// The estimate, 100 to 1,000, rounded down: a score is never rounded into a pass.
    pub score: u32,
    /// The lower end of the 90% range.
    pub low: u32,
    /// The upper end of the 90% range.
    pub high: u32,
}

impl Scaled {
    /// The scaled score of `right` out of `of` questions; `of` counts as 1 at least, `right` as `of` at most.
    pub fn estimate(right: u32, of: u32) -> Scaled {
        let n = u64::from(of.max(1));
        let k = u64::from(right).min(n);
        let score = scaled(SPAN * k / n);
        // A million questions leave no doubt that more of them would take away, and more than four would leave 64 bits.
        let (k, n) = if n > MILLION { (k * MILLION / n, MILLION) } else { (k, n) };
        // Wilson's interval: (2k + z² ± z·√(z² + 4k(n − k)/n)) / 2(n + z²), everything in millionths.
        let spread = Z_SQUARED + 4 * k * (n - k) * MILLION / n;
        let root = (Z_SQUARED * spread).isqrt();
        let middle = 2 * k * MILLION + Z_SQUARED;
        let whole = 2 * (n * MILLION + Z_SQUARED);
        let low = scaled(SPAN * middle.saturating_sub(root) / whole);
        let high = scaled((SPAN * (middle + root)).div_ceil(whole));
        Scaled { score, low, high: high.min(HIGHEST_SCORE) }
    }
}

/// How many of `of` questions must be right to reach `passing`; the least count whose score is enough.
pub fn raw_needed(passing: u32, of: u32) -> u32 {
    let above = u64::from(passing.saturating_sub(LOWEST_SCORE));
    u32::try_from((above * u64::from(of)).div_ceil(SPAN)).unwrap_or(of)
}

fn scaled(above: u64) -> u32 {
    LOWEST_SCORE + u32::try_from(above).unwrap_or(HIGHEST_SCORE - LOWEST_SCORE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_is_linear_and_its_range_is_wilsons() {
        // Ranges worked out apart from this code, with floating point and z = 1.6449.
        let table = [
            (0, 50, 100, 100, 147),
            (34, 50, 712, 608, 800),
            (36, 50, 748, 645, 830),
            (50, 50, 1000, 953, 1000),
            (47, 65, 750, 661, 824),
            (65, 65, 1000, 964, 1000),
        ];
        for (right, of, score, low, high) in table {
            assert_eq!(Scaled::estimate(right, of), Scaled { score, low, high }, "{right} of {of}");
        }
    }

    #[test]
    fn nonsense_counts_stay_on_the_scale() {
        assert_eq!(Scaled::estimate(0, 0).score, LOWEST_SCORE);
        assert_eq!(Scaled::estimate(9, 3), Scaled::estimate(3, 3));
        for (right, of) in [(400_000, 1_000_000), (1_600_000_000, 4_000_000_000)] {
            let Scaled { score, low, high } = Scaled::estimate(right, of);
            assert!(score == 460 && low < score && score < high);
        }
        assert_eq!(Scaled::estimate(u32::MAX, u32::MAX).high, HIGHEST_SCORE);
    }

    #[test]
    fn what_is_needed_is_the_least_that_passes() {
        for (passing, of, needed) in [(700, 50, 34), (720, 50, 35), (750, 65, 47), (1000, 65, 65), (100, 50, 0)] {
            assert_eq!(raw_needed(passing, of), needed);
            assert!(Scaled::estimate(needed, of).score >= passing);
            assert!(needed == 0 || Scaled::estimate(needed - 1, of).score < passing);
        }
    }
}
