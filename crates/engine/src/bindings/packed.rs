//! Packed exams on their way in, row by row.

use ::bank::pack::QuestionRow;
use exam::{BlueprintDraft, Domain, DomainNo, Level, Task};
use wasm_bindgen::prelude::*;

use crate::Packed;

/// Exams; rows go to the last.
#[wasm_bindgen]
#[derive(Default)]
pub struct RawPacked(pub(super) Vec<Packed>);

#[wasm_bindgen]
impl RawPacked {
    pub fn none() -> RawPacked {
        RawPacked::default()
    }

    #[allow(clippy::too_many_arguments)] // They are the fields of a row.
    pub fn exam(
        &mut self,
        format: u32,
        texts: Vec<String>,
        minutes: Option<u32>,
        scored: u32,
        unscored: u32,
        passing: Option<u32>,
        kinds: Vec<String>,
    ) {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        let (code, title, short, about, level) = (next(), next(), next(), next(), next());
        let outline = BlueprintDraft {
            code,
            title,
            level: Level::Quiz,
            minutes,
            scored,
            unscored,
            passing,
            kinds: Vec::new(),
            domains: Vec::new(),
            tasks: Vec::new(),
        };
        self.0.push(Packed { format, short, about, level, kinds, outline, questions: Vec::new() });
    }

    pub fn domain(&mut self, title: String, weight: u8) {
        if let Some(exam) = self.0.last_mut() {
            let number = DomainNo(u8::try_from(exam.outline.domains.len() + 1).unwrap_or(u8::MAX));
            exam.outline.domains.push(Domain { number, title, weight });
        }
    }

    pub fn task(&mut self, id: String, title: String, domain: Option<u8>) {
        if let Some(exam) = self.0.last_mut() {
            exam.outline.tasks.push(Task { id, title, domain: domain.map(DomainNo) });
        }
    }

    #[allow(clippy::too_many_arguments)] // They are the fields of a row.
    pub fn question(
        &mut self,
        texts: Vec<String>,
        domain: u8,
        task: Option<u16>,
        prompts: Vec<String>,
        choices: Vec<String>,
        whys: Vec<String>,
        key: Vec<u8>,
        sources: Vec<String>,
        expect: u8,
        keep_order: bool,
        enemies: Vec<String>,
    ) {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        let (id, kind, stem, rationale, checked) = (next(), next(), next(), next(), next());
        if let Some(exam) = self.0.last_mut() {
            let choices = choices.into_iter().zip(whys).collect();
            #[rustfmt::skip]
            exam.questions.push(QuestionRow {
                id, domain, task, kind, stem, prompts, choices, key, rationale, sources, checked, expect, keep_order, enemies,
            });
        }
    }
}
