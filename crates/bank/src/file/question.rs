//! What a question says of itself in a file.

use super::{At, fields::Fields};
use crate::{Day, findings::Findings};

/// The fields of a question.
pub(crate) const FIELDS: [&str; 16] = [
    "id",
    "task",
    "domain",
    "topic",
    "kind",
    "expect",
    "stem",
    "prompts",
    "choices",
    "rationale",
    "sources",
    "checked",
    "enemies",
    "keep_order",
    "recall",
    "waive",
];
/// The fields that a question of a bank cannot leave out.
pub(crate) const NEEDED: [&str; 7] = ["id", "kind", "expect", "stem", "choices", "rationale", "checked"];
const CHOICE: [&str; 4] = ["text", "key", "order", "why"];
const PROMPT: [&str; 2] = ["text", "match"];
const WAIVER: [&str; 2] = ["rule", "reason"];

/// A question as written.
#[derive(Clone, Debug)]
pub(crate) struct QuestionSays {
    pub(crate) at: usize,
    pub(crate) id: Option<At<String>>,
    pub(crate) task: Option<At<String>>,
    pub(crate) domain: Option<At<u32>>,
    pub(crate) topic: Option<At<String>>,
    pub(crate) kind: Option<At<String>>,
    pub(crate) expect: Option<At<String>>,
    pub(crate) stem: Option<At<String>>,
    pub(crate) prompts: Option<At<Vec<PromptSays>>>,
    pub(crate) choices: Option<At<Vec<ChoiceSays>>>,
    pub(crate) rationale: Option<At<String>>,
    pub(crate) sources: Option<At<Vec<At<String>>>>,
    pub(crate) checked: Option<At<Day>>,
    pub(crate) enemies: Vec<At<String>>,
    pub(crate) keep_order: Option<At<bool>>,
    /// Whether it asks for a fact by heart.
    pub(crate) recall: Option<At<bool>>,
    pub(crate) waivers: Vec<WaiverSays>,
    /// Which of `task`, `domain` and `topic` are there, even if they could not be read.
    pub(crate) has_task: bool,
    pub(crate) has_domain: bool,
    pub(crate) has_topic: bool,
}

/// A choice as written.
#[derive(Clone, Debug)]
pub(crate) struct ChoiceSays {
    pub(crate) at: usize,
    pub(crate) text: Option<At<String>>,
    pub(crate) key: Option<At<bool>>,
    pub(crate) order: Option<At<i64>>,
    pub(crate) why: Option<At<String>>,
    /// Which of them are there, even if they could not be read.
    pub(crate) has_key: bool,
    pub(crate) has_order: bool,
    pub(crate) has_why: bool,
}

/// A rule that the question breaks knowingly.
#[derive(Clone, Debug)]
pub(crate) struct WaiverSays {
    pub(crate) at: usize,
    pub(crate) rule: String,
    pub(crate) reason: String,
}

/// A prompt of a matching question as written.
#[derive(Clone, Debug)]
pub(crate) struct PromptSays {
    pub(crate) text: Option<At<String>>,
    pub(crate) matched: Option<At<i64>>,
}

impl QuestionSays {
    /// A question that says nothing.
    pub(crate) fn blank(at: usize) -> QuestionSays {
        QuestionSays {
            at,
            id: None,
            task: None,
            domain: None,
            topic: None,
            kind: None,
            expect: None,
            stem: None,
            prompts: None,
            choices: None,
            rationale: None,
            sources: None,
            checked: None,
            enemies: Vec::new(),
            keep_order: None,
            recall: None,
            waivers: Vec::new(),
            has_task: false,
            has_domain: false,
            has_topic: false,
        }
    }

    /// Whether it says that it asks for a fact by heart.
    pub(crate) fn is_recall(&self) -> bool {
        self.recall.as_ref().is_some_and(|recall| recall.value)
    }

    /// Reads a question, and reports what is not there, of `needed`, or of the wrong type.
    pub(crate) fn read(fields: &Fields, needed: &[&str], findings: &mut Findings) -> QuestionSays {
        let id = fields.text("id", findings);
        findings.about(id.as_ref().map(|id| id.value.as_str()));
        fields.need(needed, findings);
        QuestionSays {
            at: fields.at,
            id,
            task: fields.text("task", findings),
            domain: fields.number("domain", 1, 255, findings),
            topic: fields.text("topic", findings),
            kind: fields.text("kind", findings),
            expect: fields.decimal("expect", findings),
            stem: fields.text("stem", findings),
            prompts: prompts(fields, findings),
            choices: choices(fields, findings),
            rationale: fields.text("rationale", findings),
            sources: fields.texts("sources", findings),
            checked: fields.day("checked", findings),
            enemies: fields.texts("enemies", findings).map_or_else(Vec::new, |list| list.value),
            keep_order: fields.truth("keep_order", findings),
            recall: fields.truth("recall", findings),
            waivers: waivers(fields, findings),
            has_task: fields.has("task"),
            has_domain: fields.has("domain"),
            has_topic: fields.has("topic"),
        }
    }
}

fn choices(fields: &Fields, findings: &mut Findings) -> Option<At<Vec<ChoiceSays>>> {
    let At { at, value } = fields.tables("choices", &CHOICE, findings)?;
    let mut choices = Vec::new();
    for choice in value {
        choice.need(&["text"], findings);
        choices.push(ChoiceSays {
            at: choice.at,
            text: choice.text("text", findings),
            key: choice.truth("key", findings),
            order: choice.integer("order", findings),
            why: choice.text("why", findings),
            has_key: choice.has("key"),
            has_order: choice.has("order"),
            has_why: choice.has("why"),
        });
    }
    Some(At { at, value: choices })
}

fn waivers(fields: &Fields, findings: &mut Findings) -> Vec<WaiverSays> {
    let tables = fields.tables("waive", &WAIVER, findings).into_iter().flat_map(|tables| tables.value);
    let read = |waiver: Fields| {
        waiver.need(&WAIVER, findings);
        let (rule, reason) = (waiver.text("rule", findings)?, waiver.text("reason", findings)?);
        Some(WaiverSays { at: waiver.at, rule: rule.value, reason: reason.value })
    };
    tables.filter_map(read).collect()
}

fn prompts(fields: &Fields, findings: &mut Findings) -> Option<At<Vec<PromptSays>>> {
    let At { at, value } = fields.tables("prompts", &PROMPT, findings)?;
    let mut prompts = Vec::new();
    for prompt in value {
        prompt.need(&["text", "match"], findings);
        let text = prompt.text("text", findings);
        prompts.push(PromptSays { text, matched: prompt.integer("match", findings) });
    }
    Some(At { at, value: prompts })
}
