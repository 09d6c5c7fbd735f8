//! Accuracy by domain and by task: bars against the passing line, and the same as a table.

use bank::pack::{CatalogueExam, Details};
use exam::DomainNo;
use yew::prelude::*;

use super::readiness::along;
use crate::{
    annex::look::{Look, title},
    components::tag::{Tag, classed, column, link, paragraph, part, rows, tag, together},
    route::{Draw, Part, Route},
    standing::{Share, TaskShare},
    words::{report, standing as words},
};

/// From this many answers on a share is told without a word of care.
const ENOUGH: u32 = 5;

/// The part of the page.
pub(super) fn accuracy(exam: &CatalogueExam, details: Option<&Details>, look: &Look) -> Tag {
    let quiz = exam.minutes.is_none();
    let mark = look.target.as_ref().map(|target| target.needed() * 1000 / target.scored().max(1));
    let passes = look.target.as_ref().map(|target| {
        paragraph("soft small", words::passing_line(target.needed(), target.scored(), mark.unwrap_or(0) / 10))
    });
    let domains = (1_u8..).zip(&exam.domains).map(|(number, _)| domain(exam, details, look, DomainNo(number), mark));
    part("accuracy", if quiz { words::QUIZ_ACCURACY } else { words::ACCURACY })
        .child(tag("div").child(paragraph("soft small", words::FIRST_ANSWERS)).child(passes))
        .child(classed("ol", "shares").children(domains))
        .child(table(exam, details, look, mark))
}

fn of_domain(look: &Look, number: DomainNo) -> Share {
    look.tally.domains.iter().find(|(its, _)| *its == number).map_or(Share::default(), |(_, share)| *share)
}

/// The tasks of a domain that were answered: the id, what it is called, and its share. None while tasks are not known.
fn of_tasks<'a>(
    look: &'a Look,
    details: Option<&'a Details>,
    number: DomainNo,
) -> impl Iterator<Item = (&'a str, String, Share)> {
    let known = move |one: &TaskShare| details?.tasks.get(one.task?.index());
    look.tally.tasks.iter().filter(move |one| one.domain == number).filter_map(move |one| {
        let task = known(one)?;
        let name = if task.id == task.title { task.title.clone() } else { format!("{} {}", task.id, task.title) };
        Some((&*task.id, name, one.share))
    })
}

/// A row that unfolds to the tasks of its domain.
fn domain(exam: &CatalogueExam, details: Option<&Details>, look: &Look, number: DomainNo, mark: Option<u32>) -> Tag {
    let share = of_domain(look, number);
    let row = |class: &'static str| {
        let name = classed("span", "share__name").child(format!("{}. {}", number.0, title(exam, number)));
        with_bar(classed("span", class).child(name), share, mark)
    };
    let item = classed("li", "shares__domain").key(number.0);
    if share.of == 0 {
        return item.child(row("share"));
    }
    let practice = |part: Part| {
        let code = exam.code.to_ascii_lowercase();
        Route::Practice { code, part, draw: Draw::default() }.to_string()
    };
    let tasks = of_tasks(look, details, number).map(|(id, name, share)| {
        let part = Part { task: Some(id.to_owned()), ..Part::default() };
        let name = classed("span", "share__name").child(link("share__link", practice(part)).child(name));
        with_bar(classed("li", "share share--task").key(id).child(name), share, mark)
    });
    let whole = Part { domain: Some(number.0), ..Part::default() };
    let fold = classed("details", "shares__fold")
        .child(tag("summary").child(row("share")))
        .child(classed("ol", "shares__tasks").children(tasks))
        .child(paragraph("small", link("", practice(whole)).child(words::PRACTISE_DOMAIN)));
    item.child(fold)
}

/// Adds bar and figures to a row.
fn with_bar(row: Tag, share: Share, mark: Option<u32>) -> Tag {
    if share.of == 0 {
        return row.child(bar(0, mark)).child(classed("span", "share__none").child(words::NONE_OF_DOMAIN));
    }
    let few = if share.of < ENOUGH { "share__percent share__percent--few" } else { "share__percent" };
    row.child(bar(share.permille(), mark))
        .child(classed("span", "share__of").child(words::of(share.right, share.of)))
        .child(classed("span", few).child(report::share(share.right, share.of)))
}

/// A bar from 0 to 1,000 thousandths, with a line where it passes; the figures beside it say the same.
pub(super) fn bar(permille: u32, mark: Option<u32>) -> Tag {
    let rect = |width: String, class: &'static str| {
        tag("rect").set("y", "25%").set("width", width).set("height", "50%").class(class)
    };
    let line = mark.map(|mark| {
        let ends = tag("line").set("x1", along(mark)).set("x2", along(mark));
        ends.set("y1", "0").set("y2", "100%").class("meter__mark")
    });
    tag("svg")
        .set("aria-hidden", "true")
        .class("meter")
        .child(rect("100%".into(), "meter__track"))
        .child(rect(along(permille), "meter__filled"))
        .child(line)
}

/// The text twin.
fn table(exam: &CatalogueExam, details: Option<&Details>, look: &Look, mark: Option<u32>) -> Tag {
    let heads = [words::OF, words::SHARE].map(|name| column(name).class("number"));
    let heads = tag("tr").child(column(words::DOMAIN)).children(heads).children(mark.map(|_| column(words::AGAINST)));
    let row = |class: &'static str, name: String, share: Share| {
        let percent = if share.of == 0 { "–".to_owned() } else { report::share(share.right, share.of) };
        let reached = mark.map(|mark| match share.permille() {
            _ if share.of == 0 => "–",
            permille if permille >= mark => words::ABOVE,
            _ => words::BELOW,
        });
        let figures = [words::of(share.right, share.of), percent].map(|text| classed("td", "number").child(text));
        tag("tr")
            .child(tag("th").set("scope", "row").class(class).child(name))
            .children(figures)
            .children(reached.map(|reached| tag("td").child(reached)))
    };
    let all = (1_u8..).map(DomainNo).zip(&exam.domains).flat_map(|(number, domain)| {
        let whole = row("", format!("{}. {}", number.0, domain.title), of_domain(look, number));
        let tasks = of_tasks(look, details, number).map(|(_, name, share)| row("table__part", name, share));
        std::iter::once(whole).chain(tasks).collect::<Vec<_>>()
    });
    let table = tag("div").set("tabindex", "0").set("role", "group").set("aria-labelledby", "accuracy").class("scroll");
    classed("details", "fold")
        .child(tag("summary").child(words::AS_TABLE))
        .child(table.child(rows("table", heads, all)))
}

/// Rows of bars with a name and a figure each; the largest fills the width.
pub(super) fn counts(counts: [(&'static str, u32); 3]) -> Html {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let rows = counts.into_iter().map(|(name, count)| {
        classed("li", "share")
            .key(name)
            .child(classed("span", "share__name").child(name))
            .child(bar(count * 1000 / most, None))
            .child(classed("span", "share__percent").child(count))
    });
    together([classed("ul", "shares shares--counts").children(rows)])
}
