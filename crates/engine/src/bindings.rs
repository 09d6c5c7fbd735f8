//! What crosses over to JavaScript: a parcel of texts and numbers, and JSON in answers. `js/` makes classes and
//! errors of it, and looks at every argument before it comes here.
#![allow(missing_docs, clippy::missing_errors_doc)] // Each does what the type that it wraps does under the same name.

mod bank;
mod parcel;
mod rows;
mod sitting;

use ::bank::own::Dialect;
use wasm_bindgen::prelude::*;

use crate::{Code, Fault};
use parcel::Parcel;

/// What is thrown: a fault as JSON.
type Thrown<T> = Result<T, String>;

fn thrown<T>(result: Result<T, Fault>) -> Thrown<T> {
    result.map_err(|fault| fault.json())
}

/// The dialect of that name.
fn dialect(name: &str) -> Result<Dialect, Fault> {
    let unknown = || Fault::new(Code::Argument, format!("there is no dialect \"{name}\""));
    Dialect::from_name(name).ok_or_else(unknown)
}

/// What needs no bank.
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
