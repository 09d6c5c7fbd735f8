//! What the start screen says of every exam that was begun or booked: days to go, what is due, how ready, what next.

use bank::pack::CatalogueExam;
use exam::{Readiness, ordered};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    look::{Look, ways},
    past::Past,
};
use crate::{
    components::tag::{Tag, classed, link, paragraph, tag},
    edge::database::Shelf,
    library::Library,
    route::Route,
    saved::{Plan, unseal},
    store::Store,
    words::standing as words,
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TonightProps {
    pub(super) store: Store,
    pub(super) library: Library,
}

pub(super) struct Tonight {
    known: Option<(Past, Vec<(String, Plan)>)>,
}

impl Component for Tonight {
    type Message = (Past, Vec<(String, Plan)>);
    type Properties = TonightProps;

    fn create(ctx: &Context<Tonight>) -> Tonight {
        let (TonightProps { store, library }, link) = (ctx.props().clone(), ctx.link().clone());
        spawn_local(async move {
            // What cannot be read, the app says above all pages.
            let past = Past::read(&store, &library).await.unwrap_or_default();
            let plans = store.all(Shelf::Plans).await.unwrap_or_default();
            let plan = |text: &str| unseal(text).ok().and_then(Plan::read).unwrap_or_default();
            link.send_message((past, plans.into_iter().map(|(exam, text)| (exam, plan(&text))).collect()));
        });
        Tonight { known: None }
    }

    fn update(&mut self, _: &Context<Tonight>, known: Self::Message) -> bool {
        self.known = Some(known);
        true
    }

    fn view(&self, ctx: &Context<Tonight>) -> Html {
        // Until then the page holds the place.
        let Some((past, plans)) = &self.known else { return Html::default() };
        let catalogue = ctx.props().library.catalogue();
        let mut exams: Vec<(&CatalogueExam, Look)> = Vec::new();
        for exam in &catalogue.exams {
            let plan = plans.iter().find(|(code, _)| exam.code.eq_ignore_ascii_case(code)).map(|(_, plan)| *plan);
            if plan.is_some() || past.of(&exam.code).next().is_some() {
                exams.push((exam, Look::of(exam, past, plan.unwrap_or_default())));
            }
        }
        // The exam that comes first stands first; those without a day stand last, in the order of the catalogue.
        let first = |look: &Look| look.left().unwrap_or(u32::MAX);
        let exams = ordered(exams, &|(_, one), (_, other)| first(one).cmp(&first(other)));
        classed("ul", "cards").children(exams.iter().map(|(exam, look)| card(exam, look))).into()
    }
}

fn card(exam: &CatalogueExam, look: &Look) -> Tag {
    let quiz = exam.minutes.is_none();
    let left = look.left().map(|left| classed("span", "tag").child(words::countdown(left)));
    let to = Route::Exam { code: exam.code.to_ascii_lowercase() }.to_string();
    let due = look.due_apart().then(|| words::due(look.due, quiz));
    let readiness = match &look.readiness {
        Some(Ok(readiness)) => Some(ready(readiness)),
        Some(Err(lacks)) => Some(words::not_yet(lacks)),
        None => None,
    };
    let facts = [due, readiness].into_iter().flatten().map(|fact| tag("li").child(fact));
    classed("li", "card tonight__exam")
        .key(exam.code.as_str())
        .child(classed("div", "card__head").child(tag("span").child(&exam.code)).child(left))
        .child(classed("h3", "card__name").child(link("tonight__link", to).child(&exam.short)))
        .child(paragraph("tonight__said", look.said(exam)))
        .child(classed("ul", "card__state").children(facts))
        .child(ways(look.ways(exam, false).into_iter().take(1).collect()))
}

fn ready(readiness: &Readiness) -> String {
    format!("{}: {}", words::READINESS, words::chance(readiness))
}
