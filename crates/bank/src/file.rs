//! What the data files say, each value with its place; anything in them may be wrong.
//!
//! A field that is missing or of the wrong type is reported and read as absent, so that one fault hides no
//! other. What the values mean is no concern of these types.

pub(crate) mod exam;
pub(crate) mod fields;
pub(crate) mod question;

use ::exam::ordered;
use toml::de::DeTable;

use crate::{
    SourceFile,
    findings::Findings,
    rules::format::{FORMAT_UNKNOWN, SYNTAX},
};
use fields::Fields;

/// The format of data files that this program reads.
pub const FORMAT: i64 = 1;

/// A value and the byte at which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) at: usize,
    pub(crate) value: T,
}

/// The tables of a file; `None` if it is no TOML.
pub(crate) fn parse<'f>(file: &'f SourceFile, findings: &mut Findings) -> Option<DeTable<'f>> {
    let (table, faults) = DeTable::parse_recoverable(&file.text);
    let place = |fault: &toml::de::Error| fault.span().map_or(0, |span| span.start);
    let faults = ordered(faults, &|one, other| place(one).cmp(&place(other)));
    let mut last_line = None;
    for fault in &faults {
        if findings.is_full() {
            break;
        }
        // One slip often makes several faults on its line; the first says enough.
        let line = findings.line_of(place(fault));
        if last_line != Some(line) {
            let message = format!("this is not TOML: {}", fault.message());
            findings.add(&SYNTAX, place(fault), message, "the rest of this file is read once this is mended");
            last_line = Some(line);
        }
    }
    faults.is_empty().then(|| table.into_inner())
}

/// Whether a file is of a format that this program reads; if not, that has been reported.
pub(crate) fn is_readable(fields: &Fields, findings: &mut Findings) -> bool {
    match fields.integer("format", findings) {
        Some(At { at, value }) if value > FORMAT => {
            let message = format!("this file is of format {value}, this program reads up to {FORMAT}");
            findings.add(&FORMAT_UNKNOWN, at, message, "update the program");
            false
        }
        Some(At { at, value }) if value < 1 => {
            findings.add(&FORMAT_UNKNOWN, at, format!("there is no format {value}"), "write `format = 1`");
            false
        }
        _ => true,
    }
}
