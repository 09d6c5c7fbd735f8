//! The copy of the app that works without a network. `static/offline.js` keeps it, outside of WebAssembly: an update
//! may be what mends an app that does not start. This is what the app knows of it.

use gloo::events::EventListener;
use js_sys::{Array, Function, Promise, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::value;

/// How the copy stands.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Copy {
    /// Whether this browser keeps copies of pages at all.
    pub supported: bool,
    /// Why there is no copy, as the end of a sentence.
    #[serde(default)]
    pub why: Option<String>,
    /// `none`, `installing`, `ready` or `failed`.
    pub status: String,
    /// Bytes of the app itself, as they were sent.
    #[serde(default)]
    pub app: Option<u32>,
    /// What each exam takes.
    #[serde(default)]
    pub exams: Vec<Kept>,
    /// Whether a newer version waits.
    #[serde(default)]
    pub update: bool,
}

/// An exam in the copy.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Kept {
    /// As the catalogue writes it.
    pub code: String,
    /// Bytes of its files, as they were sent.
    pub bytes: u32,
    /// Whether they are in the copy.
    pub kept: bool,
}

/// What came of a wish.
#[derive(Deserialize)]
struct Answer {
    ok: bool,
    #[serde(default)]
    why: Option<String>,
}

/// How the copy stands now; nothing before the page has looked.
pub async fn state() -> Option<Copy> {
    value::read(call("state", &JsValue::UNDEFINED).await?).ok()
}

/// Keeps these exams and no others.
///
/// # Errors
/// Why that could not be done, as a sentence.
pub async fn choose(codes: &[String]) -> Result<(), String> {
    let codes: Array = codes.iter().map(|code| JsValue::from_str(code)).collect();
    wish("choose", &codes).await
}

/// Goes over to the version that waits.
///
/// # Errors
/// Why not now, as a sentence.
pub async fn update() -> Result<(), String> {
    wish("update", &JsValue::UNDEFINED).await
}

/// Removes the copy. What the candidate did is kept elsewhere and stays.
///
/// # Errors
/// Why that could not be done, as a sentence.
pub async fn remove() -> Result<(), String> {
    wish("remove", &JsValue::UNDEFINED).await
}

/// Calls `changed` whenever the copy changes, until the listener is dropped.
pub fn watch(changed: impl Fn() + 'static) -> Option<EventListener> {
    web_sys::window().map(|window| EventListener::new(&window, "dryrun-offline", move |_| changed()))
}

async fn wish(name: &str, argument: &JsValue) -> Result<(), String> {
    let answer = call(name, argument).await.and_then(|answer| value::read::<Answer>(answer).ok());
    match answer {
        Some(Answer { ok: true, .. }) => Ok(()),
        Some(Answer { why: Some(why), .. }) => Err(why),
        _ => Err("The browser did not answer. Reload the page and try again.".into()),
    }
}

/// One of the functions that offline.js offers, if it has loaded, and what it answers in the end.
async fn call(name: &str, argument: &JsValue) -> Option<JsValue> {
    let offline = Reflect::get(&js_sys::global(), &"dryrunOffline".into()).ok()?;
    let function: Function = Reflect::get(&offline, &name.into()).ok()?.dyn_into().ok()?;
    let answer: Promise = function.call1(&offline, argument).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()
}
