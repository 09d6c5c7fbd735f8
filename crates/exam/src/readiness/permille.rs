//! From shares to thousandths.

/// The nearest thousandth, 0 to 1,000; a share outside of 0 to 1 counts as the nearer end.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within 0 to 1,000 by the line before.
pub(super) fn nearest(share: f64) -> u16 {
    (share.clamp(0.0, 1.0) * 1_000.0 + 0.5) as u16
}

/// The nearest thousandth that may be shown: 1 to 999, since no prediction is certain.
pub(super) fn published(share: f64) -> u16 {
    nearest(share).clamp(1, 999)
}

/// The thousandth below, 1 to 999: the lower end of a range.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within 0 to 1,000 by the line before.
pub(super) fn rounded_down(share: f64) -> u16 {
    ((share.clamp(0.0, 1.0) * 1_000.0) as u16).clamp(1, 999)
}

/// The thousandth above, 1 to 999: the upper end of a range.
pub(super) fn rounded_up(share: f64) -> u16 {
    1_000_u16.saturating_sub(rounded_down(1.0 - share)).clamp(1, 999)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_never_certain_and_a_range_is_rounded_outwards() {
        assert_eq!([0.0, 0.0004, 0.5, 0.9996, 1.0].map(published), [1, 1, 500, 999, 999]);
        assert_eq!([0.0, 0.5004, 0.9996, 1.0].map(rounded_down), [1, 500, 999, 999]);
        assert_eq!([0.0, 0.5004, 0.9991, 1.0].map(rounded_up), [1, 501, 999, 999]);
        assert_eq!([-1.0, 0.0, 0.0014, 2.0].map(nearest), [0, 0, 1, 1_000]);
    }
}
