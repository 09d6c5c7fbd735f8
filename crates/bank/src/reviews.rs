//! What came of solving questions blind: the files `reviews/<code>.toml`.
//!
//! A review holds for one wording and one key. Whoever changes either has a question that nobody solved.

use std::fmt::Write;

use exam::Question;

use crate::{Day, FORMAT, blind::fingerprint};

/// One round of solving a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The mark of the wording and key that were solved, as [`fingerprint`] gives it.
    pub text: String,
    /// The day of the round.
    pub day: Day,
    /// How many solvers answered.
    pub solvers: u32,
    /// How many of them answered the key.
    pub agreed: u32,
    /// How many of them would defend another choice as well.
    pub doubts: u32,
}

impl Review {
    /// Whether all solvers gave the key and none would defend anything else.
    pub fn is_clean(&self) -> bool {
        self.solvers > 0 && self.agreed == self.solvers && self.doubts == 0
    }
}

/// The rounds of the questions of one exam, in the order of their ids; within a question the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews(pub Vec<(String, Vec<Review>)>);

/// How the solvers and the keys of an exam agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Questions that were solved, those that were taken out since included.
    pub solved: usize,
    /// Answers in the first round of each question.
    pub first_answers: u32,
    /// Those of them that were the key.
    pub first_agreed: u32,
    /// Questions whose first round was clean: all agreed, and nobody would defend another choice.
    pub first_clean: usize,
    /// Questions of the bank.
    pub questions: usize,
    /// Those of them that were solved as they stand, by two solvers or more.
    pub current: usize,
    /// Answers in those rounds.
    pub last_answers: u32,
    /// Those of them that were the key.
    pub last_agreed: u32,
    /// Questions whose last round, as they stand, was clean.
    pub last_clean: usize,
}

impl Reviews {
    /// The rounds of a question, the oldest first.
    pub fn of(&self, id: &str) -> &[Review] {
        self.0.iter().find(|(of, _)| of == id).map_or(&[], |(_, rounds)| rounds)
    }

    /// The latest round of the question as it stands; `None` if nobody solved it in this wording with this key.
    pub fn current(&self, question: &Question) -> Option<&Review> {
        let mark = fingerprint(question);
        self.of(question.id().as_str()).iter().rev().find(|review| review.text == mark)
    }

    /// Adds a round.
    pub fn add(&mut self, id: &str, review: Review) {
        match self.0.binary_search_by(|(of, _)| of.as_str().cmp(id)) {
            Ok(at) => self.0[at].1.push(review),
            Err(at) => self.0.insert(at, (id.into(), vec![review])),
        }
    }

    /// How solvers and keys agree.
    pub fn agreement(&self, questions: &[Question]) -> Agreement {
        let mut sum = Agreement { solved: self.0.len(), questions: questions.len(), ..Agreement::default() };
        for first in self.0.iter().filter_map(|(_, rounds)| rounds.first()) {
            sum.first_answers += first.solvers;
            sum.first_agreed += first.agreed;
            sum.first_clean += usize::from(first.is_clean());
        }
        for last in questions.iter().filter_map(|question| self.current(question)).filter(|last| last.solvers >= 2) {
            sum.current += 1;
            sum.last_answers += last.solvers;
            sum.last_agreed += last.agreed;
            sum.last_clean += usize::from(last.is_clean());
        }
        sum
    }

    /// The file that says so.
    pub fn to_text(&self, code: &str) -> String {
        let mut text = format!(
            "# What solvers who saw no key made of each question. Written by `cargo author agree --record`; see README.md.\n\
             format = {FORMAT}\nexam = \"{code}\"\n\n[reviews]\n"
        );
        for (id, rounds) in &self.0 {
            let rounds: Vec<String> = rounds.iter().map(spelt).collect();
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{id} = [{}]", rounds.join(", "));
        }
        text
    }
}

fn spelt(review: &Review) -> String {
    let Review { text, day, solvers, agreed, doubts } = review;
    format!("{{ text = \"{text}\", day = {day}, solvers = {solvers}, agreed = {agreed}, doubts = {doubts} }}")
}
