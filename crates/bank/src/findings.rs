//! What has been found in one file so far.

use crate::{Diagnostic, Severity, SourceFile, Spot, rules::Rule, source::Lines};

/// Collects the diagnostics of a file, turning places in its text into lines.
pub(crate) struct Findings<'f> {
    file: &'f SourceFile,
    lines: Lines<'f>,
    id: Option<String>,
    most: usize,
    found: Vec<Diagnostic>,
    /// How many of them are errors: asked for at each question, so it is not counted anew.
    errors: usize,
}

impl<'f> Findings<'f> {
    pub(crate) fn of(file: &'f SourceFile) -> Findings<'f> {
        Findings::at_most(usize::MAX, file)
    }

    /// Collects so many errors and as many remarks, and passes over the rest: nobody reads a hundred, and writing down a
    /// hundred thousand takes time.
    pub(crate) fn at_most(most: usize, file: &'f SourceFile) -> Findings<'f> {
        Findings { file, lines: Lines::of(&file.text), id: None, most, found: Vec::new(), errors: 0 }
    }

    /// Whether there are so many errors that reading on is of no use. Remarks alone keep nothing from being read.
    pub(crate) fn is_full(&self) -> bool {
        self.errors >= self.most
    }

    /// From now on everything is about the question of that id.
    pub(crate) fn about(&mut self, id: Option<&str>) {
        self.id = id.map(String::from);
    }

    /// Notes that `rule` is broken at the byte `at`.
    pub(crate) fn add(&mut self, rule: &'static Rule, at: usize, message: impl Into<String>, hint: impl Into<String>) {
        let is_error = rule.severity == Severity::Error;
        let like_it = if is_error { self.errors } else { self.found.len() - self.errors };
        if like_it >= self.most {
            return;
        }
        let (line, column) = self.lines.place(at);
        let place = Spot { file: self.file.path.clone(), line, column: Some(column), id: self.id.clone() };
        let (message, hint) = (message.into(), hint.into());
        self.errors += usize::from(is_error);
        self.found.push(Diagnostic { rule: rule.code, severity: rule.severity, place, message, hint });
    }

    /// "questions/a.toml, line 3", for messages about another place.
    pub(crate) fn name_of(&self, at: usize) -> String {
        format!("{}, line {}", self.file.path, self.line_of(at))
    }

    /// The line of the byte at `at`, from 1.
    pub(crate) fn line_of(&self, at: usize) -> u32 {
        self.lines.line(at)
    }

    /// Takes back what `rule` found about the question that is being looked at; whether there was anything.
    pub(crate) fn take_back(&mut self, rule: &str) -> bool {
        let before = self.found.len();
        let id = self.id.clone();
        self.found.retain(|one| one.rule != rule || one.place.id != id);
        self.errors = self.found.iter().filter(|one| one.severity == Severity::Error).count();
        self.found.len() < before
    }

    /// How many errors there are so far.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.found
    }
}
