//! A question with everything a person reads, checked so far as the engine relies on it.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{ChoiceNo, DomainNo, Entry, Expect, Key, MOST_CHOICES, Shape, TaskNo};

/// A question's name: never reused, never renumbered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(String);

impl QuestionId {
    /// The id as written in the data file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<S: Into<String>> From<S> for QuestionId {
    fn from(id: S) -> QuestionId {
        QuestionId(id.into())
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One of the choices of a question, in the small Markdown of the data files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// Why it is right, or why it tempts and what rules it out.
    pub why: String,
}

/// What a question says before it has been looked over.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // Each field is that of `Question`, under the same name.
pub struct QuestionDraft {
    pub id: QuestionId,
    pub domain: DomainNo,
    pub task: Option<TaskNo>,
    pub stem: String,
    pub prompts: Vec<String>,
    pub choices: Vec<Choice>,
    pub key: Key,
    pub rationale: String,
    pub sources: Vec<String>,
    pub checked: String,
    pub expect: Expect,
    pub keep_order: bool,
    pub enemies: Vec<QuestionId>,
}

/// A question that can be asked, answered and marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    id: QuestionId,
    domain: DomainNo,
    task: Option<TaskNo>,
    shape: Shape,
    stem: String,
    prompts: Vec<String>,
    choices: Vec<Choice>,
    key: Key,
    rationale: String,
    sources: Vec<String>,
    checked: String,
    expect: Expect,
    keep_order: bool,
    enemies: Vec<QuestionId>,
}

/// Why a question cannot be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionFault {
    /// This many choices, where this is the least that the kind needs.
    TooFewChoices(usize, usize),
    /// More than [`MOST_CHOICES`].
    TooManyChoices(usize),
    /// The key names a place beyond the last choice.
    KeyOutOfRange(ChoiceNo),
    /// Multiple response needs two right choices or more, and some wrong ones.
    KeyCount(u32),
    /// An ordering names the same choice twice, or fewer than two.
    OrderUnsound,
    /// Matching has this many prompts instead of 3 to 7, or as many matches as prompts.
    PromptCount(usize),
    /// Only matching has prompts.
    PromptsUnasked,
    /// The question asks nothing.
    StemEmpty,
}

impl fmt::Display for QuestionFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewChoices(has, least) => write!(f, "the question has {has} choices and needs {least} at least"),
            Self::TooManyChoices(has) => write!(f, "the question has {has} choices; {MOST_CHOICES} is the most"),
            Self::KeyOutOfRange(place) => write!(f, "the key names choice {}, which does not exist", place.get()),
            Self::KeyCount(count) => {
                write!(f, "{count} right choices; multiple response needs two or more, and a wrong one besides")
            }
            Self::OrderUnsound => write!(f, "the order must name two choices or more, each once"),
            Self::PromptCount(has) => write!(f, "{has} prompts; matching needs 3 to 7, each with its match"),
            Self::PromptsUnasked => write!(f, "only matching questions have prompts"),
            Self::StemEmpty => write!(f, "the stem is empty"),
        }
    }
}

