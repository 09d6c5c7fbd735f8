//! Files: one that the person chose, and one that the page hands over. Neither leaves the device.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::{
    database::{key, text},
    fetch::said,
};
use crate::saved::{Bundle, BundleFault, Claims, Key, LARGEST, Record, Shelf, depth, read_bundle};

/// A file that was chosen and read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its name, for people.
    pub name: String,
    /// What it holds, or why it is not to be imported.
    pub bundle: Result<Bundle, BundleFault>,
}

/// The file that was chosen in an `<input>`; the same one can be chosen again.
pub fn chosen(event: &web_sys::Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The file that was dropped.
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// Reads a file.
///
/// # Errors
/// Why the browser could not read it, as the end of a sentence.
pub async fn read(file: File) -> Result<Chosen, String> {
    let name = file.name();
    // Its size is known before anything of it is in memory.
    #[allow(clippy::cast_precision_loss)]
    if file.size() > LARGEST as f64 {
        return Ok(Chosen { name, bundle: Err(BundleFault::TooLarge) });
    }
    let content = JsFuture::from(file.text()).await.map_err(|fault| said(&fault))?;
    Ok(Chosen { name, bundle: parse(&content.as_string().unwrap_or_default()) })
}

/// Hands a text to the browser as a file to keep.
///
/// # Errors
/// Why that could not be done, as the end of a sentence.
pub fn save(name: &str, text: &str) -> Result<(), String> {
    hand_over(name, text).map_err(|fault| said(&fault))
}

fn hand_over(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or("there is no page")?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    // The address goes with the page: taking it back at once would cut off a download that has not begun.
    link.click();
    Ok(())
}

/// Reads the text of a file.
///
/// # Errors
/// Why it is not to be imported.
pub fn parse(content: &str) -> Result<Bundle, BundleFault> {
    depth(content)?;
    let value = JSON::parse(content).map_err(|_| BundleFault::no_json(content))?;
    let field = |name: &str| Reflect::get(&value, &name.into()).ok().filter(|field| !field.is_undefined());
    let word = |name: &str| field(name).and_then(|field| field.as_string());
    let mut claims = Claims { app: word("app"), checksum: word("checksum"), ..Claims::default() };
    // What is no whole number is no version that this program knows.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // The cast stops at either end.
    let version = |format: JsValue| format.as_f64().map_or(u32::MAX, |number| number.ceil() as u32);
    claims.format = field("format").map(version);
    let stores = field("stores").and_then(|stores| stores.dyn_into::<Object>().ok());
    let mut records = Vec::new();
    if let Some(stores) = stores {
        claims.stores = true;
        for pair in Object::entries(&stores).iter() {
            let pair = Array::from(&pair);
            let name = pair.get(0).as_string().unwrap_or_default();
            match Shelf::from_name(&name) {
                Some(shelf) => records.extend(rows(shelf, &pair.get(1))),
                None => claims.unknown = Some(name),
            }
        }
    }
    read_bundle(&claims, records)
}

/// The records of a shelf. What is none is kept as what could not be read.
fn rows(shelf: Shelf, rows: &JsValue) -> Vec<Record> {
    let whole = [rows.clone()].into_iter().collect();
    let rows = if Array::is_array(rows) { Array::from(rows) } else { whole };
    let record = |(row, at): (JsValue, u32)| {
        let field = |name: &str| Reflect::get(&row, &name.into()).ok();
        let its = field("key").as_ref().and_then(key).zip(field("value").filter(|value| !value.is_undefined()));
        match its {
            Some((key, value)) => Record { shelf, key, text: text(&value) },
            None => Record {
                shelf: Shelf::Aside,
                key: Key::of(&format!("{} in a file {at}", shelf.name())),
                text: text(&row),
            },
        }
    };
    rows.iter().zip(0..).map(record).collect()
}
