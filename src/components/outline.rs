//! An exam's outline as a picture: domains by weight, and their tasks.

use bank::pack::{CatalogueDomain, CatalogueExam, Details, DetailsTask};
use yew::prelude::*;

use crate::{
    components::tag::{Tag, classed, paragraph, tag, together},
    words::exam as words,
};

/// How much of the stripe lies between two domains, in quarters of a percent.
const GAP: u32 = 3;

/// The outline in one line, each domain as wide as its weight; for those who see, as the titles say it better.
pub(crate) fn stripe(domains: &[CatalogueDomain]) -> Html {
    let mut from = 0;
    let parts = domains.iter().map(|domain| {
        let (x, weight) = (from, u32::from(domain.weight) * 4);
        from += weight;
        // A domain gives a little of its width to the gap after it.
        let part = tag("rect").set("x", x.to_string());
        part.set("width", weight.saturating_sub(GAP).to_string()).set("height", "1")
    });
    drawn("0 0 400 1".into()).class("stripe").children(parts).into()
}

/// A bar of so many percent.
pub(crate) fn bar(percent: u32, class: &'static str) -> Html {
    let filled = tag("rect").set("width", percent.to_string()).set("height", "1");
    drawn("0 0 100 1".into()).class(class).child(filled).into()
}

/// A picture that fills the width it is given, and says nothing to a screen reader.
pub(crate) fn drawn(view: String) -> Tag {
    tag("svg").set("viewBox", view).set("preserveAspectRatio", "none").set("aria-hidden", "true")
}

/// Domains with their weights, each with its tasks as soon as they are known.
pub(crate) fn outline(exam: &CatalogueExam, details: Option<&Details>) -> Html {
    let domains = (1_u8..).zip(&exam.domains).map(|(number, domain)| {
        let weight = u32::from(domain.weight);
        classed("li", "domain")
            .key(number)
            .child(classed("h3", "domain__title").child(format!("{number}. {}", domain.title)))
            .child(classed("span", "domain__weight").child(format!("{weight}%")))
            .child(bar(weight, "weight"))
            .child(domain_tasks(details, number))
    });
    let topics: Vec<&DetailsTask> = tasks(details, None).collect();
    let topics = (!topics.is_empty()).then(|| {
        let count = format!("{}: {}", words::TOPICS, topics.len());
        fold(count, topics.iter().map(|task| row(task, classed("li", "task task--topic"))))
    });
    together([Some(classed("ol", "outline").children(domains)), topics])
}

fn tasks(details: Option<&Details>, domain: Option<u8>) -> impl Iterator<Item = &DetailsTask> {
    details.into_iter().flat_map(|details| &details.tasks).filter(move |task| task.domain == domain)
}

fn domain_tasks(details: Option<&Details>, number: u8) -> Html {
    if details.is_none() {
        return paragraph("fold skeleton", words::TASKS_LOADING).into();
    }
    let tasks: Vec<&DetailsTask> = tasks(details, Some(number)).collect();
    if tasks.is_empty() {
        return Html::default();
    }
    let bank = tasks.iter().map(|task| task.questions).sum();
    let rows =
        tasks.iter().map(|task| row(task, classed("li", "task").child(classed("span", "task__id").child(&task.id))));
    fold(words::tasks(tasks.len(), bank), rows).into()
}

fn fold(name: String, rows: impl Iterator<Item = Tag>) -> Tag {
    classed("details", "fold").child(tag("summary").child(name)).child(classed("ul", "tasks").children(rows))
}

/// A task's row with its title and the number of its questions.
fn row(task: &DetailsTask, row: Tag) -> Tag {
    let in_bank = crate::words::frame::questions(task.questions);
    row.key(task.id.as_str()).child(tag("span").child(&task.title)).child(classed("span", "task__count").child(in_bank))
}
