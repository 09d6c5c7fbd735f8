//! A form: the questions of one exam run, as drawn.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{Blueprint, ChoiceNo, ChoiceSet, DomainNo, QuestionId, Seed, Shape, TaskNo, sort::sorted};

/// One place on a form: which question stands there, and how it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The question.
    pub question: QuestionId,
    /// The domain it counts for.
    pub domain: DomainNo,
    /// The task or topic it is about.
    pub task: Option<TaskNo>,
    /// What a response to it looks like.
    pub shape: Shape,
    /// Whether it counts. No screen may show this before the report.
    pub scored: bool,
    /// The choices in the order in which they are shown.
    pub order: Vec<ChoiceNo>,
}

/// The questions of one exam run, in their order, each with the order of its choices.
///
/// A form is kept as drawn, not only as its seed: a bank that changes never changes somebody's sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    exam: String,
    seed: Seed,
    places: Vec<Place>,
}

/// Why a list of places is no form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// It has no place at all.
    Empty,
    /// This question stands on it twice.
    Repeated(QuestionId),
    /// The order of this question's choices is not each of its choices once.
    OrderUnsound(QuestionId),
}

impl fmt::Display for FormFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormFault::Empty => write!(f, "the form has no questions"),
            FormFault::Repeated(id) => write!(f, "question \"{id}\" stands on the form twice"),
            FormFault::OrderUnsound(id) => {
                write!(f, "the order of choices of question \"{id}\" does not name each choice once")
            }
        }
    }
}

impl Form {
    /// A form from its places, as assembled or as read back from a record.
    ///
    /// # Errors
    /// The first [`FormFault`].
    pub fn new(exam: String, seed: Seed, places: Vec<Place>) -> Result<Form, FormFault> {
        if places.is_empty() {
            return Err(FormFault::Empty);
        }
        for place in &places {
            let choices = usize::from(place.shape.choices());
            // As many as there are, and all of them: so each once.
            let all: ChoiceSet = place.order.iter().copied().collect();
            if place.order.len() != choices || all != ChoiceNo::first(place.shape.choices()).collect() {
                return Err(FormFault::OrderUnsound(place.question.clone()));
            }
        }
        let id = |at: u32| &places[at as usize].question;
        let by_id = sorted(places.len(), &|one, other| id(one).cmp(id(other)));
        if let Some(pair) = by_id.windows(2).find(|pair| id(pair[0]) == id(pair[1])) {
            return Err(FormFault::Repeated(id(pair[0]).clone()));
        }
        Ok(Form { exam, seed, places })
    }

    /// The code of the exam it was drawn for.
    pub fn exam(&self) -> &str {
        &self.exam
    }

    /// What it was drawn from; kept for display and proof.
    pub fn seed(&self) -> Seed {
        self.seed
    }

    /// Whether it has as many questions as the whole exam; a part of it is practice.
    pub fn is_whole(&self, blueprint: &Blueprint) -> bool {
        self.places.len() as u64 == u64::from(blueprint.scored()) + u64::from(blueprint.unscored())
    }

    /// Its places, never empty.
    pub fn places(&self) -> &[Place] {
        &self.places
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn a_form_is_never_empty_and_repeats_nothing() {
        let place = Place {
            question: "a".into(),
            domain: DomainNo(1),
            task: None,
            shape: Shape::Choice { choices: 3 },
            scored: true,
            order: ChoiceNo::first(3).collect(),
        };
        let form = |places| Form::new("X".into(), Seed(1), places).err();
        let short = Place { order: ChoiceNo::first(2).collect(), ..place.clone() };
        assert_eq!(form(vec![]), Some(FormFault::Empty));
        assert_eq!(form(vec![place.clone()]), None);
        assert_eq!(form(vec![place.clone(), place]), Some(FormFault::Repeated("a".into())));
        assert_eq!(form(vec![short]), Some(FormFault::OrderUnsound("a".into())));
    }
}
