//! Moments: the only form in which time enters the engine.

use core::time::Duration;

/// Milliseconds since 1970-01-01T00:00Z, as the caller's clock tells them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub u64);

impl Moment {
    /// Time passed since `earlier`; zero if the clock was set back meanwhile.
    pub fn since(self, earlier: Moment) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_set_back_gives_zero() {
        assert_eq!(Moment(5).since(Moment(2)), Duration::from_millis(3));
        assert_eq!(Moment(2).since(Moment(5)), Duration::ZERO);
    }
}
