//! The report of a finished sitting: what it would mean, where it was lost, and every question with its reasons.

pub(crate) mod answer;
pub(crate) mod entry;
mod list;
mod study;
mod verdict;

use std::{rc::Rc, time::Duration};

use bank::pack::{CatalogueExam, DetailsTask};
use exam::{Finished, Form, Moment, Question, Report, Section};
use yew::prelude::*;

use crate::{
    components::outline::bar,
    edge::{clock, page},
    route::Route,
    words::{frame, report as words},
};
use list::List;

/// Everything that a report is made of. Each part is shared, so a copy costs nothing.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ReportProps {
    /// The sitting's id.
    pub(crate) id: AttrValue,
    pub(crate) exam: Rc<CatalogueExam>,
    /// By the number that places and questions give; empty where the titles are not at hand.
    pub(crate) tasks: Rc<Vec<DetailsTask>>,
    pub(crate) form: Rc<Form>,
    pub(crate) finished: Rc<Finished>,
    pub(crate) report: Rc<Report>,
    /// By place.
    pub(crate) questions: Rc<Vec<Question>>,
    pub(crate) begun: Moment,
    /// The time that was allowed.
    pub(crate) limit: Option<Duration>,
}

/// The page.
pub(crate) fn report(props: &ReportProps) -> Html {
    let ReportProps { exam, form, finished, report, begun, .. } = props;
    html! {
        <main class="page report" id="main">
            <div class="verdict">
                <p class="code">{ &exam.code }{ " · " }{ &exam.short }</p>
                { verdict::verdict(exam, report) }
                <p class="soft small">{ words::begun(&frame::day(&clock::day(*begun)), form.seed().0) }</p>
                { actions(props) }
            </div>
            <section class="part" aria-labelledby="domains">
                <h2 id="domains">{ words::DOMAINS }</h2>
                { sections(exam, &report.domains) }
                // Practice and quizzes have no passing score, and so no word for a domain.
                if report.domains.iter().any(|section| section.label.is_some()) { <p class="caution">{ words::CAUTION }</p> }
            </section>
            <section class="part" aria-labelledby="study">
                <h2 id="study">{ words::STUDY }</h2>
                { study::study(props) }
            </section>
            <section class="part" aria-labelledby="time">
                <h2 id="time">{ words::TIME }</h2>
                { time(props.limit, finished) }
            </section>
            <section class="part" aria-labelledby="questions">
                <h2 id="questions">{ words::QUESTIONS }</h2>
                <List paper={props.clone()} />
            </section>
        </main>
    }
}

fn actions(props: &ReportProps) -> Html {
    let code = props.exam.code.to_ascii_lowercase();
    let again = Route::Mock { code: code.clone(), seed: None, again: Some(props.id.to_string()) };
    let other = Route::Mock { code, seed: None, again: None };
    html! {
        <div class="buttons">
            <a class="button button--primary" href={other.to_string()}>{ words::OTHER_FORM }</a>
            <a class="button" href={again.to_string()}>{ words::SAME_FORM }</a>
            <button type="button" class="button" onclick={|_: MouseEvent| page::print()}>{ words::PRINT }</button>
        </div>
    }
}

fn sections(exam: &CatalogueExam, sections: &[Section]) -> Html {
    let row = |section: &Section| {
        let Section { number, right, of, label } = *section;
        let domain = exam.domains.get(number.index());
        let title = domain.map_or("", |domain| domain.title.as_str());
        html! {
            <tr key={number.0}>
                <th scope="row">{ number.0 }{ ". " }{ title }</th>
                <td class="number">{ for domain.map(|domain| domain.weight) }{ "%" }</td>
                <td class="number">{ words::of(right, of) }</td>
                <td class="sections__bar">{ bar((right * 100).checked_div(of).unwrap_or(0), "weight--right") }</td>
                { for label.map(|label| html! { <td>{ words::label(label) }</td> }) }
            </tr>
        }
    };
    html! {
        <table class="table sections">
            <thead>
                <tr>
                    <th scope="col">{ words::DOMAIN }</th>
                    <th scope="col" class="number">{ words::WEIGHT }</th>
                    <th scope="col" class="number">{ words::RIGHT }</th>
                    <td></td>
                    if sections.iter().any(|section| section.label.is_some()) {
                        <th scope="col">{ words::CLASSIFICATION }</th>
                    }
                </tr>
            </thead>
            <tbody>{ for sections.iter().map(row) }</tbody>
        </table>
    }
}

fn time(limit: Option<Duration>, finished: &Finished) -> Html {
    let places = u32::try_from(finished.sheet().lines().len()).unwrap_or(u32::MAX).max(1);
    let mean = Duration::from_secs((finished.spent() / places).as_secs());
    let interruptions = finished.interruptions();
    html! {
        <>
            <p>{ words::spent(finished.spent(), limit, finished.ending()) }{ " " }{ words::mean(mean) }</p>
            if !interruptions.is_empty() {
                <p>{ words::interruptions(interruptions.len()) }</p>
                <ul>
                    { for interruptions.iter().map(|one| html! {
                        <li>{ words::interruption(one.to.since(one.from), one.charged) }</li>
                    }) }
                </ul>
            }
        </>
    }
}
