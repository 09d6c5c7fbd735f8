//! How a sitting looks: the bar, the question or the review, the map, and the two dialogs.

use exam::{Event, Line, Phase, Question};
use yew::{
    html::{onclick, onclose},
    prelude::*,
};

use super::{
    Msg, SittingPage,
    desk::{Desk, Dialog, Only, Part},
    map::{self, Cell},
    notes,
};
use crate::{
    components::{
        looks::{looks, next_size},
        notice::banner,
        question::{self, Shown},
        tag::{Tag, button, classed, headline, link, page, paragraph, plain, pressable, tag, together},
        timer::Timer,
    },
    pages::report::entry::sources,
    route::Route,
    store::Saving,
    words::{frame, report, sitting as words},
};

pub(super) fn view(ctx: &Context<SittingPage>, desk: &Desk) -> Html {
    let body = match (desk.live.sitting().phase(), desk.part) {
        (Phase::Finished(_), _) => {
            let title = if desk.sealed { words::SEALED_TITLE } else { words::MARKING };
            Some(plain().child(headline().child(title)))
        }
        (Phase::Paused { .. }, _) => Some(paused(ctx)),
        (_, Part::Review(only)) => Some(review(ctx, desk, only)),
        (_, Part::Question) => sheet(ctx, desk),
    };
    // While the exam is paused, no question can be turned to.
    let shows_map = desk.part == Part::Question && matches!(desk.live.sitting().phase(), Phase::Underway { .. });
    let live = tag("div").set("role", "status").set("aria-live", "polite").class("live visually-hidden");
    classed("div", "sitting")
        .child(bar(ctx, desk))
        .child(live.child(&desk.said))
        .child(notices(ctx, desk))
        .child(body)
        .child(shows_map.then(|| map::map(map::cells(desk.live.sitting()), &desk.act_on)))
        .child(end_dialog(ctx, desk))
        .child(services_dialog(ctx, desk))
        .child(look_dialog(ctx, desk))
        .into()
}

fn bar(ctx: &Context<SittingPage>, desk: &Desk) -> Tag {
    let sitting = desk.live.sitting();
    let of = sitting.form().places().len();
    let (left, at) = desk.time();
    let runs = matches!(sitting.phase(), Phase::Underway { .. });
    let in_memory = ctx.props().store.in_memory().is_some();
    let (class, saved) = desk.saving_said(in_memory);
    let time = classed("span", "bar__time");
    let time = match left.zip(sitting.rules().limit) {
        Some((left, limit)) => {
            let hide = pressable(send(ctx, || Msg::HideTime), desk.time_hidden).class("bar__hide");
            let timer = html! {
                <Timer {left} {at} {limit} {runs} hidden={desk.time_hidden}
                    mark={ctx.link().callback(|(left, last)| Msg::Mark(left, last))} over={ctx.link().callback(|()| Msg::Beat)} />
            };
            time.child(timer).child(hide.child(if desk.time_hidden { words::SHOW_TIME } else { words::HIDE_TIME }))
        }
        None => time.child(classed("span", "timer timer--none").child(words::NO_LIMIT)),
    };
    let pause = || button(act(ctx, Event::Pause)).class("bar__link").child(words::PAUSE);
    let services = || {
        let show = send(ctx, || Msg::Dialog(Some(Dialog::Services)));
        button(show).class("bar__link").child(words::SERVICES)
    };
    let look = button(send(ctx, || Msg::Dialog(Some(Dialog::Look)))).class("bar__link").child(frame::LOOK);
    let size = |larger: bool, name: &'static str, sign: &'static str| {
        button(ctx.link().callback(move |_| Msg::Look(frame::SIZE.name, next_size(larger).unwrap_or_default())))
            .set("aria-label", name)
            .set_if("disabled", next_size(larger).is_none())
            .class("bar__link bar__size")
            .child(sign)
    };
    let links = classed("span", "bar__links")
        .child(size(false, frame::SMALLER, "A−"))
        .child(size(true, frame::LARGER, "A+"))
        .child(look)
        .child((sitting.rules().may_pause && runs).then(pause))
        .child(desk.details.is_some().then(services))
        .child(link("bar__link", Route::Home.to_string()).child(words::LEAVE));
    classed("header", "bar")
        .child(classed("span", "bar__exam").child(&desk.exam.code))
        .child(classed("span", "bar__count").child(sitting.desk().map(|it| words::question_of(it.at(), of))))
        .child(time)
        .child(tag("span").set("role", "status").class(class).child(saved))
        .child(links)
        .child(desk.mark.as_ref().map(|mark| tag("p").set("aria-hidden", "true").class("bar__mark").child(mark)))
}

