//! The page as a whole, where it stands inside of another page: its address, its dress, its focus.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{fetch, page};

/// What stands in the address behind the question mark, with it.
pub fn query() -> String {
    web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// Whether the page is out of sight.
pub fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// The address of the folder in which this page lies, with a slash at its end.
pub fn folder() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let address = address.split(['?', '#']).next().unwrap_or_default();
    address.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"))
}

/// Sets an attribute of the root element, or takes it away.
pub fn mark(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// The value of an attribute of the root element, if it has it.
pub fn marked(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// Sets a custom property of the root element. This way, and not as an attribute, the strictest policy allows it.
pub fn property(name: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.style().set_property(name, value);
    }
}

fn root() -> Option<HtmlElement> {
    web_sys::window()?.document()?.document_element()?.dyn_into().ok()
}

fn found(selector: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Puts the focus on the first element that matches, even if a keyboard would pass it by; `scrolls` brings it into
/// sight where it is not, the page around this one included.
pub fn focus(selector: &str, scrolls: bool) {
    let Some(element) = found(selector) else { return };
    if !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    page::focus(selector);
    if scrolls {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Copies the text of a text field. Where the browser has no clipboard for this page, or forbids it, the text is
/// selected, so that one key copies it; whether it was copied.
pub async fn copy(id: &str) -> bool {
    let Some(field) = page::element(id).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return false;
    };
    field.select();
    let Some(window) = web_sys::window() else { return false };
    // On a page without TLS there is no clipboard at all, whatever its type says.
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(&field.value())).await.is_ok()
}

/// Reads somebody's own questions by the engine, a program of its own that is loaded when it is needed first.
///
/// # Errors
/// Why it could not be loaded, or what it says.
pub async fn own(text: &str, dialect: &str) -> Result<JsValue, String> {
    let engine = page::element("app").and_then(|app| app.get_attribute("data-engine")).filter(|it| !it.is_empty());
    let engine = engine.ok_or("this copy of the site was built without it")?;
    // WebAssembly has no `import()`; the script beside this program lends its own.
    let global = js_sys::global();
    let lent = Reflect::get(&global, &"dryrunOwn".into()).ok().and_then(|lent| lent.dyn_into::<Function>().ok());
    let lent = lent.ok_or("the page lacks the means to load it")?;
    let asked = lent.call3(&global, &engine.into(), &text.into(), &dialect.into());
    let asked: Promise = asked.map_err(|fault| fetch::said(&fault))?.unchecked_into();
    JsFuture::from(asked).await.map_err(|fault| fetch::said(&fault))
}

/// An element that stands nowhere.
pub fn loose() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.create_element("div").ok()
}
