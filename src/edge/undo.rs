//! A small database beside the other: what an import found, so that it can be taken back, and when there was an export.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransactionMode};

use super::{
    database::{completed, promise},
    fetch::said,
};

const NAME: &str = "dryrun-undo";
const STORE: &str = "kept";

/// The text kept under a name, if there is one and the browser gives it.
pub async fn read(name: &str) -> Option<String> {
    let connection = open().await.ok()?;
    let text = kept(&connection, name).await;
    connection.close();
    text.ok()?.as_string()
}

/// Keeps texts under their names, and forgets those without one; all or nothing, on the disk itself.
///
/// # Errors
/// Why nothing was written, as the end of a sentence.
pub async fn write(texts: &[(&str, Option<&str>)]) -> Result<(), String> {
    let connection = open().await.map_err(|fault| said(&fault))?;
    let written = match asked(&connection, texts) {
        Ok(written) => JsFuture::from(written).await.map(drop),
        Err(fault) => Err(fault),
    };
    connection.close();
    written.map_err(|fault| said(&fault))
}

/// Removes it all.
///
/// # Errors
/// Why it is still there, as the end of a sentence.
pub async fn erase() -> Result<(), String> {
    // Emptied first: a tab that has it open would hold up its removal, and must not hold up this.
    write(&[("before", None), ("touched", None), ("exported", None)]).await
}

async fn kept(connection: &IdbDatabase, name: &str) -> Result<JsValue, JsValue> {
    let store = connection.transaction_with_str(STORE)?.object_store(STORE)?;
    JsFuture::from(promise(&store.get(&name.into())?)).await
}

fn asked(connection: &IdbDatabase, texts: &[(&str, Option<&str>)]) -> Result<Promise, JsValue> {
    let transaction = connection.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?;
    let store = transaction.object_store(STORE)?;
    for (name, text) in texts {
        match text {
            Some(text) => store.put_with_key(&(*text).into(), &(*name).into())?,
            None => store.delete(&(*name).into())?,
        };
    }
    Ok(completed(&transaction))
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = web_sys::window().ok_or("there is no window")?.indexed_db()?.ok_or("this browser has no database")?;
    let request = factory.open_with_u32(NAME, 1)?;
    let making = request.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(connection) = making.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            let _ = connection.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    JsFuture::from(promise(&request)).await?.dyn_into()
}
