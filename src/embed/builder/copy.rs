//! What is copied into somebody's page.

use yew::prelude::*;

use super::{Builder, Msg};
use crate::{edge::root, embed::snippet, words::builder as words};

pub(super) fn copy(ctx: &Context<Builder>, it: &Builder) -> Html {
    let (base, shown) = (root::folder(), &it.shown);
    let element = snippet::element(&base, &shown.address, &shown.text, &shown.title);
    let plain = snippet::frame(&base, &shown.address, &words::frame_title(&part(it)));
    html! {
        <section class="builder__copy" aria-labelledby="copy-title">
            <h2 id="copy-title">{ words::COPY }</h2>
            { snippet(ctx, it, "element", words::ELEMENT, words::ELEMENT_SAID, element) }
            { match plain {
                Some(plain) => snippet(ctx, it, "plain", words::PLAIN, words::PLAIN_SAID, plain),
                None => html! { <p class="soft small">{ words::NO_PLAIN }</p> },
            } }
            <p class="soft small">{ words::PRIVACY }</p>
        </section>
    }
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
) -> Html {
    let said =
        it.copied.filter(|(its, _)| *its == id).map(|(_, copied)| if copied { words::COPIED } else { words::SELECTED });
    let rows = (text.lines().count() + 2).clamp(3, 14).to_string();
    html! {
        <div class="snippet" key={id}>
            <h3 id={format!("{id}-title")}>{ name }</h3>
            <p class="soft small" id={format!("{id}-about")}>{ about }</p>
            <textarea {id} class="field__input snippet__text" readonly=true {rows} spellcheck="false" aria-labelledby={format!("{id}-title")} aria-describedby={format!("{id}-about")} value={text} />
            <p class="buttons">
                <button type="button" class="button button--primary" aria-describedby={format!("{id}-title")} onclick={ctx.link().callback(move |_: MouseEvent| Msg::Copy(id))}>{ words::COPY_BUTTON }</button>
                <span class="snippet__said" role="status">{ for said }</span>
            </p>
        </div>
    }
}
