//! `check`, `stats`, `new` and `explain`.

use serde_json::{Value, json};

use crate::{author, data_with, json_of};

#[test]
fn the_small_exam_is_clean() {
    let answer = author(&["check"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert_eq!(answer.out, "1 sound exam, 33 sound questions: 0 errors, 0 warnings\n");
    assert_eq!(json_of(&["check", "--json"]), json!({"errors": 0, "warnings": 0, "diagnostics": []}));
}

#[test]
fn faults_are_listed_and_set_the_exit_code() {
    let text = "format = 1\nexam = \"TST-1\"\n\n[[question]]\nid = \"tst-1-0001\"\ncolour = \"red\"\n";
    let data = data_with("faulty", "questions/tst-1/more.toml", text);
    let answer = author(&["check", &data]);
    assert_eq!(answer.code, 1);
    assert!(
        answer.out.starts_with("questions/tst-1/more.toml:4: error[F002]: `checked` is missing\n  hint: "),
        "{}",
        answer.out
    );
    assert!(answer.out.ends_with("\n1 sound exam, 14 sound questions: 10 errors, 0 warnings\n"), "{}", answer.out);

    let found = author(&["check", &data, "--json"]);
    assert_eq!(found.code, 1);
    let found: Value = serde_json::from_str(&found.out).expect("JSON");
    assert_eq!((&found["errors"], &found["warnings"]), (&json!(10), &json!(0)));
    let colour = found["diagnostics"].as_array().expect("a list").iter().find(|one| one["rule"] == "F003");
    let wanted = json!({
        "rule": "F003", "severity": "error", "file": "questions/tst-1/more.toml", "line": 6, "id": null,
        "message": "`colour` is no field here",
        "hint": "known are: id, task, domain, topic, kind, expect, stem, prompts, choices, rationale, sources, checked, \
                 enemies, keep_order, recall, waive",
    });
    assert_eq!(colour, Some(&wanted));

    // A single file is checked among all others, and only what is wrong in it is told.
    let other = author(&["check", &format!("{data}/questions/tst-1/1-design.toml")]);
    assert_eq!((other.code, other.out.as_str()), (0, "1 sound exam, 14 sound questions: 0 errors, 0 warnings\n"));
    assert_eq!(author(&["check", &format!("{data}/questions/tst-1")]).code, 1);

    // The other verbs go on with what is sound, and say so.
    let form = author(&["form", "tst-1", "--seed", "1", "--questions", "2", "--task", "1.1", "--data", &data]);
    let note = format!("note: the data has 10 errors; what they touch is left out (see: author check --data {data})\n");
    assert_eq!((form.code, form.err), (0, note));
}

#[test]
fn stats_have_the_promised_shape() {
    let stats = json_of(&["stats", "tst-1", "--json"]);
    let exam = &stats["exams"][0];
    assert_eq!((&exam["exam"], &exam["questions"], &exam["forms"]), (&json!("TST-1"), &json!(33), &json!(2)));
    let design = json!({"number": 1, "title": "Design", "weight": 50, "questions": 14, "needs": 12});
    assert_eq!(exam["domains"][0], design);
    assert_eq!(exam["tasks"][0], json!({"id": "1.1", "domain": 1, "questions": 7}));
    assert_eq!(exam["kinds"][3]["kind"], "matching");
    let words = &exam["words"];
    let count = |field: &str| words[field].as_u64().expect("a number");
    assert!(count("least") <= count("mean") && count("mean") <= count("most") && count("minutes") == 20);
    let index = &exam["testwise"];
    let robots = index["robots"].as_array().expect("a list");
    assert_eq!(
        (robots.len(), &robots[0]["name"], &index["mix"]["name"]),
        (10, &json!("longest"), &json!("learned mix"))
    );
    for robot in robots.iter().chain([&index["mix"], &index["best"]]) {
        let [right, above, margin] = ["right", "above", "margin"].map(|field| robot[field].as_f64().expect("a number"));
        let random = index["random"].as_f64().expect("a number");
        assert!(
            (0.0..=1.0).contains(&right) && (above - 100.0 * (right - random)).abs() < 1e-9 && margin >= 0.0,
            "{robot}"
        );
    }
    let text = author(&["stats"]).out;
    assert!(text.starts_with("TST-1: 33 questions\n") && !text.contains("that a strategy gets right"), "{text}");
    assert!(author(&["stats", "--giveaways"]).out.contains("Questions that a strategy gets right\n tst-1-"));
}

#[test]
fn a_new_question_takes_the_next_free_id() {
    let answer = author(&["new", "tst-1", "2.1", "ordering"]);
    // 0099 is retired and still taken.
    assert!(
        answer.out.starts_with("[[question]]\nid = \"tst-1-0100\"\ntask = \"2.1\"\nkind = \"ordering\"\n"),
        "{}",
        answer.out
    );
    for kind in ["multiple-choice", "multiple-response", "ordering", "matching"] {
        let template = author(&["new", "tst-1", "1.1", kind]).out;
        let text = format!("format = 1\nexam = \"TST-1\"\n\n{template}");
        let data = data_with(&format!("new-{kind}"), "questions/tst-1/new.toml", &text);
        let found = author(&["check", &data, "--json"]);
        let found: Value = serde_json::from_str(&found.out).expect("JSON");
        // What is left to do is to fill in texts, sources and the day; everything else is in place.
        for one in found["diagnostics"].as_array().expect("a list") {
            assert!(
                ["F002", "F023", "F025"].contains(&one["rule"].as_str().expect("text")) || one["severity"] == "warning",
                "{one}"
            );
        }
    }
}

#[test]
fn rules_are_listed_and_explained() {
    let list = author(&["explain"]);
    assert!(list.out.lines().count() > 30 && list.out.contains(" F012  error"), "{}", list.out);
    let one = author(&["explain", "f012"]);
    let text = "F012 (error): two questions with one id\n\nAn id names one question for ever. `author new` prints the \
                next one that is free.\n";
    assert_eq!((one.code, one.out.as_str()), (0, text));
}
