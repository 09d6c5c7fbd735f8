//! The rules, each with its code, its weight and its reason.
//!
//! To add one about the wording of a question: write it in a file of `rules/`, list it there, and plant the
//! flaw in a file of `tests/faults/`. The explanation is what `author explain CODE` prints.

mod bank;
mod choices;
mod explaining;
pub(crate) mod format;
pub(crate) mod gates;
mod kinds;
mod names;
pub(crate) mod own;
mod pairs;
mod seen;
mod services;
mod stems;
mod texts;
mod wording;

pub(crate) use bank::{Bank, BankFlaw, Member};
pub(crate) use choices::absolute_in;
pub(crate) use names::Registry;
pub(crate) use seen::Seen;
pub(crate) use services::ServiceNames;

use self::bank::BankFlaws;
use exam::{Blueprint, Question};

use crate::{Severity, file::question::QuestionSays, findings::Findings};

/// Something that a data file must keep to.
pub struct Rule {
    /// Its code, such as "F003": F for the format, I for a single question (an item), B for a bank.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// Why it is there and how to keep to it: one paragraph.
    pub explanation: &'static str,
    look: Look,
}

/// The explanation of a rule that a program meets by reading alone. Programs that explain nothing, such as the engine's
/// package, leave it out: these paragraphs are a tenth of what it would weigh.
const fn explained(text: &'static str) -> &'static str {
    if cfg!(feature = "explanations") { text } else { "" }
}

/// When a rule is looked at.
#[derive(Clone, Copy)]
pub(crate) enum Look {
    /// While files are read.
    Reading,
    /// At each question that could be read.
    Question(fn(&Subject, &mut Flaws)),
    /// At each bank as a whole.
    Bank(fn(&Bank, &mut BankFlaws)),
}

/// A question that a rule looks at: as written, as understood, and the exam that it belongs to.
pub(crate) struct Subject<'q> {
    pub(crate) says: &'q QuestionSays,
    pub(crate) question: &'q Question,
    pub(crate) blueprint: &'q Blueprint,
    pub(crate) names: &'q ServiceNames<'q>,
    pub(crate) registry: &'q Registry<'q>,
    pub(crate) seen: &'q Seen,
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
    let wording = wording::RULES.into_iter().chain(services::RULES).chain(choices::RULES).chain(stems::RULES);
    let wording = wording
        .chain(explaining::RULES)
        .chain(kinds::RULES)
        .chain(texts::RULES)
        .chain(names::RULES)
        .chain(services::LATER);
    let banks = pairs::RULES.into_iter().chain(gates::RULES);
    format::RULES.into_iter().chain(wording).chain(banks)
}

/// The rule of that code, in whatever case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// Looks at a question with every rule about questions, and takes back what the question waives.
pub(crate) fn look(subject: &Subject, findings: &mut Findings) {
    for rule in rules() {
        if let Look::Question(look) = rule.look {
            look(subject, &mut Flaws { rule, findings });
        }
    }
    for waiver in &subject.says.waivers {
        let mut refuse = |message: String, hint: &str| findings.add(&format::WAIVER_UNSOUND, waiver.at, message, hint);
        let found = rules().find(|rule| rule.code == waiver.rule && matches!(rule.look, Look::Question(_)));
        if waiver.reason.split_whitespace().count() < 5 {
            refuse("this waiver gives no reason".into(), "say in five words or more why the rule does not fit here");
        } else if found.is_none_or(|rule| rule.severity == Severity::Error) {
            refuse(format!("\"{}\" is no rule that can be waived", waiver.rule), "name a warning such as I013");
        } else if !findings.take_back(&waiver.rule) {
            let message = format!("{} finds nothing here", waiver.rule);
            findings.add(&format::WAIVER_UNSOUND, waiver.at, message, "take the waiver out");
        }
    }
}

/// Looks at a bank with every rule about banks.
pub(crate) fn look_at_bank(bank: &Bank) -> Vec<BankFlaw> {
    let mut found = Vec::new();
    for rule in rules() {
        if let Look::Bank(look) = rule.look {
            let mut flaws = BankFlaws { rule, found: Vec::new() };
            look(bank, &mut flaws);
            found.append(&mut flaws.found);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_rise_and_every_rule_gives_its_reason() {
        let codes: Vec<_> = rules().map(|rule| rule.code).collect();
        // Of each sort of code they rise: the format, then single questions, then banks.
        let place = |code: &&str| (["F", "I", "B"].iter().position(|sort| code.starts_with(sort)), (*code).to_string());
        assert!(codes.is_sorted_by(|one, next| place(one) < place(next)), "{codes:?}");
        for rule in rules() {
            assert!(rule.explanation.split_whitespace().count() >= 12, "{}", rule.code);
            assert!(!rule.title.is_empty() && !rule.explanation.contains('\n'), "{}", rule.code);
        }
        assert!(rule("f003").is_some() && rule("F999").is_none());
    }
}
