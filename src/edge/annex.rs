//! How the app and the annex meet: boot.js fetches the annex when the app first has a place for it, and the annex offers
//! the page a function that draws into such a place.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// The function of boot.js that fetches the annex and calls [`DRAW`].
const FETCH: &str = "dryrunAnnex";
/// The function that the annex offers.
const DRAW: &str = "dryrunDraw";

/// Has the annex draw what belongs at `address` into `place`.
///
/// # Errors
/// Why the annex could not be had, as a sentence.
pub async fn draw(place: &Element, address: &str) -> Result<(), String> {
    let answer = function(FETCH).and_then(|fetch| fetch.call2(&JsValue::NULL, place, &address.into()).ok());
    let promise = answer.and_then(|answer| answer.dyn_into::<Promise>().ok());
    let broken = || "This part of Dryrun could not be loaded. Reload the page and try again.".to_owned();
    let why = JsFuture::from(promise.ok_or_else(broken)?).await.map_err(|_| broken())?;
    // An empty text says that all is well.
    why.as_string().filter(|why| !why.is_empty()).map_or(Ok(()), Err)
}

/// Has the annex fetched, so that it is there when it is wanted.
pub fn prepare() {
    // What goes wrong is said when it is wanted.
    let _ = function(FETCH).and_then(|fetch| fetch.call0(&JsValue::NULL).ok());
}

/// Has the annex forget what it drew into `place`, if it was there at all.
pub fn erase(place: &Element) {
    if let Some(draw) = function(DRAW) {
        let _ = draw.call2(&JsValue::NULL, place, &"".into());
    }
}

/// Offers the page the function that draws; an empty address forgets what was drawn.
pub fn offer(draw: impl Fn(Element, String) + 'static) {
    let draw = Closure::<dyn Fn(Element, String)>::new(draw).into_js_value();
    let _ = Reflect::set(&js_sys::global(), &DRAW.into(), &draw);
}

fn function(name: &str) -> Option<Function> {
    Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()
}
