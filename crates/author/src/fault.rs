//! What went wrong, as far as the exit code depends on it.

use std::fmt;

/// An argument that names what does not exist; the exit code is 2, as for an argument of the wrong form.
#[derive(Debug)]
pub(crate) struct BadArgument(pub(crate) String);

impl fmt::Display for BadArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadArgument {}

/// Several sentences as one fault: each on a line of its own.
pub(crate) fn all(what: &str, sentences: &[String]) -> anyhow::Error {
    anyhow::anyhow!("{what}\n  {}", sentences.join("\n  "))
}
