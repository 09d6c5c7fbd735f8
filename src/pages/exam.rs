//! One exam: what it asks, what is known of it, how it went so far, and the way to start.

mod results;

use std::rc::Rc;

use bank::pack::{CatalogueExam, Details};
use exam::Kind;
use yew::prelude::*;

use crate::{
    components::{
        notice::{Weight, life, notice},
        outline::outline,
    },
    route::Route,
    saved::{State, Summary},
    words::{exam as words, frame, home},
};

use results::{Outcome, results};

/// What an exam's page shows.
pub(crate) struct ExamProps {
    pub(crate) exam: Rc<CatalogueExam>,
    /// Missing while they are on their way.
    pub(crate) details: Option<Rc<Details>>,
    /// As YYYY-MM-DD.
    pub(crate) today: AttrValue,
    /// Those of this exam.
    pub(crate) sittings: Rc<Vec<Summary>>,
}

/// The page.
pub(crate) fn exam(props: &ExamProps) -> Html {
    let ExamProps { exam, details, today, sittings } = props;
    let details = details.as_deref();
    html! {
        <main class="page exam" id="main">
            <div class="exam__head">
                <p class="code">{ kicker(exam) }</p>
                <h1 tabindex="-1">{ &exam.title }</h1>
                <p class="lead">{ &exam.about }</p>
            </div>
            { facts(exam) }
            { life(exam, today) }
            { start(exam, sittings) }
            <section class="part" aria-labelledby="outline">
                <h2 id="outline">{ words::OUTLINE }</h2>
                <p class="soft">{ if exam.minutes.is_some() { words::OUTLINE_SAID } else { words::QUIZ_OUTLINE_SAID } }</p>
                { outline(exam, details) }
            </section>
            <section class="part" aria-labelledby="history">
                <h2 id="history">{ words::HISTORY }</h2>
                { history(exam, sittings) }
            </section>
            <div>{ services(details) }</div>
        </main>
    }
}

/// An exam's code and level; a quiz is known by its subject and has neither.
fn kicker(exam: &CatalogueExam) -> String {
    if exam.minutes.is_none() {
        words::QUIZ.to_owned()
    } else {
        format!("{} · {}", exam.code, frame::level(&exam.level))
    }
}

fn facts(exam: &CatalogueExam) -> Html {
    let fact = |value: String, name: String| {
        html! { <div class="fact"><dt class="fact__name">{ name }</dt><dd class="fact__value">{ value }</dd></div> }
    };
    let kinds = exam.kinds.iter().filter_map(|name| Kind::from_name(name)).map(frame::kind);
    html! {
        <dl class="facts" aria-label={words::FACTS}>
            { fact((exam.scored + exam.unscored).to_string(), words::scored(exam.scored, exam.unscored)) }
            { for exam.minutes.map(|minutes| fact(minutes.to_string(), words::MINUTES.into())) }
            { for exam.passing.map(|passing| fact(passing.to_string(), words::TO_PASS.into())) }
            <div class="fact fact--wide">
                <dt class="fact__name">{ words::KINDS }</dt>
                <dd class="fact__value fact__value--text">{ words::kinds(kinds) }</dd>
            </div>
        </dl>
    }
}

/// An open sitting comes before a new one.
fn start(exam: &CatalogueExam, sittings: &[Summary]) -> Html {
    let open: Vec<&Summary> = sittings.iter().filter(|one| matches!(one.state, State::Open { .. })).collect();
    let code = exam.code.to_ascii_lowercase();
    let mock = Route::Mock { code, seed: None, again: None }.to_string();
    let begun = match open.first() {
        Some(Summary { id, state: State::Open { at, answered, of, left }, .. }) => {
            let left = left.map_or(String::new(), |left| format!(", {}", home::left(left)));
            let href = Route::Sitting { id: id.clone() }.to_string();
            Some((href, words::go_on(*at), format!("{}{left}", home::progress(*at, *answered, *of))))
        }
        _ => None,
    };
    match begun {
        Some((href, go_on, standing)) => html! {
            <div class="part">
                <div class="buttons">
                    <a class="button button--primary button--big" {href}>{ go_on }</a>
                    if exam.questions > 0 {
                        <a class="button button--quiet button--big" href={mock}>{ words::START_ANOTHER }</a>
                    }
                </div>
                <p class="soft small">{ standing }</p>
            </div>
        },
        None if exam.questions == 0 => notice(Weight::Info, html! { <p>{ words::NO_QUESTIONS }</p> }),
        None => html! {
            <div class="part">
                <div class="buttons"><a class="button button--primary button--big" href={mock}>{ if exam.minutes.is_some() { words::START } else { words::START_QUIZ } }</a></div>
                <p class="soft small">{ home::bank(exam.questions) }{ "." }</p>
            </div>
        },
    }
}

fn history(exam: &CatalogueExam, sittings: &[Summary]) -> Html {
    let mut finished: Vec<Outcome> = sittings.iter().filter_map(Outcome::of).collect();
    if finished.is_empty() {
        return html! { <p class="soft">{ if exam.passing.is_some() { words::NO_HISTORY } else { words::NO_QUIZ_HISTORY } }</p> };
    }
    // Sittings come newest first; a picture of progress begins with the oldest.
    finished.reverse();
    results(&finished, exam.passing)
}

fn services(details: Option<&Details>) -> Html {
    let Some(details) = details else {
        // As high as what follows, so that nothing jumps when it comes.
        return html! { <>
            <p class="fold fold--big skeleton">{ words::SCOPE_LOADING }</p>
            <p class="fold fold--big skeleton">{ words::SCOPE_LOADING }</p>
            <p class="fold fold--big skeleton">{ words::ORIGIN }</p>
        </> };
    };
    html! {
        <>
            { scope(words::SCOPE, &details.in_scope) }
            { scope(words::OUT_OF_SCOPE, &details.out_of_scope) }
            if !details.provenance.is_empty() {
                <details class="fold fold--big">
                    <summary>{ words::ORIGIN }</summary>
                    <dl class="origins">
                        { for details.provenance.iter().map(|(group, source)| html! {
                            <div key={group.as_str()}><dt>{ words::origin(group) }</dt><dd>{ source }</dd></div>
                        }) }
                    </dl>
                </details>
            }
        </>
    }
}

fn scope(heading: &str, groups: &[(String, Vec<String>)]) -> Html {
    let count: usize = groups.iter().map(|(_, names)| names.len()).sum();
    if count == 0 {
        return Html::default();
    }
    let group = |(category, names): &(String, Vec<String>)| {
        html! {
            <div class="services__group" key={category.as_str()}>
                <h3>{ category }</h3>
                <ul>{ for names.iter().map(|name| html! { <li key={name.as_str()}>{ name }</li> }) }</ul>
            </div>
        }
    };
    html! {
        <details class="fold fold--big">
            <summary>{ words::services(heading, count) }</summary>
            <div class="services">{ for groups.iter().map(group) }</div>
        </details>
    }
}
