//! How an evening of review looks.

use exam::Blueprint;
use study::{Subject, Why};
use yew::prelude::*;

use super::{Msg, Ready, Review};
use crate::{
    components::{
        notice::{Weight, banner, notice},
        tag::{Tag, button, classed, headline, link, page, paragraph, tag, together},
    },
    review::{Tonight, Topic},
    route::{Draw, Part, Route},
    saved::spelt,
    words::{frame, review as words, start as start_words},
};

impl Review {
    pub(super) fn page(&self, ctx: &Context<Review>) -> Html {
        let exam = &ctx.props().exam;
        let code = exam.code.to_ascii_lowercase();
        let body = match &self.ready {
            None => tag("p").set("role", "status").child(frame::LOADING).into(),
            Some(Err(why)) => {
                let again = || button(ctx.link().callback(|_| Msg::Again)).class("button button--primary");
                let again = (exam.questions > 0).then(|| paragraph("page__actions", again().child(frame::TRY_AGAIN)));
                together([Some(banner("banner banner--warning", "alert", why.clone())), again])
            }
            Some(Ok(ready)) => self.evening(ctx, ready, &code),
        };
        let back_to = if exam.minutes.is_some() { start_words::TO_EXAM } else { start_words::TO_QUIZ };
        page("page start")
            .child(headline().child(words::title(&exam.code)))
            .child(body)
            .child(tag("p").child(link("button button--quiet", Route::Exam { code }.to_string()).child(back_to)))
            .into()
    }

    fn evening(&self, ctx: &Context<Review>, ready: &Ready, code: &str) -> Html {
        let tonight = self.tonight(ready);
        let booked = ready.booked.map(|booked| {
            let said = if booked < ready.today {
                words::PASSED.to_owned()
            } else {
                words::booked(booked.since(ready.today), tonight.sooner, tonight.settled)
            };
            notice(Weight::Info, tag("p").set("id", "booked").child(said).into())
        });
        let next = tonight.next.map(|day| words::next(day.since(ready.today), &frame::day(&spelt(day))));
        let next = next.map(|next| paragraph("soft", next).set("id", "next").into());
        let none = tonight.picks.is_empty();
        together([
            Some(standing(&tonight)),
            booked,
            none.then(|| next.clone()).flatten(),
            (none || tonight.never).then(|| ways(code, ctx.props().exam.minutes.is_some())),
            (!none).then(|| self.offer(ctx, ready, &tonight)),
            (!none).then_some(next).flatten(),
            Some(paragraph("soft small", words::HOW).into()),
        ] as [Option<Html>; 7])
    }

    fn offer(&self, ctx: &Context<Review>, ready: &Ready, tonight: &Tonight) -> Html {
        let rows = tonight.topics.iter().map(|topic| row(ready, topic));
        let left_out = tonight.due.saturating_sub(tonight.come(Why::Due));
        // More questions bring them, if there are more.
        let fewer = usize::try_from(tonight.most).is_ok_and(|most| tonight.picks.len() < most);
        let left_out = (left_out > 0 && fewer).then(|| paragraph("soft small", words::left_out(left_out)));
        together([
            Some(self.number.view(tonight.most, &ctx.link().callback(Msg::Number))),
            Some(paragraph("start__facts", start_words::facts(tonight.picks.len(), None)).into()),
            Some(self.starting.view(words::START, &ctx.link().callback(Msg::Start))),
            Some(tag("h2").set("id", "tonight").child(words::TONIGHT).into()),
            Some(classed("ol", "evening").set("aria-labelledby", "tonight").children(rows).into()),
            left_out.map(Into::into),
        ] as [Option<Html>; 6])
    }
}

/// What there is to say of today.
fn standing(tonight: &Tonight) -> Html {
    let said = if tonight.never {
        words::NEVER.to_owned()
    } else if tonight.due > 0 {
        words::summary(tonight.due, tonight.come(Why::New))
    } else {
        let more = if tonight.picks.is_empty() { words::NO_MORE } else { words::GO_ON };
        format!("{} {more}", words::NOTHING_DUE)
    };
    tag("p").set("id", "standing").child(said).into()
}

/// Where else it goes on.
fn ways(code: &str, timed: bool) -> Html {
    let code = || code.to_owned();
    let practice = Route::Practice { code: code(), part: Part::default(), draw: Draw::default() }.to_string();
    let mock = Route::Mock { code: code(), draw: Draw::default(), again: None }.to_string();
    classed("p", "page__actions")
        .child(link("button", practice).child(words::PRACTISE))
        .child(timed.then(|| link("button", mock).child(words::MOCK)))
        .into()
}

fn row(ready: &Ready, topic: &Topic) -> Tag {
    let (name, class) = match topic.why {
        Why::Due => (words::DUE, "tag tag--warning"),
        Why::New => (words::NEW, "tag"),
    };
    let last = topic
        .last
        .map_or_else(|| words::NOT_ANSWERED.to_owned(), |(day, right)| words::last(right, ready.today.since(day)));
    let title = title(&ready.supply.blueprint, topic.subject);
    classed("li", "evening__row")
        .key(title.as_str())
        .child(classed("span", "evening__title").child(title.clone()))
        .child(classed("span", class).child(name))
        .child(
            classed("span", "evening__why")
                .child(format!("{last} · {}", words::questions(topic.questions, topic.seen))),
        )
}

/// What a subject is called.
fn title(blueprint: &Blueprint, subject: Subject) -> String {
    match subject {
        Subject::Task(no) => blueprint.tasks().get(no.index()).map_or(String::new(), |task| {
            if task.id == task.title { task.title.clone() } else { format!("{} {}", task.id, task.title) }
        }),
        Subject::Domain(number) => {
            blueprint.domain(number).map_or(String::new(), |domain| format!("{}. {}", number.0, domain.title))
        }
    }
}
