//! What is wrong in a data file, where, and what to do about it.

use std::{cmp::Ordering, fmt};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used as it is.
    Error,
    /// It can be used, and an author should look at it.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word used in reports and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// Where a diagnostic points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The file, relative to the data folder.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1, where it is known.
    pub column: Option<u32>,
    /// The question it is about, if it is about one.
    pub id: Option<String>,
}

/// One thing to mend, or to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code of the rule that found it, such as "F003".
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is.
    pub place: Spot,
    /// What is wrong, as a sentence without full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spot { file, line, .. } = &self.place;
        write!(f, "{file}:{line}: {}[{}]: {}", self.severity.name(), self.rule, self.message)?;
        if self.hint.is_empty() { Ok(()) } else { write!(f, "\n  hint: {}", self.hint) }
    }
}

impl Ord for Diagnostic {
    fn cmp(&self, other: &Diagnostic) -> Ordering {
        let first = |one: &Diagnostic| (one.place.line, one.rule, one.place.column, one.severity);
        self.place
            .file
            .cmp(&other.place.file)
            .then_with(|| first(self).cmp(&first(other)))
            .then_with(|| self.message.cmp(&other.message))
            .then_with(|| self.hint.cmp(&other.hint))
            .then_with(|| self.place.id.cmp(&other.place.id))
    }
}

impl PartialOrd for Diagnostic {
    fn partial_cmp(&self, other: &Diagnostic) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic(file: &str, line: u32, rule: &'static str) -> Diagnostic {
        let place = Spot { file: file.into(), line, column: Some(1), id: None };
        Diagnostic { rule, severity: Severity::Error, place, message: "it is so".into(), hint: "make it so".into() }
    }

    #[test]
    fn a_diagnostic_reads_as_one_block() {
        let text = diagnostic("exams/a.toml", 3, "F003").to_string();
        assert_eq!(text, "exams/a.toml:3: error[F003]: it is so\n  hint: make it so");
    }

    #[test]
    fn they_stand_in_the_order_of_file_line_and_rule() {
        let mut all = [diagnostic("b", 1, "F001"), diagnostic("a", 10, "F001"), diagnostic("a", 9, "F002")];
        all.sort();
        assert_eq!(all.map(|one| one.place.line), [9, 10, 1]);
    }
}
