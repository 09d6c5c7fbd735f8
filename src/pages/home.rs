//! The start screen: what to go on with, and all exams by level.

use std::rc::Rc;

use bank::pack::{Catalogue, CatalogueExam};
use exam::Level;
use yew::prelude::*;

use crate::{
    components::{notice::Life, outline::stripe},
    edge::clock,
    route::Route,
    saved::{State, Summary},
    words::{frame, home as words, report},
};

/// What the start screen shows.
pub(crate) struct HomeProps {
    pub(crate) catalogue: Rc<Catalogue>,
    /// As YYYY-MM-DD.
    pub(crate) today: AttrValue,
    pub(crate) sittings: Rc<Vec<Summary>>,
}

/// The page.
pub(crate) fn home(props: &HomeProps) -> Html {
    let levels = Level::ALL.iter().filter_map(|level| level_section(props, level.name()));
    html! {
        <main class="page home" id="main">
            <div class="hero">
                <h1 tabindex="-1">{ words::HEADLINE }</h1>
                <p class="lead">{ words::LEAD }</p>
            </div>
            { go_on(props) }
            { for levels }
        </main>
    }
}

/// The open sittings, the latest first.
fn go_on(props: &HomeProps) -> Html {
    let open: Vec<&Summary> =
        props.sittings.iter().filter(|sitting| matches!(sitting.state, State::Open { .. })).collect();
    if open.is_empty() {
        return Html::default();
    }
    html! {
        <section class="level" aria-labelledby="go-on">
            <h2 class="level__title" id="go-on">{ words::GO_ON }</h2>
            <ul class="cards">{ for open.into_iter().filter_map(|sitting| open_card(props, sitting)) }</ul>
        </section>
    }
}

fn open_card(props: &HomeProps, sitting: &Summary) -> Option<Html> {
    let State::Open { at, answered, of, left } = sitting.state else { return None };
    let exam = props.catalogue.exams.iter().find(|exam| exam.code == sitting.exam);
    let name = exam.map_or(sitting.exam.as_str(), |exam| exam.short.as_str()).to_owned();
    let href = Route::Sitting { id: sitting.id.clone() }.to_string();
    Some(html! {
        <li class="card card--go-on" key={sitting.id.as_str()}>
            <div class="card__head"><span>{ &sitting.exam }</span><span>{ for left.map(words::left) }</span></div>
            <h3 class="card__name"><a class="card__link" {href}>{ name }</a></h3>
            <svg class="stripe" viewBox={format!("0 0 {} 1", of.max(1))} preserveAspectRatio="none" aria-hidden="true">
                <rect class="stripe__rest" width={of.to_string()} height="1" />
                <rect width={answered.to_string()} height="1" />
            </svg>
            <p class="card__facts">{ words::progress(at, answered, of) }</p>
            <p class="card__state">{ words::begun(&frame::day(&clock::day(sitting.begun))) }</p>
        </li>
    })
}

fn level_section(props: &HomeProps, level: &str) -> Option<Html> {
    let exams: Vec<&CatalogueExam> = props.catalogue.exams.iter().filter(|exam| exam.level == level).collect();
    if exams.is_empty() {
        return None;
    }
    let id = format!("level-{level}");
    Some(html! {
        <section class="level" aria-labelledby={id.clone()} key={level}>
            <h2 class="level__title" {id}>{ frame::level(level) }</h2>
            <ul class="cards">{ for exams.into_iter().map(|exam| card(exam, props)) }</ul>
        </section>
    })
}

fn card(exam: &CatalogueExam, props: &HomeProps) -> Html {
    let empty = exam.questions == 0;
    let bank = if empty { words::NO_QUESTIONS.to_owned() } else { words::bank(exam.questions) };
    let href = Route::Exam { code: exam.code.to_ascii_lowercase() }.to_string();
    html! {
        <li class={classes!("card", empty.then_some("card--outline"))} key={exam.code.as_str()}>
            <div class="card__head"><span>{ &exam.code }</span>{ Life::of(exam, &props.today).tag() }</div>
            <h3 class="card__name"><a class="card__link" {href}>{ &exam.short }</a></h3>
            { stripe(&exam.domains) }
            <p class="card__facts">{ words::facts(exam.minutes, exam.scored + exam.unscored, exam.passing) }</p>
            <p class="card__state">{ bank }</p>
            { last_result(exam, &props.sittings) }
        </li>
    }
}

fn last_result(exam: &CatalogueExam, sittings: &[Summary]) -> Html {
    let finished =
        sittings.iter().filter(|sitting| sitting.exam == exam.code).filter_map(|sitting| match sitting.state {
            State::Finished { ended, right, of, scaled, verdict, .. } => Some((ended, right, of, scaled, verdict)),
            State::Open { .. } => None,
        });
    let Some((ended, right, of, scaled, verdict)) = finished.max_by_key(|(ended, ..)| *ended) else {
        return Html::default();
    };
    let result = scaled.map_or_else(|| report::of(right, of), |scaled| scaled.score.to_string());
    let verdict = verdict.map(|verdict| report::verdict(verdict).to_ascii_lowercase());
    let said = words::last_result(&result, verdict.as_deref(), &frame::day(&clock::day(ended)));
    html! { <p class="card__state">{ said }</p> }
}
