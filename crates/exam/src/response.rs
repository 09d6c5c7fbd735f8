//! What a candidate gave, what is right, and whether they are the same.

use alloc::vec::Vec;

use crate::{ChoiceNo, ChoiceSet};

/// A candidate's response to one question; choices are named by their place in the data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// To multiple choice: the one picked.
    One(ChoiceNo),
    /// To multiple response: those picked.
    Several(ChoiceSet),
    /// To ordering: those placed, in the candidate's order.
    Order(Vec<ChoiceNo>),
    /// To matching: one choice, or none yet, for each prompt.
    Pairs(Vec<Option<ChoiceNo>>),
}

impl Response {
    /// Whether nothing has been picked at all.
    pub fn is_blank(&self) -> bool {
        match self {
            Response::One(_) => false,
            Response::Several(set) => set.is_empty(),
            Response::Order(order) => order.is_empty(),
            Response::Pairs(pairs) => pairs.iter().all(Option::is_none),
        }
    }
}

/// What is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The one right choice.
    One(ChoiceNo),
    /// All right choices.
    Several(ChoiceSet),
    /// The choices that belong, in their order.
    Order(Vec<ChoiceNo>),
    /// The choice for each prompt.
    Pairs(Vec<ChoiceNo>),
}

impl Key {
    /// Whether the response is right, all of it.
    ///
    /// There is no partial credit: the exam guides say that all the correct responses must be
    /// selected, placed or matched to receive credit.
    pub fn marks(&self, response: &Response) -> bool {
        match (self, response) {
            (Key::One(key), Response::One(given)) => key == given,
            (Key::Several(key), Response::Several(given)) => key == given,
            (Key::Order(key), Response::Order(given)) => key == given,
            (Key::Pairs(key), Response::Pairs(given)) => {
                key.len() == given.len() && key.iter().zip(given).all(|(key, given)| Some(*key) == *given)
            }
            _ => false,
        }
    }

    /// Whether `choice` is part of what is right.
    pub fn has(&self, choice: ChoiceNo) -> bool {
        match self {
            Key::One(key) => *key == choice,
            Key::Several(key) => key.has(choice),
            Key::Order(key) | Key::Pairs(key) => key.contains(&choice),
        }
    }

    /// The response that is right.
    pub fn response(&self) -> Response {
        match self {
            Key::One(key) => Response::One(*key),
            Key::Several(key) => Response::Several(*key),
            Key::Order(key) => Response::Order(key.clone()),
            Key::Pairs(key) => Response::Pairs(key.iter().copied().map(Some).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn no(place: u8) -> ChoiceNo {
        ChoiceNo::new(place).expect("a place")
    }

    #[test]
    fn a_response_is_right_as_a_whole_or_not_at_all() {
        let two: ChoiceSet = [no(1), no(3)].into_iter().collect();
        let three = two.with(no(4), true);
        let table = [
            (Key::One(no(2)), Response::One(no(2)), true),
            (Key::One(no(2)), Response::One(no(3)), false),
            (Key::Several(two), Response::Several(two), true),
            (Key::Several(two), Response::Several(three), false),
            (Key::Several(three), Response::Several(two), false),
            (Key::Order(vec![no(2), no(1)]), Response::Order(vec![no(2), no(1)]), true),
            (Key::Order(vec![no(2), no(1)]), Response::Order(vec![no(1), no(2)]), false),
            (Key::Order(vec![no(2), no(1)]), Response::Order(vec![no(2)]), false),
            (Key::Pairs(vec![no(1), no(1)]), Response::Pairs(vec![Some(no(1)), Some(no(1))]), true),
            (Key::Pairs(vec![no(1), no(1)]), Response::Pairs(vec![Some(no(1)), None]), false),
            (Key::One(no(1)), Response::Several(ChoiceSet::EMPTY.with(no(1), true)), false),
        ];
        for (key, response, right) in table {
            assert_eq!(key.marks(&response), right, "{key:?} {response:?}");
            assert!(key.marks(&key.response()));
        }
    }

    #[test]
    fn blank_is_what_nobody_touched() {
        assert!(Response::Several(ChoiceSet::EMPTY).is_blank());
        assert!(Response::Pairs(vec![None, None]).is_blank());
        assert!(!Response::Pairs(vec![None, Some(no(1))]).is_blank());
        assert!(Response::Order(vec![]).is_blank());
        assert!(!Response::One(no(1)).is_blank());
    }
}
