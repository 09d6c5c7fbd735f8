//! `score`: from a form and responses to a report.

use std::fs;

use serde_json::{Value, json};

use crate::{DATA, author, author_reading, file};

/// What is right at each question of the small exam, read from its files apart from this program's types.
fn keys() -> Value {
    let mut keys = json!({});
    for name in ["1-design", "2-security", "3-operation"] {
        let text = fs::read_to_string(format!("{DATA}/questions/tst-1/{name}.toml")).expect("text");
        for question in text.split("[[question]]").skip(1) {
            let field = |line: &str, name: &str| {
                let (_, rest) = line.split_once(&format!("{name} = "))?;
                Some(rest.split([',', ' ', '\n']).next()?.trim_matches('"').to_string())
            };
            let (_, choices) = question.split_once("choices = [\n").expect("choices");
            let choices: Vec<&str> = choices.lines().take_while(|line| line.starts_with("  {")).collect();
            let mut key: Vec<(usize, usize)> = Vec::new();
            for (no, choice) in (1..).zip(&choices) {
                if choice.contains(", key = true,") {
                    key.push((0, no));
                } else if let Some(order) = field(choice, "order") {
                    key.push((order.parse().expect("a number"), no));
                }
            }
            key.sort_unstable();
            let mut key: Vec<usize> = key.into_iter().map(|(_, no)| no).collect();
            if let Some((_, prompts)) = question.split_once("prompts = [\n") {
                let lines = prompts.lines().take_while(|line| line.starts_with("  {"));
                key = lines.map(|line| field(line, "match").expect("a match").parse().expect("a number")).collect();
            }
            keys[field(question, "id").expect("an id")] = json!(key);
        }
    }
    keys
}

#[test]
fn right_responses_score_everything_and_none_score_nothing() {
    let form = author(&["form", "tst-1", "--seed", "3", "--json"]).out;
    let path = file("round.json", &form);
    let form: Value = serde_json::from_str(&form).expect("JSON");
    let keys = keys();
    let ids = form["questions"].as_array().expect("a list").iter().map(|place| place["id"].as_str().expect("text"));
    let right: Value = ids.map(|id| (id.to_string(), keys[id].clone())).collect::<serde_json::Map<_, _>>().into();
    let score = |responses: &Value| {
        let answer = author_reading(&["score", "--form", &path, "--responses", "-", "--json"], &responses.to_string());
        assert_eq!((answer.code, answer.err.as_str()), (0, ""));
        serde_json::from_str::<Value>(&answer.out).expect("JSON")
    };
    let domains = |right: [u32; 3], label: &str| {
        let rows = right.into_iter().zip([5, 3, 2]).zip(1..);
        rows.map(|((right, of), number)| json!({"number": number, "right": right, "of": of, "label": label}))
            .collect::<Value>()
    };
    let best = json!({
        "exam": "TST-1", "right": 10, "of": 10, "scaled": 1000, "low": 808, "high": 1000, "verdict": "pass",
        "close": false, "domains": domains([5, 3, 2], "meets"),
    });
    assert_eq!(score(&right), best);
    let worst = score(&json!({}));
    assert_eq!((&worst["right"], &worst["scaled"], &worst["verdict"]), (&json!(0), &json!(100), &json!("fail")));
    assert_eq!(worst["domains"], domains([0, 0, 0], "needs improvement"));
    // Nothing picked is no response, however it is said.
    let blank: Value = right
        .as_object()
        .expect("an object")
        .keys()
        .map(|id| (id.clone(), json!([])))
        .collect::<serde_json::Map<_, _>>()
        .into();
    assert_eq!(score(&blank), worst);
    let null: Value = right
        .as_object()
        .expect("an object")
        .keys()
        .map(|id| (id.clone(), json!(null)))
        .collect::<serde_json::Map<_, _>>()
        .into();
    assert_eq!(score(&null), worst);

    let right = file("right.json", &right.to_string());
    let text = author(&["score", "--form", &path, "--responses", &right]).out;
    let head = "TST-1: 10 of 10 right, about 1000 on the scale of 100 to 1000 (range 808 to 1000)\npass: 720 passes\n";
    assert!(text.starts_with(head), "{text}");
}

