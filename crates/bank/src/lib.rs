//! The format of Dryrun's data: exams and questions as text in, exams or diagnostics out.
//!
//! ```
//! let exam = bank::SourceFile { path: "exams/tst-1.toml".into(), text: "format = 1\ncode = \"TST-1\"".into() };
//! let reading = bank::read(&[exam]);
//! assert!(reading.exams.is_empty());
//! assert_eq!(reading.diagnostics[0].to_string(), "exams/tst-1.toml:1: error[F002]: `about` is missing\n  \
//!     hint: add it: `about = \"...\"`");
//! ```
//!
//! The crate opens no file, so it runs in the browser too. Everything that is wrong is reported at once.

pub mod blind;
mod day;
mod diagnostic;
mod facts;
mod file;
mod findings;
mod link;
mod near;
pub mod own;
pub mod pack;
pub mod prose;
mod read;
pub mod responses;
pub mod reviews;
pub mod rules;
mod source;
pub mod testwise;
mod within;
mod words;

pub use day::Day;
pub use diagnostic::{Diagnostic, Severity, Spot};
pub use facts::{Exam, Facts};
pub use file::FORMAT;
pub use link::Link;
pub use read::{Loaded, Reading, load, read};
pub use source::SourceFile;
