//! A form in JSON: which questions, in which order, with which order of choices.

use exam::{ChoiceNo, ChoiceSet, Form, Place, Seed};
use serde::{Deserialize, Serialize};

use crate::Exam;

/// A form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRow {
    /// The exam's code.
    pub exam: String,
    /// What the form was drawn from.
    pub seed: u32,
    /// Its questions, in their order.
    pub questions: Vec<PlaceRow>,
}

/// One place of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceRow {
    /// The question.
    pub id: String,
    /// The number of the domain it counts for.
    pub domain: u8,
    /// The id of its task or topic; `null` where the outline has none.
    pub task: Option<String>,
    /// The name of its kind.
    pub kind: String,
    /// Whether it counts.
    pub scored: bool,
    /// Its choices as they are shown, each named by its place in the file, from 1.
    pub choices: Vec<u8>,
}

impl FormRow {
    /// The form as JSON prints it.
    pub fn of(exam: &Exam, form: &Form) -> FormRow {
        let questions = form.places().iter().map(|place| PlaceRow {
            id: place.question.as_str().into(),
            domain: place.domain.0,
            task: place.task.and_then(|no| exam.blueprint().tasks().get(no.index())).map(|task| task.id.clone()),
            kind: place.shape.kind().name().into(),
            scored: place.scored,
            choices: place.order.iter().map(|choice| choice.get()).collect(),
        });
        FormRow { exam: form.exam().into(), seed: form.seed().0, questions: questions.collect() }
    }

    /// The form that this says, for an exam that has all its questions.
    ///
    /// # Errors
    /// What does not agree with the exam, a sentence each.
    pub fn to_form(&self, exam: &Exam) -> Result<Form, Vec<String>> {
        let code = exam.blueprint().code();
        if self.exam != code {
            return Err(vec![format!("the form is for {} and not for {code}", self.exam)]);
        }
        let mut faults = Vec::new();
        let mut places = Vec::new();
        for row in &self.questions {
            match row.to_place(exam) {
                Ok(place) => places.push(place),
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Form::new(code.into(), Seed(self.seed), places).map_err(|fault| vec![fault.to_string()])
    }
}

impl PlaceRow {
    fn to_place(&self, exam: &Exam) -> Result<Place, String> {
        let id = &self.id;
        let code = exam.blueprint().code();
        let question = exam.question(&id.as_str().into()).ok_or_else(|| format!("{code} has no question \"{id}\""))?;
        if self.kind != question.shape().kind().name() {
            return Err(format!("question \"{id}\" is {} and not {}", question.shape().kind().name(), self.kind));
        }
        if self.domain != question.domain().0 {
            return Err(format!("question \"{id}\" is of domain {} and not of {}", question.domain().0, self.domain));
        }
        if self.task.as_deref() != exam.task_id(question) {
            let task = |id: Option<&str>| id.map_or("no task".into(), |id| format!("task {id}"));
            let (has, said) = (task(exam.task_id(question)), task(self.task.as_deref()));
            return Err(format!("question \"{id}\" is of {has} and not of {said}"));
        }
        let order: Option<Vec<ChoiceNo>> = self.choices.iter().map(|&choice| ChoiceNo::new(choice)).collect();
        let count = question.shape().choices();
        // As many as there are, and all of them: so each once.
        let all =
            |order: &Vec<ChoiceNo>| order.iter().copied().collect::<ChoiceSet>() == ChoiceNo::first(count).collect();
        let order = order
            .filter(|order| order.len() == usize::from(count) && all(order))
            .ok_or_else(|| format!("\"choices\" of question \"{id}\" must name each of 1 to {count} once"))?;
        Ok(Place {
            question: question.id().clone(),
            domain: question.domain(),
            task: question.task(),
            shape: question.shape(),
            scored: self.scored,
            order,
        })
    }
}
