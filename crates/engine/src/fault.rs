//! What went wrong, as a caller's program and its author both can use it.

#[cfg(feature = "questions")]
mod sources;

use crate::json::{Json, Object, json, object};

/// The sort of a fault, which a program can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// An argument is not what is asked for, or names what does not exist.
    Argument,
    /// Exams or questions are faulty; the diagnostics say where.
    Data,
    /// The bank cannot give such a form.
    Draw,
    /// The form does not agree with the bank.
    Form,
    /// The responses do not fit the form.
    Responses,
    /// What happened has no meaning where the sitting stands; the sitting goes on.
    Refused,
    /// The engine failed.
    Engine,
}

impl Code {
    fn name(self) -> &'static str {
        match self {
            Code::Argument => "argument",
            Code::Data => "data",
            Code::Draw => "draw",
            Code::Form => "form",
            Code::Responses => "responses",
            Code::Refused => "refused",
            Code::Engine => "engine",
        }
    }
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its sort.
    pub code: Code,
    /// A sentence, or several with a line for each.
    pub message: String,
    /// For faulty data: all that was found.
    pub diagnostics: Vec<DiagnosticRow>,
    /// For a refused event: why it was refused.
    pub why: Option<&'static str>,
}

/// One thing to mend, or to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiagnosticRow {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The code of the rule.
    pub code: &'static str,
    /// "error", "warning" or "info".
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}
object!(DiagnosticRow { path, line, code, severity, message, hint });

impl Json for Fault {
    fn write(&self, out: &mut String) {
        let mut object = Object::begin(out);
        object.field("code", &self.code.name());
        object.field("message", &self.message);
        if !self.diagnostics.is_empty() {
            object.field("diagnostics", &self.diagnostics);
        }
        if self.why.is_some() {
            object.field("why", &self.why);
        }
        object.end();
    }
}

impl Fault {
    /// A fault that a sentence says all about.
    pub fn new(code: Code, message: impl Into<String>) -> Fault {
        Fault { code, message: message.into(), diagnostics: Vec::new(), why: None }
    }

    /// Several sentences as one fault.
    pub(crate) fn all(code: Code, what: &str, sentences: &[String]) -> Fault {
        Fault::new(code, format!("{what}: {}", sentences.join("; ")))
    }

    /// As the bindings throw it.
    pub fn json(&self) -> String {
        json(self)
    }
}
