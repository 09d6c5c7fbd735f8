//! The verdict in words, and the score on its scale.

use bank::pack::CatalogueExam;
use exam::{HIGHEST_SCORE, LOWEST_SCORE, Report, Scaled, Verdict};
use yew::prelude::*;

use crate::words::report as words;

/// The verdict, the score with its range, and what the score is not.
pub(super) fn verdict(exam: &CatalogueExam, report: &Report) -> Html {
    let right = words::right_of(report.right, report.of);
    let (Some(verdict), Some(scaled), Some(passing)) = (report.verdict, report.scaled, exam.passing) else {
        return html! {
            <>
                <h1 tabindex="-1">{ right }</h1>
                <p class="score"><span class="score__number">{ words::share(report.right, report.of) }</span></p>
                <p class="caution">{ words::QUIZ }</p>
            </>
        };
    };
    let class = match verdict {
        Verdict::Pass => "verdict__word--pass",
        Verdict::Fail => "verdict__word--fail",
    };
    html! {
        <>
            <h1 tabindex="-1">
                <span {class}>{ words::verdict(verdict) }</span>
                if report.close { { ", " }<span class="verdict__word--close">{ words::TOO_CLOSE }</span> }
            </h1>
            <p class="score">
                <span class="score__number">{ scaled.score }</span>
                <span class="score__range">{ words::range(scaled.low, scaled.high) }{ " · " }{ right }</span>
            </p>
            { scale(scaled, passing) }
            if report.close { <p>{ words::close(passing) }</p> }
            <p class="caution">{ words::ESTIMATE }</p>
        </>
    }
}

fn scale(scaled: Scaled, passing: u32) -> Html {
    let Scaled { score, low, high } = scaled;
    let width = tenths(along(high).saturating_sub(along(low)));
    let at = |score: u32| tenths(along(score));
    html! {
        <svg class="scale" role="img" aria-label={words::scale(score, low, high, passing)}>
            <rect class="scale__track" x="0" y="34" width="100%" height="8" rx="4" />
            <rect class="scale__range" x={at(low)} y="30" width={width} height="16" rx="8" />
            <line class="scale__passing" x1={at(passing)} x2={at(passing)} y1="24" y2="62" />
            <circle class="scale__score" cx={at(score)} cy="38" r="9" />
            <text class="scale__strong" x={at(score)} y="16" text-anchor={anchor(score)}>{ score }</text>
            <text x="0" y="62">{ LOWEST_SCORE }</text>
            <text x={at(passing)} y="80" text-anchor="middle">{ words::passes(passing) }</text>
            <text x="100%" y="62" text-anchor="end">{ HIGHEST_SCORE }</text>
        </svg>
    }
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
