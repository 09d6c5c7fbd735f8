//! Readiness: the chance with its range, or what lacks to say anything.

use bank::pack::CatalogueExam;
use exam::{NotYet, Readiness};

use crate::{
    annex::look::{Look, title},
    components::tag::{Tag, classed, paragraph, tag},
    words::standing as words,
};

/// A percentage of the width, from thousandths.
pub(super) fn along(permille: u32) -> String {
    format!("{}.{}%", permille / 10, permille % 10)
}

/// Nothing for a quiz, which cannot be passed.
pub(super) fn readiness(exam: &CatalogueExam, look: &Look) -> Option<Tag> {
    Some(match look.readiness.as_ref()? {
        Ok(readiness) => told(exam, readiness),
        Err(lacks) => refused(exam, lacks),
    })
}

fn told(exam: &CatalogueExam, readiness: &Readiness) -> Tag {
    let chance = classed("p", "chance")
        .child(classed("span", "chance__number").child(words::percent(readiness.mid)))
        .child(classed("span", "chance__range").child(words::span(readiness)));
    classed("div", "readiness")
        .child(tag("h3").child(words::READINESS))
        .child(chance)
        .child(line(readiness))
        .child(paragraph("small", words::rests_on(readiness.answers, title(exam, readiness.weakest))))
        .child(paragraph("caution", words::CAUTION))
}

/// The range on the whole line from 0% to 100%: a bar between two stops, with a dot for the chance itself.
fn line(readiness: &Readiness) -> Tag {
    let [low, mid, high] = [readiness.low, readiness.mid, readiness.high].map(u32::from);
    let rect = |x: String, y: &'static str, width: String, height: &'static str| {
        tag("rect").set("x", x).set("y", y).set("width", width).set("height", height).set("rx", "4")
    };
    let stop = |at: u32| {
        let ends = tag("line").set("x1", along(at)).set("x2", along(at));
        ends.set("y1", "6").set("y2", "30").class("line__stop")
    };
    let text = |at: &'static str, anchor: &'static str| {
        tag("text").set("x", at).set("y", "52").set("text-anchor", anchor).child(at)
    };
    tag("svg")
        .set("role", "img")
        .set("aria-label", words::picture(readiness))
        .class("line")
        .child(rect("0".into(), "14", "100%".into(), "8").class("line__track"))
        .child(rect(along(low), "12", along(high.saturating_sub(low)), "12").class("line__range"))
        .child(stop(low))
        .child(stop(high))
        .child(tag("circle").set("cx", along(mid)).set("cy", "18").set("r", "8").class("line__dot"))
        .child(text("0%", "start"))
        .child(text("50%", "middle"))
        .child(text("100%", "end"))
}

fn refused(exam: &CatalogueExam, lacks: &NotYet) -> Tag {
    let lacking = lacks.domains.iter().map(|lack| {
        tag("li").key(lack.domain.0).child(words::lack(title(exam, lack.domain), lack.answers, lack.needed))
    });
    let lacking = classed("ul", "lacks").children(lacking);
    classed("div", "readiness")
        .child(tag("h3").child(words::NOT_YET))
        .child(tag("p").child(words::so_far(lacks)))
        .child((!lacks.domains.is_empty()).then_some(lacking))
        .child(paragraph("caution", words::WHAT_COUNTS))
}
