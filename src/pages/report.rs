//! The report of a finished sitting: what it would mean, where it was lost, and every question with its reasons.

pub(crate) mod answer;
pub(crate) mod entry;
mod list;
mod study;
mod verdict;

use std::{rc::Rc, time::Duration};

use bank::pack::{CatalogueExam, DetailsTask};
use exam::{Finished, Form, Label, Moment, Question, Report, Section};
use yew::prelude::*;

use crate::{
    components::{
        outline::bar,
        share::share,
        tag::{Tag, button, classed, column, link, page, paragraph, part, rows, tag},
    },
    edge::{clock, page::print},
    route::{Draw, Route},
    saved::Note,
    words::{frame, report as words},
};
use list::List;

/// Everything that a report is made of. Each part is shared, so a copy costs nothing.
#[derive(Clone, Properties)]
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
    /// What was left at the questions, by place.
    pub(crate) notes: Rc<Vec<Note>>,
    /// Whether what there is to pass on of the form was opened, and what opens it; `None` for a part of an exam.
    pub(crate) share: Option<(bool, Callback<Event>)>,
}

/// A report is made once and never changed, so what is equal is the same one.
impl PartialEq for ReportProps {
    fn eq(&self, other: &ReportProps) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
    }
}

/// The page.
pub(crate) fn report(props: &ReportProps) -> Html {
    let ReportProps { exam, form, finished, report, begun, .. } = props;
    let verdict = classed("div", "verdict")
        .child(paragraph("code", format!("{} · {}", exam.code, exam.short)))
        .child(verdict::verdict(exam, report))
        .child(paragraph("soft small", words::begun(&frame::day(&clock::day(*begun)), form.seed().0)))
        .child(actions(props))
        .child(props.share.clone().map(|(open, opened)| share(form, open, opened)));
    // Practice and quizzes have no passing score, and so no word for a domain.
    let labelled = report.domains.iter().any(|section| section.label.is_some());
    let domains = part("domains", words::DOMAINS)
        .child(sections(exam, &report.domains, labelled))
        .child(exam.minutes.map(|_| paragraph("soft small", words::SCORED_ONLY)))
        .child(labelled.then(|| paragraph("caution", words::CAUTION)));
    page("page report")
        .child(verdict)
        .child(domains)
        .child(part("study", words::STUDY).child(study::study(props)))
        .child(part("time", words::TIME).child(time(props.limit, finished)))
        .child(part("questions", words::QUESTIONS).child(html! { <List paper={props.clone()} /> }))
        .into()
}

fn actions(props: &ReportProps) -> Tag {
    let code = props.exam.code.to_ascii_lowercase();
    let again = Route::Mock { code: code.clone(), draw: Draw::default(), again: Some(props.id.to_string()) };
    let paper =
        Route::Print { code: code.clone(), draw: Draw::default(), again: Some(props.id.to_string()), key: false };
    let other = Route::Mock { code, draw: Draw::default(), again: None };
    classed("div", "buttons")
        .child(link("button button--primary", other.to_string()).child(words::OTHER_FORM))
        .child(link("button", again.to_string()).child(words::SAME_FORM))
        .child(button(Callback::from(|_| print())).class("button").child(words::PRINT))
        .child(link("button", paper.to_string()).child(words::PRINT_FORM))
}

fn sections(exam: &CatalogueExam, sections: &[Section], labelled: bool) -> Tag {
    let row = |section: &Section| {
        let Section { number, right, of, label } = *section;
        let domain = exam.domains.get(number.index());
        let title = domain.map_or("", |domain| domain.title.as_str());
        let weight = classed("td", "number").children(domain.map(|domain| domain.weight)).child("%");
        let share = bar((right * 100).checked_div(of).unwrap_or(0), "weight weight--right");
        tag("tr")
            .key(number.0)
            .child(tag("th").set("scope", "row").child(format!("{}. {title}", number.0)))
            .child(weight)
            .child(classed("td", "number").child(words::of(right, of)))
            .child(classed("td", "sections__bar").child(share))
            .children(label.map(|label| {
                let class = if label == Label::Meets { "tag tag--right" } else { "tag tag--wrong" };
                tag("td").child(classed("span", class).child(words::label(label)))
            }))
    };
    let heads = tag("tr")
        .child(column(words::DOMAIN))
        .child(column(words::WEIGHT).class("number"))
        .child(column(words::RIGHT).class("number"))
        .child(tag("td"))
        .child(labelled.then(|| column(words::CLASSIFICATION)));
    rows("table sections", heads, sections.iter().map(row))
}

fn time(limit: Option<Duration>, finished: &Finished) -> Html {
    let places = u32::try_from(finished.sheet().lines().len()).unwrap_or(u32::MAX).max(1);
    let mean = Duration::from_secs((finished.spent() / places).as_secs());
    let interruptions = finished.interruptions();
    let spent = words::spent(finished.spent(), limit, finished.ending());
    let spent = tag("p").child(format!("{spent} {}", words::mean(mean)));
    if interruptions.is_empty() {
        return spent.into();
    }
    let told =
        interruptions.iter().map(|one| tag("li").child(words::interruption(one.to.since(one.from), one.charged)));
    let count = tag("p").child(words::interruptions(interruptions.len()));
    [spent, count, tag("ul").children(told)].into_iter().collect()
}
