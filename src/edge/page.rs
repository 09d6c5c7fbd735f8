//! The page itself: its address, its title, where the focus is, and what it tells a screen reader.

use std::ops::Range;

use wasm_bindgen::JsCast;

/// The part of the address after `#`, with it.
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address of the page without the part after `#`, as it can be passed on.
pub fn address() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// The part that is selected of the text of the first element that matches, in bytes; `None` if none of it is. The
/// selection is taken back.
pub fn take_selected(selector: &str) -> Option<Range<usize>> {
    let (document, selection) = (document()?, web_sys::window()?.get_selection().ok()??);
    let element = document.query_selector(selector).ok()??;
    let selected = selection.get_range_at(0).ok()?;
    let whole = element.text_content().unwrap_or_default().len();
    let length = |node: web_sys::Node, offset: u32| {
        let range = document.create_range().ok()?;
        range.select_node_contents(&element).ok()?;
        range.set_end(&node, offset).ok()?;
        // A selection may reach beyond the element.
        Some(String::from(range.to_string()).len().min(whole))
    };
    let from = length(selected.start_container().ok()?, selected.start_offset().ok()?)?;
    let to = length(selected.end_container().ok()?, selected.end_offset().ok()?)?;
    if from >= to {
        return None;
    }
    let _ = selection.remove_all_ranges();
    Some(from..to)
}

/// Goes to an address of the app. `replace` leaves no way back to the one before.
pub fn go(address: &str, replace: bool) {
    let Some(window) = web_sys::window() else { return };
    // An address of the app always begins with `#`, so nothing is loaded and nothing can fail for good.
    let _ = if replace { window.location().replace(address) } else { window.location().set_hash(address) };
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Whether the page came from a server, and other pages lie beside it; a single file has none.
pub fn on_a_site() -> bool {
    web_sys::window().and_then(|window| window.location().protocol().ok()).is_some_and(|protocol| protocol != "file:")
}

/// Asks the browser to print the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Names the page.
pub fn title(text: &str) {
    if let Some(document) = document() {
        document.set_title(text);
    }
}

/// Puts the focus on the first element that matches, so that a keyboard or screen reader starts there.
pub fn focus(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// The id of what has the focus; empty if it has none.
pub fn focused() -> String {
    document().and_then(|document| document.active_element()).map(|element| element.id()).unwrap_or_default()
}

/// Whether the focus is nowhere, because what had it is gone.
pub fn focus_is_lost() -> bool {
    document().and_then(|document| document.active_element()).is_none_or(|element| element.tag_name() == "BODY")
}

/// Finds a new place for the focus if it is gone with what it stood on: as near as can be to the element of
/// the id `held`, so that a keyboard or screen reader need not begin anew.
pub fn regain_focus(held: &str) {
    let active = document().and_then(|document| document.active_element());
    if active.is_some_and(|element| element.tag_name() != "BODY" && !element.matches(":disabled").unwrap_or(false)) {
        return;
    }
    // Ids are the app's own, of letters, digits and hyphens.
    let near = (!held.is_empty())
        .then(|| [format!("#{held}:not(:disabled)"), format!("li:has(#{held}) button:not(:disabled)")]);
    let others = [".ordering__add:not(:disabled)", ".place__out:not(:disabled)", "h1"].map(str::to_owned);
    for selector in near.into_iter().flatten().chain(others) {
        if document().and_then(|document| document.query_selector(&selector).ok().flatten()).is_some() {
            return focus(&selector);
        }
    }
}

/// Scrolls to the top, as a new page would start.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens or closes a `<dialog>`; a browser without them shows its content in place.
pub fn dialog(node: &web_sys::Element, open: bool) {
    if let Some(dialog) = node.dyn_ref::<web_sys::HtmlDialogElement>() {
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    }
}

/// Shows the page that boot.js keeps for trouble, outside of WebAssembly.
pub fn trouble(detail: &str) {
    let global = js_sys::global();
    if let Ok(show) = js_sys::Reflect::get(&global, &"dryrunTrouble".into())
        && let Some(show) = show.dyn_ref::<js_sys::Function>()
    {
        let _ = show.call2(&global, &"panic".into(), &detail.into());
    }
}

/// The element of that id.
pub fn element(id: &str) -> Option<web_sys::Element> {
    document()?.get_element_by_id(id)
}

fn document() -> Option<web_sys::Document> {
    web_sys::window().and_then(|window| window.document())
}
