//! The rules of a sitting out of a parcel.

use core::time::Duration;

use exam::{Clock, Feedback, Rules};

use super::parcel::Parcel;

/// Rules; `None` for those of the exam as it is.
pub(super) fn rules(parcel: &mut Parcel) -> Option<Rules> {
    parcel.maybe(|parcel| Rules {
        limit: parcel.maybe(Parcel::number).map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
        clock: if parcel.truth() { Clock::Strict } else { Clock::TestCentre },
        may_pause: parcel.truth(),
        feedback: if parcel.truth() { Feedback::EachQuestion } else { Feedback::AtEnd },
    })
}
