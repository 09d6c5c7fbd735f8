//! The verdict in words, and the score on its scale.

use bank::pack::CatalogueExam;
use exam::{HIGHEST_SCORE, LOWEST_SCORE, Report, Scaled, Verdict};
use yew::prelude::*;

use crate::{
    components::tag::{Tag, classed, headline, paragraph, tag},
    words::report as words,
};

/// The verdict, the score with its range, and what the score is not.
pub(super) fn verdict(exam: &CatalogueExam, report: &Report) -> Html {
    let right = words::right_of(report.right, report.of);
    let (Some(verdict), Some(scaled), Some(passing)) = (report.verdict, report.scaled, exam.passing) else {
        let share = classed("span", "score__number").child(words::share(report.right, report.of));
        let parts = [headline().child(right), paragraph("score", share), paragraph("caution", words::QUIZ)];
        return parts.into_iter().collect();
    };
    let class = match verdict {
        Verdict::Pass => "verdict__word--pass",
        Verdict::Fail => "verdict__word--fail",
    };
    let mut heading = headline().child(classed("span", class).child(words::verdict(verdict)));
    if report.close {
        heading = heading.child(", ").child(classed("span", "verdict__word--close").child(words::TOO_CLOSE));
    }
    let range = format!("{} · {right}", words::range(scaled.low, scaled.high));
    let score = classed("p", "score")
        .child(classed("span", "score__number").child(scaled.score))
        .child(classed("span", "score__range").child(range));
    let close = report.close.then(|| tag("p").child(words::close(passing)));
    let parts = [heading, score, scale(scaled, passing)].into_iter().chain(close);
    parts.chain([paragraph("caution", words::ESTIMATE)]).collect()
}

/// Its heights are in units of its text, so that nothing overlaps in large print.
fn scale(scaled: Scaled, passing: u32) -> Tag {
    let Scaled { score, low, high } = scaled;
    let width = tenths(along(high).saturating_sub(along(low)));
    let at = |score: u32| tenths(along(score));
    let rect = |x: String, y: &'static str, width: String, height: &'static str, round: &'static str| {
        tag("rect").set("x", x).set("y", y).set("width", width).set("height", height).set("rx", round)
    };
    let line = tag("line").set("x1", at(passing)).set("x2", at(passing)).set("y1", "1.85em").set("y2", "4.8em");
    let text = |x: String, y: &'static str| tag("text").set("x", x).set("y", y);
    tag("svg")
        .set("role", "img")
        .set("aria-label", words::scale(score, low, high, passing))
        .class("scale")
        .child(rect("0".into(), "2.6em", "100%".into(), ".6em", ".3em").class("scale__track"))
        .child(rect(at(low), "2.3em", width, "1.25em", ".6em").class("scale__range"))
        .child(line.class("scale__passing"))
        .child(tag("circle").set("cx", at(score)).set("cy", "2.9em").set("r", ".7em").class("scale__score"))
        .child(text(at(score), "1.25em").set("text-anchor", anchor(score)).class("scale__strong").child(score))
        .child(text("0".into(), "4.8em").child(LOWEST_SCORE))
        .child(text(at(passing), "6.2em").set("text-anchor", "middle").child(words::passes(passing)))
        .child(text("100%".into(), "4.8em").set("text-anchor", "end").child(HIGHEST_SCORE))
}

/// How far along the scale a score stands, in thousandths.
fn along(score: u32) -> u32 {
    score.saturating_sub(LOWEST_SCORE) * 1000 / (HIGHEST_SCORE - LOWEST_SCORE)
}

fn tenths(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// Keeps the number of a score at either end on the page.
fn anchor(score: u32) -> &'static str {
    match along(score) {
        0..50 => "start",
        950.. => "end",
        _ => "middle",
    }
}
