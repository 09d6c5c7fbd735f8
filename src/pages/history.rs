//! Every sitting of this browser, the latest first.

use bank::pack::Catalogue;
use yew::prelude::*;

use crate::{
    components::notice::verdict_tag,
    edge::clock,
    route::Route,
    saved::{State, Summary},
    words::{frame, history as words, home, report},
};

/// The page; the sittings come newest first.
pub(crate) fn history(catalogue: &Catalogue, sittings: &[Summary]) -> Html {
    html! {
        <main class="page page--text" id="main">
            <h1 tabindex="-1">{ words::HEADLINE }</h1>
            if sittings.is_empty() {
                <div class="empty">
                    <p>{ words::EMPTY }</p>
                    <p><a class="button button--primary" href={Route::Home.to_string()}>{ words::CHOOSE }</a></p>
                </div>
            } else {
                <ol class="log">{ for sittings.iter().map(|sitting| row(catalogue, sitting)) }</ol>
                <p class="soft small">{ words::ONLY_HERE }</p>
            }
        </main>
    }
}

fn row(catalogue: &Catalogue, sitting: &Summary) -> Html {
    let exam = catalogue.exams.iter().find(|exam| exam.code == sitting.exam);
    let name = exam.map_or(String::new(), |exam| format!(" {}", exam.short));
    let id = sitting.id.clone();
    let (href, result, tag) = match &sitting.state {
        State::Open { at, answered, of, .. } => (
            Route::Sitting { id }.to_string(),
            home::progress(*at, *answered, *of),
            html! { <span class="tag tag--warning">{ words::OPEN }</span> },
        ),
        State::Finished { right, of, scaled, verdict, close, .. } => (
            Route::Report { id }.to_string(),
            match scaled {
                Some(scaled) => format!("{}, {}", scaled.score, report::right_of(*right, *of)),
                None => report::right_of(*right, *of),
            },
            verdict_tag(*verdict, *close),
        ),
    };
    html! {
        <li class="log__row" key={sitting.id.as_str()}>
            <a class="log__exam" {href}><b>{ &sitting.exam }</b>{ name }</a>
            <span class="log__tag">{ tag }</span>
            <span class="log__day">{ frame::short_day(&clock::day(sitting.begun)) }</span>
            <span class="log__result">{ result }</span>
        </li>
    }
}
