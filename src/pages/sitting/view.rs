//! How a sitting looks: the bar, the question or the review, the map, and the two dialogs.

use exam::{Event, Line, Phase};
use yew::prelude::*;

use super::{
    Msg, SittingPage,
    desk::{Desk, Dialog, Only, Part},
    map::{self, Cell},
};
use crate::{
    components::{
        question::{self, Shown},
        timer::Timer,
    },
    route::Route,
    store::Saving,
    words::{frame, sitting as words},
};

pub(super) fn view(ctx: &Context<SittingPage>, desk: &Desk) -> Html {
    let body = match (desk.live.sitting().phase(), desk.part) {
        (Phase::Finished(_), _) => html! {
            <main class="page page--plain" id="main"><h1 tabindex="-1">{words::MARKING}</h1></main>
        },
        (Phase::Paused { .. }, _) => paused(ctx),
        (_, Part::Review(only)) => review(ctx, desk, only),
        (_, Part::Question) => sheet(ctx, desk),
    };
    // While the exam is paused, no question can be turned to.
    let shows_map = desk.part == Part::Question && matches!(desk.live.sitting().phase(), Phase::Underway { .. });
    html! {
        <div class="sitting">
            {bar(ctx, desk)}
            <div class="live visually-hidden" role="status" aria-live="polite">{&desk.said}</div>
            {notices(ctx, desk)}
            {body}
            {if shows_map { map::map(map::cells(desk.live.sitting()), &desk.act_on) } else { Html::default() }}
            {end_dialog(ctx, desk)}
            {services_dialog(ctx, desk)}
        </div>
    }
}

fn bar(ctx: &Context<SittingPage>, desk: &Desk) -> Html {
    let sitting = desk.live.sitting();
    let of = sitting.form().places().len();
    let (left, at) = desk.time();
    let runs = matches!(sitting.phase(), Phase::Underway { .. });
    let in_memory = ctx.props().store.in_memory().is_some();
    let (class, saved) = desk.saving_said(in_memory);
    let count = sitting.desk().map(|it| words::question_of(it.at(), of));
    let time = match left.zip(sitting.rules().limit) {
        Some((left, limit)) => html! {
            <>
                <Timer {left} {at} {limit} {runs} hidden={desk.time_hidden}
                    said={ctx.link().callback(Msg::Say)} over={ctx.link().callback(|()| Msg::Beat)} />
                <button type="button" class="bar__hide" aria-pressed={desk.time_hidden.to_string()}
                    onclick={ctx.link().callback(|_: MouseEvent| Msg::HideTime)}>
                    {if desk.time_hidden { words::SHOW_TIME } else { words::HIDE_TIME }}
                </button>
            </>
        },
        None => html! { <span class="timer timer--none">{words::NO_LIMIT}</span> },
    };
    let pause = sitting.rules().may_pause && runs;
    html! {
        <header class="bar">
            <span class="bar__exam">{&desk.exam.code}</span>
            <span class="bar__count">{count}</span>
            <span class="bar__time">{time}</span>
            <span {class} role="status">{saved}</span>
            <span class="bar__links">
                if pause {
                    <button type="button" class="bar__link" onclick={act(ctx, Event::Pause)}>{words::PAUSE}</button>
                }
                if desk.details.is_some() {
                    <button type="button" class="bar__link" onclick={ctx.link().callback(|_: MouseEvent| Msg::Dialog(Some(Dialog::Services)))}>{words::SERVICES}</button>
                }
                <a class="bar__link" href={Route::Home.to_string()}>{words::LEAVE}</a>
            </span>
        </header>
    }
}

