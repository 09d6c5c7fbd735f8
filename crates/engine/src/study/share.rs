//! Chances and shares in JSON.

use crate::json::Json;

/// Thousandths, written as a share of one: 781 as 0.781.
///
/// By hand, since the standard library's way from a floating-point number to a text is ten kilobytes of code.
#[derive(Clone, Copy)]
pub(crate) struct Share(pub(crate) u16);

impl Json for Share {
    fn write(&self, out: &mut String) {
        let (whole, rest) = (self.0 / 1_000, self.0 % 1_000);
        whole.write(out);
        if rest > 0 {
            out.push('.');
            for place in [rest / 100, rest / 10 % 10, rest % 10] {
                place.write(out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    #[test]
    fn every_share_is_read_as_the_thousandths_that_it_is() {
        for thousandths in 0..=1_000 {
            let read: f64 = json(&Share(thousandths)).parse().unwrap();
            assert!((read - f64::from(thousandths) / 1_000.0).abs() < f64::EPSILON, "{thousandths}");
        }
        assert_eq!(
            [0, 7, 70, 500, 999, 1_000].map(|one| json(&Share(one))),
            ["0", "0.007", "0.070", "0.500", "0.999", "1"]
        );
    }
}
