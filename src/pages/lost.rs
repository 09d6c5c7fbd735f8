//! An address that leads nowhere: what was asked, and what is possible.

use yew::prelude::*;

use crate::{route::Route, words::about as words};

/// The page; `said` is what is wrong with the address, as a sentence.
pub(crate) fn lost(said: &str) -> Html {
    let ways =
        [(Route::Home, words::LOST_HOME), (Route::History, words::LOST_HISTORY), (Route::About, words::LOST_ABOUT)];
    html! {
        <main class="page page--text" id="main">
            <h1 tabindex="-1">{ words::LOST }</h1>
            <p>{ said.to_owned() }</p>
            <p>{ words::LOST_POSSIBLE }</p>
            <ul>{ for ways.iter().map(|(route, name)| html! { <li><a href={route.to_string()}>{ name }</a></li> }) }</ul>
            <p class="soft small">{ words::LOST_FORM }</p>
        </main>
    }
}
