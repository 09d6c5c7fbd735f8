//! How the pages look, where the person chose it: attributes of the root element, kept for the next visit. Only the
//! browser's preferences are kept this way; boot.js reads them before the app is there.

use super::root;

/// The name under which the choices are kept; boot.js knows it too.
const KEPT: &str = "dryrun look";
/// What can be chosen, as the attributes `data-theme` and so on have it.
const NAMES: [&str; 3] = ["theme", "contrast", "zoom"];

/// What was chosen; empty where the device decides.
pub fn chosen(name: &str) -> String {
    root::marked(&attribute(name)).unwrap_or_default()
}

/// Chooses, from now on; an empty value leaves it to the device.
pub fn choose(name: &str, value: &str) {
    root::mark(&attribute(name), Some(value).filter(|value| !value.is_empty()));
    let mut text = String::new();
    for (name, value) in NAMES.map(|name| (name, chosen(name))) {
        if !value.is_empty() {
            text = text + "&" + name + "=" + &value;
        }
    }
    // Where the browser keeps nothing, the choice holds until the page is left.
    if let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) {
        let _ = storage.set_item(KEPT, &text);
    }
}

fn attribute(name: &str) -> String {
    format!("data-{name}")
}
