//! How the builder looks: the frame of the app around choices, preview and snippets.

use yew::prelude::*;

use super::{Builder, PREVIEW, choices, copy};
use crate::{
    components::frame::sign,
    embed::address::Theme,
    route::Route,
    words::{builder as words, frame},
};

pub(super) fn view(ctx: &Context<Builder>, it: &Builder) -> Html {
    let body = match &it.library {
        Ok(library) => html! {
            <>
                <div class="builder__columns">
                    { choices::choices(ctx, it, library) }
                    { preview(it) }
                </div>
                { copy::copy(ctx, it) }
            </>
        },
        Err(why) => html! { <p class="banner banner--trouble" role="alert">{ why }</p> },
    };
    html! {
        <>
            { header() }
            <main class="page builder" id="main">
                <h1 tabindex="-1">{ words::HEADLINE }</h1>
                <p class="lead">{ words::LEAD }</p>
                { body }
            </main>
            <footer class="foot">
                <p>{ frame::NOT_AFFILIATED }</p>
                <ul class="foot__ways"><li>{ way(&Route::About, frame::ABOUT) }</li></ul>
            </footer>
        </>
    }
}

/// The app's own header, with addresses that lead to the app from here.
fn header() -> Html {
    let link = |route: Route, name: &'static str| {
        html! { <a class="ways__way" href={format!("./{route}")}>{ name }</a> }
    };
    html! {
        <header class="top">
            <a class="brand" href="./">{ sign() }{ frame::NAME }</a>
            <nav class="ways" aria-label={frame::NAME}>
                { link(Route::Home, frame::EXAMS) }
                { link(Route::History, frame::HISTORY) }
                { link(Route::About, frame::ABOUT) }
            </nav>
        </header>
    }
}

fn way(route: &Route, name: &'static str) -> Html {
    html! { <a href={format!("./{route}")}>{ name }</a> }
}

fn preview(it: &Builder) -> Html {
    let stage = match it.shown.address.theme {
        Theme::Auto => "stage",
        Theme::Light => "stage stage--light",
        Theme::Dark => "stage stage--dark",
    };
    let asked = it.shown.wish().map(|wish| wish.questions);
    let fewer = asked.zip(it.questions).filter(|(asked, has)| has < asked).map(|(_, has)| words::fewer(has));
    let is_empty = it.shown.dialect().is_some() && it.shown.text.trim().is_empty();
    let (src, more) = it.preview();
    html! {
        <section class="builder__preview" aria-labelledby="preview-title">
            <h2 id="preview-title">{ words::PREVIEW }</h2>
            <div class={stage}>
                if is_empty {
                    <p class="stage__empty">{ words::EMPTY }</p>
                } else {
                    // A new element for each address: a frame that is sent elsewhere fills the browser's history.
                    <iframe key={format!("{src} {more}")} id={PREVIEW} class="stage__frame" {src} title={words::PREVIEW_TITLE} height={it.height.to_string()} />
                }
            </div>
            <div role="status">{ for fewer.map(|text| html! { <p class="small">{ text }</p> }) }</div>
        </section>
    }
}
