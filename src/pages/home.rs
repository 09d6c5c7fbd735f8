//! The start screen: what to go on with, and all exams by level.

use std::rc::Rc;

use bank::pack::{Catalogue, CatalogueExam};
use exam::Level;
use yew::prelude::*;

use crate::{
    components::{
        annex::Annex,
        notice::Life,
        outline::{drawn, stripe},
        tag::{Tag, classed, headline, link, page, paragraph, tag},
    },
    edge::clock,
    route::Route,
    saved::{State, Summary},
    words::{frame, home as words, report},
};

/// What the start screen shows.
pub(crate) struct HomeProps {
    pub(crate) catalogue: Rc<Catalogue>,
    /// As YYYY-MM-DD.
    pub(crate) today: AttrValue,
    pub(crate) sittings: Rc<Vec<Summary>>,
    /// The exams for which something is planned, by code in lower case.
    pub(crate) plans: Rc<Vec<String>>,
}

/// The page.
pub(crate) fn home(props: &HomeProps) -> Html {
    let hero = classed("div", "hero").child(headline().child(words::HEADLINE)).child(paragraph("lead", words::LEAD));
    page("page home")
        .child(hero)
        .child(go_on(props))
        .child(tonight(props))
        .children(Level::ALL.iter().filter_map(|level| level_section(props, level.name())))
        .into()
}

/// The open sittings, the latest first.
fn go_on(props: &HomeProps) -> Option<Tag> {
    let mut open = props.sittings.iter().filter_map(|sitting| open_card(props, sitting)).peekable();
    open.peek()?;
    Some(section("go-on".into(), words::GO_ON.into(), open))
}

/// How candidates stand in what they began or booked, which the annex draws; until it has, cards without words hold
/// its place. Nothing, and no annex, for whoever is new.
fn tonight(props: &HomeProps) -> Option<Tag> {
    let began = |exam: &CatalogueExam| {
        let finished = |one: &Summary| one.exam == exam.code && !matches!(one.state, State::Open { .. });
        props.sittings.iter().any(finished) || props.plans.iter().any(|code| exam.code.eq_ignore_ascii_case(code))
    };
    let held = props.catalogue.exams.iter().filter(|exam| began(exam));
    let mut held = held.map(|exam| classed("li", "card tonight__exam").key(exam.code.as_str())).peekable();
    held.peek()?;
    let held = classed("ul", "cards tonight__held").set("aria-hidden", "true").children(held);
    let annex = html! { <Annex address="tonight" whole=false /> };
    let heading = tag("h2").set("id", "tonight").class("level__title").child(words::TONIGHT);
    let section = tag("section").set("aria-labelledby", "tonight").class("level tonight");
    Some(section.child(heading).child(annex).child(held))
}

/// Cards under their heading.
fn section(id: String, heading: String, cards: impl Iterator<Item = Tag>) -> Tag {
    tag("section")
        .set("aria-labelledby", id.clone())
        .class("level")
        .child(tag("h2").set("id", id).class("level__title").child(heading))
        .child(classed("ul", "cards").children(cards))
}

fn open_card(props: &HomeProps, sitting: &Summary) -> Option<Tag> {
    let State::Open { at, answered, of, left } = sitting.state else { return None };
    let exam = props.catalogue.exams.iter().find(|exam| exam.code == sitting.exam);
    let name = exam.map_or(&sitting.exam, |exam| &exam.short);
    let bar = |width: u32| tag("rect").set("width", width.to_string()).set("height", "1");
    let stripe =
        drawn(format!("0 0 {} 1", of.max(1))).class("stripe").child(bar(of).class("stripe__rest")).child(bar(answered));
    let left = tag("span").children(left.map(words::left));
    let card = classed("li", "card card--go-on")
        .key(sitting.id.as_str())
        .child(head(&sitting.exam).child(left))
        .child(card_name(&Route::Sitting { id: sitting.id.clone() }, name))
        .child(stripe)
        .child(paragraph("card__facts", words::progress(at, answered, of)))
        .child(paragraph("card__state", words::begun(&frame::day(&clock::day(sitting.begun)))));
    Some(card)
}

fn head(code: &str) -> Tag {
    classed("div", "card__head").child(tag("span").child(code.to_owned()))
}

/// The name on a card, which leads to what the card is of.
fn card_name(to: &Route, name: &str) -> Tag {
    classed("h3", "card__name").child(link("card__link", to.to_string()).child(name.to_owned()))
}

fn level_section(props: &HomeProps, level: &str) -> Option<Tag> {
    let mut exams = props.catalogue.exams.iter().filter(|exam| exam.level == level).peekable();
    exams.peek()?;
    let cards = exams.map(|exam| card(exam, props));
    Some(section(format!("level-{level}"), frame::level(level).into(), cards).key(level))
}

fn card(exam: &CatalogueExam, props: &HomeProps) -> Tag {
    let empty = exam.questions == 0;
    let bank = if empty { words::NO_QUESTIONS.to_owned() } else { words::bank(exam.questions) };
    classed("li", if empty { "card card--outline" } else { "card" })
        .key(exam.code.as_str())
        .child(head(&exam.code).child(Life::of(exam, &props.today).tag()))
        .child(card_name(&Route::Exam { code: exam.code.to_ascii_lowercase() }, &exam.short))
        .child(stripe(&exam.domains))
        .child(paragraph("card__facts", words::facts(exam.minutes, exam.scored + exam.unscored, exam.passing)))
        .child(paragraph("card__state", bank))
        .child(last_result(exam, &props.sittings).map(|said| paragraph("card__state", said)))
}

fn last_result(exam: &CatalogueExam, sittings: &[Summary]) -> Option<String> {
    let finished =
        sittings.iter().filter(|sitting| sitting.exam == exam.code).filter_map(|sitting| match sitting.state {
            State::Finished { ended, right, of, scaled, verdict, .. } => {
                let result = scaled.map_or_else(|| report::of(right, of), |scaled| scaled.score.to_string());
                Some((ended, result, verdict.map(|verdict| report::verdict(verdict).to_ascii_lowercase())))
            }
            State::Sealed { ended } => Some((ended, words::SEALED.to_owned(), None)),
            State::Open { .. } => None,
        });
    let (ended, result, verdict) = finished.max_by_key(|(ended, ..)| *ended)?;
    Some(words::last_result(&result, verdict.as_deref(), &frame::day(&clock::day(ended))))
}
