//! How the frame looks: its line, what is on it, its foot.

use yew::prelude::*;

use super::{Frame, Msg, State, open::Hitch, question, quiz::Quiz, result};
use crate::{
    components::frame::sign,
    embed::own,
    words::{embed as words, frame},
};

pub(super) fn view(ctx: &Context<Frame>, it: &Frame) -> Html {
    let body = match &it.state {
        State::Loading => html! { <p class="quiz__waiting" role="status">{ words::LOADING }</p> },
        State::Waiting if it.host.is_there() => {
            html! { <p class="quiz__waiting" role="status">{ words::WAITING }</p> }
        }
        State::Waiting => html! {
            <>
                <h1 class="quiz__title" tabindex="-1">{ words::NOT_SHOWN }</h1>
                <p>{ words::NOBODY }{ " " }<a href="builder.html">{ words::BUILDER }</a>{ "." }</p>
            </>
        },
        State::Refused(hitch) => refused(ctx, hitch),
        State::Open(quiz) => match quiz.report() {
            Some(report) => result::view(ctx, quiz, &report),
            None => question::view(ctx, it, quiz),
        },
    };
    let quiz = if let State::Open(quiz) = &it.state { Some(&**quiz) } else { None };
    html! {
        <>
            <main class="quiz" id="main">
                { for it.notice.map(|text| html! { <p class="banner banner--info" role="status">{ text }</p> }) }
                { body }
                if !it.flaws.is_empty() && quiz.is_some() {
                    <details class="quiz__flaws">
                        <summary>{ words::FOR_AUTHOR }{ ": " }{ words::flaws(it.flaws.len()) }</summary>
                        { own::flaws(&it.flaws) }
                    </details>
                }
            </main>
            <div class="live visually-hidden" role="status" aria-live="polite">{ &it.said }</div>
            { foot(quiz) }
        </>
    }
}

fn refused(ctx: &Context<Frame>, hitch: &Hitch) -> Html {
    html! {
        <div class="quiz__refused">
            <h1 class="quiz__title" tabindex="-1">{ words::WRONG_ADDRESS }</h1>
            <div role="alert">{ for hitch.said.iter().map(|text| html! { <p>{ text }</p> }) }</div>
            if !hitch.list.is_empty() { <ul>{ for hitch.list.iter().map(|name| html! { <li>{ name }</li> }) }</ul> }
            if !hitch.flaws.is_empty() { { own::flaws(&hitch.flaws) } }
            if hitch.passing {
                <p class="buttons">
                    <button type="button" class="button button--primary" onclick={ctx.link().callback(|_: MouseEvent| Msg::Again)}>
                        { frame::TRY_AGAIN }
                    </button>
                </p>
            }
        </div>
    }
}

/// Who made this, and what becomes of the answers.
fn foot(quiz: Option<&Quiz>) -> Html {
    let kept = quiz.map(|quiz| if quiz.kept { words::KEPT } else { words::NOT_KEPT });
    let over = quiz.is_some_and(|quiz| quiz.finished().is_some());
    let is_bank = quiz.is_some_and(|quiz| quiz.about.exam.is_some());
    html! {
        <footer class="quiz__foot">
            <a class="quiz__brand" href="./" target="_blank" rel="noopener">
                { sign() }<span class="visually-hidden">{ words::MADE_WITH }{ " " }</span>{ frame::NAME }
                <span class="visually-hidden">{ words::NEW_TAB }</span>
            </a>
            { for kept.map(|text| html! { <p>{ text }</p> }) }
            if over && is_bank { <p class="quiz__marks">{ frame::NOT_AFFILIATED }</p> }
        </footer>
    }
}
