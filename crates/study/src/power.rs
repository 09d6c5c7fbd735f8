//! Powers and logarithms made of sums, products and quotients, which are the same on every machine.
//!
//! The platform's own differ in the last bit from one to the next. These are right to about 15 digits in the range
//! that memory needs: arguments from a thousandth to some ten thousands.

use core::f64::consts::{LN_2, SQRT_2};

/// The bits of a double's fraction.
const FRACTION: u32 = 52;
/// The exponent of 1 in a double.
const BIAS: i64 = 1_023;

/// The natural logarithm of a number above zero that is no subnormal.
#[allow(clippy::cast_possible_wrap, clippy::cast_precision_loss)] // An exponent has eleven bits.
pub(crate) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = (bits >> FRACTION) as i64 - BIAS;
    let mut mantissa = f64::from_bits((bits & ((1 << FRACTION) - 1)) | ((BIAS as u64) << FRACTION));
    if mantissa > SQRT_2 {
        mantissa /= 2.0;
        exponent += 1;
    }
    // The series of the area tangent: its argument is at most 0.172, so that twelve terms are enough.
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let series = (0..12).rev().fold(0.0, |sum, term| sum * ratio * ratio + 1.0 / f64::from(2 * term + 1));
    2.0 * ratio * series + exponent as f64 * LN_2
}

/// Euler's number to the power of `x`, which is kept from -700 to 700.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // At most 1,010.
pub(crate) fn exp(x: f64) -> f64 {
    let x = x.clamp(-700.0, 700.0);
    let halves = (x / LN_2 + if x < 0.0 { -0.5 } else { 0.5 }) as i64;
    let rest = x - halves as f64 * LN_2;
    // The rest is at most 0.35, so that sixteen terms are enough.
    let series = (1..=16).rev().fold(1.0, |sum, term| 1.0 + sum * rest / f64::from(term));
    series * f64::from_bits(((BIAS + halves) as u64) << FRACTION)
}

/// A number above zero to the power of another.
pub(crate) fn power(base: f64, exponent: f64) -> f64 {
    exp(exponent * ln(base))
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;

    #[test]
    fn they_agree_with_the_platforms_own_to_thirteen_digits() {
        for step in 1..4_000 {
            let x = f64::from(step) * 0.011_7;
            assert!((ln(x) - x.ln()).abs() < 1e-13, "ln {x}");
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-13, "exp {x}");
            assert!((exp(-x) / (-x).exp() - 1.0).abs() < 1e-13, "exp -{x}");
            for exponent in [-6.485, -0.1542, 0.2629, 1.0] {
                assert!((power(x, exponent) / x.powf(exponent) - 1.0).abs() < 1e-12, "{x} to {exponent}");
            }
        }
        assert!((ln(1e-3) - 1e-3_f64.ln()).abs() < 1e-13 && (ln(36_500.0) - 36_500_f64.ln()).abs() < 1e-13);
        assert!((exp(0.0) - 1.0).abs() < 1e-15 && ln(1.0).abs() < 1e-15);
        assert!(exp(1e9).is_finite() && exp(-1e9) > 0.0);
    }
}
