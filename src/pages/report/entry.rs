//! One question of the report: closed, a line; open, everything there is to say of it.

use bank::{
    Link,
    prose::{is_hidden, visible},
};
use exam::{Line, Outcome, Question};
use wasm_bindgen::JsCast;
use yew::{html::ontoggle, prelude::*};

use super::{ReportProps, answer};
use crate::{
    complaint,
    components::{
        prose::prose,
        stem::stem,
        tag::{Tag, classed, paragraph, tag, together},
    },
    saved::Note,
    words::{frame, report as words},
};

/// How much of a stem stands on the closed line; the style cuts it to two lines.
const GLANCE: usize = 180;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntryProps {
    pub(super) paper: ReportProps,
    /// The place, from 0.
    pub(super) at: usize,
    /// Whether all are to be open; a click on this one decides until that changes.
    pub(super) open: bool,
}

pub(super) struct Entry {
    open: bool,
}

impl Component for Entry {
    type Message = bool;
    type Properties = EntryProps;

    fn create(ctx: &Context<Entry>) -> Entry {
        Entry { open: ctx.props().open }
    }

    fn changed(&mut self, ctx: &Context<Entry>, old: &EntryProps) -> bool {
        if ctx.props().open != old.open {
            self.open = ctx.props().open;
        }
        ctx.props() != old
    }

    fn update(&mut self, _: &Context<Entry>, open: bool) -> bool {
        std::mem::replace(&mut self.open, open) != open
    }

    fn view(&self, ctx: &Context<Entry>) -> Html {
        let EntryProps { paper, at, .. } = ctx.props();
        let lines = paper.finished.sheet().lines();
        let (Some(question), Some(line)) = (paper.questions.get(*at), lines.get(*at)) else { return Html::default() };
        let ontoggle = ctx.link().batch_callback(|event: Event| {
            Some(event.target()?.dyn_into::<web_sys::Element>().ok()?.has_attribute("open"))
        });
        let summary = tag("summary")
            .child(classed("span", "entry__number").child(at + 1))
            .child(classed("span", "entry__stem").child(glance(question.stem())))
            .child(classed("span", "entry__tags").child(tags(paper, *at, line)));
        let entry = tag("details").set_if("open", self.open).class("entry").on(ontoggle::Wrapper::new(ontoggle));
        tag("li").child(entry.child(summary).child(self.open.then(|| body(paper, *at, question, line)))).into()
    }
}

fn tags(paper: &ReportProps, at: usize, line: &Line) -> Html {
    let Some(marked) = paper.report.questions.get(at) else { return Html::default() };
    let class = match marked.outcome {
        Outcome::Right => "tag tag--right",
        Outcome::Wrong => "tag tag--wrong",
        Outcome::Unanswered => "tag tag--warning",
    };
    let commented = paper.notes.get(at).is_some_and(|note| note.comment().is_some());
    together([
        commented.then(|| classed("span", "tag").child(words::COMMENTED)),
        line.flagged.then(|| classed("span", "tag tag--flag").child(words::FLAGGED)),
        (!marked.scored).then(|| classed("span", "tag tag--unscored").child(words::UNSCORED)),
        Some(classed("span", class).child(words::outcome(marked.outcome))),
    ])
}

fn body(paper: &ReportProps, at: usize, question: &Question, line: &Line) -> Html {
    let Some(place) = paper.form.places().get(at) else { return Html::default() };
    let none = Note::default();
    let note = paper.notes.get(at).unwrap_or(&none);
    let complaint = classed("p", "complaint")
        .child(outward(complaint::address(complaint::PLACE, question)).child(words::COMPLAINT))
        .child(" ")
        .child(words::complaint_goes(complaint::PLACE));
    let idea = part(words::IDEA).child(classed("div", "rationale").child(prose(question.rationale())));
    let sources = part(words::SOURCES).child(sources(question)).child(complaint);
    classed("div", "entry__body")
        .child(classed("div", "question__stem").child(stem(question.stem(), &note.highlights, None)))
        .child(note.comment().map(|comment| part(words::COMMENT).child(paragraph("comment__said", comment))))
        .child(answer::answer(question, place, line.response.as_ref()))
        .child(idea)
        .child(sources)
        .child(facts(paper, at, question, line))
        .into()
}

/// A part of an entry under its heading.
pub(super) fn part(heading: &'static str) -> Tag {
    classed("div", "entry__part").child(tag("h3").child(heading))
}

/// A link to another site.
fn outward(href: String) -> Tag {
    tag("a").set("href", href).set("target", "_blank").set("rel", "noopener noreferrer")
}

fn facts(paper: &ReportProps, at: usize, question: &Question, line: &Line) -> Tag {
    let domain = paper.exam.domains.get(question.domain().index());
    let task = question.task().and_then(|task| paper.tasks.get(task.index()));
    let scored = paper.report.questions.get(at).is_some_and(|marked| marked.scored);
    let facts = [
        domain.map(|domain| words::domain(question.domain().0, &domain.title)),
        task.map(|task| words::task(&task.id, &task.title)),
        Some(if scored { words::SCORED } else { words::UNSCORED }.to_owned()),
        Some(words::spent_here(line.spent)),
        Some(words::checked(&frame::day(question.checked()))),
        Some(question.id().to_string()),
    ];
    classed("ul", "entry__facts").children(facts.into_iter().flatten().map(|fact| tag("li").child(fact)))
}

/// A source as a link that says whose page it is. What is no such address stays text.
pub(crate) fn source(address: &str) -> Html {
    let Some(Link { host, page, .. }) = Link::read(address) else { return visible(address).into() };
    let page = page.trim_end_matches(".html").replace(['-', '_'], " ");
    let name = if page.is_empty() { host.to_owned() } else { format!("{page} · {host}") };
    outward(address.to_owned()).child(name).into()
}

/// The pages where a question can be looked up.
pub(crate) fn sources(question: &Question) -> Tag {
    classed("ul", "sources").children(question.sources().iter().map(|one| tag("li").child(source(one))))
}

/// The first words of a text, without the marks of its Markdown.
pub(crate) fn glance(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("```")).collect::<Vec<_>>().join(" ");
    let words = lines.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut signs = words.chars().filter(|&sign| !matches!(sign, '`' | '*') && !is_hidden(sign));
    let start: String = signs.by_ref().take(GLANCE).collect();
    if signs.next().is_some() { start + "…" } else { start }
}
