//! The frame around every screen but the sitting.

use yew::prelude::*;

use crate::{
    components::tag::{classed, link, tag},
    edge::page,
    route::Route,
    words::frame as words,
};

/// Name and ways. The page itself holds the same, for the time before the app runs.
pub(crate) fn header(here: Option<&Route>) -> Html {
    let way = |route: Route, name: &'static str| {
        let current = (here == Some(&route)).then_some("page");
        let way = tag("a").set("href", route.to_string()).set_maybe("aria-current", current);
        way.class("ways__way").child(name)
    };
    let ways = tag("nav")
        .set("aria-label", words::NAME)
        .class("ways")
        .child(way(Route::Home, words::EXAMS))
        .child(way(Route::History, words::HISTORY))
        .child(way(Route::About, words::ABOUT));
    let brand = link("brand", Route::Home.to_string()).child(sign()).child(words::NAME);
    classed("header", "top").child(brand).child(ways).into()
}

/// One of four is filled in.
pub(crate) fn sign() -> Html {
    let circle =
        |x: &'static str, y: &'static str, r: &'static str| tag("circle").set("cx", x).set("cy", y).set("r", r);
    let rings = tag("g")
        .set("fill", "none")
        .set("stroke", "currentColor")
        .set("stroke-width", "2")
        .child(circle("6.5", "6.5", "4.5"))
        .child(circle("17.5", "6.5", "4.5"))
        .child(circle("6.5", "17.5", "4.5"));
    tag("svg")
        .set("viewBox", "0 0 24 24")
        .set("aria-hidden", "true")
        .class("brand__sign")
        .child(rings)
        .child(circle("17.5", "17.5", "5.5").set("fill", "currentColor"))
        .into()
}

/// What every page says at its end.
pub(crate) fn footer() -> Html {
    let way = |href: String, name: &'static str| tag("li").child(tag("a").set("href", href).child(name));
    let to = |route: Route, name| way(route.to_string(), name);
    let ways = classed("ul", "foot__ways")
        .child(to(Route::About, words::ABOUT))
        .child(to(Route::History, words::HISTORY))
        .child(to(Route::Settings, words::SETTINGS))
        .child(page::on_a_site().then(|| way("builder.html".into(), words::EMBED)));
    classed("footer", "foot").child(tag("p").child(words::NOT_AFFILIATED)).child(ways).into()
}
