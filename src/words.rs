//! Every word of the interface, apart from logic, so that other languages can come.

pub(crate) mod about;
pub(crate) mod builder;
pub(crate) mod embed;
pub(crate) mod exam;
pub(crate) mod frame;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod keeping;
pub(crate) mod practice;
pub(crate) mod print;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod settings;
pub(crate) mod sitting;
pub(crate) mod standing;
pub(crate) mod start;
