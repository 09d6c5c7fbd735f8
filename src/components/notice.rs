//! Notices in the flow of a page, and what there is to say of an exam's life.

use bank::pack::CatalogueExam;
use exam::Verdict;
use yew::{html::IntoPropValue, prelude::*};

use crate::{
    components::tag::{Tag, classed, tag},
    words::{exam as words, frame, report},
};

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Good to know.
    Info,
    /// May change what one does.
    Warning,
}

/// A notice.
pub(crate) fn notice(weight: Weight, content: Html) -> Html {
    let class = match weight {
        Weight::Info => "banner banner--info",
        Weight::Warning => "banner banner--warning",
    };
    classed("div", class).child(content).into()
}

/// A notice in one sentence, which a screen reader speaks as its role has it: `status` when it may, `alert` at once.
pub(crate) fn banner(class: &'static str, role: &'static str, text: String) -> Tag {
    tag("p").set("role", role).class(class).child(text)
}

/// Where an exam stands in its life on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Life<'a> {
    /// It can be taken, and no end is known.
    Current,
    /// It can be taken from this day on.
    Coming(&'a str),
    /// It can be taken up to this day.
    Ending(&'a str),
    /// This was its last day.
    Over(&'a str),
}

impl<'a> Life<'a> {
    /// Days are written as YYYY-MM-DD, so that their order is that of their letters.
    pub(crate) fn of(exam: &'a CatalogueExam, today: &str) -> Life<'a> {
        match (exam.first_day.as_deref(), exam.last_day.as_deref()) {
            (Some(first), _) if today < first => Life::Coming(first),
            (_, Some(last)) if last < today => Life::Over(last),
            (_, Some(last)) => Life::Ending(last),
            _ => Life::Current,
        }
    }

    /// A short sentence, with days spelt by `day`; none for an exam that is simply current.
    fn said(self, day: fn(&str) -> String) -> Option<String> {
        match self {
            Life::Current => None,
            Life::Coming(first) => Some(frame::starts(&day(first))),
            Life::Ending(last) => Some(frame::ends(&day(last))),
            Life::Over(last) => Some(frame::ended(&day(last))),
        }
    }

    /// The tag on an exam's card.
    pub(crate) fn tag(self) -> Html {
        let class = if let Life::Ending(_) = self { "tag tag--warning" } else { "tag" };
        self.said(frame::short_day).map(|said| classed("span", class).child(said)).into_prop_value()
    }
}

/// What a candidate should know of an exam's life and outline before starting.
pub(crate) fn life(exam: &CatalogueExam, today: &str) -> Html {
    let life = Life::of(exam, today);
    // A note was written by a person who knew the successor too; the plain fact stands for exams without one.
    let more = exam.note.clone().or_else(|| exam.successor.as_deref().map(words::follows));
    if life == Life::Current && more.is_none() {
        return Html::default();
    }
    let weight = if matches!(life, Life::Ending(_) | Life::Over(_)) { Weight::Warning } else { Weight::Info };
    let dated = life.said(frame::day).map(|said| tag("p").child(tag("strong").child(said + ".")));
    notice(weight, dated.into_iter().chain(more.map(|more| tag("p").child(more))).collect())
}

/// Pass or fail, in a word that its colour repeats; nothing for a quiz.
pub(crate) fn verdict_tag(verdict: Option<Verdict>, close: bool) -> Html {
    let class = match (verdict, close) {
        (None, _) => return Html::default(),
        (_, true) => "tag tag--warning",
        (Some(Verdict::Pass), _) => "tag tag--right",
        (Some(Verdict::Fail), _) => "tag tag--wrong",
    };
    let close = close.then(|| format!(", {}", report::TOO_CLOSE));
    classed("span", class).children(verdict.map(report::verdict)).children(close).into()
}
