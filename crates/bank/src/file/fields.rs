//! A TOML table that is asked for its fields, one after the other.

use exam::ordered;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::At;
use crate::{
    Day,
    findings::Findings,
    near::meant,
    rules::format::{FIELD_MISSING, FIELD_UNKNOWN, NO_DAY, OUT_OF_RANGE, TYPE_WRONG},
};

/// The fields of a table, which reports what it does not have or has in the wrong type.
pub(crate) struct Fields<'t, 'f> {
    table: &'t DeTable<'f>,
    /// Where the table stands: what is missing is reported there.
    pub(crate) at: usize,
}

impl<'t, 'f> Fields<'t, 'f> {
    /// The table of a whole file.
    pub(crate) fn of_file(table: &'t DeTable<'f>, known: &[&str], findings: &mut Findings) -> Fields<'t, 'f> {
        let first = table.keys().map(|key| key.span().start).min();
        Fields::new(table, first.unwrap_or(0), known, findings)
    }

    fn new(table: &'t DeTable<'f>, at: usize, known: &[&str], findings: &mut Findings) -> Fields<'t, 'f> {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            if findings.is_full() {
                // Looking for the nearest word takes longer than all else.
                break;
            }
            let name = key.get_ref();
            findings.add(&FIELD_UNKNOWN, key.span().start, format!("`{name}` is no field here"), meant(name, known));
        }
        Fields { table, at }
    }

    /// Reports each of `names` that is not there.
    pub(crate) fn need(&self, names: &[&str], findings: &mut Findings) {
        for name in names.iter().filter(|&&name| !self.has(name)) {
            let hint = format!("add it: `{}`", example(name));
            findings.add(&FIELD_MISSING, self.at, format!("`{name}` is missing"), hint);
        }
    }

    /// Whether the field is there, in whatever type.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    /// Where the field's name stands, if it is there.
    pub(crate) fn place_of(&self, name: &str) -> Option<usize> {
        self.table.get_key_value(name).map(|(key, _)| key.span().start)
    }

    pub(crate) fn text(&self, name: &str, findings: &mut Findings) -> Option<At<String>> {
        self.read(name, "a string", findings, |value| value.as_str().map(String::from))
    }

    pub(crate) fn truth(&self, name: &str, findings: &mut Findings) -> Option<At<bool>> {
        self.read(name, "true or false", findings, |value| match value {
            DeValue::Boolean(truth) => Some(*truth),
            _ => None,
        })
    }

    pub(crate) fn integer(&self, name: &str, findings: &mut Findings) -> Option<At<i64>> {
        self.read(name, "a whole number", findings, |value| {
            let number = value.as_integer()?;
            i64::from_str_radix(number.as_str(), number.radix()).ok()
        })
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn number(&self, name: &str, least: u32, most: u32, findings: &mut Findings) -> Option<At<u32>> {
        let At { at, value } = self.integer(name, findings)?;
        match u32::try_from(value) {
            Ok(value) if (least..=most).contains(&value) => Some(At { at, value }),
            _ => {
                let message = format!("`{name}` is {value}");
                findings.add(&OUT_OF_RANGE, at, message, format!("allowed is {least} to {most}"));
                None
            }
        }
    }

    /// A number with or without a decimal point, as it is written.
    pub(crate) fn decimal(&self, name: &str, findings: &mut Findings) -> Option<At<String>> {
        self.read(name, "a number", findings, |value| {
            let text = value.as_float().map(|float| float.as_str().to_string());
            text.or_else(|| value.as_integer().map(|integer| integer.as_str().to_string()))
        })
    }

    pub(crate) fn day(&self, name: &str, findings: &mut Findings) -> Option<At<Day>> {
        let hint = || format!("write it without quotes: `{}`", example(name));
        let (at, value) = self.value(name)?;
        let date = match value {
            DeValue::Datetime(moment) if moment.time.is_none() => moment.date,
            _ => None,
        };
        let Some(date) = date else {
            findings.add(&NO_DAY, at, format!("`{name}` is {} and must be a day", kind_of(value)), hint());
            return None;
        };
        let day = Day::new(date.year, date.month, date.day);
        if day.is_none() {
            findings.add(&NO_DAY, at, format!("`{name}` is a day that no calendar has"), hint());
        }
        day.map(|value| At { at, value })
    }

    /// A list of strings; those that are none are reported and left out.
    pub(crate) fn texts(&self, name: &str, findings: &mut Findings) -> Option<At<Vec<At<String>>>> {
        let (at, value) = self.value(name)?;
        let Some(list) = value.as_array() else {
            wrong(name, at, value, "a list of strings", findings);
            return None;
        };
        let read = |one: &Spanned<DeValue>| {
            let at = one.span().start;
            let text = one.get_ref().as_str().map(|text| At { at, value: text.into() });
            if text.is_none() {
                let message = format!("{} stands in `{name}`", kind_of(one.get_ref()));
                findings.add(&TYPE_WRONG, at, message, "write a string, in double quotes");
            }
            text
        };
        let value = list.iter().filter_map(read).collect();
        Some(At { at, value })
    }

    /// A list of tables, each opened with the fields it may have; `None` if something else stands among them.
    pub(crate) fn tables(
        &self,
        name: &str,
        known: &[&str],
        findings: &mut Findings,
    ) -> Option<At<Vec<Fields<'t, 'f>>>> {
        let (at, value) = self.value(name)?;
        let Some(list) = value.as_array() else {
            let message = format!("`{name}` is {} and must be a list of tables", kind_of(value));
            findings.add(&TYPE_WRONG, at, message, format!("write it like `{}`", list_example(name)));
            return None;
        };
        let mut value = Vec::new();
        for one in list {
            match one.get_ref() {
                DeValue::Table(table) => value.push(Fields::new(table, one.span().start, known, findings)),
                other => {
                    let message = format!("{} stands in `{name}`", kind_of(other));
                    findings.add(
                        &TYPE_WRONG,
                        one.span().start,
                        message,
                        format!("write it like `{}`", list_example(name)),
                    );
                }
            }
        }
        (value.len() == list.len()).then_some(At { at, value })
    }

    /// A table with the fields it may have; with no list of them it may have any.
    pub(crate) fn table(&self, name: &str, known: Option<&[&str]>, findings: &mut Findings) -> Option<Fields<'t, 'f>> {
        let (at, value) = self.value(name)?;
        let Some(table) = value.as_table() else {
            wrong(name, at, value, "a table", findings);
            return None;
        };
        Some(known.map_or(Fields { table, at }, |known| Fields::new(table, at, known, findings)))
    }

    /// The names of the fields, in the order of the file.
    pub(crate) fn names(&self) -> Vec<&'t str> {
        let keys = self.table.keys().collect();
        let keys = ordered(keys, &|one: &&Spanned<_>, other| one.span().start.cmp(&other.span().start));
        keys.into_iter().map(|key| key.get_ref().as_ref()).collect()
    }

    fn value(&self, name: &str) -> Option<(usize, &'t DeValue<'f>)> {
        self.table.get(name).map(|value| (value.span().start, value.get_ref()))
    }

    fn read<T>(
        &self,
        name: &str,
        wanted: &str,
        findings: &mut Findings,
        read: impl Fn(&DeValue) -> Option<T>,
    ) -> Option<At<T>> {
        let (at, value) = self.value(name)?;
        let got = read(value);
        if got.is_none() {
            wrong(name, at, value, wanted, findings);
        }
        got.map(|value| At { at, value })
    }
}

