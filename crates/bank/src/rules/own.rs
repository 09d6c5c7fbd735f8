//! The rules of somebody's own questions, besides those of the format that they share with a bank.
//!
//! They are no part of [`rules`](super::rules): the author's commands never meet them.

use super::{Look, Rule, explained};
use crate::Severity::{Error, Warning};

/// O001: too much text.
pub(crate) static TOO_LONG: Rule = Rule {
    code: "O001",
    severity: Error,
    title: "too much text",
    explanation: explained(
        "A reader's browser reads these questions while the page waits, so there is an end to how much it \
        takes: 200,000 bytes and 200 questions.",
    ),
    look: Look::Reading,
};

/// O002: no question.
pub(crate) static NOTHING_ASKED: Rule = Rule {
    code: "O002",
    severity: Error,
    title: "no question",
    explanation: explained(
        "The text holds nothing that can be asked: a question is a stem with two choices or more, of which \
        one is marked as right.",
    ),
    look: Look::Reading,
};

/// O003: a line out of place.
pub(crate) static OUT_OF_PLACE: Rule = Rule {
    code: "O003",
    severity: Error,
    title: "a line out of place",
    explanation: explained(
        "In a checklist the stem comes first, then the choices, then the explanation and the sources. A line \
        that fits none of these where it stands would be lost or land in the wrong question, so it is refused.",
    ),
    look: Look::Reading,
};

/// O004: markup that is shown as typed.
pub(crate) static SHOWN_AS_TYPED: Rule = Rule {
    code: "O004",
    severity: Warning,
    title: "markup that is shown as typed",
    explanation: explained(
        "Texts hold paragraphs, lists, fenced code, `code` and **bold**. All else is text, HTML too: it does \
        no harm and is shown as it is typed, which is hardly meant.",
    ),
    look: Look::Reading,
};

/// O005: more errors than are listed.
pub(crate) static MORE: Rule = Rule {
    code: "O005",
    severity: Error,
    title: "more errors than are listed",
    explanation: explained("A hundred errors are listed. What comes after the last of them is not read."),
    look: Look::Reading,
};
