//! A whole bank as a rule sees it, and where such a rule puts what it finds.

use std::collections::BTreeSet;

use exam::{Blueprint, Question};

use super::{Rule, Seen};
use crate::{file::question::QuestionSays, reviews::Reviews};

/// One question of a bank.
pub(crate) struct Member<'q> {
    pub(crate) says: &'q QuestionSays,
    pub(crate) question: &'q Question,
    pub(crate) seen: Seen,
}

/// The bank of one exam.
pub(crate) struct Bank<'b> {
    pub(crate) blueprint: &'b Blueprint,
    pub(crate) members: Vec<Member<'b>>,
    /// The same questions, as the engine keeps them.
    pub(crate) questions: Vec<Question>,
    pub(crate) reviews: Option<&'b Reviews>,
}

impl Bank<'_> {
    pub(crate) fn id(&self, at: usize) -> &str {
        self.members[at].question.id().as_str()
    }

    /// Whether one of the two names the other as an enemy.
    pub(crate) fn are_enemies(&self, one: usize, other: usize) -> bool {
        let names =
            |of: usize, whom: usize| self.members[of].says.enemies.iter().any(|enemy| enemy.value == self.id(whom));
        names(one, other) || names(other, one)
    }

    /// The share of questions that are so, 0 to 1.
    pub(crate) fn share(&self, is: impl Fn(&Member) -> bool) -> f64 {
        let has = self.members.iter().filter(|member| is(member)).count();
        crate::words::real(has) / crate::words::real(self.members.len().max(1))
    }

    /// The services and features named in each key of the questions with choices.
    pub(crate) fn key_names(&self) -> impl Iterator<Item = BTreeSet<String>> {
        let members = self.members.iter().filter(|member| member.seen.is_choice);
        members.flat_map(|member| member.seen.keys().map(|key| crate::testwise::names(&key.text)))
    }
}

/// Something found in a bank.
pub(crate) struct BankFlaw {
    pub(crate) rule: &'static Rule,
    /// The question, by its place in the bank; `None` if it is about the bank as a whole.
    pub(crate) member: Option<usize>,
    pub(crate) message: String,
    pub(crate) hint: String,
}

/// Where a rule about banks puts what it finds.
pub(crate) struct BankFlaws {
    pub(super) rule: &'static Rule,
    pub(super) found: Vec<BankFlaw>,
}

impl BankFlaws {
    /// About one question.
    pub(crate) fn at(&mut self, member: usize, message: impl Into<String>, hint: impl Into<String>) {
        self.add(Some(member), message.into(), hint.into());
    }

    /// About the bank.
    pub(crate) fn whole(&mut self, message: impl Into<String>, hint: impl Into<String>) {
        self.add(None, message.into(), hint.into());
    }

    fn add(&mut self, member: Option<usize>, message: String, hint: String) {
        self.found.push(BankFlaw { rule: self.rule, member, message, hint });
    }
}
