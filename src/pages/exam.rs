//! One exam: what it asks, what is known of it, how it went so far, and the way to start.

use std::rc::Rc;

use bank::pack::{CatalogueExam, Details};
use exam::Kind;
use yew::{html::IntoPropValue, prelude::*};

use crate::{
    components::{
        annex::Annex,
        notice::{Weight, life, notice},
        outline::outline,
        tag::{Tag, classed, headline, link, page, paragraph, part, tag, together},
    },
    route::{Draw, Route},
    saved::{State, Summary},
    words::{exam as words, frame, home},
};

/// What an exam's page shows.
pub(crate) struct ExamProps {
    pub(crate) exam: Rc<CatalogueExam>,
    /// Missing while they are on their way.
    pub(crate) details: Option<Rc<Details>>,
    /// As YYYY-MM-DD.
    pub(crate) today: AttrValue,
    /// Those of this exam.
    pub(crate) sittings: Rc<Vec<Summary>>,
    /// Whether what is kept was looked at, so that `sittings` are all there are.
    pub(crate) looked: bool,
}

/// The page.
pub(crate) fn exam(props: &ExamProps) -> Html {
    let ExamProps { exam, details, today, sittings, looked } = props;
    let details = details.as_deref();
    let head = classed("div", "exam__head")
        .child(paragraph("code", kicker(exam)))
        .child(headline().child(&exam.title))
        .child(paragraph("lead", &exam.about));
    let shares = if exam.minutes.is_some() { words::OUTLINE_SAID } else { words::QUIZ_OUTLINE_SAID };
    // Who was here before comes for how they stand; who was not, for what is asked.
    let known = *looked && !sittings.is_empty();
    let standing = || {
        let address = format!("standing {}", exam.code.to_ascii_lowercase());
        html! { <Annex {address} whole=false /> }
    };
    page("page exam")
        .child(head)
        .child(facts(exam))
        .child(life(exam, today))
        .child(start(exam, sittings))
        .child(known.then(standing))
        .child(part("outline", words::OUTLINE).child(paragraph("soft", shares)).child(outline(exam, details)))
        .child((*looked && !known).then(standing))
        .child(tag("div").child(services(details)))
        .into()
}

/// An exam's code and level; a quiz is known by its subject and has neither.
fn kicker(exam: &CatalogueExam) -> String {
    if exam.minutes.is_none() {
        words::QUIZ.to_owned()
    } else {
        format!("{} · {}", exam.code, frame::level(&exam.level))
    }
}

fn facts(exam: &CatalogueExam) -> Tag {
    let fact = |value: String, name: String| {
        classed("div", "fact")
            .child(classed("dt", "fact__name").child(name))
            .child(classed("dd", "fact__value").child(value))
    };
    let kinds = exam.kinds.iter().filter_map(|name| Kind::from_name(name)).map(frame::kind);
    let kinds = classed("div", "fact fact--wide")
        .child(classed("dt", "fact__name").child(words::KINDS))
        .child(classed("dd", "fact__value fact__value--text").child(words::kinds(kinds)));
    tag("dl")
        .set("aria-label", words::FACTS)
        .class("facts")
        .child(fact((exam.scored + exam.unscored).to_string(), words::scored(exam.scored, exam.unscored)))
        .children(exam.minutes.map(|minutes| fact(minutes.to_string(), words::MINUTES.into())))
        .children(exam.passing.map(|passing| fact(passing.to_string(), words::TO_PASS.into())))
        .child(kinds)
}

/// An open sitting comes before a new one.
fn start(exam: &CatalogueExam, sittings: &[Summary]) -> Html {
    let open: Vec<&Summary> = sittings.iter().filter(|one| matches!(one.state, State::Open { .. })).collect();
    let code = exam.code.to_ascii_lowercase();
    let mock = Route::Mock { code, draw: Draw::default(), again: None }.to_string();
    let (buttons, standing) = match open.first() {
        Some(Summary { id, state: State::Open { at, answered, of, left }, .. }) => {
            let left = left.map_or(String::new(), |left| format!(", {}", home::left(left)));
            let sitting = Route::Sitting { id: id.clone() }.to_string();
            let go_on = link("button button--primary button--big", sitting).child(words::go_on(*at));
            let another = || link("button button--quiet button--big", mock).child(words::START_ANOTHER);
            let buttons = classed("div", "buttons").child(go_on).child((exam.questions > 0).then(another));
            (buttons, format!("{}{left}", home::progress(*at, *answered, *of)))
        }
        _ if exam.questions == 0 => return notice(Weight::Info, tag("p").child(words::NO_QUESTIONS).into()),
        _ => {
            let start = if exam.minutes.is_some() { words::START } else { words::START_QUIZ };
            let buttons =
                classed("div", "buttons").child(link("button button--primary button--big", mock).child(start));
            (buttons, home::bank(exam.questions) + ".")
        }
    };
    classed("div", "part").child(buttons).child(paragraph("soft small", standing)).into()
}

fn services(details: Option<&Details>) -> Html {
    let Some(details) = details else {
        // As high as what follows, so that nothing jumps when it comes.
        let held = [words::SCOPE_LOADING, words::SCOPE_LOADING, words::ORIGIN];
        return held.into_iter().map(|text| paragraph("fold fold--big skeleton", text)).collect();
    };
    let origin = || {
        let origins = details.provenance.iter().map(|(group, source)| {
            let group = tag("div").key(group.as_str()).child(tag("dt").child(words::origin(group)));
            group.child(tag("dd").child(source))
        });
        fold(words::ORIGIN).child(classed("dl", "origins").children(origins))
    };
    together([
        scope(words::SCOPE, &details.in_scope),
        scope(words::OUT_OF_SCOPE, &details.out_of_scope),
        (!details.provenance.is_empty()).then(origin),
    ])
}

fn scope(heading: &str, groups: &[(String, Vec<String>)]) -> Option<Tag> {
    let count: usize = groups.iter().map(|(_, names)| names.len()).sum();
    if count == 0 {
        return None;
    }
    let groups = groups.iter().map(|(category, names)| {
        let names = names.iter().map(|name| tag("li").key(name.as_str()).child(name));
        let group = classed("div", "services__group").key(category.as_str());
        group.child(tag("h3").child(category)).child(tag("ul").children(names))
    });
    Some(fold(words::services(heading, count)).child(classed("div", "services").children(groups)))
}

/// What is shown on a click upon its name.
fn fold(name: impl IntoPropValue<Html>) -> Tag {
    classed("details", "fold fold--big").child(tag("summary").child(name))
}
