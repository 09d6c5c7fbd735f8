//! A text with its version and its checksum, so that damage is noticed and not shown as somebody's work.

use std::fmt;

/// The version of all records that this program writes.
const VERSION: u32 = 1;

/// Why a record cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// It was written by a newer version of this program.
    TooNew(u32),
    /// It is not what was written.
    Damaged,
}

impl fmt::Display for SealFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SealFault::TooNew(version) => {
                write!(f, "it was saved by a newer version of this page (format {version}); reload to get that version")
            }
            SealFault::Damaged => f.write_str("what lies in this browser's storage is not what was saved"),
        }
    }
}

/// The record for a text: its version and checksum on a line before it.
pub fn seal(text: &str) -> String {
    format!("dryrun {VERSION} {:08x}\n{text}", checksum(0, text))
}

/// The text of a record, if it is whole.
///
/// # Errors
/// Why it cannot be read.
pub fn unseal(record: &str) -> Result<&str, SealFault> {
    let (heading, text) = record.split_once('\n').ok_or(SealFault::Damaged)?;
    let heading: Vec<&str> = heading.split(' ').collect();
    let ["dryrun", version, check] = heading.as_slice() else { return Err(SealFault::Damaged) };
    match version.parse() {
        Ok(version) if version > VERSION => return Err(SealFault::TooNew(version)),
        Ok(VERSION) => (),
        _ => return Err(SealFault::Damaged),
    }
    if u32::from_str_radix(check, 16) == Ok(checksum(0, text)) { Ok(text) } else { Err(SealFault::Damaged) }
}

/// FNV-1a with 32 bits over a text, carried on from `before`. It finds accidents, not forgers.
pub(super) fn checksum(before: u32, text: &str) -> u32 {
    let start = 0x811c_9dc5 ^ before;
    text.bytes().fold(start, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_and_a_changed_one_does_not() {
        let record = seal("begin\nagain");
        assert_eq!(unseal(&record), Ok("begin\nagain"));
        assert_eq!(unseal(&record.replace("begin", "begun")), Err(SealFault::Damaged));
        assert_eq!(unseal(&record.replace("dryrun 1", "dryrun 2")), Err(SealFault::TooNew(2)));
        for nonsense in ["", "begin", "dryrun 1\nbegin", "dryrun x 00000000\nbegin", "dryrun 0 00000000\n"] {
            assert_eq!(unseal(nonsense), Err(SealFault::Damaged), "{nonsense:?}");
        }
    }

    #[test]
    fn the_checksum_never_changes() {
        assert_eq!([checksum(0, ""), checksum(0, "a"), checksum(7, "a")], [0x811c_9dc5, 0xe40c_292c, 0xe30c_2799]);
    }
}
