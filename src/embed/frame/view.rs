//! How the frame looks: its line, what is on it, its foot.

use yew::{html::IntoPropValue, prelude::*};

use super::{Frame, Msg, State, open::Hitch, question, quiz::Quiz, result};
use crate::{
    components::{
        frame::sign,
        tag::{Tag, button, classed, paragraph, tag, together},
    },
    embed::own,
    words::{embed as words, frame},
};

pub(super) fn view(ctx: &Context<Frame>, it: &Frame) -> Html {
    let body = match &it.state {
        State::Loading => status(words::LOADING),
        State::Waiting if it.host.is_there() => status(words::WAITING),
        State::Waiting => {
            let builder = tag("a").set("href", "builder.html").child(words::BUILDER);
            let nobody = tag("p").child(words::NOBODY).child(" ").child(builder).child(".");
            together([title("h1").child(words::NOT_SHOWN), nobody])
        }
        State::Refused(hitch) => refused(ctx, hitch).into(),
        State::Open(quiz) => match quiz.report() {
            Some(report) => result::view(ctx, quiz, &report),
            None => question::view(ctx, it, quiz),
        },
    };
    let quiz = if let State::Open(quiz) = &it.state { Some(&**quiz) } else { None };
    let flaws = quiz.filter(|_| !it.flaws.is_empty()).map(|_| {
        let summary = tag("summary").child(words::FOR_AUTHOR).child(": ").child(words::flaws(it.flaws.len()));
        classed("details", "quiz__flaws").child(summary).child(own::flaws(&it.flaws))
    });
    let main = tag("main")
        .set("id", "main")
        .class("quiz")
        .children(it.notice.map(|text| tag("p").set("role", "status").class("banner banner--info").child(text)))
        .child(body)
        .child(flaws);
    let live = tag("div").set("role", "status").set("aria-live", "polite").class("live visually-hidden");
    together([main, live.child(&it.said), foot(quiz)])
}

/// Says what is waited for.
pub(super) fn status(said: &'static str) -> Html {
    tag("p").set("role", "status").class("quiz__waiting").child(said).into()
}

/// A heading that can take the focus: of the question, of the result, or of what went wrong.
pub(super) fn title(name: &'static str) -> Tag {
    tag(name).set("tabindex", "-1").class("quiz__title")
}

/// A button that asks for something.
pub(super) fn asking(ctx: &Context<Frame>, msg: fn() -> Msg) -> Tag {
    button(ctx.link().callback(move |_| msg()))
}

/// Words that only a screen reader is told.
pub(super) fn unseen(said: impl IntoPropValue<Html>) -> Tag {
    classed("span", "visually-hidden").child(said)
}

fn refused(ctx: &Context<Frame>, hitch: &Hitch) -> Tag {
    let said = hitch.said.iter().map(|text| tag("p").child(text));
    let list = || tag("ul").children(hitch.list.iter().map(|name| tag("li").child(name)));
    let again = || asking(ctx, || Msg::Again).class("button button--primary").child(frame::TRY_AGAIN);
    classed("div", "quiz__refused")
        .child(title("h1").child(words::WRONG_ADDRESS))
        .child(tag("div").set("role", "alert").children(said))
        .child((!hitch.list.is_empty()).then(list))
        .child((!hitch.flaws.is_empty()).then(|| own::flaws(&hitch.flaws)))
        .child(hitch.passing.then(|| paragraph("buttons", again())))
}

/// Who made this, and what becomes of the answers.
fn foot(quiz: Option<&Quiz>) -> Tag {
    let kept = quiz.map(|quiz| if quiz.kept { words::KEPT } else { words::NOT_KEPT });
    let marks = quiz.is_some_and(|quiz| quiz.finished().is_some() && quiz.about.exam.is_some());
    let brand = opening("./".to_owned(), "noopener")
        .class("quiz__brand")
        .child(sign())
        .child(unseen(words::MADE_WITH).child(" "))
        .child(frame::NAME)
        .child(unseen(words::NEW_TAB));
    classed("footer", "quiz__foot")
        .child(brand)
        .children(kept.map(|text| tag("p").child(text)))
        .child(marks.then(|| paragraph("quiz__marks", frame::NOT_AFFILIATED)))
}

/// A link that opens a tab of its own: the frame stays what it is.
pub(super) fn opening(href: String, rel: &'static str) -> Tag {
    tag("a").set("href", href).set("target", "_blank").set("rel", rel)
}
