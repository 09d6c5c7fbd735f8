//! See [`Bank`](crate::Bank).

use ::bank::SourceFile;
use exam::{History, Moment};
use wasm_bindgen::prelude::*;

use super::{
    Thrown, dialect,
    form::{RawForm, RawResponses},
    packed::RawPacked,
    thrown,
};
use crate::{Asked, Bank};

#[wasm_bindgen]
pub struct RawBank(pub(super) Bank);

/// Files on their way in.
#[wasm_bindgen]
#[derive(Default)]
pub struct RawFiles(Vec<SourceFile>);

#[wasm_bindgen]
impl RawFiles {
    pub fn none() -> RawFiles {
        RawFiles::default()
    }

    pub fn add(&mut self, path: String, text: String) {
        self.0.push(SourceFile { path, text });
    }
}

/// What a form is to be.
#[wasm_bindgen]
pub struct RawAsked(Asked);

#[wasm_bindgen]
impl RawAsked {
    pub fn of(
        exam: Option<String>,
        seed: u32,
        questions: Option<u32>,
        domain: Option<u8>,
        task: Option<String>,
    ) -> RawAsked {
        RawAsked(Asked { exam, seed, questions, domain, task, seen: History::default() })
    }

    pub fn seen(&mut self, id: String, moment: u64) {
        self.0.seen.note_question(id.into(), Moment(moment));
    }
}

#[wasm_bindgen]
impl RawBank {
    pub fn from_toml(files: RawFiles, partial: bool) -> Thrown<RawBank> {
        thrown(Bank::from_toml(&files.0, partial).map(RawBank))
    }

    pub fn from_own(text: &str, name: &str, partial: bool) -> Thrown<RawBank> {
        thrown(Bank::from_own(text, dialect(name)?, partial).map(RawBank))
    }

    pub fn from_packed(packed: RawPacked) -> Thrown<RawBank> {
        thrown(Bank::from_packed(packed.0).map(RawBank))
    }

    pub fn exams(&self) -> Thrown<String> {
        thrown(self.0.exams())
    }

    pub fn diagnostics(&self) -> Thrown<String> {
        thrown(self.0.diagnostics())
    }

    pub fn question(&self, id: &str) -> Thrown<String> {
        thrown(self.0.question(id))
    }

    pub fn assemble(&self, asked: RawAsked) -> Thrown<String> {
        thrown(self.0.assemble(&asked.0))
    }

    pub fn score(&self, form: RawForm, responses: RawResponses) -> Thrown<String> {
        thrown(self.0.score(&form.0, &responses.all()))
    }

    pub fn mark(&self, form: RawForm, responses: RawResponses) -> Thrown<String> {
        thrown(self.0.mark(&form.0, &responses.all()))
    }
}
