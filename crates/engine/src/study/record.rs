//! All that one candidate did in one exam.

use exam::{Blueprint, BlueprintDraft, DomainNo, Evidence, Marked, Outcome, Report, Rules, TaskNo};
use study::{Answer, Day, Schedule};

use crate::{Code, Fault};

/// A finished sitting, as a caller hands it in.
#[derive(Clone, Debug)]
pub struct Sat {
    /// The exam's code, in whatever case.
    pub exam: String,
    /// The day on which it ended.
    pub day: Day,
    /// Under which rules; `None` for those of the exam as it is.
    pub rules: Option<Rules>,
    /// What became of each question.
    pub responded: Vec<Responded>,
}

/// What became of one question.
#[derive(Clone, Debug)]
pub struct Responded {
    /// The question.
    pub id: String,
    /// The number of its domain.
    pub domain: u8,
    /// The id of its task or topic.
    pub task: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether the candidate was sure; nothing, where nobody asked.
    pub sure: Option<bool>,
}

/// An exam's outline, and what one candidate's sittings say of it.
#[derive(Clone, Debug)]
pub struct Record {
    pub(super) blueprint: Blueprint,
    pub(super) evidence: Evidence,
    answers: Vec<Answer>,
}

impl Record {
    /// The record of these sittings, the oldest first.
    ///
    /// # Errors
    /// An outline that does not hold together, and a sitting that is not of this exam.
    pub fn new(outline: BlueprintDraft, sittings: Vec<Sat>) -> Result<Record, Fault> {
        let blueprint = Blueprint::new(outline).map_err(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Fault::all(Code::Argument, "the exam does not hold together", &faults)
        })?;
        let mut record = Record { blueprint, evidence: Evidence::default(), answers: Vec::new() };
        for (at, sitting) in sittings.into_iter().enumerate() {
            let named = |message: String| Fault::new(Code::Form, format!("sitting {}: {message}", at + 1));
            record.note(sitting).map_err(named)?;
        }
        Ok(record)
    }

    /// What is known of each subject and each question.
    pub(super) fn known(&self) -> Schedule {
        Schedule::of(&self.answers)
    }

    /// The place of a question in the outline.
    pub(super) fn placed(
        &self,
        id: &str,
        domain: u8,
        task: Option<&str>,
    ) -> Result<(DomainNo, Option<TaskNo>), String> {
        let (code, domain) = (self.blueprint.code(), DomainNo(domain));
        if self.blueprint.domain(domain).is_none() {
            let domains = self.blueprint.domains().len();
            return Err(format!("question \"{id}\" is of domain {}, and {code} has 1 to {domains}", domain.0));
        }
        let Some(task) = task else { return Ok((domain, None)) };
        let unknown = || format!("question \"{id}\" is of task \"{task}\", which {code} does not have");
        Ok((domain, Some(self.blueprint.task(task).ok_or_else(unknown)?.0)))
    }

    fn note(&mut self, sitting: Sat) -> Result<(), String> {
        let Sat { exam, day, rules, responded } = sitting;
        let code = self.blueprint.code();
        if !exam.eq_ignore_ascii_case(code) {
            return Err(format!("it is of {exam}, and not of {code}"));
        }
        let mut questions = Vec::new();
        for Responded { id, domain, task, outcome, sure } in responded {
            let (domain, task) = self.placed(&id, domain, task.as_deref())?;
            let marked = Marked { question: id.into(), domain, task, scored: true, outcome };
            self.answers.extend(Answer::of(&marked, day, sure));
            questions.push(marked);
        }
        let rules = rules.unwrap_or_else(|| Rules::mock(&self.blueprint));
        // Evidence is in the questions; what they add up to is no part of it.
        let (right, of, domains) = (0, 0, Vec::new());
        let report = Report { exam, right, of, scaled: None, verdict: None, close: false, domains, questions };
        self.evidence.note(&rules, &report);
        Ok(())
    }
}
