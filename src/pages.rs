//! The pages: one screen a file.

pub(crate) mod about;
pub(crate) mod exam;
pub(crate) mod home;
pub(crate) mod lost;
pub(crate) mod marking;
pub(crate) mod report;
pub(crate) mod sitting;
pub(crate) mod start;
