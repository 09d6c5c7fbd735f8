//! The rules, each with its code, its weight and its reason.
//!
//! To add one about the wording of a question: write it in a file of `rules/`, list it there, and plant the
//! flaw in a file of `tests/faults/`. The explanation is what `author explain CODE` prints.

pub(crate) mod format;
mod services;
mod wording;

pub(crate) use services::ServiceNames;

use exam::{Blueprint, Question};

use crate::{Severity, file::question::QuestionSays, findings::Findings};

/// Something that a data file must keep to.
pub struct Rule {
    /// Its code, such as "F003": F for the format, I for the wording of a single question.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// Why it is there and how to keep to it: one paragraph.
    pub explanation: &'static str,
    look: Look,
}

/// When a rule is looked at.
#[derive(Clone, Copy)]
pub(crate) enum Look {
    /// While files are read.
    Reading,
    /// At each question that could be read.
    Question(fn(&Subject, &mut Flaws)),
}

/// A question that a rule looks at: as written, as understood, and the exam that it belongs to.
pub(crate) struct Subject<'q> {
    pub(crate) says: &'q QuestionSays,
    pub(crate) question: &'q Question,
    pub(crate) blueprint: &'q Blueprint,
    pub(crate) names: &'q ServiceNames<'q>,
}

/// Where a rule puts what it finds.
pub(crate) struct Flaws<'a, 'f> {
    rule: &'static Rule,
    findings: &'a mut Findings<'f>,
}

impl Flaws<'_, '_> {
    pub(crate) fn add(&mut self, at: usize, message: impl Into<String>, hint: impl Into<String>) {
        self.findings.add(self.rule, at, message, hint);
    }
}

/// All rules, in the order of their codes.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    format::RULES.into_iter().chain(wording::RULES).chain(services::RULES)
}

/// The rule of that code, in whatever case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// Looks at a question with every rule about questions.
pub(crate) fn look(subject: &Subject, findings: &mut Findings) {
    for rule in rules() {
        if let Look::Question(look) = rule.look {
            look(subject, &mut Flaws { rule, findings });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_rise_and_every_rule_gives_its_reason() {
        let codes: Vec<_> = rules().map(|rule| rule.code).collect();
        assert!(codes.is_sorted_by(|one, next| one < next), "{codes:?}");
        for rule in rules() {
            assert!(rule.explanation.split_whitespace().count() >= 12, "{}", rule.code);
            assert!(!rule.title.is_empty() && !rule.explanation.contains('\n'), "{}", rule.code);
        }
        assert!(rule("f003").is_some() && rule("F999").is_none());
    }
}
