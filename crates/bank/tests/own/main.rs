//! Somebody's own questions: what each dialect takes, what it says of the rest, and laws for any text at all.

mod bombs;
mod laws;
mod markdown;
mod toml;

use bank::own::{Dialect, Own, read};

/// Reads a text and expects nothing to be said of it.
fn sound(text: &str, dialect: Dialect) -> Own {
    let own = read(text, dialect);
    assert!(own.diagnostics.is_empty(), "{}\n{text}", said(&own).join("\n"));
    own
}

/// What is said of a text, as "line: code: message; hint".
fn said(own: &Own) -> Vec<String> {
    let said = own.diagnostics.iter();
    said.map(|one| format!("{}: {}: {}; {}", one.place.line, one.rule, one.message, one.hint)).collect()
}
