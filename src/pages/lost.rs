//! An address that leads nowhere: what was asked, and what is possible.

use yew::prelude::*;

use crate::{
    components::tag::{headline, page, paragraph, tag},
    route::Route,
    words::about as words,
};

/// The page; `said` is what is wrong with the address, as a sentence.
pub(crate) fn lost(said: &str) -> Html {
    let ways =
        [(Route::Home, words::LOST_HOME), (Route::History, words::LOST_HISTORY), (Route::About, words::LOST_ABOUT)];
    let ways = ways.map(|(route, name)| tag("li").child(tag("a").set("href", route.to_string()).child(name)));
    page("page page--text")
        .child(headline().child(words::LOST))
        .child(tag("p").child(said.to_owned()))
        .child(tag("p").child(words::LOST_POSSIBLE))
        .child(tag("ul").children(ways))
        .child(paragraph("soft small", words::LOST_FORM))
        .into()
}
