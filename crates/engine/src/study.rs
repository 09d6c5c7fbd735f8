//! What a candidate knows and what to study: readiness and the schedule, out of finished sittings.

mod evening;
mod readiness;
mod record;
mod schedule;
mod share;

pub use evening::Listed;
pub use record::{Record, Responded, Sat};
