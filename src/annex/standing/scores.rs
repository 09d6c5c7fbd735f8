//! Past results of one exam: a table, and the scores as a picture against the passing line.

use bank::pack::CatalogueExam;
use exam::{HIGHEST_SCORE, LOWEST_SCORE, Moment, Scaled, Verdict, ordered};
use yew::prelude::*;

use super::readiness::along;
use crate::{
    components::{
        notice::verdict_tag,
        tag::{Tag, classed, column, paragraph, rows, tag, together},
    },
    edge::clock,
    route::Route,
    saved::{State, Summary},
    words::{exam as words, frame, report, standing},
};

/// How many results the picture shows; more would be a smear on a phone.
const SHOWN: usize = 20;

/// A finished sitting.
struct Outcome<'a> {
    id: &'a str,
    ended: Moment,
    /// Nothing while it is sealed.
    result: Option<Result>,
}

struct Result {
    right: u32,
    of: u32,
    scaled: Option<Scaled>,
    verdict: Option<Verdict>,
    close: bool,
}

/// The results of an exam, from its sittings.
pub(super) fn results(exam: &CatalogueExam, sittings: &[Summary]) -> Html {
    let finished = sittings.iter().filter_map(|sitting| match sitting.state {
        State::Open { .. } => None,
        State::Sealed { ended } => Some(Outcome { id: &sitting.id, ended, result: None }),
        State::Finished { ended, right, of, scaled, verdict, close } => {
            let result = Some(Result { right, of, scaled, verdict, close });
            Some(Outcome { id: &sitting.id, ended, result })
        }
    });
    let finished: Vec<Outcome> = finished.collect();
    if finished.is_empty() {
        let none = if exam.passing.is_some() { words::NO_HISTORY } else { words::NO_QUIZ_HISTORY };
        return paragraph("soft", none).into();
    }
    let finished = ordered(finished, &|one, other| one.ended.cmp(&other.ended));
    let scaled = finished.iter().any(|one| one.result.as_ref().is_some_and(|result| result.scaled.is_some()));
    let figures: &[&'static str] =
        if scaled { &[words::SCORE, words::RANGE, words::RIGHT] } else { &[words::SCORE, words::RIGHT] };
    let heads = tag("tr")
        .child(column(words::DAY))
        .children(figures.iter().map(|name| column(name).class("number")))
        .children(scaled.then(|| column(words::VERDICT)));
    let table = tag("div").set("tabindex", "0").set("role", "group").set("aria-labelledby", "history").class("scroll");
    let table = table.child(rows("table", heads, finished.iter().rev().map(|one| row(one, scaled))));
    together([exam.passing.and_then(|passing| course(&finished, passing)), Some(table)])
}

fn day(moment: Moment) -> String {
    frame::short_day(&clock::day(moment))
}

fn row(one: &Outcome<'_>, ranges: bool) -> Tag {
    let href = Route::Report { id: one.id.to_owned() }.to_string();
    let link = tag("a").set("href", href).child(day(one.ended));
    let row = tag("tr").key(one.id).child(tag("th").set("scope", "row").class("number").child(link));
    let Some(Result { right, of, scaled, verdict, close }) = one.result else {
        let sealed = classed("td", "number").child(standing::SEALED);
        return row.child(sealed).child(tag("td").set("colspan", if ranges { "3" } else { "1" }));
    };
    let (score, range) = match scaled {
        Some(Scaled { score, low, high }) => (score.to_string(), format!("{low}–{high}")),
        None => (report::share(right, of), String::new()),
    };
    let figures = [Some(score), ranges.then_some(range), Some(report::of(right, of))];
    row.children(figures.into_iter().flatten().map(|figure| classed("td", "number").child(figure)))
        .children(ranges.then(|| tag("td").child(verdict_tag(verdict, close))))
}

/// Each score as a dot with its range: filled where it passes, a ring where it does not.
fn course(finished: &[Outcome<'_>], passing: u32) -> Option<Tag> {
    let scores: Vec<(Moment, Scaled)> =
        finished.iter().filter_map(|one| Some((one.ended, one.result.as_ref()?.scaled?))).collect();
    let scores = &scores[scores.len().saturating_sub(SHOWN)..];
    let ((first, _), (last, _)) = (scores.first()?, scores.last()?);
    let steps = u32::try_from(scores.len().saturating_sub(1)).unwrap_or(u32::MAX);
    // A single score stands in the middle.
    let place = |at: u32| (84 * at).checked_div(steps).map_or(54, |along| 12 + along);
    let dots = (0..).zip(scores).map(|(at, &(_, Scaled { score, low, high }))| {
        let class = if score >= passing { "course__dot" } else { "course__dot course__dot--fail" };
        let across = format!("{}%", place(at));
        let range = tag("line").set("x1", across.clone()).set("x2", across.clone());
        let range = range.set("y1", height(high)).set("y2", height(low)).class("course__range");
        let dot = tag("circle").set("cx", across.clone()).set("cy", height(score)).set("r", "6").class(class);
        let told = tag("text").set("x", across).set("y", height(high)).set("dy", "-.5em").set("text-anchor", "middle");
        // With many scores the figures would run into each other.
        let told = (scores.len() <= 8).then(|| told.class("course__score").child(score));
        tag("g").child(range).child(dot).child(told)
    });
    let line = |score: u32, class: &'static str| {
        let ends = tag("line").set("x1", "0").set("x2", "100%");
        ends.set("y1", height(score)).set("y2", height(score)).class(class)
    };
    let text = |score: u32, lower: &'static str, said: String| {
        tag("text").set("x", "0").set("y", height(score)).set("dy", lower).child(said)
    };
    let date = |at: u32, anchor: &'static str, moment: Moment| {
        tag("text")
            .set("x", format!("{at}%"))
            .set("y", "100%")
            .set("dy", "1.5em")
            .set("text-anchor", anchor)
            .child(day(moment))
    };
    let dates = if steps == 0 {
        vec![date(54, "middle", *first)]
    } else {
        vec![date(12, "start", *first), date(96, "end", *last)]
    };
    let picture = tag("svg")
        .set("role", "img")
        .set("aria-label", standing::course(scores.len(), passing, &day(*first), &day(*last)))
        .class("course")
        .child(line(HIGHEST_SCORE, "course__line"))
        .child(line(LOWEST_SCORE, "course__line"))
        .child(line(passing, "course__passing"))
        .child(text(HIGHEST_SCORE, "1.1em", HIGHEST_SCORE.to_string()))
        .child(text(passing, "-.35em", passing.to_string()))
        .child(text(LOWEST_SCORE, "-.35em", LOWEST_SCORE.to_string()))
        .children(dots)
        .children(dates);
    let legend = paragraph("soft small", standing::legend(passing));
    Some(classed("div", "scores").child(picture).child(legend))
}

/// How far below the top a score stands.
fn height(score: u32) -> String {
    along(HIGHEST_SCORE.saturating_sub(score) * 1000 / (HIGHEST_SCORE - LOWEST_SCORE))
}
