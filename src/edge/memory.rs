//! Where records lie that the browser's database does not take: in the page itself, until it closes.
//!
//! The app and the annex are two programs with a memory each, so the records stand in a list that both can see.

use exam::ordered;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::database::{Change, Key, Shelf};
use crate::saved;

/// The name of the list in the page.
const NAME: &str = "dryrunMemory";

/// A record: its shelf, its sitting, its number there, and what it says.
struct Record {
    shelf: String,
    sitting: String,
    number: u32,
    text: String,
}

/// All records of a shelf in the order in which they came, each with its sitting; of one sitting alone if one is named.
pub fn read(shelf: Shelf, sitting: Option<&str>) -> Vec<(String, String)> {
    let records = records().into_iter().filter(|record| record.shelf == shelf.name());
    let records = records.filter(|record| sitting.is_none_or(|sitting| record.sitting == sitting));
    records.map(|record| (record.sitting, record.text)).collect()
}

/// Every record there is, in their order.
pub fn read_whole() -> Vec<saved::Record> {
    let told = |record: Record| {
        let shelf = Shelf::from_name(&record.shelf)?;
        // What is set aside has a sitting and a number for its key, or a name with a space.
        let numbered = match shelf {
            Shelf::Acts | Shelf::Notes => true,
            Shelf::Aside => !record.sitting.contains(' '),
            _ => false,
        };
        let key = if numbered { Key::nth(&record.sitting, record.number) } else { Key::of(&record.sitting) };
        Some(saved::Record { shelf, key, text: record.text })
    };
    ordered(records().into_iter().filter_map(told).collect(), &saved::Record::cmp)
}

/// Makes the changes.
pub fn write(changes: &[Change]) {
    let mut records = records();
    for change in changes {
        let (shelf, sitting, from, to, new) = match change.clone() {
            Change::Add(shelf, key, text) | Change::Put(shelf, key, text) => {
                let (sitting, number) = key.parts();
                (shelf, sitting, number, number, Some(text))
            }
            Change::Remove(shelf, key) => {
                let (sitting, number) = key.parts();
                (shelf, sitting, number, number, None)
            }
            Change::Expect(..) => continue,
            Change::Clear(shelf) => {
                records.retain(|record| record.shelf != shelf.name());
                continue;
            }
            Change::RemoveFrom(shelf, sitting, from) => (shelf, sitting, from, u32::MAX, None),
        };
        let shelf = shelf.name();
        let hit = |its: &Record| its.shelf == shelf && its.sitting == sitting && (from..=to).contains(&its.number);
        records.retain(|record| !hit(record));
        records.extend(new.map(|text| Record { shelf: shelf.to_owned(), sitting, number: from, text }));
    }
    let list: Array = records.iter().map(Record::spelt).collect();
    let _ = Reflect::set(&js_sys::global(), &NAME.into(), &list);
}

fn records() -> Vec<Record> {
    let list = Reflect::get(&js_sys::global(), &NAME.into()).ok().and_then(|list| list.dyn_into::<Array>().ok());
    list.iter().flat_map(Array::iter).filter_map(|record| Record::read(&record)).collect()
}

impl Record {
    fn spelt(&self) -> JsValue {
        let number = self.number.to_string();
        let parts = [&self.shelf, &self.sitting, &number, &self.text];
        parts.into_iter().map(|part| JsValue::from_str(part)).collect::<Array>().into()
    }

    fn read(record: &JsValue) -> Option<Record> {
        let parts = record.dyn_ref::<Array>()?;
        let part = |at: u32| parts.get(at).as_string();
        Some(Record { shelf: part(0)?, sitting: part(1)?, number: part(2)?.parse().ok()?, text: part(3)? })
    }
}
