//! How many questions each domain gets: largest remainder, in integers.

use alloc::{vec, vec::Vec};

use crate::sort::sorted;

/// Shares `n` out in proportion to `weights`, by the method of the largest remainder (Hamilton's).
///
/// Each share is its exact proportion rounded down; what is left goes one by one to the largest
/// remainders, ties to the earlier place. All arithmetic is in integers, because floating point gets
/// the ties wrong (0.24 × 10 and 0.34 × 10 have remainders that differ in the last bit).
///
/// The shares sum to `n`, unless all weights are zero: then every share is zero.
///
/// ```
/// // CLF-C02 in ten questions: exact shares 2.4, 3.0, 3.4 and 1.2.
/// assert_eq!(exam::quota(10, &[24, 30, 34, 12]), [3, 3, 3, 1]);
/// ```
pub fn quota(n: u32, weights: &[u32]) -> Vec<u32> {
    let total: u64 = weights.iter().copied().map(u64::from).sum();
    if total == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: u32| u64::from(n) * u64::from(weight);
    // The quotient is at most `n`, so it fits.
    let mut shares: Vec<u32> =
        weights.iter().map(|&weight| u32::try_from(exact(weight) / total).unwrap_or(n)).collect();
    let remainder = |at: u32| exact(weights[at as usize]) % total;
    // Ties keep the order of the places.
    let by_remainder = sorted(weights.len(), &|one, other| remainder(other).cmp(&remainder(one)));
    let left = n - shares.iter().sum::<u32>();
    for &at in by_remainder.iter().take(left as usize) {
        shares[at as usize] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thirteen_exams_have_the_shares_that_were_worked_out_by_hand() {
        // Scored and unscored questions by domain.
        #[allow(clippy::type_complexity)] // A table's type is its column headings.
        let table: [(&[u32], u32, &[u32], u32, &[u32]); 13] = [
            (&[24, 30, 34, 12], 50, &[12, 15, 17, 6], 15, &[4, 4, 5, 2]),
            (&[20, 24, 28, 14, 14], 50, &[10, 12, 14, 7, 7], 15, &[3, 4, 4, 2, 2]),
            (&[32, 26, 24, 18], 50, &[16, 13, 12, 9], 15, &[5, 4, 3, 3]),
            (&[22, 22, 22, 16, 18], 50, &[11, 11, 11, 8, 9], 15, &[3, 3, 3, 3, 3]),
            (&[30, 26, 24, 20], 50, &[15, 13, 12, 10], 15, &[4, 4, 4, 3]),
            (&[28, 26, 22, 24], 50, &[14, 13, 11, 12], 15, &[4, 4, 3, 4]),
            (&[34, 26, 22, 18], 50, &[17, 13, 11, 9], 15, &[5, 4, 3, 3]),
            (&[31, 26, 20, 12, 11], 65, &[20, 17, 13, 8, 7], 10, &[3, 3, 2, 1, 1]),
            (&[26, 29, 25, 20], 65, &[17, 19, 16, 13], 10, &[3, 3, 2, 2]),
            (&[22, 17, 15, 15, 14, 17], 65, &[14, 11, 10, 10, 9, 11], 10, &[2, 2, 2, 1, 1, 2]),
            (&[20, 24, 36, 20], 50, &[10, 12, 18, 10], 15, &[3, 4, 5, 3]),
            (&[16, 14, 18, 20, 18, 14], 50, &[8, 7, 9, 10, 9, 7], 15, &[2, 2, 3, 3, 3, 2]),
            (&[30, 26, 20, 24], 50, &[15, 13, 10, 12], 15, &[4, 4, 3, 4]),
        ];
        for (weights, scored, of_scored, unscored, of_unscored) in table {
            assert_eq!(quota(scored, weights), of_scored, "{scored} by {weights:?}");
            assert_eq!(quota(unscored, weights), of_unscored, "{unscored} by {weights:?}");
        }
    }

    #[test]
    fn short_sizes_show_that_ties_go_to_the_earlier_domain() {
        assert_eq!(quota(10, &[24, 30, 34, 12]), [3, 3, 3, 1]);
        assert_eq!(quota(40, &[24, 30, 34, 12]), [10, 12, 13, 5]);
        assert_eq!(quota(1, &[50, 50]), [1, 0]);
        assert_eq!(quota(5, &[22, 17, 15, 15, 14, 17]), [1, 1, 1, 1, 0, 1]);
    }

    #[test]
    fn nothing_to_share_and_nobody_to_share_with() {
        assert_eq!(quota(0, &[60, 40]), [0, 0]);
        assert_eq!(quota(3, &[0, 0]), [0, 0]);
        assert_eq!(quota(3, &[]), [0; 0]);
        assert_eq!(quota(u32::MAX, &[1]), [u32::MAX]);
    }
}
