//! Faults out of what is wrong with questions, and out of what a sitting refuses.

use bank::Diagnostic;
use exam::Why;

use super::{Code, DiagnosticRow, Fault};

impl From<&Diagnostic> for DiagnosticRow {
    fn from(one: &Diagnostic) -> DiagnosticRow {
        DiagnosticRow {
            path: one.place.file.clone(),
            line: one.place.line,
            code: one.rule,
            severity: one.severity.name(),
            message: one.message.clone(),
            hint: one.hint.clone(),
        }
    }
}

impl Fault {
    /// A response or a choice that is none of the question on the desk.
    pub(crate) fn unfit(message: String) -> Fault {
        Fault { why: Some(name(Why::ResponseDoesNotFit)), ..Fault::new(Code::Refused, message) }
    }

    /// An event that was refused.
    pub(crate) fn refused(why: Why) -> Fault {
        Fault { why: Some(name(why)), ..Fault::new(Code::Refused, why.to_string()) }
    }
}

fn name(why: Why) -> &'static str {
    match why {
        Why::NotBegun => "not-begun",
        Why::AlreadyBegun => "already-begun",
        Why::OnPause => "on-pause",
        Why::NotOnPause => "not-on-pause",
        Why::PauseNotAllowed => "pause-not-allowed",
        Why::Over => "over",
        Why::NoSuchQuestion => "no-such-question",
        Why::ResponseDoesNotFit => "response-does-not-fit",
        Why::RevealNotAllowed => "show-not-allowed",
        Why::AlreadyShown => "already-shown",
    }
}
