//! Somebody's own questions: where they are written, and what the engine says of them while they are.

use yew::prelude::*;

use super::{
    Builder, Msg,
    choices::{field, group, radio, value},
};
use crate::{
    components::tag::{button, paragraph, tag, together},
    embed::{address::Dialect, own},
    words::builder as words,
};

pub(super) fn mine(ctx: &Context<Builder>, it: &Builder) -> Html {
    let dialect = it.dialect;
    let pick = |its: Dialect| {
        radio(ctx, "dialect", its.name(), words::dialect(its), its == dialect, move || Msg::Dialect(its))
    };
    let dialects = group(words::DIALECT)
        .children(Dialect::ALL.into_iter().map(pick))
        .child(paragraph("soft small", words::dialect_said(dialect)));
    let title = html! {
        <input id="title" class="field__input" type="text" maxlength="200" value={it.state.title.clone()}
            oninput={ctx.link().callback(|event: InputEvent| Msg::Title(value(&event)))} />
    };
    let text = html! {
        <textarea id="text" class="field__input field__input--text" rows="16" spellcheck="false" autocapitalize="off"
            aria-describedby="verdict" value={it.state.text.clone()}
            oninput={ctx.link().callback(|event: InputEvent| Msg::Text(value(&event)))} />
    };
    let example = button(ctx.link().callback(|_| Msg::Example))
        .set_if("disabled", it.state.text == words::example(dialect))
        .class("button")
        .child(words::EXAMPLE);
    let text = field("field", "text", words::TEXT)
        .child(text)
        .child(paragraph("buttons", example))
        .child(tag("div").set("id", "verdict").set("role", "status").child(verdict(it)))
        .child(paragraph("soft small", words::NOT_SENT));
    together([dialects, field("field", "title", words::TITLE).child(title), text])
}

/// What the engine says of the text as it stands.
fn verdict(it: &Builder) -> Html {
    match &it.reading {
        None => Html::default(),
        Some(Err(why)) => paragraph("banner banner--trouble", why).into(),
        Some(Ok(reading)) => {
            let sound = tag("p").child(tag("b").child(words::sound(reading.questions.len())));
            let flaws = (!reading.diagnostics.is_empty()).then(|| own::flaws(&reading.diagnostics));
            together([Some(sound), flaws])
        }
    }
}
