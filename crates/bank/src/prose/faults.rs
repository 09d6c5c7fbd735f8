//! What an author may have meant otherwise: markup that this small Markdown does not have.

use super::{Block, Prose, Span, fence};
use crate::within::{around, is_letter};

/// Whether a character hides or reorders text: controls, zero-width characters, marks of direction.
pub fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The most faults that are named: comparing each with all others must not take for ever.
const MOST: usize = 20;

impl Prose {
    /// What stands in `source` and is shown as it is, though it looks like markup: each a sentence, each once, and
    /// twenty at the most.
    pub fn faults(source: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut add = |fault: String| {
            if faults.len() < MOST && !faults.contains(&fault) {
                faults.push(fault);
            }
        };
        if let Some(letter) = source.chars().find(|&letter| letter != '\r' && is_hidden(letter)) {
            add(format!("the invisible character U+{:04X} stands in it", u32::from(letter)));
        }
        let mut fenced = false;
        for line in source.lines() {
            match fence(line) {
                Some(language) if !fenced || language.is_empty() => fenced = !fenced,
                _ if !fenced => line_faults(line.trim(), &mut add),
                _ => {}
            }
        }
        if fenced {
            add("a fenced block (```) is not closed".into());
        }
        let spans = Prose::parse(source).0.into_iter().flat_map(|block| match block {
            Block::Paragraph(spans) => spans,
            Block::List { items, .. } => items.concat(),
            Block::Code { .. } => Vec::new(),
        });
        if spans.into_iter().any(|span| matches!(span, Span::Strong(text) if text.contains('`'))) {
            add("code within bold text is not part of this Markdown".into());
        }
        faults
    }
}

fn line_faults(line: &str, add: &mut impl FnMut(String)) {
    for (start, name) in [("#", "a heading"), (">", "a quotation"), ("|", "a table"), ("* ", "a list with asterisks")] {
        let rest = line.trim_start_matches('#');
        if line.starts_with(start) && (start != "#" || rest.starts_with(' ')) {
            add(format!("{name} is not part of this Markdown"));
        }
    }
    let pieces: Vec<&str> = line.split('`').collect();
    if pieces.len().is_multiple_of(2) {
        add("a backtick has no partner on its line".into());
    }
    // Every second piece stands between backticks, where everything is allowed.
    let outside: String = pieces.iter().step_by(2).copied().collect::<Vec<_>>().join(" ");
    let mut doubled = Vec::new();
    let mut rest = outside.as_str();
    while let Some((before, behind)) = around("**", rest) {
        doubled.push(before);
        rest = behind;
    }
    doubled.push(rest);
    if doubled.len().is_multiple_of(2) {
        add("two asterisks (**) have no partner on their line".into());
    }
    for (at, _) in outside.match_indices('<') {
        let tag = &outside[at + 1..];
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let Some(end) = tag.find(['<', '>']).filter(|&end| tag[end..].starts_with('>')) else { continue };
        if name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '!') {
            add(format!("\"<{}>\" looks like HTML", &tag[..end]));
        }
    }
    if around("](", &outside).is_some_and(|(before, _)| before.contains('[')) {
        add("a link is not part of this Markdown".into());
    }
    let emphasis = doubled.concat();
    let opens = |at: usize| emphasis[at + 1..].starts_with(is_letter);
    let closes = |at: usize| emphasis[..at].ends_with(is_letter);
    let mut stars = emphasis.match_indices('*').map(|(at, _)| at).skip_while(|&at| !opens(at) || closes(at)).skip(1);
    if stars.any(closes) {
        add("a word between single asterisks is not part of this Markdown".into());
    }
}
