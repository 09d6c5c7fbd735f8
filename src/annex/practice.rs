//! Practice: which questions, how many, and the button that starts it. Opening this page starts nothing.

mod view;

use std::rc::Rc;

use bank::pack::CatalogueExam;
use exam::{Feedback, History, Rules, Seed};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    number::{Number, Typing},
    past::Past,
    starting::{Starting, start},
    supply::Supply,
};
use crate::{
    edge::{chance, root::copy},
    library::Library,
    practice::{Before, NoPart, Wanted, mend},
    route::{Draw, Only, Part},
    store::Store,
    words::{frame, practice as words, start as start_words},
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PracticeProps {
    pub(super) exam: Rc<CatalogueExam>,
    /// What the address asks for.
    pub(super) part: Part,
    pub(super) draw: Draw,
    pub(super) store: Store,
    pub(super) library: Library,
}

pub(super) struct Practice {
    supply: Option<Result<Rc<Supply>, String>>,
    /// What the candidate did before; `None` until it is read.
    before: Option<Before>,
    /// Why it could not be read.
    unread: Option<String>,
    part: Part,
    number: Number,
    feedback: bool,
    /// What is drawn from if it is to be the same for everybody.
    shared: Option<Seed>,
    copied: Option<bool>,
    /// What of the address cannot be had.
    refused: Option<String>,
    starting: Starting,
    /// Counts how often fields were set by something else than a hand in them: they are made anew then.
    round: u32,
}

pub(super) enum Msg {
    Loaded(Result<Rc<Supply>, String>),
    Before(Result<Before, String>),
    Again,
    Domain(Option<u8>),
    Task(Option<String>),
    Kind(Option<exam::Kind>),
    Only(Option<Only>),
    /// All questions of the exam.
    Everything,
    Number(Typing),
    Feedback(bool),
    Share(bool),
    Copy,
    Copied(bool),
    /// Starts; `true` where the start could not be saved and the candidate goes on all the same.
    Start(bool),
    Failed(String),
}

impl Component for Practice {
    type Message = Msg;
    type Properties = PracticeProps;

    fn create(ctx: &Context<Practice>) -> Practice {
        let PracticeProps { part, draw, .. } = ctx.props().clone();
        load(ctx);
        Practice {
            supply: None,
            before: None,
            unread: None,
            number: Number::new(part.questions),
            part,
            feedback: true,
            shared: draw.seed,
            copied: None,
            refused: None,
            starting: Starting::default(),
            round: 0,
        }
    }

    fn changed(&mut self, ctx: &Context<Practice>, old: &PracticeProps) -> bool {
        if ctx.props() != old {
            *self = <Practice as Component>::create(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Practice>, msg: Msg) -> bool {
        match msg {
            Msg::Loaded(loaded) => {
                if let Ok(supply) = &loaded {
                    self.refused = mend(&supply.blueprint, &mut self.part).map(|fault| match fault {
                        NoPart::Domain(number) => start_words::refused(&exam::Refusal::NoSuchDomain(number)),
                        NoPart::Task => start_words::NO_SUCH_TASK.into(),
                        NoPart::Kind => words::NO_SUCH_KIND.into(),
                    });
                }
                self.supply = Some(loaded);
                self.measure();
            }
            Msg::Before(before) => {
                match before {
                    Ok(before) => self.before = Some(before),
                    Err(why) => self.unread = Some(frame::cannot_read(&why)),
                }
                self.measure();
            }
            Msg::Again => {
                self.supply = None;
                load(ctx);
            }
            Msg::Domain(domain) => {
                // A task belongs to one domain.
                self.change(Part { domain, task: None, ..self.part.clone() });
            }
            Msg::Task(task) => self.change(Part { task, ..self.part.clone() }),
            Msg::Kind(kind) => self.change(Part { kind, ..self.part.clone() }),
            Msg::Only(only) => self.change(Part { only, ..self.part.clone() }),
            Msg::Everything => {
                self.round += 1;
                self.change(Part::default());
            }
            Msg::Number(typing) => {
                self.number.take(typing);
                self.change(self.part.clone());
            }
            Msg::Feedback(feedback) => self.feedback = feedback,
            Msg::Share(share) => {
                self.shared = share.then(|| ctx.props().draw.seed.unwrap_or_else(chance::seed));
                self.copied = None;
            }
            Msg::Copy => {
                let link = ctx.link().clone();
                spawn_local(async move { link.send_message(Msg::Copied(copy("link").await)) });
                return false;
            }
            Msg::Copied(copied) => self.copied = Some(copied),
            Msg::Start(unsaved) => self.start(ctx, unsaved),
            Msg::Failed(why) => self.starting.fail(why),
        }
        true
    }

    fn view(&self, ctx: &Context<Practice>) -> Html {
        self.page(ctx)
    }
}

impl Practice {
    /// Another part is wanted; what the address asked for is then past.
    fn change(&mut self, part: Part) {
        self.part = Part { questions: None, ..part };
        (self.refused, self.copied) = (None, None);
    }

    /// The questions that are wanted; none while they cannot be told.
    fn wanted<'a>(&'a self, supply: &'a Supply, part: &'a Part, unknown: &'a Before) -> Option<Wanted<'a>> {
        let known = part.only.is_none() || self.before.is_some();
        let before = self.before.as_ref().unwrap_or(unknown);
        known.then_some(Wanted { blueprint: &supply.blueprint, pools: &supply.pools, part, before })
    }

    /// Says if the address asks for more questions than there are.
    fn measure(&mut self) {
        let Some(Ok(supply)) = &self.supply else { return };
        let none = Before::default();
        let most = self.wanted(supply, &self.part, &none).map(|wanted| wanted.most());
        if let (Some(asked), Some(most)) = (self.part.questions, most)
            && self.refused.is_none()
            && (1..asked).contains(&most)
        {
            self.refused = Some(words::too_many(asked, most));
        }
    }

    fn start(&mut self, ctx: &Context<Practice>, unsaved: bool) {
        let Some(Ok(supply)) = self.supply.clone() else { return };
        if !self.starting.begin() {
            return;
        }
        let feedback = if self.feedback { Feedback::EachQuestion } else { Feedback::AtEnd };
        let rules = Rules { feedback, ..Rules::practice() };
        let (store, link) = (ctx.props().store.clone(), ctx.link().clone());
        let (part, before, shared) = (self.part.clone(), self.before.clone().unwrap_or_default(), self.shared);
        let number = self.wanted(&supply, &part, &before).map_or(1, |wanted| self.number.of(wanted.most()));
        spawn_local(async move {
            // A seed that somebody gave draws the same for everybody; a fresh one prefers what is new to this one.
            // Without a history every question counts as new, which costs variety and nothing else.
            let (seed, history) = match shared {
                Some(seed) => (seed, History::default()),
                None => (chance::seed(), store.history().await.unwrap_or_default()),
            };
            let wanted = Wanted { blueprint: &supply.blueprint, pools: &supply.pools, part: &part, before: &before };
            let done = match wanted.draw(number, seed, &history) {
                Ok(form) => start(&store, rules, form, unsaved).await,
                Err(refusal) => Err(start_words::refused(&refusal)),
            };
            if let Err(why) = done {
                link.send_message(Msg::Failed(why));
            }
        });
    }
}

/// Loads the questions there are, and what was done with them before.
fn load(ctx: &Context<Practice>) {
    let PracticeProps { exam, store, library, .. } = ctx.props().clone();
    let link = ctx.link().clone();
    spawn_local(async move {
        if exam.questions == 0 {
            let none = format!("{}: {}", start_words::NOT_YET, start_words::NOT_YET_TEXT);
            return link.send_message(Msg::Loaded(Err(none)));
        }
        link.send_message(Msg::Loaded(Supply::load(&library, &exam).await));
        let past = Past::read(&store, &library).await;
        link.send_message(Msg::Before(past.map(|past| before(&past, &exam.code))));
    });
}

/// What was done with the questions of an exam.
fn before(past: &Past, code: &str) -> Before {
    let seen = past.seen.iter().filter(|(exam, ..)| exam.eq_ignore_ascii_case(code)).map(|(_, question, _)| question);
    Before::of(seen, past.of(code).map(|(_, marks)| marks))
}
