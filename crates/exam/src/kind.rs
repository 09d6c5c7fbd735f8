//! The four kinds of question on AWS exams, and the shape each gives to a response.

use crate::{ChoiceNo, Response};

/// The kinds of question, with AWS's own names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One right choice of four.
    MultipleChoice,
    /// Two or more right choices of five or more.
    MultipleResponse,
    /// Select the choices that belong and put them in order.
    Ordering,
    /// Give each prompt its choice.
    Matching,
}

impl Kind {
    /// All four, in the order in which the exam guides list them.
    pub const ALL: [Kind; 4] = [Kind::MultipleChoice, Kind::MultipleResponse, Kind::Ordering, Kind::Matching];

    /// The name used in data files and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Kind::MultipleChoice => "multiple-choice",
            Kind::MultipleResponse => "multiple-response",
            Kind::Ordering => "ordering",
            Kind::Matching => "matching",
        }
    }

    /// The kind of that [name](Kind::name), if there is one.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a response to a question must look like: its kind, and how many of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// One of `choices`.
    Choice {
        /// How many choices are shown.
        choices: u8,
    },
    /// Exactly `picks` of `choices`.
    Response {
        /// How many choices are shown.
        choices: u8,
        /// How many the question asks for ("Select TWO").
        picks: u8,
    },
    /// A sequence of `places` of the `choices`.
    Ordering {
        /// How many choices are shown.
        choices: u8,
        /// How many of them belong in the sequence.
        places: u8,
    },
    /// One of `choices` for each of `prompts`; a choice may serve several prompts or none.
    Matching {
        /// How many choices are shown.
        choices: u8,
        /// How many prompts wait for one.
        prompts: u8,
    },
}

impl Shape {
    /// The kind of question that has this shape.
    pub fn kind(self) -> Kind {
        match self {
            Shape::Choice { .. } => Kind::MultipleChoice,
            Shape::Response { .. } => Kind::MultipleResponse,
            Shape::Ordering { .. } => Kind::Ordering,
            Shape::Matching { .. } => Kind::Matching,
        }
    }

    /// How many choices the question shows.
    pub fn choices(self) -> u8 {
        match self {
            Shape::Choice { choices }
            | Shape::Response { choices, .. }
            | Shape::Ordering { choices, .. }
            | Shape::Matching { choices, .. } => choices,
        }
    }

    /// Whether a response may be written down for this question: of its kind, nothing out of range,
    /// nothing twice, not more than asked for. It may still be incomplete.
    pub fn accepts(self, response: &Response) -> bool {
        let known = |choice: &ChoiceNo| choice.get() <= self.choices();
        match (self, response) {
            (Shape::Choice { .. }, Response::One(choice)) => known(choice),
            (Shape::Response { picks, .. }, Response::Several(set)) => {
                set.len() <= u32::from(picks) && set.iter().all(|choice| known(&choice))
            }
            (Shape::Ordering { places, .. }, Response::Order(order)) => {
                order.len() <= usize::from(places)
                    && order.iter().all(known)
                    && order.iter().enumerate().all(|(at, choice)| !order[..at].contains(choice))
            }
            (Shape::Matching { prompts, .. }, Response::Pairs(pairs)) => {
                pairs.len() == usize::from(prompts) && pairs.iter().flatten().all(known)
            }
            _ => false,
        }
    }

    /// Whether an accepted response answers everything that was asked.
    pub fn is_complete(self, response: &Response) -> bool {
        match (self, response) {
            (Shape::Choice { .. }, Response::One(_)) => true,
            (Shape::Response { picks, .. }, Response::Several(set)) => set.len() == u32::from(picks),
            (Shape::Ordering { places, .. }, Response::Order(order)) => order.len() == usize::from(places),
            (Shape::Matching { .. }, Response::Pairs(pairs)) => pairs.iter().all(Option::is_some),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;
    use crate::ChoiceSet;

    fn no(place: u8) -> ChoiceNo {
        ChoiceNo::new(place).expect("a place")
    }

    #[test]
    fn names_go_there_and_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(Kind::from_name("essay"), None);
    }

    #[test]
    fn a_response_must_be_of_the_kind_and_in_range() {
        let set = |places: &[u8]| Response::Several(places.iter().copied().map(no).collect::<ChoiceSet>());
        let order = |places: &[u8]| Response::Order(places.iter().copied().map(no).collect());
        let one = Shape::Choice { choices: 4 };
        let several = Shape::Response { choices: 5, picks: 2 };
        let sequence = Shape::Ordering { choices: 5, places: 3 };
        let pairs = Shape::Matching { choices: 4, prompts: 3 };
        let table = [
            (one, Response::One(no(4)), true, true),
            (one, Response::One(no(5)), false, true),
            (one, set(&[1]), false, false),
            (several, set(&[1, 5]), true, true),
            (several, set(&[1]), true, false),
            (several, set(&[1, 2, 3]), false, false),
            (several, set(&[6]), false, false),
            (sequence, order(&[3, 1, 5]), true, true),
            (sequence, order(&[3]), true, false),
            (sequence, order(&[3, 3]), false, false),
            (sequence, order(&[1, 2, 3, 4]), false, false),
            (pairs, Response::Pairs(vec![Some(no(1)), None, Some(no(1))]), true, false),
            (pairs, Response::Pairs(vec![Some(no(1)), Some(no(4)), Some(no(1))]), true, true),
            (pairs, Response::Pairs(vec![Some(no(1))]), false, true),
        ];
        for (shape, response, accepted, complete) in table {
            assert_eq!(shape.accepts(&response), accepted, "{shape:?} {response:?}");
            assert_eq!(shape.is_complete(&response), complete, "{shape:?} {response:?}");
        }
    }
}
