//! What a tab keeps for as long as it is open. A browser may deny it, above all to a page inside of another: then
//! nothing is kept, and nothing fails.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// What all names begin with: other pages of the same host keep things too.
const OURS: &str = "dryrun ";

/// The text kept under a name, if there is one and the browser gives it.
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(&named(name)).ok().flatten()
}

/// Keeps a text under a name; whether it is kept. What was there before is not left behind where the new is refused.
pub fn write(name: &str, text: &str) -> bool {
    let Some(storage) = storage() else { return false };
    let kept = storage.set_item(&named(name), text).is_ok();
    if !kept {
        remove(name);
    }
    kept
}

/// Forgets what is kept under a name.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&named(name));
    }
}

/// Forgets everything of ours, and what outlives the tab too.
pub fn forget() {
    let Some(window) = web_sys::window() else { return };
    for storage in [window.session_storage(), window.local_storage()].into_iter().flatten().flatten() {
        let names: Vec<String> =
            (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten()).collect();
        for name in names.iter().filter(|name| name.starts_with(OURS)) {
            let _ = storage.remove_item(name);
        }
    }
}

/// Whether the browser has promised not to remove what is kept here by itself; `None` where it does not say.
pub async fn is_promised() -> Option<bool> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let ask = Reflect::get(&storage, &"persisted".into()).ok()?.dyn_into::<Function>().ok()?;
    let told = ask.call0(&storage).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(told).await.ok()?.as_bool()
}

fn named(name: &str) -> String {
    format!("{OURS}{name}")
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
