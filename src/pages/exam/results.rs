//! Past results of one exam: a table, and the same as a picture against the passing line.

use exam::{HIGHEST_SCORE, LOWEST_SCORE, Moment, Scaled, Verdict};
use yew::prelude::*;

use crate::{
    components::{
        notice::verdict_tag,
        tag::{Tag, classed, column, rows, tag, together},
    },
    edge::clock,
    route::Route,
    saved::{State, Summary},
    words::{exam as words, frame, report},
};

/// How many results the picture shows; more would be a smear on a phone.
const SHOWN: usize = 20;

/// One finished sitting.
pub(super) struct Outcome<'a> {
    id: &'a str,
    pub(super) ended: Moment,
    right: u32,
    of: u32,
    scaled: Option<Scaled>,
    verdict: Option<Verdict>,
    close: bool,
}

impl Outcome<'_> {
    /// The outcome of a sitting, if it is finished.
    pub(super) fn of(sitting: &Summary) -> Option<Outcome<'_>> {
        let State::Finished { ended, right, of, scaled, verdict, close } = sitting.state else { return None };
        Some(Outcome { id: &sitting.id, ended, right, of, scaled, verdict, close })
    }
}

/// Results in the order of their days.
pub(super) fn results(finished: &[Outcome<'_>], passing: Option<u32>) -> Html {
    let heads = tag("tr")
        .child(column(words::DAY))
        .children([words::SCORE, words::RANGE, words::RIGHT].map(|name| column(name).class("number")))
        .child(column(words::VERDICT));
    let table = tag("div").set("tabindex", "0").set("role", "group").set("aria-labelledby", "history").class("scroll");
    let table = table.child(rows("table", heads, finished.iter().rev().map(row)));
    together([passing.and_then(|passing| course(finished, passing)), Some(table)])
}

fn row(one: &Outcome<'_>) -> Tag {
    let (score, range) = match one.scaled {
        Some(Scaled { score, low, high }) => (score.to_string(), format!("{low}–{high}")),
        None => (report::share(one.right, one.of), String::new()),
    };
    let href = Route::Report { id: one.id.to_owned() }.to_string();
    let day = tag("a").set("href", href).child(frame::short_day(&clock::day(one.ended)));
    tag("tr")
        .key(one.id)
        .child(tag("th").set("scope", "row").class("number").child(day))
        .children([score, range, report::of(one.right, one.of)].map(|figure| classed("td", "number").child(figure)))
        .child(tag("td").child(verdict_tag(one.verdict, one.close)))
}

/// Each score as a dot: filled where it passes, a ring where it does not.
fn course(finished: &[Outcome<'_>], passing: u32) -> Option<Tag> {
    let scores: Vec<u32> = finished.iter().filter_map(|one| one.scaled).map(|scaled| scaled.score).collect();
    let scores = &scores[scores.len().saturating_sub(SHOWN)..];
    if scores.len() < 2 {
        return None;
    }
    let steps = u32::try_from(scores.len() - 1).unwrap_or(u32::MAX);
    let dots = (0..).zip(scores).map(|(at, &score)| {
        let class = if score >= passing { "course__dot" } else { "course__dot course__dot--fail" };
        let across = format!("{}%", 12 + 84 * at / steps);
        tag("circle").set("cx", across).set("cy", height(score)).set("r", "6").class(class)
    });
    let line = |score: u32, class: &'static str| {
        let ends = tag("line").set("x1", "0").set("x2", "100%");
        ends.set("y1", height(score)).set("y2", height(score)).class(class)
    };
    let text = |score: u32, lower: &'static str, said: String| {
        tag("text").set("x", "0").set("y", height(score)).set("dy", lower).child(said)
    };
    let picture = tag("svg")
        .set("role", "img")
        .set("aria-label", words::CHART)
        .class("course")
        .child(line(HIGHEST_SCORE, "course__line"))
        .child(line(LOWEST_SCORE, "course__line"))
        .child(line(passing, "course__passing"))
        .child(text(HIGHEST_SCORE, "1.1em", HIGHEST_SCORE.to_string()))
        .child(text(passing, "-.35em", words::passes(passing)))
        .child(text(LOWEST_SCORE, "-.35em", LOWEST_SCORE.to_string()))
        .children(dots);
    Some(picture)
}

/// How far below the top a score stands.
fn height(score: u32) -> String {
    let below = HIGHEST_SCORE.saturating_sub(score) * 1000 / (HIGHEST_SCORE - LOWEST_SCORE);
    format!("{}.{}%", below / 10, below % 10)
}
