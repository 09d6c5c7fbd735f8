//! The quiz for frames in other people's pages (`embed.html`), and the page that builds such frames (`builder.html`).
//!
//! `address`, `colour`, `message`, `record`, `snippet` and `state` know nothing of a browser and are tested natively.

pub mod address;
pub mod colour;
pub mod message;
pub mod record;
pub mod snippet;
pub mod state;

#[cfg(target_arch = "wasm32")]
mod builder;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod look;
#[cfg(target_arch = "wasm32")]
mod own;

/// Mounts the quiz in the page's element `app`.
#[cfg(target_arch = "wasm32")]
pub fn run() {
    if let Some(root) = root() {
        yew::Renderer::<frame::Frame>::with_root(root).render();
    }
}

/// Mounts the builder in the page's element `app`.
#[cfg(target_arch = "wasm32")]
pub fn build() {
    if let Some(root) = root() {
        yew::Renderer::<builder::Builder>::with_root(root).render();
    }
}

/// The element `app`, emptied: what the page itself holds gives way to the same, drawn by the program.
#[cfg(target_arch = "wasm32")]
fn root() -> Option<web_sys::Element> {
    use crate::edge::page;

    std::panic::set_hook(Box::new(|info| page::trouble(&info.to_string())));
    let root = page::element("app")?;
    root.set_text_content(None);
    Some(root)
}
