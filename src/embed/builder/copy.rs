//! What is copied into somebody's page.

use yew::prelude::*;

use super::{Builder, Msg};
use crate::{
    components::tag::{Tag, button, classed, paragraph, tag},
    edge::root,
    embed::snippet,
    words::builder as words,
};

pub(super) fn copy(ctx: &Context<Builder>, it: &Builder) -> Tag {
    let (base, shown) = (root::folder(), &it.shown);
    let element = snippet::element(&base, &shown.address, &shown.text, &shown.title);
    let plain = snippet::frame(&base, &shown.address, &words::frame_title(&part(it)));
    let element = snippet(ctx, it, "element", words::ELEMENT, words::ELEMENT_SAID, element);
    let plain = match plain {
        Some(plain) => snippet(ctx, it, "plain", words::PLAIN, words::PLAIN_SAID, plain),
        None => paragraph("soft small", words::NO_PLAIN),
    };
    tag("section")
        .set("aria-labelledby", "copy-title")
        .class("builder__copy")
        .child(tag("h2").set("id", "copy-title").child(words::COPY))
        .child(element)
        .child(plain)
        .child(paragraph("soft small", words::PRIVACY))
}

/// What the quiz is about, in a few words.
fn part(it: &Builder) -> String {
    let Some((exam, wish)) = it.exam().zip(it.shown.wish()) else { return String::new() };
    let domain = wish.domain.and_then(|domain| exam.domains.get(usize::from(domain).saturating_sub(1)));
    match domain {
        _ if exam.level == "quiz" => exam.short.clone(),
        Some(domain) => format!("{}, {}", exam.code, domain.title),
        None => format!("{}, {}", exam.code, exam.short),
    }
}

fn snippet(
    ctx: &Context<Builder>,
    it: &Builder,
    id: &'static str,
    name: &'static str,
    about: &'static str,
    text: String,
) -> Tag {
    let said =
        it.copied.filter(|(its, _)| *its == id).map(|(_, copied)| if copied { words::COPIED } else { words::SELECTED });
    let rows = (text.lines().count() + 2).clamp(3, 14).to_string();
    let (title_id, about_id) = (format!("{id}-title"), format!("{id}-about"));
    let field = html! {
        <textarea {id} class="field__input snippet__text" readonly=true {rows} spellcheck="false"
            aria-labelledby={title_id.clone()} aria-describedby={about_id.clone()} value={text} />
    };
    let copy = button(ctx.link().callback(move |_| Msg::Copy(id)))
        .set("aria-describedby", title_id.clone())
        .class("button button--primary")
        .child(words::COPY_BUTTON);
    let said = tag("span").set("role", "status").class("snippet__said").children(said);
    classed("div", "snippet")
        .key(id)
        .child(tag("h3").set("id", title_id).child(name))
        .child(tag("p").set("id", about_id).class("soft small").child(about))
        .child(field)
        .child(classed("p", "buttons").child(copy).child(said))
}
