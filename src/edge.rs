//! The only files that name the browser: each is one of its powers, in as few words as the app needs.

pub mod annex;
pub mod chance;
pub mod clock;
pub mod database;
pub mod fetch;
pub mod file;
pub mod guest;
pub mod host;
pub mod keep;
pub mod look;
pub mod memory;
pub mod offline;
pub mod page;
pub mod root;
pub mod tabs;
pub mod tally;
pub mod undo;
mod value;
