//! Texts that are made to take long or to break something. No time is measured here: a text that took a time in
//! proportion to the square of its length would hold the whole run up for minutes.

use bank::own::{Dialect, MOST_BYTES, MOST_FAULTS, MOST_QUESTIONS, read};

/// As much of `part` as is allowed.
fn filled(part: &str) -> String {
    part.repeat(MOST_BYTES / part.len())
}

/// Parts that all differ.
fn numbered(count: u32, part: impl Fn(u32) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().concat()
}

fn bombs() -> Vec<String> {
    let parts = [
        "[",
        "{",
        "a=[",
        "a={",
        "]",
        "a.",
        "[a]\n",
        "[[a]]\n",
        "x\n",
        "\n",
        "\r",
        "\"",
        "'''",
        "#",
        "a=1\n",
        "`",
        "**",
        "`a",
        "**a",
        "- ",
        "- [x] a\n",
        "- [ ] a\n- [x] b\n",
        "> ",
        ">>>>\n",
        "# a\n",
        "---\n",
        "```\n",
        "``` a\n",
        "<a>",
        "<",
        "[a](",
        "Source: \n",
        "1. ",
        "Q?\n- [x] a\n- [ ] b\n\n",
        "\u{202e}",
        "\u{0}",
        "\u{feff}",
        "ä",
        "https://a.b ",
        "[[question]]\n",
        "[[question]]\nstem=\"a\"\nchoices=[{text=\"a\",key=true},{text=\"b\"}]\n",
    ];
    let mut bombs: Vec<String> = parts.iter().map(|part| filled(part)).collect();
    bombs.push(format!("a = {}", filled("[")));
    bombs.push(numbered(20_000, |n| format!("a{n}=1\n")));
    bombs.push(numbered(20_000, |n| format!("<a{n}>")));
    bombs.push(numbered(20_000, |n| format!("[a{n}]\n")));
    let choices = |count| numbered(count, |n| format!("{{text=\"{n}\"}},"));
    bombs.push(format!("[[question]]\nstem=\"a\"\nchoices=[{}]", choices(12_000)));
    let prompts = numbered(8_000, |n| format!("{{text=\"{n}\",match=1}},"));
    bombs.push(format!("[[question]]\nstem=\"a\"\nchoices=[{}]\nprompts=[{prompts}]", choices(2)));
    bombs.push(format!("Q?\n{}", numbered(15_000, |n| format!("- [ ] {n}\n"))));
    bombs
}

#[test]
fn no_bomb_goes_off() {
    for bomb in bombs() {
        for dialect in Dialect::ALL {
            let own = read(&bomb, dialect);
            assert!(own.diagnostics.len() <= MOST_FAULTS + 1);
            assert!(own.questions.len() <= MOST_QUESTIONS);
            let start: String = bomb.chars().take(20).collect();
            assert!(own.has_errors() || !own.questions.is_empty(), "{start:?} {}", dialect.name());
        }
    }
}

#[test]
fn a_text_over_the_limit_is_refused_at_once() {
    let own = read(&"x\n".repeat(1_000_000), Dialect::Markdown);
    let message = "the text has 2000000 bytes, and 200000 is the most";
    assert_eq!(own.diagnostics.iter().map(|one| one.message.as_str()).collect::<Vec<_>>(), [message]);
}

#[test]
fn two_hundred_questions_are_read_and_no_more() {
    for (one, dialect) in [
        ("Which of these?\n- [x] a\n- [ ] b\n\n", Dialect::Markdown),
        ("[[question]]\nstem=\"a\"\nchoices=[{text=\"a\",key=true},{text=\"b\"}]\n", Dialect::Toml),
    ] {
        assert!(!read(&one.repeat(200), dialect).has_errors());
        let own = read(&one.repeat(201), dialect);
        assert_eq!(own.questions.len(), 200);
        let line = u32::try_from(one.lines().count() * 200 + 1).expect("a line");
        let said: Vec<_> = own.diagnostics.iter().map(|one| (one.rule, one.place.line)).collect();
        assert_eq!(said, [("O001", line)]);
    }
}

#[test]
fn a_hundred_faults_are_listed_and_then_it_says_so() {
    let own = read(&"Q?\n- [ ] a\n- [ ] b\n\n".repeat(150), Dialect::Markdown);
    assert_eq!(own.diagnostics.len(), MOST_FAULTS + 1);
    assert_eq!(own.diagnostics.last().map(|one| one.rule), Some("O005"));
}

#[test]
fn remarks_keep_nothing_from_being_read() {
    let own = read(&"Is <b>this</b> HTML?\n- [x] No\n- [ ] Yes\n\n".repeat(150), Dialect::Markdown);
    assert_eq!(own.questions.len(), 150);
    assert_eq!(own.diagnostics.len(), MOST_FAULTS);
    assert!(!own.has_errors());
}
