//! What went wrong, in a sentence a person can act on.
use std::fmt;
use std::io;
use std::path::Path;

/// What every verb and step returns.
pub(crate) type Outcome<T = ()> = Result<T, Fault>;

/// One sentence or two: what failed, where, and what to do.
#[derive(Debug)]
pub(crate) struct Fault(String);

impl Fault {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// For a file or folder that could not be read or written.
    pub(crate) fn at(path: &Path, error: &io::Error) -> Self {
        Self(format!("{}: {error}.", path.display()))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
