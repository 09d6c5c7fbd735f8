//! Dryrun: practice exams that run wholly in the browser.
fn main() {}
