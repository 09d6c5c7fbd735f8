//! The key of a form on paper, on sheets of its own: all letters at a glance, then every why.

use bank::pack::CatalogueExam;
use exam::{ChoiceNo, Key, Place, Question, raw_needed};

use super::{Paper, places};
use crate::{
    components::{
        prose::prose,
        question::letter,
        tag::{Tag, classed, paragraph, part, tag},
    },
    words::print as words,
};

/// The whole key.
pub(super) fn key(exam: &CatalogueExam, paper: &Paper) -> Tag {
    let scored = paper.form.places().iter().filter(|place| place.scored).count();
    let needed = exam.passing.zip(u32::try_from(scored).ok()).filter(|_| paper.questions.len() as u64 == whole(exam));
    let needed = needed.map(|(passing, scored)| (raw_needed(passing, scored), passing));
    let glance = places(paper).map(|(at, question, place)| {
        let star = (!place.scored).then_some(" *");
        let number = tag("b").child(format!("{}. ", at + 1));
        tag("li").child(number).child(letters(question, place)).child(star)
    });
    part("key", words::KEY)
        .child(tag("p").child(words::marking(scored, paper.questions.len(), needed)))
        .child(tag("h3").child(words::AT_A_GLANCE))
        .child(classed("ol", "printed__glance").children(glance))
        .child(
            classed("div", "printed__sheet")
                .children(places(paper).map(|(at, question, place)| why(at, question, place))),
        )
}

/// How many questions a whole form has.
fn whole(exam: &CatalogueExam) -> u64 {
    u64::from(exam.scored) + u64::from(exam.unscored)
}

/// The letter under which a choice stands on this form.
fn named(place: &Place, choice: ChoiceNo) -> char {
    place.order.iter().position(|its| *its == choice).map_or('?', letter)
}

/// "B", "A, C", "1 D, 2 A, 3 B".
fn letters(question: &Question, place: &Place) -> String {
    let numbered = |choices: &[ChoiceNo]| {
        let each = choices.iter().zip(1..).map(|(choice, at)| format!("{at} {}", named(place, *choice)));
        each.collect::<Vec<_>>().join(", ")
    };
    match question.key() {
        Key::One(choice) => named(place, *choice).to_string(),
        Key::Several(choices) => {
            // In the order of the form, which is that of the letters.
            let right = place.order.iter().enumerate().filter(|(_, choice)| choices.has(**choice));
            let letters: Vec<String> = right.map(|(at, _)| letter(at).to_string()).collect();
            letters.join(", ")
        }
        Key::Order(choices) | Key::Pairs(choices) => numbered(choices),
    }
}

fn why(at: usize, question: &Question, place: &Place) -> Tag {
    let star = if place.scored { "" } else { " *" };
    let single = matches!(question.key(), Key::One(_) | Key::Several(_));
    let whys = place.order.iter().enumerate().filter_map(|(at, no)| {
        let choice = question.choices().get(no.index())?;
        let right = (single && question.key().has(*no)).then(|| tag("b").child(words::RIGHT));
        let text = classed("div", "choice__text").child(right).child(prose(&choice.why));
        Some(tag("li").child(classed("span", "printed__letter").child(letter(at))).child(text))
    });
    let sources = question.sources().iter().map(|source| tag("li").child(source));
    tag("section")
        .class("printed__question")
        .child(tag("h3").child(format!("{}: {}{star}", words::question(at), letters(question, place))))
        .child(classed("ol", "printed__choices").children(whys))
        .child(paragraph("printed__idea", tag("b").child(words::IDEA)))
        .child(prose(question.rationale()))
        .child(classed("ul", "printed__sources").children(sources))
}
