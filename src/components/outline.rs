//! An exam's outline as a picture: domains by weight, and their tasks.

use bank::pack::{CatalogueDomain, CatalogueExam, Details, DetailsTask};
use yew::prelude::*;

use crate::words::exam as words;

/// How much of the stripe lies between two domains, in quarters of a percent.
const GAP: u32 = 3;

/// The outline in one line, each domain as wide as its weight; for those who see, as the titles say it better.
pub(crate) fn stripe(domains: &[CatalogueDomain]) -> Html {
    let mut from = 0;
    let parts = domains.iter().map(|domain| {
        let (x, weight) = (from, u32::from(domain.weight) * 4);
        from += weight;
        // A domain gives a little of its width to the gap after it.
        html! { <rect x={x.to_string()} width={weight.saturating_sub(GAP).to_string()} height="1" /> }
    });
    html! {
        <svg class="stripe" viewBox="0 0 400 1" preserveAspectRatio="none" aria-hidden="true">{ for parts }</svg>
    }
}

/// A bar of so many percent.
pub(crate) fn bar(percent: u32, class: &'static str) -> Html {
    html! {
        <svg class={classes!("weight", class)} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width={percent.to_string()} height="1" />
        </svg>
    }
}

/// Domains with their weights, each with its tasks as soon as they are known.
pub(crate) fn outline(exam: &CatalogueExam, details: Option<&Details>) -> Html {
    let domains = (1_u8..).zip(&exam.domains).map(|(number, domain)| {
        let weight = u32::from(domain.weight);
        html! {
            <li class="domain" key={number}>
                <h3 class="domain__title">{ number }{ ". " }{ &domain.title }</h3>
                <span class="domain__weight">{ weight }{ "%" }</span>
                { bar(weight, "") }
                { domain_tasks(details, number) }
            </li>
        }
    });
    let topics: Vec<&DetailsTask> = tasks(details, None).collect();
    html! {
        <>
            <ol class="outline">{ for domains }</ol>
            if !topics.is_empty() {
                <details class="fold">
                    <summary>{ words::TOPICS }{ ": " }{ topics.len() }</summary>
                    <ul class="tasks">{ for topics.iter().map(|task| topic_row(task)) }</ul>
                </details>
            }
        </>
    }
}

fn tasks(details: Option<&Details>, domain: Option<u8>) -> impl Iterator<Item = &DetailsTask> {
    details.into_iter().flat_map(|details| &details.tasks).filter(move |task| task.domain == domain)
}

fn domain_tasks(details: Option<&Details>, number: u8) -> Html {
    if details.is_none() {
        return html! { <p class="fold skeleton">{ words::TASKS_LOADING }</p> };
    }
    let tasks: Vec<&DetailsTask> = tasks(details, Some(number)).collect();
    if tasks.is_empty() {
        return Html::default();
    }
    let bank = tasks.iter().map(|task| task.questions).sum();
    html! {
        <details class="fold">
            <summary>{ words::tasks(tasks.len(), bank) }</summary>
            <ul class="tasks">{ for tasks.iter().map(|task| task_row(task)) }</ul>
        </details>
    }
}

fn task_row(task: &DetailsTask) -> Html {
    html! {
        <li class="task" key={task.id.as_str()}>
            <span class="task__id">{ &task.id }</span>
            <span>{ &task.title }</span>
            { in_bank(task) }
        </li>
    }
}

fn topic_row(task: &DetailsTask) -> Html {
    html! { <li class="task task--topic" key={task.id.as_str()}><span>{ &task.title }</span>{ in_bank(task) }</li> }
}

fn in_bank(task: &DetailsTask) -> Html {
    let said = crate::words::frame::questions(task.questions);
    html! { <span class="task__count">{ said }</span> }
}
