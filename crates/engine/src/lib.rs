//! The engine for other programs: what `crates/exam`, `crates/bank` and `crates/study` can do, with JSON as the answer.
//!
//! `bindings` hands it to JavaScript, and `js/` is what a JavaScript program sees of it: two entries, each made of one
//! feature of this crate. Whatever is wrong with what a caller hands in comes back as a [`Fault`]. Nothing here reads a
//! clock or draws by itself: moments, days and seeds are arguments.

#[cfg(target_arch = "wasm32")]
pub mod bindings;
mod fault;
mod json;
#[cfg(target_arch = "wasm32")]
mod memory;

pub use fault::{Code, DiagnosticRow, Fault};

#[cfg(feature = "questions")]
mod bank;
#[cfg(feature = "questions")]
mod mark;
#[cfg(feature = "questions")]
mod outline;
#[cfg(feature = "questions")]
mod own;
#[cfg(feature = "questions")]
mod packed;
#[cfg(feature = "questions")]
mod plan;
#[cfg(feature = "questions")]
mod prose;
#[cfg(feature = "questions")]
mod question;
#[cfg(feature = "questions")]
mod sitting;
#[cfg(feature = "questions")]
mod state;
#[cfg(feature = "study")]
mod study;

#[cfg(feature = "questions")]
pub use {bank::Bank, own::own, packed::Packed, plan::Asked, prose::prose, sitting::Sitting};

#[cfg(feature = "study")]
pub use study::{Listed, Record, Responded, Sat};
