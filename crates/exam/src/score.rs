//! The report: what was right, by domain and in all, and what that would mean.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{Blueprint, DomainNo, Finished, Form, Key, QuestionId, Scaled, TaskNo, raw_needed};

/// What became of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The response was right.
    Right,
    /// There was a response, and it was wrong or incomplete.
    Wrong,
    /// There was no response, which counts as wrong.
    Unanswered,
}

/// One question of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The question.
    pub question: QuestionId,
    /// The domain it counts for.
    pub domain: DomainNo,
    /// The task or topic it is about.
    pub task: Option<TaskNo>,
    /// Whether it counts.
    pub scored: bool,
    /// What became of it.
    pub outcome: Outcome,
}

/// AWS's two words for a domain in a score report. It publishes no threshold for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// *Meets competencies*: the share right is at least the share that passes the whole exam.
    Meets,
    /// *Needs improvement*: it is less.
    NeedsImprovement,
}

impl Label {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Label::Meets => "meets",
            Label::NeedsImprovement => "needs improvement",
        }
    }
}

/// One row of the table of domains; scored questions only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The domain.
    pub number: DomainNo,
    /// How many were right.
    pub right: u32,
    /// Of how many.
    pub of: u32,
    /// AWS's word for it; `None` without a passing score or without questions.
    pub label: Option<Label>,
}

/// Pass or fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The scaled score reaches the passing score.
    Pass,
    /// It does not.
    Fail,
}

impl Verdict {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
        }
    }
}

/// What a finished sitting amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The exam's code.
    pub exam: String,
    /// Scored questions that were right.
    pub right: u32,
    /// Scored questions in all.
    pub of: u32,
    /// The estimated scaled score; `None` for a quiz, whose result is a share.
    pub scaled: Option<Scaled>,
    /// Pass or fail; `None` for a quiz without a passing score.
    pub verdict: Option<Verdict>,
    /// Whether the range of the score crosses the passing score: too close to call.
    pub close: bool,
    /// One row a domain, in the order of the outline.
    pub domains: Vec<Section>,
    /// One row a question, in the order of the form.
    pub questions: Vec<Marked>,
}

/// A question of the form whose key was not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMissing(pub QuestionId);

impl fmt::Display for KeyMissing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the key of question \"{}\" is not at hand", self.0)
    }
}

impl Report {
    /// The same result as a share, without the scale: what a quiz and practice of a part amount to.
    #[must_use]
    pub fn as_share(self) -> Report {
        Report { scaled: None, verdict: None, close: false, ..self }
    }

    /// Marks a finished sitting of `form`, asking `key` for what is right.
    ///
    /// Scoring is compensatory: only the total decides, and no domain has a minimum. An unanswered
    /// question is wrong and a wrong one costs nothing more.
    ///
    /// # Errors
    /// The first question without a key.
    pub fn mark<'k>(
        blueprint: &Blueprint,
        form: &Form,
        finished: &Finished,
        key: impl Fn(&QuestionId) -> Option<&'k Key>,
    ) -> Result<Report, KeyMissing> {
        let mut questions = Vec::new();
        for (place, line) in form.places().iter().zip(finished.sheet().lines()) {
            let key = key(&place.question).ok_or_else(|| KeyMissing(place.question.clone()))?;
            let outcome = match &line.response {
                Some(response) if key.marks(response) => Outcome::Right,
                Some(response) if !response.is_blank() => Outcome::Wrong,
                _ => Outcome::Unanswered,
            };
            let question = place.question.clone();
            questions.push(Marked { question, domain: place.domain, task: place.task, scored: place.scored, outcome });
        }
        let tally = |counts: &dyn Fn(&Marked) -> bool| {
            let scored = questions.iter().filter(|marked| marked.scored && counts(marked));
            scored.fold((0, 0), |(right, of), marked| (right + u32::from(marked.outcome == Outcome::Right), of + 1))
        };
        let (right, of) = tally(&|_| true);
        let passing = blueprint.passing();
        let domains = blueprint.domains().iter().map(|domain| {
            let (right, of) = tally(&|marked| marked.domain == domain.number);
            let label = passing
                .filter(|_| of > 0)
                .map(|passing| if right >= raw_needed(passing, of) { Label::Meets } else { Label::NeedsImprovement });
            Section { number: domain.number, right, of, label }
        });
        let domains = domains.collect();
        let scaled = passing.map(|_| Scaled::estimate(right, of));
        let verdict = passing.zip(scaled).map(
            |(passing, scaled)| {
                if scaled.score >= passing { Verdict::Pass } else { Verdict::Fail }
            },
        );
        let close = passing.zip(scaled).is_some_and(|(passing, scaled)| scaled.low < passing && passing <= scaled.high);
        Ok(Report { exam: blueprint.code().into(), right, of, scaled, verdict, close, domains, questions })
    }
}
