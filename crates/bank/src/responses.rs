//! Forms, responses and reports as the author's commands print and read them.
//!
//! These are types for JSON, apart from the engine's. What is wrong in a file somebody wrote by hand or by
//! program comes back as plain sentences, all at once.

mod form;
mod given;
mod report;

pub use form::{FormRow, PlaceRow};
pub use given::{Given, Responses};
pub use report::{ReportRow, SectionRow};
