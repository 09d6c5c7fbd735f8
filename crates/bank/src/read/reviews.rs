//! The files `reviews/<code>.toml`: what came of solving questions blind.

use std::collections::{BTreeMap, BTreeSet};

use super::{Opened, outline::Outlines};
use crate::{
    file::{self, fields::Fields},
    findings::Findings,
    near::nearest,
    reviews::{Review, Reviews},
    rules::format::{EXAM_UNKNOWN, OUT_OF_RANGE, PLACE_WRONG, REVIEW_UNKNOWN},
};

const ROUND: [&str; 5] = ["text", "day", "solvers", "agreed", "doubts"];

/// Reads one file; `taken` are the ids that are or were in use.
pub(super) fn read(
    opened: &mut Opened,
    outlines: &Outlines,
    taken: &BTreeMap<String, BTreeSet<String>>,
    all: &mut BTreeMap<String, Reviews>,
) {
    let Opened { path, findings, table: Some(table) } = opened else { return };
    let fields = Fields::of_file(table, &["format", "exam", "reviews"], findings);
    if !file::is_readable(&fields, findings) {
        return;
    }
    fields.need(&["format", "exam", "reviews"], findings);
    let Some(code) = fields.text("exam", findings) else { return };
    let Some(outline) = outlines.get(&code.value) else {
        let message = format!("there is no exam \"{}\"", code.value);
        findings.add(&EXAM_UNKNOWN, code.at, message, "name an exam that has a file in exams/");
        return;
    };
    if *path != format!("reviews/{}.toml", code.value.to_ascii_lowercase()) {
        let hint = format!("name the file reviews/{}.toml", code.value.to_ascii_lowercase());
        findings.add(&PLACE_WRONG, code.at, format!("reviews of {} lie in another file", code.value), hint);
    }
    let Some(table) = fields.table("reviews", None, findings) else { return };
    let ids = taken.get(&code.value);
    let mut reviews = Reviews::default();
    for id in table.names() {
        findings.about(Some(id));
        if !outline.has_unread_questions && !ids.is_some_and(|ids| ids.contains(id)) {
            let near = nearest(id, &mut ids.into_iter().flatten().map(String::as_str));
            let hint = near.map_or("take the line out".into(), |near| format!("did you mean `{near}`?"));
            let at = table.place_of(id).unwrap_or(table.at);
            findings.add(&REVIEW_UNKNOWN, at, format!("{} has no question \"{id}\"", code.value), hint);
        }
        for round in table.tables(id, &ROUND, findings).into_iter().flat_map(|rounds| rounds.value) {
            if let Some(review) = review(&round, findings) {
                reviews.add(id, review);
            }
        }
        findings.about(None);
    }
    all.insert(code.value, reviews);
}

fn review(round: &Fields, findings: &mut Findings) -> Option<Review> {
    round.need(&ROUND, findings);
    let review = Review {
        text: round.text("text", findings)?.value,
        day: round.day("day", findings)?.value,
        solvers: round.number("solvers", 1, 99, findings)?.value,
        agreed: round.number("agreed", 0, 99, findings)?.value,
        doubts: round.number("doubts", 0, 99, findings)?.value,
    };
    if review.agreed > review.solvers || review.doubts > review.solvers {
        let message = format!("more than the {} solvers agreed or doubted", review.solvers);
        findings.add(&OUT_OF_RANGE, round.at, message, "count each solver once");
        return None;
    }
    Some(review)
}
