//! An exam with all that its files say: outline, facts and questions.

use exam::{Blueprint, Key, Question, QuestionId, ordered};

use crate::Day;

/// What is known of an exam besides its outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// A title short enough for a list.
    pub short: String,
    /// Whom it is for, in one sentence.
    pub about: String,
    /// The first day on which it could be sat.
    pub first_day: Option<Day>,
    /// The last day on which it can be sat.
    pub last_day: Option<Day>,
    /// The code of the exam that follows it.
    pub successor: Option<String>,
    /// What a candidate should know about this outline.
    pub note: Option<String>,
    /// Where each group of facts comes from, in the order of the file.
    pub provenance: Vec<(String, String)>,
    /// The services in scope: category by category, in the order of the file.
    pub in_scope: Vec<(String, Vec<String>)>,
    /// The services out of scope, in the same shape.
    pub out_of_scope: Vec<(String, Vec<String>)>,
}

/// An exam, its facts and its questions.
///
/// The questions stand in the order of their ids, each id once, and each belongs to a domain of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exam {
    blueprint: Blueprint,
    facts: Facts,
    questions: Vec<Question>,
}

impl Exam {
    /// Puts the questions in order.
    ///
    /// Of two with one id the first stays, and those without a place in the outline go: whoever reads files
    /// has been told of them.
    pub fn new(blueprint: Blueprint, facts: Facts, mut questions: Vec<Question>) -> Exam {
        questions.retain(|question| {
            let task = question.task().map(|task| blueprint.tasks().get(task.index()));
            blueprint.domain(question.domain()).is_some() && task != Some(None)
        });
        let mut questions = ordered(questions, &|one, other| one.id().cmp(other.id()));
        questions.dedup_by(|one, other| one.id() == other.id());
        Exam { blueprint, facts, questions }
    }

    /// Its outline.
    pub fn blueprint(&self) -> &Blueprint {
        &self.blueprint
    }

    /// Its facts.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Its questions, in the order of their ids.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The question of that id, if the exam has it.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        let at = self.questions.binary_search_by(|question| question.id().cmp(id)).ok()?;
        self.questions.get(at)
    }

    /// What is right at the question of that id, if the exam has it.
    pub fn key(&self, id: &QuestionId) -> Option<&Key> {
        self.question(id).map(Question::key)
    }

    /// The id of the task or topic that `question` is about.
    pub fn task_id(&self, question: &Question) -> Option<&str> {
        let task = self.blueprint.tasks().get(question.task()?.index())?;
        Some(&task.id)
    }
}
