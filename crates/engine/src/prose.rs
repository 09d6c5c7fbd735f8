//! The small Markdown of questions as a list of blocks, from which a page makes nodes.

use bank::prose::{Block, Prose, Span};

use crate::json::{Json, Object, json};

/// Parses a text of a question. Any text is prose, so there is nothing that it refuses.
pub fn prose(text: &str) -> String {
    json(&Prose::parse(text).0)
}

impl Json for Block {
    fn write(&self, out: &mut String) {
        let mut object = Object::begin(out);
        match self {
            Block::Paragraph(spans) => {
                object.field("block", &"paragraph");
                object.field("spans", spans);
            }
            Block::Code { language, text } => {
                object.field("block", &"code");
                object.field("language", language);
                object.field("text", text);
            }
            Block::List { ordered, items } => {
                object.field("block", &"list");
                object.field("ordered", ordered);
                object.field("items", items);
            }
        }
        object.end();
    }
}

impl Json for Span {
    fn write(&self, out: &mut String) {
        let mut object = Object::begin(out);
        let name = match self {
            Span::Text(_) => "text",
            Span::Code(_) => "code",
            Span::Strong(_) => "strong",
        };
        object.field("span", &name);
        object.field("text", &self.text());
        object.end();
    }
}
