//! Time a question against what the exam gives, and what changing answers did.

use bank::pack::CatalogueExam;

use super::accuracy::{bar, counts};
use crate::{
    components::tag::{Tag, classed, paragraph, part, tag},
    standing::{Changes, Tally},
    words::standing as words,
};

/// The part of the page.
pub(super) fn pace(exam: &CatalogueExam, tally: &Tally) -> Tag {
    let places = u64::from(exam.scored + exam.unscored).max(1);
    let budget = exam.minutes.map(|minutes| u64::from(minutes) * 60 / places);
    // Practice is without a clock; it is told only where there is nothing else.
    let (timing, under) = match tally.pace.exam.all.count() {
        0 => (tally.pace.practice, false),
        _ => (tally.pace.exam, true),
    };
    let time = timing.all.seconds().map(|seconds| {
        let said = paragraph("", words::pace(seconds, under, timing.all.count()));
        let picture = budget.filter(|_| under).map(|budget| {
            // The line stands in the middle: what the exam gives is half of the width.
            let along = |seconds: u64| u32::try_from(seconds * 500 / budget.max(1)).unwrap_or(1000).min(1000);
            classed("div", "pace")
                .child(bar(along(seconds), Some(500)))
                .child(paragraph("soft small", words::budget(budget)))
        });
        let outcomes = timing.right.seconds().zip(timing.wrong.seconds());
        let outcomes = outcomes.map(|(right, wrong)| paragraph("soft small", words::by_outcome(right, wrong)));
        tag("div").child(said).child(picture).child(outcomes)
    });
    let Changes { gained, lost, neither } = tally.changes;
    let changes = if gained + lost + neither == 0 {
        tag("div").child(paragraph("soft", words::NO_CHANGES))
    } else {
        let rows = counts([(words::GAINED, gained), (words::LOST, lost), (words::NEITHER, neither)]);
        tag("div").child(tag("p").child(words::changes(gained, lost, neither))).child(rows)
    };
    part("pace", words::PACE).child(time).child(changes)
}
