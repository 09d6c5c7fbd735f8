//! The small Markdown of questions as a list of blocks, from which a page makes nodes.

use bank::prose::{Block, Prose, Span};
use serde::Serialize;

use crate::{Fault, json};

#[derive(Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
enum BlockRow<'p> {
    Paragraph { spans: Vec<SpanRow<'p>> },
    Code { language: &'p str, text: &'p str },
    List { ordered: bool, items: Vec<Vec<SpanRow<'p>>> },
}

#[derive(Serialize)]
#[serde(tag = "span", content = "text", rename_all = "kebab-case")]
enum SpanRow<'p> {
    Text(&'p str),
    Code(&'p str),
    Strong(&'p str),
}

/// Parses a text of a question.
///
/// # Errors
/// None are known: any text is prose.
pub fn prose(text: &str) -> Result<String, Fault> {
    json(&Prose::parse(text).0.iter().map(block).collect::<Vec<_>>())
}

fn block(block: &Block) -> BlockRow<'_> {
    match block {
        Block::Paragraph(spans) => BlockRow::Paragraph { spans: line(spans) },
        Block::Code { language, text } => BlockRow::Code { language, text },
        Block::List { ordered, items } => {
            BlockRow::List { ordered: *ordered, items: items.iter().map(|item| line(item)).collect() }
        }
    }
}

fn line(spans: &[Span]) -> Vec<SpanRow<'_>> {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> SpanRow<'_> {
    match span {
        Span::Text(text) => SpanRow::Text(text),
        Span::Code(text) => SpanRow::Code(text),
        Span::Strong(text) => SpanRow::Strong(text),
    }
}
