//! The app: everything that touches the browser, and what it keeps there.
//!
//! `complaint`, `practice`, `review`, `route`, `saved` and `standing` know nothing of a browser and are tested natively;
//! `edge` holds the only files that name one. Nothing here decides anything about exams: that is the engine's.
//!
//! Four programs are made of it: `dryrun`, the app; `annex`, the rest of the app's page; `embed`, the quiz for frames in other pages; `builder`, the page that
//! builds such frames. What one of them does not use is not in it.

pub mod complaint;
pub mod embed;
pub mod practice;
pub mod review;
pub mod route;
pub mod saved;
pub mod standing;

#[cfg(target_arch = "wasm32")]
pub mod annex;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
pub mod edge;
#[cfg(target_arch = "wasm32")]
mod library;
#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod words;

#[cfg(target_arch = "wasm32")]
pub use app::run;
