//! Questions and index entries as the packed files spell them, and their way back to engine types.

use core::fmt;

use exam::{
    Choice, ChoiceNo, ChoiceSet, DomainNo, Entry, Expect, Key, Kind, Question, QuestionDraft, QuestionFault, Shape,
    TaskNo,
};
use serde::{Deserialize, Serialize};

/// What assembly must know of each question of a pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolIndex {
    /// The names of the files with the questions.
    pub files: Vec<String>,
    /// How many questions each file holds; the last may hold fewer. The entry at place `n` stands in
    /// file `n / per_file`.
    pub per_file: u32,
    /// One entry a question.
    pub entries: Vec<EntryRow>,
}

/// One question, as assembly sees it, spelt as an array to save bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow(
    /// Id.
    pub String,
    /// Domain number.
    pub u8,
    /// Task place.
    pub Option<u16>,
    /// Kind: its place in [`Kind::ALL`].
    pub u8,
    /// Choices.
    pub u8,
    /// Picks, places or prompts; 1 for multiple choice.
    pub u8,
    /// Judged difficulty in percent.
    pub u8,
    /// Whether choices keep their order.
    pub bool,
    /// Enemies.
    pub Vec<String>,
);

/// A whole question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is that of `exam::Question`, under the same name.
pub struct QuestionRow {
    pub id: String,
    pub domain: u8,
    pub task: Option<u16>,
    pub kind: String,
    pub stem: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<String>,
    /// Text and why of each choice.
    pub choices: Vec<(String, String)>,
    /// Places of choices, from 1: the right one or ones, the order, or one for each prompt.
    pub key: Vec<u8>,
    pub rationale: String,
    pub sources: Vec<String>,
    pub checked: String,
    pub expect: u8,
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub keep_order: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enemies: Vec<String>,
}

/// Why a row of a packed file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// The question with this id is of no known kind.
    Kind(String),
    /// The question with this id names a choice that cannot exist.
    Key(String),
    /// The question with this id is unsound.
    Question(String, Vec<QuestionFault>),
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowFault::Kind(id) => write!(f, "question \"{id}\" is of an unknown kind"),
            RowFault::Key(id) => write!(f, "the key of question \"{id}\" names a choice that cannot exist"),
            RowFault::Question(id, faults) => {
                write!(f, "question \"{id}\" is unsound")?;
                faults.iter().try_for_each(|fault| write!(f, "; {fault}"))
            }
        }
    }
}

impl From<&Entry> for EntryRow {
    fn from(entry: &Entry) -> EntryRow {
        let (kind, choices, count) = match entry.shape {
            Shape::Choice { choices } => (0, choices, 1),
            Shape::Response { choices, picks } => (1, choices, picks),
            Shape::Ordering { choices, places } => (2, choices, places),
            Shape::Matching { choices, prompts } => (3, choices, prompts),
        };
        let enemies = entry.enemies.iter().map(ToString::to_string).collect();
        let task = entry.task.map(|task| task.0);
        let id = entry.id.to_string();
        EntryRow(id, entry.domain.0, task, kind, choices, count, entry.expect.percent(), entry.keep_order, enemies)
    }
}

impl TryFrom<EntryRow> for Entry {
    type Error = RowFault;

    fn try_from(row: EntryRow) -> Result<Entry, RowFault> {
        let EntryRow(id, domain, task, kind, choices, count, expect, keep_order, enemies) = row;
        let shape = match kind {
            0 => Shape::Choice { choices },
            1 => Shape::Response { choices, picks: count },
            2 => Shape::Ordering { choices, places: count },
            3 => Shape::Matching { choices, prompts: count },
            _ => return Err(RowFault::Kind(id)),
        };
        Ok(Entry {
            id: id.into(),
            domain: DomainNo(domain),
            task: task.map(TaskNo),
            shape,
            expect: Expect::from_percent(expect),
            keep_order,
            enemies: enemies.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<&Question> for QuestionRow {
    fn from(question: &Question) -> QuestionRow {
        let key = match question.key() {
            Key::One(key) => vec![key.get()],
            Key::Several(set) => set.iter().map(ChoiceNo::get).collect(),
            Key::Order(order) | Key::Pairs(order) => order.iter().map(|choice| choice.get()).collect(),
        };
        let entry = question.entry();
        QuestionRow {
            id: question.id().to_string(),
            domain: question.domain().0,
            task: question.task().map(|task| task.0),
            kind: question.shape().kind().name().to_owned(),
            stem: question.stem().to_owned(),
            prompts: question.prompts().to_vec(),
            choices: question.choices().iter().map(|choice| (choice.text.clone(), choice.why.clone())).collect(),
            key,
            rationale: question.rationale().to_owned(),
            sources: question.sources().to_vec(),
            checked: question.checked().to_owned(),
            expect: question.expect().percent(),
            keep_order: entry.keep_order,
            enemies: entry.enemies.iter().map(ToString::to_string).collect(),
        }
    }
}

impl TryFrom<QuestionRow> for Question {
    type Error = RowFault;

    fn try_from(row: QuestionRow) -> Result<Question, RowFault> {
        let kind = Kind::from_name(&row.kind).ok_or_else(|| RowFault::Kind(row.id.clone()))?;
        let places: Option<Vec<ChoiceNo>> = row.key.iter().map(|&place| ChoiceNo::new(place)).collect();
        let places = places.ok_or_else(|| RowFault::Key(row.id.clone()))?;
        let key = match (kind, places.as_slice()) {
            (Kind::MultipleChoice, &[key]) => Key::One(key),
            (Kind::MultipleChoice, _) => return Err(RowFault::Key(row.id)),
            (Kind::MultipleResponse, keys) => Key::Several(keys.iter().copied().collect::<ChoiceSet>()),
            (Kind::Ordering, _) => Key::Order(places),
            (Kind::Matching, _) => Key::Pairs(places),
        };
        let id = row.id.clone();
        Question::new(QuestionDraft {
            id: row.id.into(),
            domain: DomainNo(row.domain),
            task: row.task.map(TaskNo),
            stem: row.stem,
            prompts: row.prompts,
            choices: row.choices.into_iter().map(|(text, why)| Choice { text, why }).collect(),
            key,
            rationale: row.rationale,
            sources: row.sources,
            checked: row.checked,
            expect: Expect::from_percent(row.expect),
            keep_order: row.keep_order,
            enemies: row.enemies.into_iter().map(Into::into).collect(),
        })
        .map_err(|faults| RowFault::Question(id, faults))
    }
}
