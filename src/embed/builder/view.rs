//! How the builder looks: the frame of the app around choices, preview and snippets.

use yew::prelude::*;

use super::{Builder, PREVIEW, choices, copy};
use crate::{
    components::{
        frame::sign,
        notice::banner,
        tag::{Tag, classed, page, paragraph, tag, together},
    },
    embed::address::Theme,
    route::Route,
    words::{builder as words, frame},
};

pub(super) fn view(ctx: &Context<Builder>, it: &Builder) -> Html {
    let body = match &it.library {
        Ok(library) => together([
            classed("div", "builder__columns").child(choices::choices(ctx, it, library)).child(preview(it)),
            copy::copy(ctx, it),
        ]),
        Err(why) => banner("banner banner--trouble", "alert", why.clone()).into(),
    };
    let main = page("page builder")
        .child(tag("h1").set("tabindex", "-1").child(words::HEADLINE))
        .child(paragraph("lead", words::LEAD))
        .child(body);
    let ways = classed("ul", "foot__ways").child(tag("li").child(way(&Route::About, frame::ABOUT)));
    let foot = classed("footer", "foot").child(tag("p").child(frame::NOT_AFFILIATED)).child(ways);
    together([header(), main, foot])
}

/// The app's own header, with addresses that lead to the app from here.
fn header() -> Tag {
    let link = |route: Route, name: &'static str| way(&route, name).class("ways__way");
    let ways = tag("nav")
        .set("aria-label", frame::NAME)
        .class("ways")
        .child(link(Route::Home, frame::EXAMS))
        .child(link(Route::History, frame::HISTORY))
        .child(link(Route::About, frame::ABOUT));
    let brand = tag("a").set("href", "./").class("brand").child(sign()).child(frame::NAME);
    classed("header", "top").child(brand).child(ways)
}

fn way(route: &Route, name: &'static str) -> Tag {
    tag("a").set("href", format!("./{route}")).child(name)
}

fn preview(it: &Builder) -> Tag {
    let stage = match it.shown.address.theme {
        Theme::Auto => "stage",
        Theme::Light => "stage stage--light",
        Theme::Dark => "stage stage--dark",
    };
    let asked = it.shown.wish().map(|wish| wish.questions);
    let fewer = asked.zip(it.questions).filter(|(asked, has)| has < asked).map(|(_, has)| words::fewer(has));
    let is_empty = it.shown.dialect().is_some() && it.shown.text.trim().is_empty();
    let (src, more) = it.preview();
    let quiz = if is_empty {
        paragraph("stage__empty", words::EMPTY)
    } else {
        // A new element for each address: a frame that is sent elsewhere fills the browser's history.
        tag("iframe")
            .key(format!("{src} {more}"))
            .set("id", PREVIEW)
            .set("src", src)
            .set("title", words::PREVIEW_TITLE)
            .set("height", it.height.to_string())
            .class("stage__frame")
    };
    let fewer = fewer.map(|text| paragraph("small", text));
    tag("section")
        .set("aria-labelledby", "preview-title")
        .class("builder__preview")
        .child(tag("h2").set("id", "preview-title").child(words::PREVIEW))
        .child(classed("div", stage).child(quiz))
        .child(tag("div").set("role", "status").children(fewer))
}
