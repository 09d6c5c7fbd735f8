//! Everything that somebody has, as one file of JSON: `docs/saves.md` describes it, and that is a promise.
//!
//! The same data give the same bytes but for the day. Reading takes the claims of a file apart from its records,
//! because it is the browser that parses JSON; what both amount to is decided here.

use exam::ordered;

use super::{Record, Shelf, seal::checksum};

/// The version of the file that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;
/// The most bytes that a file may have.
pub const LARGEST: usize = 20_000_000;
/// The most records that a file may hold.
const MOST: usize = 200_000;
/// The most sittings among them: ten every day for more than a year.
const MOST_SITTINGS: usize = 5_000;
/// The deepest nesting that is handed to the parser; a sound file has four.
const DEEPEST: usize = 64;
/// How such a file begins, without spaces.
const OPENING: &str = "{\"app\":\"dryrun\"";

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Whose file it is.
    pub app: Option<String>,
    /// The version of its format. A file that boot.js wrote has none, and no checksum.
    pub format: Option<u32>,
    /// The checksum of its records.
    pub checksum: Option<String>,
    /// Whether it has a part `stores`.
    pub stores: bool,
    /// The name of a store that this program does not know.
    pub unknown: Option<String>,
}

/// Why a file is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleFault {
    /// It has more bytes than [`LARGEST`].
    TooLarge,
    /// It is nested too deeply, or holds too many records.
    TooMuch,
    /// It is none of ours.
    Foreign,
    /// It begins like one of ours and is no JSON: cut off, or changed.
    Broken,
    /// A newer version of this program wrote it.
    TooNew,
    /// Its records are not those that were written.
    Damaged,
    /// It is sound, and nothing is in it.
    Empty,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// In their order, each place once.
    pub records: Vec<Record>,
}

/// Spells records as a file. `day` is the day of writing, as YYYY-MM-DD.
pub fn write_bundle(records: &[Record], day: &str) -> String {
    let records = ordered(records.iter().collect(), &|one: &&Record, other| one.cmp(other));
    let check = checked(records.iter().copied());
    let mut file =
        format!("{OPENING},\"format\":{FORMAT},\"written\":\"{day}\",\"checksum\":\"{check:08x}\",\"stores\":{{");
    let mut between = "\n";
    for shelf in Shelf::ALL {
        file.push_str(between);
        between = ",\n";
        quote(&mut file, shelf.name());
        file.push_str(":[");
        let mut comma = "\n";
        for Record { key, text, .. } in records.iter().filter(|record| record.shelf == shelf) {
            file.push_str(comma);
            comma = ",\n";
            file.push_str("{\"key\":");
            match key.number() {
                None => quote(&mut file, key.sitting()),
                Some(number) => {
                    file.push('[');
                    quote(&mut file, key.sitting());
                    file.push(',');
                    file.push_str(&number.to_string());
                    file.push(']');
                }
            }
            file.push_str(",\"value\":");
            quote(&mut file, text);
            file.push('}');
        }
        file.push(']');
    }
    file.push_str("\n}}\n");
    file
}

/// Looks at a text before it is parsed: it must not be what would take a parser's time or memory.
///
/// # Errors
/// Why it is not to be parsed.
pub fn depth(text: &str) -> Result<(), BundleFault> {
    if text.len() > LARGEST {
        return Err(BundleFault::TooLarge);
    }
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => (),
        }
        if depth > DEEPEST {
            return Err(BundleFault::TooMuch);
        }
    }
    Ok(())
}

impl BundleFault {
    /// What it means that a text is no JSON.
    pub fn no_json(text: &str) -> BundleFault {
        let start: String = text.chars().take(200).filter(|sign| !sign.is_whitespace()).collect();
        if start.starts_with(OPENING) { BundleFault::Broken } else { BundleFault::Foreign }
    }
}

