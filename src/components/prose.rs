//! The small Markdown of questions, as nodes of the page. There is no HTML in it and none comes out of it.

use bank::prose::{Block, Prose, Span};
use yew::prelude::*;

use super::tag::{Tag, classed, tag};

/// Draws a text of a question.
pub(crate) fn prose(text: &str) -> Html {
    classed("div", "prose").children(Prose::parse(text).0.iter().map(block)).into()
}

fn block(block: &Block) -> Tag {
    match block {
        Block::Paragraph(spans) => line("p", spans),
        // A keyboard must be able to scroll what is wider than the page.
        Block::Code { text, .. } => tag("pre").set("tabindex", "0").child(tag("code").child(text)),
        Block::List { ordered, items } => {
            tag(if *ordered { "ol" } else { "ul" }).children(items.iter().map(|spans| line("li", spans)))
        }
    }
}

fn line(name: &'static str, spans: &[Span]) -> Tag {
    spans.iter().fold(tag(name), |line, span| match span {
        Span::Text(text) => line.child(text),
        Span::Code(text) => line.child(tag("code").child(text)),
        Span::Strong(text) => line.child(tag("strong").child(text)),
    })
}
