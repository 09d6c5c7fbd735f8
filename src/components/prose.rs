//! The small Markdown of questions, as nodes of the page. There is no HTML in it and none comes out of it.

use bank::prose::{Block, Prose, Span};
use yew::prelude::*;

/// Draws a text of a question.
pub(crate) fn prose(text: &str) -> Html {
    html! { <div class="prose">{ for Prose::parse(text).0.iter().map(block) }</div> }
}

fn block(block: &Block) -> Html {
    match block {
        Block::Paragraph(spans) => html! { <p>{ line(spans) }</p> },
        // A keyboard must be able to scroll what is wider than the page.
        Block::Code { text, .. } => html! { <pre tabindex="0"><code>{ text }</code></pre> },
        Block::List { ordered: true, items } => html! { <ol>{ for items.iter().map(|spans| item(spans)) }</ol> },
        Block::List { ordered: false, items } => html! { <ul>{ for items.iter().map(|spans| item(spans)) }</ul> },
    }
}

fn item(spans: &[Span]) -> Html {
    html! { <li>{ line(spans) }</li> }
}

fn line(spans: &[Span]) -> Html {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> Html {
    match span {
        Span::Text(text) => html! { { text } },
        Span::Code(text) => html! { <code>{ text }</code> },
        Span::Strong(text) => html! { <strong>{ text }</strong> },
    }
}
