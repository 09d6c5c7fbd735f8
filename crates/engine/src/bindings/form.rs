//! Forms and responses on their way in.

use ::bank::responses::{FormRow, Given, PlaceRow, Responses};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct RawForm(pub(super) FormRow);

#[wasm_bindgen]
impl RawForm {
    pub fn of(exam: String, seed: u32) -> RawForm {
        RawForm(FormRow { exam, seed, questions: Vec::new() })
    }

    pub fn place(
        &mut self,
        id: String,
        domain: u8,
        task: Option<String>,
        kind: String,
        scored: bool,
        choices: Vec<u8>,
    ) {
        self.0.questions.push(PlaceRow { id, domain, task, kind, scored, choices });
    }
}

#[wasm_bindgen]
#[derive(Default)]
pub struct RawResponses(Vec<(String, Given)>);

#[wasm_bindgen]
impl RawResponses {
    pub fn none() -> RawResponses {
        RawResponses::default()
    }

    pub fn give(&mut self, id: String, places: &[i32]) {
        self.0.push((id, given(places)));
    }
}

impl RawResponses {
    pub(super) fn all(self) -> Responses {
        self.0.into_iter().collect()
    }
}

/// Places of choices; 0 is none, and what is no place at all comes as -1 and fits nothing.
pub(super) fn given(places: &[i32]) -> Given {
    Given::Places(places.iter().map(|&place| (place != 0).then_some(i64::from(place))).collect())
}
