//! How a candidate stands in an exam, worked out from what was answered: what the pictures show, and what to do next.
//!
//! Nothing here knows a browser or reads a clock.

mod advice;
mod booking;
mod tally;

pub use advice::{Advice, Facts};
pub use booking::{Refusal, booking};
pub use tally::{Changes, Mean, Pace, Share, Tally, TaskShare, Timing};
