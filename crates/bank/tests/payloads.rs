//! The corpus of texts that try to be more than text, which the browser tests put into every field: what the parser makes of them.

use std::collections::BTreeMap;

use bank::{
    Link,
    prose::{Block, Prose, Span, is_hidden, visible},
};

/// By class, as `tests/fixtures/payloads.json` has them.
fn payloads() -> BTreeMap<String, Vec<String>> {
    serde_json::from_str(include_str!("../../../tests/fixtures/payloads.json")).expect("the corpus")
}

fn spans(prose: &Prose) -> Vec<String> {
    let lists = prose.0.iter().flat_map(|block| match block {
        Block::Paragraph(spans) => vec![spans.clone()],
        Block::List { items, .. } => items.clone(),
        Block::Code { text, .. } => vec![vec![Span::Code(text.clone())]],
    });
    lists.flatten().map(|span| span.text().to_owned()).collect()
}

/// Letters that can be seen and are no marks of the small Markdown.
fn readable(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().starts_with("```"));
    let lines = lines.map(|line| {
        let line = line.trim_start();
        let number = line.split_once(". ").filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()));
        number.map_or_else(|| line.strip_prefix("- ").unwrap_or(line), |(_, rest)| rest)
    });
    let is_read = |letter: &char| !letter.is_whitespace() && !matches!(letter, '`' | '*') && !is_hidden(*letter);
    lines.flat_map(|line| line.chars().filter(is_read).collect::<Vec<_>>()).collect()
}

#[test]
fn every_payload_is_text_that_can_be_read_and_hides_nothing() {
    let payloads: Vec<String> = payloads().into_values().flatten().collect();
    assert!(payloads.len() > 200);
    for payload in payloads {
        let said = spans(&Prose::parse(&payload)).concat();
        assert_eq!(readable(&said), readable(&payload), "{payload:?}");
        assert!(!said.chars().any(is_hidden), "{payload:?}");
        assert!(!visible(&payload).chars().any(is_hidden), "{payload:?}");
    }
}

#[test]
fn a_payload_is_a_link_only_if_it_opens_what_it_says() {
    let payloads = payloads();
    let links: Vec<Link> = payloads.values().flatten().filter_map(|payload| Link::read(payload)).collect();
    for link in &links {
        assert!(link.address.starts_with(&format!("https://{}", link.host)), "{link:?}");
        assert!(link.host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte)), "{link:?}");
    }
    // Those that are plain addresses of a host that does not exist, and no others.
    assert!(links.iter().all(|link| link.host.ends_with("tripwire.invalid")), "{links:?}");
    assert!((1..10).contains(&links.len()), "{links:?}");
}
