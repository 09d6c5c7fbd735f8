//! Past results of one exam: a table, and the same as a picture against the passing line.

use exam::{HIGHEST_SCORE, LOWEST_SCORE, Moment, Scaled, Verdict};
use yew::prelude::*;

use crate::{
    components::notice::verdict_tag,
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
    html! {
        <>
            { for passing.map(|passing| course(finished, passing)) }
            <div class="scroll" tabindex="0" role="group" aria-labelledby="history">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{ words::DAY }</th>
                            <th scope="col" class="number">{ words::SCORE }</th>
                            <th scope="col" class="number">{ words::RANGE }</th>
                            <th scope="col" class="number">{ words::RIGHT }</th>
                            <th scope="col">{ words::VERDICT }</th>
                        </tr>
                    </thead>
                    <tbody>{ for finished.iter().rev().map(row) }</tbody>
                </table>
            </div>
        </>
    }
}

fn row(one: &Outcome<'_>) -> Html {
    let (score, range) = match one.scaled {
        Some(Scaled { score, low, high }) => (score.to_string(), format!("{low}–{high}")),
        None => (report::share(one.right, one.of), String::new()),
    };
    let href = Route::Report { id: one.id.to_owned() }.to_string();
    html! {
        <tr key={one.id}>
            <th scope="row" class="number"><a {href}>{ frame::short_day(&clock::day(one.ended)) }</a></th>
            <td class="number">{ score }</td>
            <td class="number">{ range }</td>
            <td class="number">{ report::of(one.right, one.of) }</td>
            <td>{ verdict_tag(one.verdict, one.close) }</td>
        </tr>
    }
}

/// Each score as a dot: filled where it passes, a ring where it does not.
fn course(finished: &[Outcome<'_>], passing: u32) -> Html {
    let scores: Vec<u32> = finished.iter().filter_map(|one| one.scaled).map(|scaled| scaled.score).collect();
    let scores = &scores[scores.len().saturating_sub(SHOWN)..];
    if scores.len() < 2 {
        return Html::default();
    }
    let steps = u32::try_from(scores.len() - 1).unwrap_or(u32::MAX);
    let dots = (0..).zip(scores).map(|(at, &score)| {
        let class = if score >= passing { "course__dot" } else { "course__dot course__dot--fail" };
        html! { <circle {class} cx={format!("{}%", 12 + 84 * at / steps)} cy={height(score)} r="6" /> }
    });
    let line = |score: u32, class: &'static str| {
        html! { <line {class} x1="0" x2="100%" y1={height(score)} y2={height(score)} /> }
    };
    html! {
        <svg class="course" role="img" aria-label={words::CHART}>
            { line(HIGHEST_SCORE, "course__line") }
            { line(LOWEST_SCORE, "course__line") }
            { line(passing, "course__passing") }
            <text x="0" y={height(HIGHEST_SCORE)} dy="1.1em">{ HIGHEST_SCORE }</text>
            <text x="0" y={height(passing)} dy="-.35em">{ words::passes(passing) }</text>
            <text x="0" y={height(LOWEST_SCORE)} dy="-.35em">{ LOWEST_SCORE }</text>
            { for dots }
        </svg>
    }
}

/// How far below the top a score stands.
fn height(score: u32) -> String {
    let below = HIGHEST_SCORE.saturating_sub(score) * 1000 / (HIGHEST_SCORE - LOWEST_SCORE);
    format!("{}.{}%", below / 10, below % 10)
}
