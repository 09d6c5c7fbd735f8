//! Words of the history.

pub(crate) const HEADLINE: &str = "History";
pub(crate) const EMPTY: &str =
    "Nothing here yet. Every exam that you start in this browser is listed here, with its score and its report.";
pub(crate) const CHOOSE: &str = "Choose an exam";
pub(crate) const ONLY_HERE: &str = "Kept in this browser only. Clearing its data for this site clears this list.";
pub(crate) const OPEN: &str = "Open";
pub(crate) const SEALED: &str = "Sealed";
pub(crate) const SEALED_SAID: &str = "Result not opened yet";
pub(crate) const ALL: &str = "All";
pub(crate) const SHOW: &str = "Show the sittings of";

/// "3 sittings, last score 748, best 812"; `scores` are the last and the best.
pub(crate) fn summary(sittings: usize, scores: Option<(u32, u32)>) -> String {
    let sittings = super::frame::count(sittings, "sitting", "sittings");
    match scores {
        None => sittings,
        Some((last, best)) if last == best => format!("{sittings}, last score {last}"),
        Some((last, best)) => format!("{sittings}, last score {last}, best {best}"),
    }
}