/// The file of these claims and records.
///
/// # Errors
/// Why it is not to be imported.
pub fn read_bundle(claims: &Claims, records: Vec<Record>) -> Result<Bundle, BundleFault> {
    if claims.app.as_deref() != Some("dryrun") || !claims.stores {
        return Err(BundleFault::Foreign);
    }
    if claims.format.is_some_and(|format| format > FORMAT) || claims.unknown.is_some() {
        return Err(BundleFault::TooNew);
    }
    let sittings = records.iter().filter(|record| record.shelf == Shelf::Starts).count();
    if records.len() > MOST || sittings > MOST_SITTINGS {
        return Err(BundleFault::TooMuch);
    }
    let mut records = ordered(records, &Record::cmp);
    if claims.format.is_some() {
        let said = claims.checksum.as_deref().and_then(|check| u32::from_str_radix(check, 16).ok());
        if said != Some(checked(&records)) {
            return Err(BundleFault::Damaged);
        }
    }
    records.dedup_by(|one, other| one.shelf == other.shelf && one.key == other.key);
    if records.is_empty() { Err(BundleFault::Empty) } else { Ok(Bundle { records }) }
}

/// The checksum over what records say and where they lie, whatever the file looks like around them.
fn checked<'a>(records: impl IntoIterator<Item = &'a Record>) -> u32 {
    records.into_iter().fold(0, |check, Record { shelf, key, text }| {
        let number = key.number().map_or("-".into(), |number| number.to_string());
        let place = format!("{} {} {number} {}\n", shelf.name(), key.sitting(), text.len());
        checksum(checksum(check, &place), text)
    })
}

