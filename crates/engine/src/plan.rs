//! What a form is to be, as a caller asks for it.

use bank::Exam;
use exam::{DomainNo, Form, History, Plan, Seed};

use crate::{Code, Fault};

/// What a caller asks for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The exam's code; the only exam's without it.
    pub exam: Option<String>,
    /// What it is drawn from.
    pub seed: u32,
    /// So many questions, all scored, instead of a whole exam.
    pub questions: Option<u32>,
    /// Only this domain.
    pub domain: Option<u8>,
    /// Only this task or topic.
    pub task: Option<String>,
    /// What the candidate has seen.
    pub seen: History,
}

impl Asked {
    /// Draws the form.
    pub(crate) fn draw(&self, exam: &Exam) -> Result<Form, Fault> {
        let plan = self.plan(exam).map_err(|message| Fault::new(Code::Argument, message))?;
        let form = bank::pack::draw_form(exam, plan, Seed(self.seed), &self.seen);
        let code = exam.blueprint().code();
        form.map_err(|refusal| Fault::new(Code::Draw, format!("no form of {code} can be drawn: {refusal}")))
    }

    fn plan(&self, exam: &Exam) -> Result<Plan, String> {
        let blueprint = exam.blueprint();
        let code = blueprint.code();
        let mut plan = self.questions.map_or(Plan::mock(blueprint), Plan::questions);
        if plan.size() == 0 {
            return Err("`questions` must be 1 at least".into());
        }
        if let Some(number) = self.domain {
            let domains = blueprint.domains().len();
            let unknown = || format!("{code} has no domain {number}; it has 1 to {domains}");
            plan.domain = Some(blueprint.domain(DomainNo(number)).ok_or_else(unknown)?.number);
        }
        if let Some(id) = &self.task {
            let Some((no, task)) = blueprint.task(id) else {
                let tasks: Vec<&str> = blueprint.tasks().iter().map(|task| task.id.as_str()).collect();
                let has = if tasks.is_empty() { "it has none".into() } else { format!("it has: {}", tasks.join(", ")) };
                return Err(format!("{code} has no task \"{id}\"; {has}"));
            };
            plan.task = Some(no);
            match (task.domain, plan.domain) {
                (Some(own), Some(said)) if own != said => {
                    return Err(format!("task {id} is of domain {} and not of {}", own.0, said.0));
                }
                (None, None) => return Err(format!("\"{id}\" comes up in every domain: say which one with `domain`")),
                _ => {}
            }
        }
        if (plan.domain.is_some() || plan.task.is_some()) && self.questions.is_none() {
            return Err("`domain` and `task` draw a part of the exam: say how many `questions`".into());
        }
        Ok(plan)
    }
}
