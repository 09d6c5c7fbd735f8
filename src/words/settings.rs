//! Words of the page of settings.

pub(crate) const HEADLINE: &str = "Settings";
pub(crate) const OFFLINE: &str = "Without a network";
pub(crate) const LOOKING: &str = "Looking at what is kept on this device…";
pub(crate) const ONE_FILE: &str = "This is the one file: all that it needs is in it.";
pub(crate) const INSTALLING: &str = "A copy is being made on this device. You can go on meanwhile.";
pub(crate) const NONE: &str = "There is no copy on this device. Tick an exam, and the app is kept together with it.";
pub(crate) const EXAMS: &str = "Exams that are kept on this device";
pub(crate) const WORKING: &str = "Working…";
pub(crate) const REMOVE: &str = "Remove the copy";
pub(crate) const REMOVED: &str = "The copy is removed. Your exams and results are still there.";
pub(crate) const UPDATE: &str = "Use the new version now";
pub(crate) const UPDATE_WAITS: &str = "A new version of Dryrun is on this device and waits.";
pub(crate) const DONE: &str = "Done.";

/// The browser keeps no copies.
pub(crate) fn unsupported(why: Option<&str>) -> String {
    let why = why.map_or(String::new(), |why| format!(" ({why})"));
    format!("This browser keeps no copy of the page{why}. Dryrun works here as long as you are online.")
}

/// The copy could not be made.
pub(crate) fn failed(why: Option<&str>) -> String {
    format!("The copy could not be made: {}. It is tried again at the next visit.", why.unwrap_or("no reason is known"))
}

/// "Everything ticked below works without a network. The app takes 310 kB, the exams 900 kB."
pub(crate) fn ready(app: u32, exams: u32) -> String {
    format!("What is ticked here works without a network. The app takes {}, the exams {}.", size(app), size(exams))
}

/// "310 kB", "1.2 MB".
pub(crate) fn size(bytes: u32) -> String {
    let tenths = bytes.div_ceil(100_000);
    if tenths < 10 { format!("{} kB", bytes.div_ceil(1000)) } else { format!("{}.{} MB", tenths / 10, tenths % 10) }
}
