//! See [`Bank`](crate::Bank).

use ::bank::SourceFile;
use exam::History;
use wasm_bindgen::prelude::*;

use super::{Thrown, own::dialect, parcel::Parcel, rows, thrown};
use crate::{Asked, Bank, Fault};

#[wasm_bindgen]
pub struct RawBank(pub(super) Bank);

#[wasm_bindgen]
impl RawBank {
    pub fn of(texts: &str, numbers: &[u32]) -> Thrown<RawBank> {
        thrown(made(&mut Parcel::of(texts, numbers)).map(RawBank))
    }

    pub fn ask(&self, texts: &str, numbers: &[u32]) -> Thrown<String> {
        thrown(asked(&self.0, &mut Parcel::of(texts, numbers)))
    }
}

fn made(parcel: &mut Parcel) -> Result<Bank, Fault> {
    match parcel.text() {
        "toml" => {
            let files = parcel.list(|parcel| SourceFile { path: parcel.string(), text: parcel.string() });
            Bank::from_toml(&files, parcel.truth())
        }
        "own" => {
            let (text, name) = (parcel.text(), parcel.text());
            Bank::from_own(text, dialect(name)?, parcel.truth())
        }
        _ => Bank::from_packed(parcel.list(rows::packed)),
    }
}

fn asked(bank: &Bank, parcel: &mut Parcel) -> Result<String, Fault> {
    match parcel.text() {
        "exams" => Ok(bank.exams()),
        "diagnostics" => Ok(bank.diagnostics()),
        "question" => Ok(bank.question(parcel.text())),
        "ids" => bank.ids(parcel.maybe(Parcel::string).as_deref()),
        "assemble" => bank.assemble(&form_asked_for(parcel)),
        "score" => bank.score(&rows::form(parcel), &rows::responses(parcel)),
        _ => bank.mark(&rows::form(parcel), &rows::responses(parcel)),
    }
}

fn form_asked_for(parcel: &mut Parcel) -> Asked {
    let mut asked = Asked {
        exam: parcel.maybe(Parcel::string),
        seed: parcel.number(),
        questions: parcel.maybe(Parcel::number),
        domain: parcel.maybe(Parcel::small),
        task: parcel.maybe(Parcel::string),
        seen: History::default(),
    };
    for _ in 0..parcel.number() {
        asked.seen.note_question(parcel.text().into(), parcel.moment());
    }
    asked
}