#[test]
fn responses_that_do_not_fit_are_named() {
    let place = |id: &str, domain: u8, task: &str, kind: &str, choices: &[u8]| json!({"id": id, "domain": domain, "task": task, "kind": kind, "scored": true, "choices": choices});
    let form = json!({"exam": "TST-1", "seed": 1, "questions": [
        place("tst-1-0001", 1, "1.1", "multiple-choice", &[1, 2, 3, 4]),
        place("tst-1-0005", 1, "1.1", "multiple-response", &[1, 2, 3, 4, 5]),
        place("tst-1-0006", 1, "1.1", "ordering", &[1, 2, 3, 4]),
        place("tst-1-0007", 1, "1.1", "matching", &[1, 2, 3, 4]),
    ]});
    let path = file("misfits.json", &form.to_string());
    let table = [
        (
            r#"{"tst-1-0001": [5]}"#,
            "the response to \"tst-1-0001\" does not fit: give one choice of 1 to 4, such as [4]",
        ),
        (
            r#"{"tst-1-0001": [1, 2]}"#,
            "the response to \"tst-1-0001\" does not fit: give one choice of 1 to 4, such as [4]",
        ),
        (
            r#"{"tst-1-0001": "A"}"#,
            "the response to \"tst-1-0001\" does not fit: give one choice of 1 to 4, such as [4]",
        ),
        (
            r#"{"tst-1-0001": [0]}"#,
            "the response to \"tst-1-0001\" does not fit: give one choice of 1 to 4, such as [4]",
        ),
        (
            r#"{"tst-1-0001": [null]}"#,
            "the response to \"tst-1-0001\" does not fit: give one choice of 1 to 4, such as [4]",
        ),
        (
            r#"{"tst-1-0005": [1, 2, 3]}"#,
            "the response to \"tst-1-0005\" does not fit: give up to 2 different choices of 1 to 5, such as [1, 5]",
        ),
        (
            r#"{"tst-1-0005": [1, 1]}"#,
            "the response to \"tst-1-0005\" does not fit: give up to 2 different choices of 1 to 5, such as [1, 5]",
        ),
        (
            r#"{"tst-1-0006": [1, 2, 3, 3]}"#,
            "the response to \"tst-1-0006\" does not fit: give up to 4 different choices of 1 to 4 in their order, such \
             as [4, 1]",
        ),
        (
            r#"{"tst-1-0007": [1, 2]}"#,
            "the response to \"tst-1-0007\" does not fit: give one choice of 1 to 4 or null for each of the 3 prompts, \
             such as [1, 1, 1]",
        ),
        (r#"{"tst-1-0033": [1]}"#, "the form has no question \"tst-1-0033\""),
        (r#"{"tst-1-0001": [1], "tst-1-0001": [2]}"#, "\"tst-1-0001\" has two responses; give one"),
    ];
    for (responses, fault) in table {
        let answer = author_reading(&["score", "--form", &path, "--responses", "-"], responses);
        let wanted = format!("error: the responses cannot be used:\n  {fault}\n");
        assert_eq!((answer.code, answer.err.as_str(), answer.out.as_str()), (1, wanted.as_str(), ""), "{responses}");
    }
    let half = r#"{"tst-1-0001": [1], "tst-1-0005": [1], "tst-1-0007": [1, null, 3]}"#;
    let answer = author_reading(&["score", "--form", &path, "--responses", "-", "--json"], half);
    let report: Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!((&report["right"], &report["of"]), (&json!(1), &json!(4)));
    assert_eq!(report["domains"][1], json!({"number": 2, "right": 0, "of": 0, "label": null}));
}

#[test]
fn forms_that_disagree_with_the_bank_say_where() {
    let good = json!({"id": "tst-1-0001", "domain": 1, "task": "1.1", "kind": "multiple-choice", "scored": true, "choices": [1, 2, 3, 4]});
    let with = |field: &str, value: Value| {
        let mut place = good.clone();
        place[field] = value;
        vec![place]
    };
    let table = [
        (with("id", json!("tst-1-1000")), "\n  TST-1 has no question \"tst-1-1000\""),
        (with("domain", json!(2)), "\n  question \"tst-1-0001\" is of domain 1 and not of 2"),
        (with("task", json!(null)), "\n  question \"tst-1-0001\" is of task 1.1 and not of no task"),
        (with("kind", json!("matching")), "\n  question \"tst-1-0001\" is multiple-choice and not matching"),
        (with("choices", json!([1, 2, 3])), "\n  \"choices\" of question \"tst-1-0001\" must name each of 1 to 4 once"),
        (
            with("choices", json!([1, 2, 3, 3])),
            "\n  \"choices\" of question \"tst-1-0001\" must name each of 1 to 4 once",
        ),
        (vec![], "\n  the form has no questions"),
        (vec![good.clone(), good.clone()], "\n  question \"tst-1-0001\" stands on the form twice"),
    ];
    let responses = file("none.json", "{}");
    for (questions, fault) in table {
        let form = json!({"exam": "TST-1", "seed": 1, "questions": questions}).to_string();
        let answer = author_reading(&["score", "--form", "-", "--responses", &responses], &form);
        assert_eq!((answer.code, answer.err), (1, format!("error: the form cannot be used:{fault}\n")));
    }
}
