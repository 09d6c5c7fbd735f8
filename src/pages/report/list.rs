//! The list of all questions, with its filter. A question is drawn only when it is opened: sixty-five at once
//! would keep a phone busy for half a second.

use exam::Outcome;
use yew::prelude::*;

use super::{ReportProps, entry::Entry};
use crate::{
    components::tag::{button, classed, paragraph, pressable, tag, together},
    words::report as words,
};

/// Which questions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Only {
    All,
    Wrong,
    Unanswered,
    Flagged,
    Unscored,
    Commented,
}

impl Only {
    const EACH: [Only; 6] = [Only::All, Only::Wrong, Only::Unanswered, Only::Flagged, Only::Unscored, Only::Commented];

    fn name(self) -> &'static str {
        match self {
            Only::All => words::ALL,
            Only::Wrong => words::WRONG,
            Only::Unanswered => words::UNANSWERED,
            Only::Flagged => words::FLAGGED,
            Only::Unscored => words::UNSCORED,
            Only::Commented => words::COMMENTED,
        }
    }

    fn has(self, paper: &ReportProps, at: usize) -> bool {
        let Some(marked) = paper.report.questions.get(at) else { return false };
        match self {
            Only::All => true,
            Only::Wrong => marked.outcome == Outcome::Wrong,
            Only::Unanswered => marked.outcome == Outcome::Unanswered,
            Only::Flagged => paper.finished.sheet().lines().get(at).is_some_and(|line| line.flagged),
            Only::Unscored => !marked.scored,
            Only::Commented => paper.notes.get(at).is_some_and(|note| note.comment().is_some()),
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ListProps {
    pub(super) paper: ReportProps,
}

pub(super) struct List {
    only: Only,
    all_open: bool,
}

pub(super) enum Msg {
    Show(Only),
    OpenAll(bool),
}

impl Component for List {
    type Message = Msg;
    type Properties = ListProps;

    fn create(_: &Context<List>) -> List {
        List { only: Only::All, all_open: false }
    }

    fn update(&mut self, _: &Context<List>, msg: Msg) -> bool {
        match msg {
            Msg::Show(only) => self.only = only,
            Msg::OpenAll(open) => self.all_open = open,
        }
        true
    }

    fn view(&self, ctx: &Context<List>) -> Html {
        let paper = &ctx.props().paper;
        let places = || 0..paper.report.questions.len();
        let shown: Vec<usize> = places().filter(|&at| self.only.has(paper, at)).collect();
        let filter = |only: Only| {
            let count = places().filter(|&at| only.has(paper, at)).count();
            let onclick = ctx.link().callback(move |_: MouseEvent| Msg::Show(only));
            let filter = pressable(onclick, only == self.only).class("filter");
            filter.child(format!("{} {count}", only.name()))
        };
        let open = !self.all_open;
        let open_all = ctx.link().callback(move |_: MouseEvent| Msg::OpenAll(open));
        let open_name = if self.all_open { words::CLOSE_ALL } else { words::OPEN_ALL };
        let none = shown.is_empty().then(|| paragraph("soft", words::NONE_SUCH));
        let entries = shown.into_iter().map(|at| {
            html! { <Entry key={at} {at} open={self.all_open} paper={paper.clone()} /> }
        });
        let filters = tag("div").set("role", "group").set("aria-label", words::SHOW).class("filters");
        let filters = classed("div", "filters")
            .child(filters.children(Only::EACH.map(filter)))
            .child(button(open_all).class("button button--quiet").child(open_name));
        together([Some(filters), none, Some(classed("ol", "entries").children(entries))])
    }
}
