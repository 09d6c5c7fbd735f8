//! What to study tonight: the tasks with most to gain, each with pages to read.

use exam::{Outcome, Question, TaskNo};
use yew::prelude::*;

use super::{ReportProps, entry};
use crate::{
    components::tag::{Tag, classed, paragraph, tag},
    words::report as words,
};

/// How many tasks one evening holds.
const TASKS: usize = 3;
/// How many pages to read are named for each.
const PAGES: usize = 3;

/// How one task went, unscored questions included: they tell as much of what is known.
#[derive(Default)]
struct Tally {
    right: u32,
    of: u32,
    /// Places of the questions that were not right.
    missed: Vec<usize>,
}

/// A task of a domain.
type Part = (u8, Option<TaskNo>);

/// The weakest tasks: most missed first, then the smaller share right, then the order of the outline.
pub(super) fn study(props: &ReportProps) -> Html {
    let mut tallies: Vec<(Part, Tally)> = Vec::new();
    for (at, marked) in props.report.questions.iter().enumerate() {
        let part = (marked.domain.0, marked.task);
        let found = tallies.iter().position(|(its, _)| *its == part);
        let found = found.unwrap_or_else(|| {
            tallies.push((part, Tally::default()));
            tallies.len() - 1
        });
        let tally = &mut tallies[found].1;
        tally.of += 1;
        if marked.outcome == Outcome::Right {
            tally.right += 1;
        } else {
            tally.missed.push(at);
        }
    }
    let mut weak = Vec::new();
    while let Some(at) = weakest(&tallies).filter(|_| weak.len() < TASKS) {
        weak.push(tallies.swap_remove(at));
    }
    if weak.is_empty() {
        return tag("p").child(words::NOTHING_TO_STUDY).into();
    }
    classed("ol", "study").children(weak.iter().map(|(part, tally)| row(props, *part, tally))).into()
}

/// The place of the weakest of those in which something was missed.
fn weakest(tallies: &[(Part, Tally)]) -> Option<usize> {
    let missed = (0..tallies.len()).filter(|&at| !tallies[at].1.missed.is_empty());
    missed.min_by(|&one, &other| {
        let ((part, one), (another, other)) = (&tallies[one], &tallies[other]);
        // Cross-multiplied, so that shares are compared without fractions.
        let share = || (one.right * other.of).cmp(&(other.right * one.of));
        other.missed.len().cmp(&one.missed.len()).then_with(share).then_with(|| part.cmp(another))
    })
}

fn row(props: &ReportProps, (domain, task): Part, tally: &Tally) -> Tag {
    let title = task.and_then(|task| props.tasks.get(task.index())).map(|task| words::task(&task.id, &task.title));
    let domain =
        props.exam.domains.get(usize::from(domain).saturating_sub(1)).map(|its| words::domain(domain, &its.title));
    let (head, under) = match title {
        Some(title) => (Some(title), domain),
        None => (domain, None),
    };
    let mut pages: Vec<&str> = Vec::new();
    for source in tally.missed.iter().filter_map(|&at| props.questions.get(at)).flat_map(Question::sources) {
        if !pages.contains(&source.as_str()) {
            pages.push(source);
        }
    }
    let right = words::right_of(tally.right, tally.of) + &under.map_or(String::new(), |under| format!(" · {under}"));
    let mut part = classed("div", "entry__part").child(tag("h3").children(head)).child(paragraph("soft small", right));
    if !pages.is_empty() {
        let pages = pages.iter().take(PAGES).map(|page| tag("li").child(entry::source(page)));
        part = part.child(paragraph("small", words::READ)).child(classed("ul", "sources").children(pages));
    }
    tag("li").child(part)
}
