//! Words of the history.

pub(crate) const HEADLINE: &str = "History";
pub(crate) const EMPTY: &str =
    "Nothing here yet. Every exam that you start in this browser is listed here, with its score and its report.";
pub(crate) const CHOOSE: &str = "Choose an exam";
pub(crate) const ONLY_HERE: &str = "Kept in this browser only. Clearing its data for this site clears this list.";
pub(crate) const OPEN: &str = "Open";
