//! What to study tonight: the tasks with most to gain, each with pages to read.

use std::collections::BTreeMap;

use exam::{Outcome, Question, TaskNo};
use yew::prelude::*;

use super::{ReportProps, entry};
use crate::words::report as words;

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

/// The weakest tasks: most missed first, then the smaller share right.
pub(super) fn study(props: &ReportProps) -> Html {
    let mut tallies: BTreeMap<(u8, Option<TaskNo>), Tally> = BTreeMap::new();
    for (at, marked) in props.report.questions.iter().enumerate() {
        let tally = tallies.entry((marked.domain.0, marked.task)).or_default();
        tally.of += 1;
        if marked.outcome == Outcome::Right {
            tally.right += 1;
        } else {
            tally.missed.push(at);
        }
    }
    let mut weak: Vec<((u8, Option<TaskNo>), Tally)> =
        tallies.into_iter().filter(|(_, tally)| !tally.missed.is_empty()).collect();
    // Cross-multiplied, so that shares are compared without fractions; the order of the outline decides ties.
    weak.sort_by(|(_, one), (_, other)| {
        let share = || (one.right * other.of).cmp(&(other.right * one.of));
        other.missed.len().cmp(&one.missed.len()).then_with(share)
    });
    if weak.is_empty() {
        return html! { <p>{ words::NOTHING_TO_STUDY }</p> };
    }
    html! { <ol class="study">{ for weak.iter().take(TASKS).map(|(part, tally)| row(props, *part, tally)) }</ol> }
}

fn row(props: &ReportProps, (domain, task): (u8, Option<TaskNo>), tally: &Tally) -> Html {
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
    html! {
        <li>
            <div class="entry__part">
                <h3>{ for head }</h3>
                <p class="soft small">
                    { words::right_of(tally.right, tally.of) }
                    if let Some(under) = under { { " · " }{ under } }
                </p>
                if !pages.is_empty() {
                    <p class="small">{ words::READ }</p>
                    <ul class="sources">{ for pages.iter().take(PAGES).map(|page| html! { <li>{ entry::source(page) }</li> }) }</ul>
                }
            </div>
        </li>
    }
}
