//! The frame around every screen but the sitting.

use yew::prelude::*;

use crate::{edge::page, route::Route, words::frame as words};

/// Name and ways. The page itself holds the same, for the time before the app runs.
pub(crate) fn header(here: Option<&Route>) -> Html {
    let way = |route: Route, name: &'static str| {
        let current = here == Some(&route);
        html! { <a class="ways__way" href={route.to_string()} aria-current={current.then_some("page")}>{ name }</a> }
    };
    html! {
        <header class="top">
            <a class="brand" href={Route::Home.to_string()}>{ sign() }{ words::NAME }</a>
            <nav class="ways" aria-label={words::NAME}>
                { way(Route::Home, words::EXAMS) }
                { way(Route::History, words::HISTORY) }
                { way(Route::About, words::ABOUT) }
            </nav>
        </header>
    }
}

/// One of four is filled in.
pub(crate) fn sign() -> Html {
    html! {
        <svg class="brand__sign" viewBox="0 0 24 24" aria-hidden="true">
            <g fill="none" stroke="currentColor" stroke-width="2">
                <circle cx="6.5" cy="6.5" r="4.5" />
                <circle cx="17.5" cy="6.5" r="4.5" />
                <circle cx="6.5" cy="17.5" r="4.5" />
            </g>
            <circle cx="17.5" cy="17.5" r="5.5" fill="currentColor" />
        </svg>
    }
}

/// What every page says at its end.
pub(crate) fn footer() -> Html {
    html! {
        <footer class="foot">
            <p>{ words::NOT_AFFILIATED }</p>
            <ul class="foot__ways">
                <li><a href={Route::About.to_string()}>{ words::ABOUT }</a></li>
                <li><a href={Route::History.to_string()}>{ words::HISTORY }</a></li>
                <li><a href={Route::Settings.to_string()}>{ words::SETTINGS }</a></li>
                if page::on_a_site() { <li><a href="builder.html">{ words::EMBED }</a></li> }
            </ul>
        </footer>
    }
}