impl Question {
    /// Looks a draft over.
    ///
    /// # Errors
    /// All faults at once.
    pub fn new(draft: QuestionDraft) -> Result<Question, Vec<QuestionFault>> {
        let mut faults = Vec::new();
        let count = draft.choices.len();
        let choices = u8::try_from(count).unwrap_or(u8::MAX);
        if choices > MOST_CHOICES {
            faults.push(QuestionFault::TooManyChoices(count));
        }
        if draft.stem.trim().is_empty() {
            faults.push(QuestionFault::StemEmpty);
        }
        if !matches!(draft.key, Key::Pairs(_)) && !draft.prompts.is_empty() {
            faults.push(QuestionFault::PromptsUnasked);
        }
        let mut least = |needed: usize| {
            if count < needed {
                faults.push(QuestionFault::TooFewChoices(count, needed));
            }
        };
        let (shape, named): (Shape, Vec<ChoiceNo>) = match &draft.key {
            Key::One(key) => {
                least(2);
                (Shape::Choice { choices }, [*key].into())
            }
            Key::Several(set) => {
                least(3);
                if set.len() < 2 || set.len() as usize >= count {
                    faults.push(QuestionFault::KeyCount(set.len()));
                }
                let picks = u8::try_from(set.len()).unwrap_or(MOST_CHOICES);
                (Shape::Response { choices, picks }, set.iter().collect())
            }
            Key::Order(order) => {
                least(3);
                let repeated = order.iter().enumerate().any(|(at, choice)| order[..at].contains(choice));
                if order.len() < 2 || repeated {
                    faults.push(QuestionFault::OrderUnsound);
                }
                let places = u8::try_from(order.len()).unwrap_or(MOST_CHOICES);
                (Shape::Ordering { choices, places }, order.clone())
            }
            Key::Pairs(pairs) => {
                least(2);
                if !(3..=7).contains(&draft.prompts.len()) || pairs.len() != draft.prompts.len() {
                    faults.push(QuestionFault::PromptCount(draft.prompts.len()));
                }
                let prompts = u8::try_from(pairs.len()).unwrap_or(7);
                (Shape::Matching { choices, prompts }, pairs.clone())
            }
        };
        if let Some(&place) = named.iter().find(|place| place.get() > choices) {
            faults.push(QuestionFault::KeyOutOfRange(place));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let QuestionDraft { id, domain, task, stem, prompts, choices, key, rationale, sources, checked, .. } = draft;
        let QuestionDraft { expect, keep_order, enemies, .. } = draft;
        #[rustfmt::skip]
        let question = Question {
            id, domain, task, shape, stem, prompts, choices, key, rationale, sources, checked, expect, keep_order, enemies,
        };
        Ok(question)
    }

    /// What form assembly needs to know of it.
    pub fn entry(&self) -> Entry {
        Entry {
            id: self.id.clone(),
            domain: self.domain,
            task: self.task,
            shape: self.shape,
            expect: self.expect,
            keep_order: self.keep_order,
            enemies: self.enemies.clone(),
        }
    }

    /// Its name.
    pub fn id(&self) -> &QuestionId {
        &self.id
    }

    /// The domain it counts for.
    pub fn domain(&self) -> DomainNo {
        self.domain
    }

    /// The task or topic it is about.
    pub fn task(&self) -> Option<TaskNo> {
        self.task
    }

    /// What a response to it looks like.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The situation and the question.
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// The prompts of a matching question, in file order; empty otherwise.
    pub fn prompts(&self) -> &[String] {
        &self.prompts
    }

    /// The choices, in file order.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// What is right.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// The idea to take away.
    pub fn rationale(&self) -> &str {
        &self.rationale
    }

    /// Addresses of the pages that were looked up.
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// The day on which the sources were looked up, as YYYY-MM-DD.
    pub fn checked(&self) -> &str {
        &self.checked
    }

    /// Questions that give this one away, as its file names them.
    pub fn enemies(&self) -> &[QuestionId] {
        &self.enemies
    }

    /// The judged share of just-qualified candidates who get it right.
    pub fn expect(&self) -> Expect {
        self.expect
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

    fn draft(count: usize, key: Key) -> QuestionDraft {
        QuestionDraft {
            id: "q-1".into(),
            domain: DomainNo(1),
            task: None,
            stem: "Which?".into(),
            prompts: vec![],
            choices: vec![Choice { text: "This".into(), why: "Because.".into() }; count],
            key,
            rationale: "So it is.".into(),
            sources: vec![],
            checked: "2026-11-21".into(),
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: vec![],
        }
    }

    #[test]
    fn each_kind_takes_its_shape_from_its_key() {
        let set: ChoiceSet = [no(1), no(2)].into_iter().collect();
        let matching = QuestionDraft {
            prompts: vec!["a".into(), "b".into(), "c".into()],
            ..draft(4, Key::Pairs(vec![no(1), no(1), no(4)]))
        };
        let table = [
            (draft(4, Key::One(no(4))), Shape::Choice { choices: 4 }),
            (draft(5, Key::Several(set)), Shape::Response { choices: 5, picks: 2 }),
            (draft(5, Key::Order(vec![no(5), no(1), no(2)])), Shape::Ordering { choices: 5, places: 3 }),
            (matching, Shape::Matching { choices: 4, prompts: 3 }),
        ];
        for (draft, shape) in table {
            assert_eq!(Question::new(draft).map(|question| question.shape()), Ok(shape));
        }
    }

    #[test]
    fn unsound_questions_say_why() {
        let table = [
            (draft(4, Key::One(no(5))), vec![QuestionFault::KeyOutOfRange(no(5))]),
            (draft(1, Key::One(no(1))), vec![QuestionFault::TooFewChoices(1, 2)]),
            (draft(13, Key::One(no(1))), vec![QuestionFault::TooManyChoices(13)]),
            (draft(4, Key::Several(ChoiceSet::EMPTY)), vec![QuestionFault::KeyCount(0)]),
            (draft(4, Key::Order(vec![no(1), no(1)])), vec![QuestionFault::OrderUnsound]),
            (draft(4, Key::Pairs(vec![no(1)])), vec![QuestionFault::PromptCount(0)]),
        ];
        for (draft, faults) in table {
            assert_eq!(Question::new(draft), Err(faults));
        }
    }
}
