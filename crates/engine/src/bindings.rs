//! What crosses over to JavaScript: a parcel of texts and numbers, and JSON in answers. `js/` makes classes and
//! errors of it, and looks at every argument before it comes here.
#![allow(missing_docs, clippy::missing_errors_doc)] // Each does what the type that it wraps does under the same name.

#[cfg(feature = "questions")]
mod bank;
#[cfg(feature = "questions")]
pub mod own;
mod parcel;
#[cfg(feature = "questions")]
mod rows;
mod rules;
#[cfg(feature = "questions")]
mod sitting;
#[cfg(feature = "study")]
pub mod study;

use crate::Fault;

/// What is thrown: a fault as JSON.
type Thrown<T> = Result<T, String>;

fn thrown<T>(result: Result<T, Fault>) -> Thrown<T> {
    result.map_err(|fault| fault.json())
}
