//! What a tab keeps for as long as it is open. A browser may deny it, above all to a page inside of another: then
//! nothing is kept, and nothing fails.

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

fn named(name: &str) -> String {
    format!("{OURS}{name}")
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