fn notices(ctx: &Context<SittingPage>, desk: &Desk) -> Html {
    let failed = match desk.live.saving() {
        Saving::Failed(waiting, why) => Some(words::not_saved(waiting, &why)),
        _ => None,
    };
    html! {
        <div class="sitting__notices">
            {for failed.iter().chain(&desk.trouble).map(|text| html! { <p class="banner banner--trouble" role="alert">{text}</p> })}
            if desk.trouble.is_some() && desk.questions.iter().any(Option::is_none) {
                <p class="page__actions">
                    <button type="button" class="button" onclick={ctx.link().callback(|_: MouseEvent| Msg::Fetch)}>{frame::TRY_AGAIN}</button>
                </p>
            }
            {for desk.notices.iter().map(|text| html! { <p class="banner banner--info" role="status">{text}</p> })}
        </div>
    }
}

fn paused(ctx: &Context<SittingPage>) -> Html {
    html! {
        <main class="page page--plain" id="main">
            <h1 tabindex="-1">{words::PAUSED}</h1>
            <p>{words::PAUSED_TEXT}</p>
            <p class="page__actions"><button class="button button--primary" onclick={act(ctx, Event::Resume)}>{words::RESUME}</button></p>
        </main>
    }
}

fn sheet(ctx: &Context<SittingPage>, desk: &Desk) -> Html {
    let sitting = desk.live.sitting();
    let Some(it) = sitting.desk() else { return Html::default() };
    let (at, of) = (it.at(), sitting.form().places().len());
    let (line, place) = (it.line(), &sitting.form().places()[at]);
    let said = ctx.link().callback(Msg::Say);
    let content = match &desk.questions[at] {
        Some(question) => question::view(Shown { question, place, line, act: &desk.act_on, said: &said }),
        None => html! { <p class="question__waiting" role="status">{words::LOADING_QUESTION}</p> },
    };
    html! {
        <main class="sheet" id="main">
            <article class="question" key={place.question.as_str()}>
                <div class="question__head">
                    <h1 class="question__title" tabindex="-1">{words::question_of(at, of)}</h1>
                    <button type="button" class="button button--flag" aria-pressed={line.flagged.to_string()} onclick={act(ctx, Event::Flag(!line.flagged))}>
                        {if line.flagged { words::FLAGGED } else { words::FLAG }}
                    </button>
                </div>
                {content}
                // A screen reader is told by the live region; this is for those who see. What is right stands above.
                if !desk.said.is_empty() && !line.shown { <p class="question__hint" aria-hidden="true">{&desk.said}</p> }
                {acts(ctx, desk, line)}
            </article>
            {steps(ctx, at, of)}
        </main>
    }
}

/// What can be done with the answer.
fn acts(ctx: &Context<SittingPage>, desk: &Desk, line: &Line) -> Html {
    let reveals = desk.live.sitting().rules().feedback == exam::Feedback::EachQuestion;
    if line.shown {
        return Html::default();
    }
    html! {
        <p class="buttons">
            if reveals {
                <button type="button" class="button" onclick={act(ctx, Event::Reveal)}>{words::CHECK}</button>
            }
            if line.response.is_some() {
                <button type="button" class="button button--quiet" onclick={act(ctx, Event::Clear)}>{words::CLEAR}</button>
            }
        </p>
    }
}

fn steps(ctx: &Context<SittingPage>, at: usize, of: usize) -> Html {
    let review = ctx.link().callback(|_: MouseEvent| Msg::Show(Part::Review(Only::All)));
    html! {
        <nav class="steps" aria-label={words::QUESTIONS}>
            <button type="button" class="button" disabled={at == 0} onclick={act(ctx, Event::GoTo(at.saturating_sub(1)))}>{words::PREVIOUS}</button>
            if at + 1 < of {
                <button type="button" class="button button--quiet" onclick={review.clone()}>{words::REVIEW}</button>
                <button type="button" class="button button--primary" id="next" onclick={act(ctx, Event::GoTo(at + 1))}>{words::NEXT}</button>
            } else {
                <button type="button" class="button button--primary" id="finish" onclick={review}>{words::TO_REVIEW}</button>
            }
        </nav>
    }
}

