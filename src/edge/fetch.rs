//! Loads the packed files that came with the app.

use js_sys::Promise;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::value;

/// A file that is on its way; any number may wait for it.
#[derive(Clone, Debug)]
pub struct Load(Promise);

/// Asks for a packed file, below the folder `bank`.
pub fn load(path: &str) -> Load {
    let path = path.to_owned();
    Load(future_to_promise(async move { json(&path).await }))
}

/// Loads and reads a packed file, below the folder `bank`.
///
/// # Errors
/// A sentence that says which file, and what was wrong with it.
pub async fn file<T: DeserializeOwned>(path: &str) -> Result<T, String> {
    loaded(path, load(path)).await
}

/// Waits for a file that was asked for, and reads it.
///
/// # Errors
/// A sentence that says which file, and what was wrong with it.
pub async fn loaded<T: DeserializeOwned>(path: &str, load: Load) -> Result<T, String> {
    let value = JsFuture::from(load.0)
        .await
        .map_err(|fault| format!("The file \"{path}\" could not be loaded: {}.", said(&fault)))?;
    value::read(value)
        .map_err(|fault| format!("The file \"{path}\" is damaged: {fault}. Reload the page to fetch it again."))
}

/// Reads what the page itself carries in the element `id`.
///
/// # Errors
/// A sentence that says what was wrong.
pub fn carried<T: DeserializeOwned>(id: &str) -> Result<T, String> {
    let text = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.text_content())
        .ok_or_else(|| format!("The page lacks its part \"{id}\"."))?;
    read(&text).map_err(|fault| format!("The page's part \"{id}\" is damaged: {fault}."))
}

/// Reads a value that JavaScript handed over.
///
/// # Errors
/// What is wrong with it.
pub fn taken<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    value::read(value).map_err(|fault| fault.to_string())
}

/// Spells a value as JSON.
///
/// # Errors
/// What could not be spelt.
pub fn spell<T: Serialize>(value: &T) -> Result<String, String> {
    let value =
        value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|fault| fault.to_string())?;
    js_sys::JSON::stringify(&value).map(String::from).map_err(|fault| said(&fault))
}

/// Reads a value from JSON.
///
/// # Errors
/// What is wrong with it.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let value = js_sys::JSON::parse(text).map_err(|fault| said(&fault))?;
    value::read(value).map_err(|fault| fault.to_string())
}

async fn json(path: &str) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or_else(|| JsValue::from_str("there is no window"))?;
    let response = JsFuture::from(window.fetch_with_str(&format!("bank/{path}"))).await?;
    let response: web_sys::Response = response.dyn_into()?;
    if !response.ok() {
        // Without a network the service worker answers, and says in words why it has not got the file.
        let (status, words) = (response.status(), response.status_text());
        let said = if status == 504 && !words.is_empty() { words } else { format!("the server answered {status}") };
        return Err(JsValue::from_str(&said));
    }
    JsFuture::from(response.json()?).await
}

/// What a JavaScript error says, in a few words.
pub fn said(fault: &JsValue) -> String {
    let message = fault.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    let message = message.or_else(|| fault.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::message));
    message.or_else(|| fault.as_string()).unwrap_or_else(|| "for an unknown reason".into())
}