/// Adds a text as JSON has it.
fn quote(file: &mut String, text: &str) {
    file.push('"');
    for sign in text.chars() {
        match sign {
            '"' => file.push_str("\\\""),
            '\\' => file.push_str("\\\\"),
            '\n' => file.push_str("\\n"),
            sign if sign < ' ' => {
                let code = format!("\\u{:04x}", u32::from(sign));
                file.push_str(&code);
            }
            sign => file.push(sign),
        }
    }
    file.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::saved::Key;

    /// Reads a file as the browser does.
    fn read(text: &str) -> Result<Bundle, BundleFault> {
        depth(text)?;
        let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else {
            return Err(BundleFault::no_json(text));
        };
        let word = |name: &str| value[name].as_str().map(str::to_owned);
        let mut claims = Claims { app: word("app"), checksum: word("checksum"), ..Claims::default() };
        claims.format = value["format"].as_u64().and_then(|format| u32::try_from(format).ok());
        let mut records = Vec::new();
        if let Some(stores) = value["stores"].as_object() {
            claims.stores = true;
            for (name, rows) in stores {
                let Some(shelf) = Shelf::from_name(name) else {
                    claims.unknown = Some(name.clone());
                    continue;
                };
                for row in rows.as_array().into_iter().flatten() {
                    let key = match (&row["key"], row["key"][1].as_u64()) {
                        (key, None) => Key::of(key.as_str().unwrap_or_default()),
                        (key, Some(number)) => {
                            Key::nth(key[0].as_str().unwrap_or_default(), u32::try_from(number).unwrap_or(0))
                        }
                    };
                    records.push(Record { shelf, key, text: row["value"].as_str().unwrap_or_default().into() });
                }
            }
        }
        read_bundle(&claims, records)
    }

    fn some() -> Vec<Record> {
        vec![
            Record { shelf: Shelf::Starts, key: Key::of("k3xa"), text: "TST-1 \"7\"\n\\ é \u{1}".into() },
            Record { shelf: Shelf::Acts, key: Key::nth("k3xa", 0), text: "0 99 begin #1a".into() },
        ]
    }

    #[test]
    fn the_spelling_is_a_promise() {
        let file = write_bundle(&some(), "2026-11-26");
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(
            lines[0],
            "{\"app\":\"dryrun\",\"format\":1,\"written\":\"2026-11-26\",\"checksum\":\"8355e490\",\"stores\":{"
        );
        assert_eq!(
            lines[1..4],
            ["\"starts\":[", "{\"key\":\"k3xa\",\"value\":\"TST-1 \\\"7\\\"\\n\\\\ é \\u0001\"}],", "\"papers\":[],"]
        );
        assert_eq!(lines[5], "{\"key\":[\"k3xa\",0],\"value\":\"0 99 begin #1a\"}],");
        assert_eq!(lines.last(), Some(&"}}"));
    }

    #[test]
    fn each_kind_of_broken_file_is_known() {
        let file = write_bundle(&some(), "2026-11-26");
        let table = [
            (file[..file.len() / 2].to_owned(), BundleFault::Broken),
            (file.replace("begin", "begun"), BundleFault::Damaged),
            (file.replace("\"k3xa\",0", "\"k3xa\",1"), BundleFault::Damaged),
            (file.replace("\"checksum\":", "\"sum\":"), BundleFault::Damaged),
            (file.replace("\"format\":1", "\"format\":2"), BundleFault::TooNew),
            (file.replace("\"plans\":[]", "\"badges\":[]"), BundleFault::TooNew),
            (write_bundle(&[], "2026-11-26"), BundleFault::Empty),
            (String::new(), BundleFault::Foreign),
            ("a,b,c\n1,2,3\n".into(), BundleFault::Foreign),
            ("[1, 2]".into(), BundleFault::Foreign),
            ("{\"app\":\"other\",\"stores\":{}}".into(), BundleFault::Foreign),
            ("{\"app\":\"dryrun\"}".into(), BundleFault::Foreign),
            ("[".repeat(65), BundleFault::TooMuch),
            ("x".repeat(LARGEST + 1), BundleFault::TooLarge),
        ];
        for (text, fault) in table {
            assert_eq!(read(&text), Err(fault), "{}", text.chars().take(80).collect::<String>());
        }
        let sittings = (0..=MOST_SITTINGS).map(|n| Record { key: Key::of(&n.to_string()), ..some()[0].clone() });
        assert_eq!(read(&write_bundle(&sittings.collect::<Vec<_>>(), "2026-11-26")), Err(BundleFault::TooMuch));
        // A bracket in a text is no nesting.
        assert_eq!(depth(&format!("\"{}\\\"[\"", "[".repeat(100))), Ok(()));
    }

    #[test]
    fn a_file_that_the_start_script_wrote_is_read() {
        let file = "{\"app\":\"dryrun\",\"written\":\"2026-11-26T01:02:03.000Z\",\"stores\":\
            {\"acts\":[{\"key\":[\"k3xa\",0],\"value\":\"0 99 begin #1a\"}]}}";
        assert_eq!(read(file), Ok(Bundle { records: some()[1..].to_vec() }));
    }

    fn record() -> impl Strategy<Value = Record> {
        (0..Shelf::ALL.len(), "[a-z]{1,3}", proptest::option::of(0..9_u32), any::<String>()).prop_map(
            |(shelf, name, number, text)| {
                let key = number.map_or(Key::of(&name), |number| Key::nth(&name, number));
                Record { shelf: Shelf::ALL[shelf], key, text }
            },
        )
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(mut records in proptest::collection::vec(record(), 1..20)) {
            records.sort_unstable();
            records.dedup_by(|one, other| one.shelf == other.shelf && one.key == other.key);
            let file = write_bundle(&records, "2026-11-26");
            let mut reversed = records.clone();
            reversed.reverse();
            prop_assert_eq!(&write_bundle(&reversed, "2026-11-26"), &file);
            prop_assert_eq!(read(&file), Ok(Bundle { records }));
        }

        #[test]
        fn no_change_of_a_byte_is_imported_as_something_else(
            records in proptest::collection::vec(record(), 1..6), at in 0.0..1.0_f64, byte in 32..127_u8,
        ) {
            let file = write_bundle(&records, "2026-11-26");
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let at = (at * file.len() as f64) as usize;
            let mut bytes = file.clone().into_bytes();
            bytes[at] = byte;
            if let Ok(changed) = String::from_utf8(bytes) && let Ok(bundle) = read(&changed) {
                prop_assert_eq!(Ok(bundle), read(&file));
            }
        }
    }
}
