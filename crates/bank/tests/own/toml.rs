use bank::own::{Dialect, exam, read};
use exam::{Kind, Plan, Seed};

use super::{said, sound};

const FOUR: &str = r#"
title = "All four"

[[question]]
stem = "Which?"
choices = [{ text = "a", key = true }, { text = "b", why = "no" }]

[[question]]
id = "pair"
task = "nowhere"
stem = "Which two?"
choices = [{ text = "a", key = true }, { text = "b", key = true }, { text = "c" }]
rationale = "So it is."
sources = ["https://docs.aws.amazon.com/a"]
checked = 2026-11-21

[[question]]
stem = "In which order?"
choices = [{ text = "a", order = 2 }, { text = "b", order = 1 }, { text = "c" }]

[[question]]
stem = "Match."
choices = [{ text = "a" }, { text = "b" }]
prompts = [{ text = "p", match = 1 }, { text = "q", match = 2 }, { text = "r", match = 1 }]
"#;

#[test]
fn the_kind_follows_from_what_is_there() {
    let own = sound(FOUR, Dialect::Toml);
    assert_eq!(own.title.as_deref(), Some("All four"));
    assert_eq!(own.questions.iter().map(|question| question.shape().kind()).collect::<Vec<_>>(), Kind::ALL);
    let ids: Vec<_> = own.questions.iter().map(|question| question.id().as_str()).collect();
    assert_eq!(ids, ["own-1", "pair", "own-3", "own-4"]);
    let pair = &own.questions[1];
    assert_eq!((pair.stem(), pair.checked()), ("Which two? (Select TWO.)", "2026-11-21"));
    assert_eq!(own.questions[0].choices()[1].why, "no");
}

#[test]
fn the_questions_make_an_exam_and_survive_the_way_through_rows() {
    let own = sound(FOUR, Dialect::Toml);
    for row in own.rows() {
        let id = row.id.clone();
        let back: exam::Question = row.try_into().expect("a row of a sound question");
        assert!(own.questions.contains(&back), "{id}");
    }
    let quiz = exam(own.title.as_deref(), own.questions).expect("questions");
    let plan = Plan::mock(quiz.blueprint());
    let form = bank::pack::draw_form(&quiz, plan, Seed(3), &exam::History::default()).expect("a form of all");
    assert_eq!(form.places().len(), 4);
    assert!(exam(None, Vec::new()).is_none());
}

#[test]
fn a_question_of_a_bank_can_be_pasted_as_it_is() {
    let text = include_str!("../../../../tests/data/questions/tst-1/1-design.toml");
    let own = sound(text, Dialect::Toml);
    assert!(own.questions.len() > 5);
    assert_eq!(own.questions[0].id().as_str(), "tst-1-0001");
}

#[test]
fn each_fault_is_said_with_its_line_and_what_to_do() {
    let choices = "choices = [{ text = \"a\", key = true }, { text = \"b\" }]";
    let question = |rest: &str| format!("[[question]]\nstem = \"Which?\"\n{choices}\n{rest}");
    let table: [(String, &[&str]); 8] = [
        (String::new(), &["1: O002: the text holds no question; begin each question with a line `[[question]]`"]),
        (
            "[[question]]\nstem = \"Which?\"".into(),
            &["1: F002: `choices` is missing; add it: `choices = [{ text = \
            \"...\", key = true, why = \"...\" }]`"],
        ),
        (
            format!("[[question]]\nstam = \"Which?\"\n{choices}"),
            &[
                "1: F002: `stem` is missing; add it: `stem = \
            \"\"\"...\"\"\"`",
                "2: F003: `stam` is no field here; did you mean `stem`?",
            ],
        ),
        (
            question("sources = [\"javascript:alert(1)\"]"),
            &["4: F025: \"javascript:alert(1)\" is no https address; write \
            it like https://docs.aws.amazon.com/"],
        ),
        (
            question("id = \"a b\""),
            &["4: F011: the id cannot be used; write up to 64 letters, digits, hyphens, points \
            and low lines, or leave it out"],
        ),
        (
            question("kind = \"essay\""),
            &["4: F007: there is no kind of question \"essay\"; leave it out, or name one of: \
            multiple-choice, multiple-response, ordering, matching"],
        ),
        (
            question("kind = \"multiple-response\""),
            &["3: F017: multiple response needs two keys or more; mark another \
            one, or make the kind \"multiple-choice\""],
        ),
        (
            format!("{}[[question]]\nid = \"own-1\"\nstem = \"Another?\"\n{choices}", question("")),
            &["5: F012: \"own-1\" \
            is the id of another question too: questions.toml, line 1; give one of the two an id of its own, or leave \
            the ids out"],
        ),
    ];
    for (text, expected) in &table {
        assert_eq!(said(&read(text, Dialect::Toml)), *expected, "{text}");
    }
}

#[test]
fn what_is_no_toml_is_said_line_by_line() {
    let own = read("[[question]]\nstem = \"Which?\nchoices = [", Dialect::Toml);
    assert!(own.questions.is_empty());
    assert_eq!(own.diagnostics[0].rule, "F001");
    assert_eq!(own.diagnostics[0].place.line, 2);
}