fn notices(ctx: &Context<SittingPage>, desk: &Desk) -> Tag {
    let failed = match desk.live.saving() {
        Saving::Failed(waiting, why) => Some(words::not_saved(waiting, &why)),
        _ => None,
    };
    let note = desk.note_fault.as_deref().map(words::note_not_saved);
    let troubles = failed.iter().chain(&note).chain(&desk.trouble);
    let again = || button(send(ctx, || Msg::Fetch)).class("button").child(frame::TRY_AGAIN);
    let again = (desk.trouble.is_some() && desk.questions.iter().any(Option::is_none)).then(again);
    classed("div", "sitting__notices")
        .children(troubles.map(|text| banner("banner banner--trouble", "alert", text.clone())))
        .child(again.map(|again| paragraph("page__actions", again)))
        .children(desk.notices.iter().map(|text| banner("banner banner--info", "status", text.clone())))
}

fn paused(ctx: &Context<SittingPage>) -> Tag {
    let resume = classed("button", "button button--primary").on(onclick::Wrapper::new(act(ctx, Event::Resume)));
    plain()
        .child(headline().child(words::PAUSED))
        .child(tag("p").child(words::PAUSED_TEXT))
        .child(paragraph("page__actions", resume.child(words::RESUME)))
}

fn sheet(ctx: &Context<SittingPage>, desk: &Desk) -> Option<Tag> {
    let sitting = desk.live.sitting();
    let it = sitting.desk()?;
    let (at, of) = (it.at(), sitting.form().places().len());
    let (line, place) = (it.line(), &sitting.form().places()[at]);
    let note = desk.notes.get(at)?;
    let said = ctx.link().callback(Msg::Say);
    let content = match &desk.questions[at] {
        Some(question) => {
            let stem = notes::marked(ctx, desk, note, question.stem());
            let answer = question::answer(Shown { question, place, line, act: &desk.act_on, said: &said });
            together([stem, answer])
        }
        None => banner("question__waiting", "status", words::LOADING_QUESTION.into()).into(),
    };
    let flag = pressable(act(ctx, Event::Flag(!line.flagged)), line.flagged).class("button button--flag");
    let head = classed("div", "question__head")
        .child(headline().class("question__title").child(words::question_of(at, of)))
        .child(
            classed("div", "question__tools")
                .child(flag.child(if line.flagged { words::FLAGGED } else { words::FLAG }))
                .child(notes::tools(ctx, desk, note)),
        );
    // A screen reader is told by the live region; this is for those who see. What is right stands above.
    let hint = (!desk.said.is_empty() && !line.shown && !desk.aloud)
        .then(|| tag("p").set("aria-hidden", "true").class("question__hint").child(&desk.said));
    let article = classed("article", "question")
        .key(place.question.as_str())
        .child(head)
        .child(content)
        .child(hint)
        .child(desk.questions[at].as_ref().filter(|_| line.shown).map(|it| looked_up(it)))
        .child(acts(ctx, desk, line))
        .child(notes::comment(ctx, note));
    Some(page("sheet").child(article).child(steps(ctx, at, of)))
}

/// What can be done with the answer.
fn acts(ctx: &Context<SittingPage>, desk: &Desk, line: &Line) -> Option<Tag> {
    if line.shown {
        return None;
    }
    let reveals = desk.live.sitting().rules().feedback == exam::Feedback::EachQuestion;
    let reveal = || button(act(ctx, Event::Reveal)).class("button").child(words::CHECK);
    let clear = || button(act(ctx, Event::Clear)).class("button button--quiet").child(words::CLEAR);
    let acts = classed("p", "buttons").child(reveals.then(reveal));
    Some(acts.child(line.response.is_some().then(clear)))
}

fn steps(ctx: &Context<SittingPage>, at: usize, of: usize) -> Tag {
    let review = || button(send(ctx, || Msg::Show(Part::Review(Only::All))));
    let back = button(act(ctx, Event::GoTo(at.saturating_sub(1)))).set_if("disabled", at == 0).class("button");
    let steps = tag("nav").set("aria-label", words::QUESTIONS).class("steps").child(back.child(words::PREVIOUS));
    if at + 1 < of {
        let next = button(act(ctx, Event::GoTo(at + 1))).set("id", "next").class("button button--primary");
        let review = review().class("button button--quiet").child(words::REVIEW);
        steps.child(together([review, next.child(words::NEXT)]))
    } else {
        steps.child(review().set("id", "finish").class("button button--primary").child(words::TO_REVIEW))
    }
}

