//! What needs no bank.

use ::bank::own::Dialect;
use wasm_bindgen::prelude::*;

use super::{Thrown, parcel::Parcel, thrown};
use crate::{Code, Fault};

/// The dialect of that name.
pub(super) fn dialect(name: &str) -> Result<Dialect, Fault> {
    let unknown = || Fault::new(Code::Argument, format!("there is no dialect \"{name}\""));
    Dialect::from_name(name).ok_or_else(unknown)
}

#[wasm_bindgen]
pub fn raw_ask(texts: &str, numbers: &[u32]) -> Thrown<String> {
    let parcel = &mut Parcel::of(texts, numbers);
    thrown(match parcel.text() {
        "own" => {
            let (text, name) = (parcel.text(), parcel.text());
            dialect(name).map(|dialect| crate::own(text, dialect))
        }
        _ => Ok(crate::prose(parcel.text())),
    })
}