fn review(ctx: &Context<SittingPage>, desk: &Desk, only: Only) -> Html {
    let cells = map::cells(desk.live.sitting());
    let fits = |only: Only, cell: &Cell| match only {
        Only::All => true,
        Only::Incomplete => !cell.progress.0,
        Only::Flagged => cell.flagged,
    };
    let count = |only| cells.iter().filter(|cell| fits(only, cell)).count();
    let tab = |which: Only, name: &str| {
        let onclick = ctx.link().callback(move |_: MouseEvent| Msg::Show(Part::Review(which)));
        html! {
            <button type="button" class="button button--quiet" aria-pressed={(which == only).to_string()} {onclick}>
                {format!("{name} ({})", count(which))}
            </button>
        }
    };
    html! {
        <main class="review" id="main">
            <h1 tabindex="-1">{words::REVIEW}</h1>
            <div class="review__filters" role="group" aria-label={words::QUESTIONS}>
                {tab(Only::All, words::ALL)}{tab(Only::Incomplete, words::INCOMPLETE)}{tab(Only::Flagged, words::ONLY_FLAGGED)}
            </div>
            if count(only) == 0 { <p>{words::NONE_HERE}</p> }
            {map::grid("map__grid review__list", cells.iter().filter(|cell| fits(only, cell)), &desk.act_on)}
            <p class="review__summary">{words::end_text(count(Only::Incomplete), count(Only::Flagged))}</p>
            <nav class="steps" aria-label={words::REVIEW}>
                <button type="button" class="button" onclick={ctx.link().callback(|_: MouseEvent| Msg::Show(Part::Question))}>{words::BACK}</button>
                <button type="button" class="button button--primary review__end" onclick={ctx.link().callback(|_: MouseEvent| Msg::Dialog(Some(Dialog::End)))}>{words::END}</button>
            </nav>
        </main>
    }
}

fn end_dialog(ctx: &Context<SittingPage>, desk: &Desk) -> Html {
    // A closed dialog says nothing, so its numbers need not be kept up to date.
    let asks = desk.dialog == Some(Dialog::End);
    let cells = if asks { map::cells(desk.live.sitting()) } else { Vec::new() };
    let open = cells.iter().filter(|cell| !cell.progress.0);
    let flagged = cells.iter().filter(|cell| cell.flagged);
    let text = words::end_text(open.count(), flagged.count());
    html! {
        <dialog class="dialog" ref={desk.end_dialog.clone()} aria-labelledby="end-title"
            onclose={ctx.link().callback(|_: web_sys::Event| Msg::Dialog(None))}>
            <h2 id="end-title">{words::END_TITLE}</h2>
            <p>{text}</p>
            <div class="dialog__actions">
                <button type="button" class="button" onclick={ctx.link().callback(|_: MouseEvent| Msg::Dialog(None))}>{words::END_NOT}</button>
                <button type="button" class="button button--primary" id="end" onclick={act(ctx, Event::Submit)}>{words::END_NOW}</button>
            </div>
        </dialog>
    }
}

fn services_dialog(ctx: &Context<SittingPage>, desk: &Desk) -> Html {
    let Some(details) = &desk.details else { return Html::default() };
    let close = ctx.link().callback(|_: MouseEvent| Msg::Dialog(None));
    html! {
        <dialog class="dialog dialog--wide" ref={desk.services_dialog.clone()} aria-labelledby="services-title"
            onclose={ctx.link().callback(|_: web_sys::Event| Msg::Dialog(None))}>
            <h2 id="services-title">{words::SERVICES}</h2>
            <p>{words::SERVICES_TEXT}</p>
            if desk.dialog == Some(Dialog::Services) {
                {for details.in_scope.iter().map(|(category, names)| html! {
                    <section>
                        <h3>{category}</h3>
                        <ul>{for names.iter().map(|name| html! { <li>{name}</li> })}</ul>
                    </section>
                })}
            }
            <div class="dialog__actions"><button type="button" class="button button--primary" onclick={close}>{words::CLOSE}</button></div>
        </dialog>
    }
}

fn act(ctx: &Context<SittingPage>, event: Event) -> Callback<MouseEvent> {
    ctx.link().callback(move |_: MouseEvent| Msg::Act(event.clone()))
}
