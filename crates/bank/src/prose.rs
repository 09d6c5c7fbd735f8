//! The small Markdown of questions: paragraphs, lists, fenced code, `code` and **bold**.
//!
//! Any text is prose: what is not markup is text, angle brackets too, so no HTML can come out of it.
//! The parser never fails and takes time in proportion to the text; [`faults`](Prose::faults) says what an
//! author may have meant otherwise. Characters that hide or reorder text are left out.

mod faults;

pub use faults::is_hidden;

use crate::within::{around, place_of};

/// A text, parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub Vec<Block>);

/// A part of a text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph; its lines are joined.
    Paragraph(Vec<Span>),
    /// A fenced block, kept as it is.
    Code {
        /// What stands behind the opening fence, such as "json"; often empty.
        language: String,
        /// Its lines, without a line break at the end.
        text: String,
    },
    /// A list.
    List {
        /// Whether its items are numbered, from 1.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Span>>,
    },
}

/// A run of characters of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Plain text.
    Text(String),
    /// Code within a sentence.
    Code(String),
    /// Bold text.
    Strong(String),
}

impl Span {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Span::Text(text) | Span::Code(text) | Span::Strong(text) => text,
        }
    }
}

impl Prose {
    /// Parses `source`; there is nothing that it refuses.
    pub fn parse(source: &str) -> Prose {
        let mut blocks = Vec::new();
        let mut open = Open::Nothing;
        let mut lines = source.lines();
        while let Some(line) = lines.next() {
            if let Some(language) = fence(line) {
                close(&mut blocks, &mut open);
                let inside: Vec<String> =
                    lines.by_ref().take_while(|line| fence(line) != Some("")).map(visible).collect();
                blocks.push(Block::Code { language: visible(language), text: inside.join("\n") });
                continue;
            }
            let indented = line.starts_with("  ");
            let line = visible(line);
            let line = line.trim();
            match (&mut open, marker(line)) {
                _ if line.is_empty() => close(&mut blocks, &mut open),
                (Open::List { ordered: false, items }, Some(Marker::Bullet(rest))) => items.push(rest.into()),
                (Open::List { ordered: true, items }, Some(Marker::Number(number, rest)))
                    if usize::try_from(number) == Ok(items.len() + 1) =>
                {
                    items.push(rest.into());
                }
                (_, Some(Marker::Bullet(rest) | Marker::Number(1, rest))) => {
                    let ordered = !matches!(marker(line), Some(Marker::Bullet(_)));
                    close(&mut blocks, &mut open);
                    open = Open::List { ordered, items: vec![rest.into()] };
                }
                (Open::List { items, .. }, _) if indented => join(items.last_mut(), line),
                (Open::Paragraph(text), _) => join(Some(text), line),
                _ => {
                    close(&mut blocks, &mut open);
                    open = Open::Paragraph(line.into());
                }
            }
        }
        close(&mut blocks, &mut open);
        Prose(blocks)
    }

    /// The words alone, for counting and for reading aloud: blocks and items on lines of their own.
    pub fn plain_text(&self) -> String {
        let line = |spans: &[Span]| spans.iter().map(Span::text).collect::<String>();
        let blocks = self.0.iter().map(|block| match block {
            Block::Paragraph(spans) => line(spans),
            Block::Code { text, .. } => text.clone(),
            Block::List { items, .. } => items.iter().map(|item| line(item)).collect::<Vec<_>>().join("\n"),
        });
        blocks.collect::<Vec<_>>().join("\n")
    }

    /// How many words it has; signs alone are none, and code counts as it is read.
    pub fn words(&self) -> usize {
        self.plain_text().split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
    }
}

/// What the lines read so far may still go on with.
enum Open {
    Nothing,
    Paragraph(String),
    List { ordered: bool, items: Vec<String> },
}

/// How a line of a list begins.
enum Marker<'l> {
    Bullet(&'l str),
    Number(u32, &'l str),
}

fn marker(line: &str) -> Option<Marker<'_>> {
    if let Some(rest) = line.strip_prefix("- ") {
        return Some(Marker::Bullet(rest.trim_start()));
    }
    let (number, rest) = around(". ", line)?;
    let digits = !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Some(Marker::Number(number.parse().ok()?, rest.trim_start())) } else { None }
}

/// What stands behind three backticks at the start of a line.
fn fence(line: &str) -> Option<&str> {
    line.trim().strip_prefix("```").map(str::trim).filter(|language| !language.contains('`'))
}

fn join(text: Option<&mut String>, line: &str) {
    if let Some(text) = text {
        text.push(' ');
        text.push_str(line);
    }
}

fn close(blocks: &mut Vec<Block>, open: &mut Open) {
    match std::mem::replace(open, Open::Nothing) {
        Open::Nothing => {}
        Open::Paragraph(text) => blocks.push(Block::Paragraph(spans(&text))),
        Open::List { ordered, items } => {
            blocks.push(Block::List { ordered, items: items.iter().map(|item| spans(item)).collect() });
        }
    }
}

/// The text without characters that hide or reorder text, for what is shown without being parsed.
pub fn visible(text: &str) -> String {
    text.chars().filter(|&letter| !is_hidden(letter)).collect()
}

/// Cuts a line into its runs. A mark without its partner is text.
fn spans(line: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut text = String::new();
    let mut rest = line;
    // Where a mark was not closed once, it is not searched for again: that keeps the time linear.
    let mut unclosed = [false; 2];
    while let Some(at) = rest.find(['`', '*']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let mark = if rest.starts_with("**") { "**" } else { &rest[..1] };
        let sort = usize::from(mark == "**");
        let inside = &rest[mark.len()..];
        let end = if mark == "*" || unclosed[sort] { None } else { place_of(mark, inside) };
        match end {
            Some(end) if end > 0 => {
                if !text.is_empty() {
                    spans.push(Span::Text(std::mem::take(&mut text)));
                }
                let said = inside[..end].to_string();
                spans.push(if sort == 1 { Span::Strong(said) } else { Span::Code(said) });
                rest = &inside[end + mark.len()..];
            }
            Some(_) => {
                // Nothing between two marks: both are text.
                text.push_str(&rest[..2 * mark.len()]);
                rest = &inside[mark.len()..];
            }
            None => {
                unclosed[sort] |= mark != "*";
                text.push_str(mark);
                rest = inside;
            }
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        spans.push(Span::Text(text));
    }
    spans
}
