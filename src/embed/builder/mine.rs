//! Somebody's own questions: where they are written, and what the engine says of them while they are.

use yew::prelude::*;

use super::{
    Builder, Msg,
    choices::{radio, value},
};
use crate::{
    embed::{address::Dialect, own},
    words::builder as words,
};

pub(super) fn mine(ctx: &Context<Builder>, it: &Builder) -> Html {
    let dialect = it.dialect;
    let pick = |its: Dialect| {
        radio(ctx, "dialect", its.name(), words::dialect(its), its == dialect, move || Msg::Dialect(its))
    };
    html! {
        <>
            <fieldset class="group">
                <legend>{ words::DIALECT }</legend>
                { for Dialect::ALL.into_iter().map(pick) }
                <p class="soft small">{ words::dialect_said(dialect) }</p>
            </fieldset>
            <div class="field">
                <label for="title">{ words::TITLE }</label>
                <input id="title" class="field__input" type="text" maxlength="200" value={it.state.title.clone()}
                    oninput={ctx.link().callback(|event: InputEvent| Msg::Title(value(&event)))} />
            </div>
            <div class="field">
                <label for="text">{ words::TEXT }</label>
                <textarea id="text" class="field__input field__input--text" rows="16" spellcheck="false" autocapitalize="off"
                    aria-describedby="verdict" value={it.state.text.clone()}
                    oninput={ctx.link().callback(|event: InputEvent| Msg::Text(value(&event)))} />
                <p class="buttons">
                    <button type="button" class="button" disabled={it.state.text == words::example(dialect)}
                        onclick={ctx.link().callback(|_: MouseEvent| Msg::Example)}>{ words::EXAMPLE }</button>
                </p>
                <div id="verdict" role="status">{ verdict(it) }</div>
                <p class="soft small">{ words::NOT_SENT }</p>
            </div>
        </>
    }
}

/// What the engine says of the text as it stands.
fn verdict(it: &Builder) -> Html {
    match &it.reading {
        None => Html::default(),
        Some(Err(why)) => html! { <p class="banner banner--trouble">{ why }</p> },
        Some(Ok(reading)) => html! {
            <>
                <p><b>{ words::sound(reading.questions.len()) }</b></p>
                if !reading.diagnostics.is_empty() { { own::flaws(&reading.diagnostics) } }
            </>
        },
    }
}
