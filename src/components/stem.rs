//! The stem of a question with the candidate's highlights. They are nodes of the page like all others, so that they
//! show in every browser and on paper, and a screen reader finds them.

use std::ops::Range;

use bank::prose::{Block, Prose, Span};
use yew::{prelude::*, virtual_dom::VText};

use super::tag::{Tag, classed, pressable, tag};
use crate::saved::Highlights;

/// Draws a stem. With `press`, each sentence is a button that hands over its part of the text.
pub(crate) fn stem(text: &str, highlights: &Highlights, press: Option<&Callback<Range<usize>>>) -> Html {
    let mut pen = Pen { at: 0, highlights, press };
    let blocks = Prose::parse(text).0;
    let blocks = blocks.into_iter().map(|block| match block {
        Block::Paragraph(spans) => pen.line(tag("p"), &spans, b". "),
        // A keyboard must be able to scroll what is wider than the page.
        Block::Code { text, .. } => {
            let code = pen.line(tag("code"), &[Span::Text(text)], b"\n");
            tag("pre").set("tabindex", "0").child(code)
        }
        Block::List { ordered, items } => {
            let items = items.iter().map(|spans| pen.line(tag("li"), spans, b". "));
            tag(if ordered { "ol" } else { "ul" }).children(items)
        }
    });
    classed("div", "prose").children(blocks).into()
}

/// Draws one line after the other.
struct Pen<'a> {
    /// Where in the whole text the next line begins.
    at: usize,
    highlights: &'a Highlights,
    press: Option<&'a Callback<Range<usize>>>,
}

impl Pen<'_> {
    /// Draws spans into `line`; `end` ends a sentence of it.
    fn line(&mut self, mut line: Tag, spans: &[Span], end: &[u8]) -> Tag {
        let text: String = spans.iter().map(Span::text).collect();
        let Some(press) = self.press else {
            let whole = self.at..self.at + text.len();
            line = self.runs(line, spans, &whole);
            self.at = whole.end;
            return line;
        };
        let (first, mut from) = (self.at, self.at);
        for length in sentences(&text, end) {
            let part = from..from + length;
            let (press, its) = (press.clone(), part.clone());
            let button = pressable(Callback::from(move |_| press.emit(its.clone())), self.highlights.touch(&part));
            self.at = first;
            line = line.child(self.runs(button.class("sentence"), spans, &part));
            from = part.end;
        }
        self.at = from;
        line
    }

    /// Draws what of the spans lies in `part` into `into`; the first of them begins at `self.at`.
    fn runs(&self, mut into: Tag, spans: &[Span], part: &Range<usize>) -> Tag {
        let mut start = self.at;
        for span in spans {
            let (text, first) = (span.text(), start);
            start += text.len();
            let (mut from, to) = (first.max(part.start), start.min(part.end));
            if from >= to {
                continue;
            }
            let mut its = match span {
                Span::Text(_) => None,
                Span::Code(_) => Some(tag("code")),
                Span::Strong(_) => Some(tag("strong")),
            };
            while from < to {
                let next = self.highlights.parts().iter().find(|one| one.end > from);
                let (mut end, lit) = match next {
                    Some(one) if one.start <= from => (one.end.min(to), true),
                    Some(one) => (one.start.min(to), false),
                    None => (to, false),
                };
                // A highlight that ends within a letter was not made here; nothing of the text may be lost over it.
                let piece = text.get(from - first..end - first).unwrap_or_else(|| {
                    end = to;
                    text.get(from - first..to - first).unwrap_or_default()
                });
                let piece =
                    if lit { tag("mark").child(piece).into() } else { Html::from(VText::new(piece.to_owned())) };
                match its.take() {
                    Some(tag) => its = Some(tag.child(piece)),
                    None => into = into.child(piece),
                }
                from = end;
            }
            into = into.child(its);
        }
        into
    }
}

/// The lengths of the sentences of a text, each with the `end` after it.
fn sentences(text: &str, end: &[u8]) -> Vec<usize> {
    let (text, mut from, mut lengths) = (text.as_bytes(), 0, Vec::new());
    for to in 1..=text.len() {
        if text[from..to].ends_with(end) || to == text.len() {
            lengths.push(to - from);
            from = to;
        }
    }
    lengths
}
