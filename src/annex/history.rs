//! Every sitting of this browser, the latest first; of one exam alone, if asked.

use std::rc::Rc;

use bank::pack::{Catalogue, CatalogueExam};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::{
        notice::{banner, verdict_tag},
        tag::{Tag, classed, headline, link, page, paragraph, pressable, tag, together},
    },
    edge::clock,
    route::Route,
    saved::{State, Summary},
    store::Store,
    words::{frame, history as words, home, report},
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HistoryProps {
    pub(super) catalogue: Rc<Catalogue>,
    pub(super) store: Store,
}

pub(super) struct History {
    /// The sittings, newest first, and how many could not be read; or why none could.
    looked: Option<Result<(Vec<Summary>, usize), String>>,
    /// The exam whose sittings are shown alone.
    only: Option<String>,
}

pub(super) enum Msg {
    Looked(Result<(Vec<Summary>, usize), String>),
    Only(Option<String>),
}

impl Component for History {
    type Message = Msg;
    type Properties = HistoryProps;

    fn create(ctx: &Context<History>) -> History {
        let (store, link) = (ctx.props().store.clone(), ctx.link().clone());
        spawn_local(async move { link.send_message(Msg::Looked(store.summaries().await)) });
        History { looked: None, only: None }
    }

    fn update(&mut self, _: &Context<History>, msg: Msg) -> bool {
        match msg {
            Msg::Looked(looked) => self.looked = Some(looked),
            Msg::Only(only) => self.only = only,
        }
        true
    }

    fn view(&self, ctx: &Context<History>) -> Html {
        // One child beside the heading, whatever it is: so the heading stays the same element, and keeps the focus.
        page("page page--text history").child(headline().child(words::HEADLINE)).child(self.body(ctx)).into()
    }
}

impl History {
    fn body(&self, ctx: &Context<History>) -> Html {
        let (sittings, unreadable) = match &self.looked {
            None => return tag("p").set("role", "status").child(frame::LOADING).into(),
            Some(Err(why)) => return warning(frame::cannot_read(why)).into(),
            Some(Ok(looked)) => (&looked.0, looked.1),
        };
        let unreadable = (unreadable > 0).then(|| warning(frame::unreadable(unreadable)));
        if sittings.is_empty() {
            let choose = link("button button--primary", Route::Home.to_string()).child(words::CHOOSE);
            let empty = classed("div", "empty").child(tag("p").child(words::EMPTY)).child(tag("p").child(choose));
            return together([unreadable, Some(empty)]);
        }
        // In the order of their latest sittings.
        let mut codes: Vec<&str> = Vec::new();
        for sitting in sittings {
            if !codes.contains(&&*sitting.exam) {
                codes.push(&sitting.exam);
            }
        }
        let only = self.only.as_deref();
        let shown = |code: &str| only.is_none_or(|only| only == code);
        let catalogue = &ctx.props().catalogue;
        let rows = sittings.iter().filter(|one| shown(&one.exam)).map(|one| row(catalogue, one));
        let exams = codes.iter().filter(|code| shown(code)).map(|code| summary(catalogue, code, sittings));
        together([
            unreadable,
            (codes.len() > 1).then(|| self.filter(ctx, &codes)),
            Some(classed("div", "summaries").children(exams)),
            Some(classed("ol", "log").children(rows)),
            Some(paragraph("soft small", words::ONLY_HERE)),
        ])
    }

    fn filter(&self, ctx: &Context<History>, codes: &[&str]) -> Tag {
        let all = [None].into_iter().chain(codes.iter().map(|code| Some((*code).to_owned())));
        let buttons = all.map(|only| {
            let name = only.clone().unwrap_or_else(|| words::ALL.into());
            let pressed = self.only == only;
            let press = ctx.link().callback(move |_| Msg::Only(only.clone()));
            pressable(press, pressed).class("button filter").key(name.as_str()).child(name)
        });
        tag("div").set("role", "group").set("aria-label", words::SHOW).class("buttons filters").children(buttons)
    }
}

fn warning(said: String) -> Tag {
    banner("banner banner--warning", "alert", said)
}

fn exam<'a>(catalogue: &'a Catalogue, code: &str) -> Option<&'a CatalogueExam> {
    catalogue.exams.iter().find(|exam| exam.code == code)
}

/// What came of all sittings of an exam, on one line that leads to its page.
fn summary(catalogue: &Catalogue, code: &str, sittings: &[Summary]) -> Tag {
    let its = || sittings.iter().filter(|one| one.exam == code);
    let finished = its().filter_map(|one| match &one.state {
        State::Finished { ended, scaled, .. } => scaled.map(|scaled| (*ended, scaled.score)),
        _ => None,
    });
    let scores: Vec<(exam::Moment, u32)> = finished.collect();
    let last = scores.iter().max_by_key(|(ended, _)| *ended).map(|(_, score)| *score);
    let best = scores.iter().map(|(_, score)| *score).max();
    let name = exam(catalogue, code).map_or(code, |exam| &exam.short);
    let to = Route::Exam { code: code.to_ascii_lowercase() }.to_string();
    classed("p", "summaries__exam")
        .key(code)
        .child(link("", to).child(name.to_owned()))
        .child(classed("span", "soft").child(words::summary(its().count(), last.zip(best))))
}

fn row(catalogue: &Catalogue, sitting: &Summary) -> Tag {
    let name = exam(catalogue, &sitting.exam).map_or(String::new(), |exam| format!(" {}", exam.short));
    let id = sitting.id.clone();
    let tagged = |class, word: &'static str| Html::from(classed("span", class).child(word));
    let (to, result, state) = match &sitting.state {
        State::Open { at, answered, of, .. } => {
            (Route::Sitting { id }, home::progress(*at, *answered, *of), tagged("tag tag--warning", words::OPEN))
        }
        State::Sealed { .. } => (Route::Report { id }, words::SEALED_SAID.into(), tagged("tag", words::SEALED)),
        State::Finished { right, of, scaled, verdict, close, .. } => {
            let right = report::right_of(*right, *of);
            let result = scaled.map_or_else(|| right.clone(), |scaled| format!("{}, {right}", scaled.score));
            (Route::Report { id }, result, verdict_tag(*verdict, *close))
        }
    };
    classed("li", "log__row")
        .key(sitting.id.as_str())
        .child(link("log__exam", to.to_string()).child(tag("b").child(&sitting.exam)).child(name))
        .child(classed("span", "log__tag").child(state))
        .child(classed("span", "log__day").child(frame::short_day(&clock::day(sitting.begun))))
        .child(classed("span", "log__result").child(result))
}
