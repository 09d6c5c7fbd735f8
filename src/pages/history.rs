//! Every sitting of this browser, the latest first.

use bank::pack::Catalogue;
use yew::prelude::*;

use crate::{
    components::{
        notice::verdict_tag,
        tag::{Tag, classed, headline, link, page, paragraph, tag},
    },
    edge::clock,
    route::Route,
    saved::{State, Summary},
    words::{frame, history as words, home, report},
};

/// The page; the sittings come newest first.
pub(crate) fn history(catalogue: &Catalogue, sittings: &[Summary]) -> Html {
    let page = page("page page--text").child(headline().child(words::HEADLINE));
    if sittings.is_empty() {
        let choose = link("button button--primary", Route::Home.to_string()).child(words::CHOOSE);
        let empty = classed("div", "empty").child(tag("p").child(words::EMPTY)).child(tag("p").child(choose));
        return page.child(empty).into();
    }
    page.child(classed("ol", "log").children(sittings.iter().map(|sitting| row(catalogue, sitting))))
        .child(paragraph("soft small", words::ONLY_HERE))
        .into()
}

fn row(catalogue: &Catalogue, sitting: &Summary) -> Tag {
    let exam = catalogue.exams.iter().find(|exam| exam.code == sitting.exam);
    let name = exam.map_or(String::new(), |exam| format!(" {}", exam.short));
    let id = sitting.id.clone();
    let (href, result, state): (_, _, Html) = match &sitting.state {
        State::Open { at, answered, of, .. } => (
            Route::Sitting { id }.to_string(),
            home::progress(*at, *answered, *of),
            classed("span", "tag tag--warning").child(words::OPEN).into(),
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
    classed("li", "log__row")
        .key(sitting.id.as_str())
        .child(link("log__exam", href).child(tag("b").child(&sitting.exam)).child(name))
        .child(classed("span", "log__tag").child(state))
        .child(classed("span", "log__day").child(frame::short_day(&clock::day(sitting.begun))))
        .child(classed("span", "log__result").child(result))
}