fn wrong(name: &str, at: usize, value: &DeValue, wanted: &str, findings: &mut Findings) {
    let message = format!("`{name}` is {} and must be {wanted}", kind_of(value));
    findings.add(&TYPE_WRONG, at, message, format!("write it like `{}`", example(name)));
}

fn kind_of(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a decimal point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// How a list of tables is written.
fn list_example(name: &str) -> String {
    match name {
        "domain" | "question" => format!("[[{name}]]"),
        "task" => "task = [{ id = \"1.1\", title = \"...\" }]".into(),
        _ => example(name),
    }
}

/// How a field is written.
fn example(name: &str) -> String {
    let value = match name {
        "format" | "domain" | "number" | "order" | "match" => "1",
        "code" | "exam" => "\"CLF-C02\"",
        "level" => "\"associate\"",
        "minutes" => "130",
        "scored" => "50",
        "unscored" => "15",
        "passing" => "720",
        "weight" => "30",
        "kinds" => "[\"multiple-choice\", \"multiple-response\"]",
        "kind" => "\"multiple-choice\"",
        "expect" => "0.65",
        "task" => "\"1.1\"",
        "id" => "\"clf-c02-0001\"",
        "key" | "recall" | "keep_order" => "true",
        "choices" => "[{ text = \"...\", key = true, why = \"...\" }]",
        "prompts" => "[{ text = \"...\", match = 1 }]",
        "sources" => "[\"https://docs.aws.amazon.com/...\"]",
        "enemies" | "ids" => "[\"clf-c02-0002\"]",
        "solvers" | "agreed" => "2",
        "doubts" => "0",
        "waive" => "[{ rule = \"I013\", reason = \"...\" }]",
        "checked" | "day" | "first_day" | "last_day" => "2026-11-21",
        "topics" => "[\"...\"]",
        "successor" => "\"CLF-C03\"",
        "stem" | "rationale" => "\"\"\"...\"\"\"",
        _ => "\"...\"",
    };
    format!("{name} = {value}")
}