fn review(ctx: &Context<SittingPage>, desk: &Desk, only: Only) -> Tag {
    let cells = map::cells(desk.live.sitting());
    let fits = |only: Only, cell: &Cell| match only {
        Only::All => true,
        Only::Incomplete => !cell.progress.0,
        Only::Flagged => cell.flagged,
    };
    let count = |only| cells.iter().filter(|cell| fits(only, cell)).count();
    let tab = |(which, name): (Only, &'static str)| {
        let show = ctx.link().callback(move |_| Msg::Show(Part::Review(which)));
        pressable(show, which == only).class("button button--quiet").child(format!("{name} ({})", count(which)))
    };
    let tabs = [(Only::All, words::ALL), (Only::Incomplete, words::INCOMPLETE), (Only::Flagged, words::ONLY_FLAGGED)];
    let filters = tag("div").set("role", "group").set("aria-label", words::QUESTIONS).class("review__filters");
    let back = button(send(ctx, || Msg::Show(Part::Question))).class("button");
    let end = button(send(ctx, || Msg::Dialog(Some(Dialog::End)))).class("button button--primary review__end");
    let steps = tag("nav").set("aria-label", words::REVIEW).class("steps");
    page("review")
        .child(headline().child(words::REVIEW))
        .child(filters.children(tabs.map(tab)))
        .child((count(only) == 0).then(|| tag("p").child(words::NONE_HERE)))
        .child(map::grid("map__grid review__list", cells.iter().filter(|cell| fits(only, cell)), &desk.act_on))
        .child(paragraph("review__summary", words::end_text(count(Only::Incomplete), count(Only::Flagged))))
        .child(steps.child(back.child(words::BACK)).child(end.child(words::END)))
}

fn end_dialog(ctx: &Context<SittingPage>, desk: &Desk) -> Tag {
    // A closed dialog says nothing, so its numbers need not be kept up to date.
    let asks = desk.dialog == Some(Dialog::End);
    let cells = if asks { map::cells(desk.live.sitting()) } else { Vec::new() };
    let open = cells.iter().filter(|cell| !cell.progress.0);
    let flagged = cells.iter().filter(|cell| cell.flagged);
    let text = words::end_text(open.count(), flagged.count());
    let stay = button(send(ctx, || Msg::Dialog(None))).class("button");
    let end = button(act(ctx, Event::Submit)).set("id", "end").class("button button--primary");
    dialog(ctx, &desk.end_dialog, "end-title", "dialog")
        .child(tag("h2").set("id", "end-title").child(words::END_TITLE))
        .child(tag("p").child(text))
        .child(classed("div", "dialog__actions").child(stay.child(words::END_NOT)).child(end.child(if desk.sealed {
            words::END_SEALED
        } else {
            words::END_NOW
        })))
}

fn services_dialog(ctx: &Context<SittingPage>, desk: &Desk) -> Option<Tag> {
    let details = desk.details.as_ref()?;
    let section = |(category, names): &(String, Vec<String>)| {
        let names = names.iter().map(|name| tag("li").child(name));
        tag("section").child(tag("h3").child(category)).child(tag("ul").children(names))
    };
    let shown = (desk.dialog == Some(Dialog::Services)).then(|| together(details.in_scope.iter().map(section)));
    let close = button(send(ctx, || Msg::Dialog(None))).class("button button--primary");
    let dialog = dialog(ctx, &desk.services_dialog, "services-title", "dialog dialog--wide")
        .child(tag("h2").set("id", "services-title").child(words::SERVICES))
        .child(tag("p").child(words::SERVICES_TEXT))
        .child(shown)
        .child(classed("div", "dialog__actions").child(close.child(words::CLOSE)));
    Some(dialog)
}

fn look_dialog(ctx: &Context<SittingPage>, desk: &Desk) -> Tag {
    let looks = (desk.dialog == Some(Dialog::Look))
        .then(|| looks(&ctx.link().callback(|(name, value)| Msg::Look(name, value))));
    let close = button(send(ctx, || Msg::Dialog(None))).class("button button--primary");
    dialog(ctx, &desk.look_dialog, "look-title", "dialog")
        .child(tag("h2").set("id", "look-title").child(frame::LOOK))
        .child(looks)
        .child(classed("div", "dialog__actions").child(close.child(words::CLOSE)))
}

/// A dialog named by its title, which hears of being closed by the keyboard.
fn dialog(ctx: &Context<SittingPage>, node: &NodeRef, title: &'static str, class: &'static str) -> Tag {
    let onclose = onclose::Wrapper::new(ctx.link().callback(|_| Msg::Dialog(None)));
    tag("dialog").node(node).set("aria-labelledby", title).class(class).on(onclose)
}

fn act(ctx: &Context<SittingPage>, event: Event) -> Callback<MouseEvent> {
    ctx.link().callback(move |_| Msg::Act(event.clone()))
}

/// Not a closure, since the sending of each would be written out by itself.
fn send(ctx: &Context<SittingPage>, msg: fn() -> Msg) -> Callback<MouseEvent> {
    ctx.link().callback(move |_| msg())
}

/// Where a question that was answered can be looked up.
fn looked_up(question: &Question) -> Tag {
    let name = paragraph("soft small", report::SOURCES);
    classed("div", "question__sources").child(name).child(sources(question))
}
