//! What crosses over to JavaScript: text, numbers and truth, in arguments; JSON in answers. `js/` makes classes and
//! errors of it, and looks at every argument before it comes here.
#![allow(missing_docs, clippy::missing_errors_doc)] // Each does what the type that it wraps does under the same name.
#![allow(clippy::needless_pass_by_value)] // What is handed over by value leaves JavaScript nothing to free.

mod bank;
mod form;
mod packed;
mod sitting;

use ::bank::own::Dialect;
use wasm_bindgen::prelude::*;

use crate::{Code, Fault};

/// What is thrown: a fault as JSON.
type Thrown<T> = Result<T, String>;

fn thrown<T>(result: Result<T, Fault>) -> Thrown<T> {
    result.map_err(|fault| fault.json())
}

/// The dialect of that name.
fn dialect(name: &str) -> Thrown<Dialect> {
    let unknown = || Fault::new(Code::Argument, format!("there is no dialect \"{name}\"")).json();
    Dialect::from_name(name).ok_or_else(unknown)
}

#[wasm_bindgen]
pub fn raw_own(text: &str, name: &str) -> Thrown<String> {
    thrown(crate::own(text, dialect(name)?))
}

#[wasm_bindgen]
pub fn raw_prose(text: &str) -> Thrown<String> {
    thrown(crate::prose(text))
}
