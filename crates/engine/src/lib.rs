//! The engine for other programs: what `crates/exam` and `crates/bank` can do, with JSON as the answer.
//!
//! `bindings` hands it to JavaScript, and `js/` is what a JavaScript program sees of it. Whatever is wrong with what a
//! caller hands in comes back as a [`Fault`]. Nothing here reads a clock or draws by itself: moments and seeds are
//! arguments.

mod bank;
#[cfg(target_arch = "wasm32")]
pub mod bindings;
mod fault;
mod json;
mod mark;
#[cfg(target_arch = "wasm32")]
mod memory;
mod outline;
mod own;
mod packed;
mod plan;
mod prose;
mod question;
mod sitting;
mod state;

pub use bank::Bank;
pub use fault::{Code, DiagnosticRow, Fault};
pub use own::own;
pub use packed::Packed;
pub use plan::Asked;
pub use prose::prose;
pub use sitting::Sitting;
