//! What the small Markdown makes of texts, and the laws it keeps for all of them.

use bank::prose::{Block, Prose, Span, is_hidden};
use proptest::prelude::*;

fn text(text: &str) -> Span {
    Span::Text(text.into())
}

fn paragraph(spans: &[Span]) -> Block {
    Block::Paragraph(spans.to_vec())
}

#[test]
fn each_kind_of_block_is_found() {
    let source = "\nOne line\nand another.\n\n- first\n- second,\n  continued\n\n1. one\n2. two\n```json\n{ \"a\": **1** }\n\n```\nEnd.";
    let list =
        |ordered, items: &[&str]| Block::List { ordered, items: items.iter().map(|&item| vec![text(item)]).collect() };
    let blocks = [
        paragraph(&[text("One line and another.")]),
        list(false, &["first", "second, continued"]),
        list(true, &["one", "two"]),
        Block::Code { language: "json".into(), text: "{ \"a\": **1** }\n".into() },
        paragraph(&[text("End.")]),
    ];
    assert_eq!(Prose::parse(source).0, blocks);
}

#[test]
fn marks_within_a_line_need_a_partner() {
    let strong = |said: &str| Span::Strong(said.into());
    let code = |said: &str| Span::Code(said.into());
    let table: [(&str, &[Span]); 10] = [
        ("plain", &[text("plain")]),
        ("a `b` c", &[text("a "), code("b"), text(" c")]),
        ("**a** b", &[strong("a"), text(" b")]),
        ("a `b", &[text("a `b")]),
        ("a **b", &[text("a **b")]),
        ("a ** b ** c", &[text("a "), strong(" b "), text(" c")]),
        ("2 * 3 * 4", &[text("2 * 3 * 4")]),
        ("`a ** b` **", &[code("a ** b"), text(" **")]),
        ("**** ``", &[text("**** ``")]),
        ("<b>&amp;</b>", &[text("<b>&amp;</b>")]),
    ];
    for (source, spans) in table {
        assert_eq!(Prose::parse(source).0, [paragraph(spans)], "{source}");
    }
}

#[test]
fn a_number_that_does_not_count_on_is_text() {
    let table = [
        ("In\n2024. That was it.", paragraph(&[text("In 2024. That was it.")])),
        ("2. not a list", paragraph(&[text("2. not a list")])),
        ("-no list", paragraph(&[text("-no list")])),
    ];
    for (source, block) in table {
        assert_eq!(Prose::parse(source).0, [block], "{source}");
    }
}

#[test]
fn signs_alone_are_no_words() {
    assert_eq!(Prose::parse("One - two, **three** `four five`\n- six").words(), 6);
}

#[test]
fn characters_that_hide_text_are_left_out() {
    assert_eq!(Prose::parse("a\u{202e}b\u{200b}c\r\n").0, [paragraph(&[text("abc")])]);
    assert_eq!(Prose::parse("```\nx\u{2066}y\n```").plain_text(), "xy");
}

#[test]
fn what_looks_like_other_markup_is_a_fault() {
    let table: [(&str, &[&str]); 18] = [
        ("Plain text, `code <b>`, **bold**, 2 < 3 > 1 and 2 * 3.", &[]),
        ("```\n# anything <b>\n```", &[]),
        ("- a\n- b\n\n1. c", &[]),
        ("#1 and C# are words", &[]),
        ("# Title", &["a heading is not part of this Markdown"]),
        ("> said", &["a quotation is not part of this Markdown"]),
        ("| a |", &["a table is not part of this Markdown"]),
        ("* a", &["a list with asterisks is not part of this Markdown"]),
        ("a `b", &["a backtick has no partner on its line"]),
        ("a **b", &["two asterisks (**) have no partner on their line"]),
        ("a<br>b", &["\"<br>\" looks like HTML"]),
        ("a</b>", &["\"</b>\" looks like HTML"]),
        ("[a](https://b)", &["a link is not part of this Markdown"]),
        ("use **the `x`**", &["code within bold text is not part of this Markdown"]),
        ("an *odd* word", &["a word between single asterisks is not part of this Markdown"]),
        ("s3:Get* and s3:Put*", &[]),
        ("```\nopen", &["a fenced block (```) is not closed"]),
        ("a\u{200b}b", &["the invisible character U+200B stands in it"]),
    ];
    for (source, faults) in table {
        assert_eq!(Prose::faults(source), faults, "{source}");
    }
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(source in "\\PC*|[-`*<>#. 0-9a\\n\\r\\t\u{202e}]{0,80}") {
        let prose = Prose::parse(&source);
        prop_assert!(!prose.plain_text().chars().any(|letter| letter != '\r' && is_hidden(letter)));
        Prose::faults(&source);
    }

    #[test]
    fn plain_text_survives(words in prop::collection::vec("[a-zA-Z<>&\"'(),;:äß€]{1,9}", 1..40)) {
        let source = words.join(" ");
        prop_assert_eq!(&Prose::parse(&source).plain_text(), &source);
        prop_assert_eq!(Prose::parse(&words.join("\n")).plain_text(), source);
    }

    #[test]
    fn every_visible_character_is_kept_in_its_order(source in "[-`*a-c1. \\n]{0,60}") {
        let letters = |text: &str| text.chars().filter(char::is_ascii_lowercase).collect::<String>();
        // What stands behind an opening fence is a language and no text.
        prop_assume!(!source.contains("```"));
        prop_assert_eq!(letters(&Prose::parse(&source).plain_text()), letters(&source));
    }
}

#[test]
fn the_time_grows_no_faster_than_the_text() {
    // A megabyte of unclosed marks would take hours if each were searched for to the end.
    for piece in ["**a ", "` ", "*", "****", "``", "- ", "1. ", "```\n", "<a", "[", "](", "*a"] {
        let source = piece.repeat(1_000_000 / piece.len());
        assert!(!Prose::parse(&source).0.is_empty());
    }
}
