//! Parts of pages: one file for each, and one for each kind of question.

pub(crate) mod annex;
pub(crate) mod frame;
pub(crate) mod looks;
pub(crate) mod notice;
pub(crate) mod outline;
pub(crate) mod prose;
pub(crate) mod question;
pub(crate) mod share;
pub(crate) mod stem;
pub(crate) mod tag;
pub(crate) mod timer;
