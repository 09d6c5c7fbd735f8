//! The command line as a person or a program meets it: what is printed, where, and with which exit code.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::{Value, json};

/// The small exam that comes with the project.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data");

struct Answer {
    code: i32,
    out: String,
    err: String,
}

/// Runs a command on the small exam, with `input` on standard input.
fn author_reading(arguments: &[&str], input: &str) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_author"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if !arguments.contains(&"--data") {
        command.args(["--data", DATA]);
    }
    let mut child = command.spawn().expect("it starts");
    // A command that reads nothing may be gone before everything is written.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    let done = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Answer { code: done.status.code().expect("a code"), out: text(done.stdout), err: text(done.stderr) }
}

fn author(arguments: &[&str]) -> Answer {
    author_reading(arguments, "")
}

fn json_of(arguments: &[&str]) -> Value {
    let answer = author(arguments);
    assert_eq!(answer.err, "");
    serde_json::from_str(&answer.out).expect("JSON")
}

/// A file for one test, under a name of its own.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, text).expect("written");
    path.to_str().expect("text").into()
}

/// A data folder for one test, made of the small exam and one more file.
fn data_with(name: &str, path: &str, text: &str) -> String {
    for part in ["exams/tst-1.toml", "questions/tst-1/1-design.toml"] {
        let small = fs::read_to_string(format!("{DATA}/{part}")).expect("text");
        file(&format!("{name}/{part}"), &small);
    }
    file(&format!("{name}/{path}"), text);
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name).to_str().expect("text").into()
}

#[test]
fn failures_say_what_where_and_what_to_do() {
    let nothing = file("nothing/readme.txt", "").replace("/readme.txt", "");
    let latin = file("latin/exams/a.toml", "").replace("/exams/a.toml", "");
    fs::write(format!("{latin}/exams/a.toml"), b"\xff").expect("written");
    let form = file("form.json", &author(&["form", "tst-1", "--seed", "1", "--json"]).out);
    let strange = file("strange.json", "[1]");
    let table: &[(&[&str], i32, String)] = &[
        (
            &["form", "tst-1", "--seed", "one"],
            2,
            "error: invalid value 'one' for '--seed <SEED>': a seed is a whole number from 0 to 4294967295, such as \
             --seed 1\n\nFor more information, try '--help'.\n"
                .into(),
        ),
        (
            &["form", "tst-1", "--seed", "-1"],
            2,
            "error: invalid value '-1' for '--seed <SEED>': a seed is a whole number from 0 to 4294967295, such as \
             --seed 1\n\nFor more information, try '--help'.\n"
                .into(),
        ),
        (
            &["form", "tst-1", "--seed", "1", "--questions", "0"],
            2,
            "error: invalid value '0' for '--questions <QUESTIONS>': a form has a whole number of questions from 1 to \
             1000, such as --questions 10\n\nFor more information, try '--help'.\n"
                .into(),
        ),
        (&["form", "tst-2", "--seed", "1"], 2, "error: there is no exam \"tst-2\"; there are: TST-1\n".into()),
        (
            &["form", "tst-1", "--seed", "1", "--domain", "4", "--questions", "1"],
            2,
            "error: TST-1 has no domain 4; it has 1 to 3\n".into(),
        ),
        (
            &["form", "tst-1", "--seed", "1", "--task", "1.3", "--questions", "1"],
            2,
            "error: TST-1 has no task \"1.3\"; it has: 1.1, 1.2, 2.1, 2.2, 3.1, 3.2\n".into(),
        ),
        (
            &["form", "tst-1", "--seed", "1", "--task", "1.1", "--domain", "2", "--questions", "1"],
            2,
            "error: task 1.1 is of domain 1 and not of 2\n".into(),
        ),
        (
            &["form", "tst-1", "--seed", "1", "--domain", "1"],
            2,
            "error: --domain and --task draw a part of the exam: say how many questions, such as --questions 10\n"
                .into(),
        ),
        (
            &["form", "tst-1", "--seed", "1", "--questions", "40"],
            1,
            "error: no form of TST-1 can be drawn: the bank is too small: domain 1 needs 20 and has 14, domain 2 \
             needs 12 and has 10; the largest form has 29 scored questions\n"
                .into(),
        ),
        (&["stats", "--data", "nowhere"], 2, "error: there is no folder \"nowhere\"; name the data folder with --data DIR\n".into()),
        (&["check", "nowhere"], 2, "error: there is no file or folder \"nowhere\"\n".into()),
        (
            &["check", &nothing],
            1,
            format!("error: \"{nothing}\" holds no data: exams lie in {nothing}/exams/<code>.toml\n"),
        ),
        (
            &["check", &latin],
            1,
            format!("error: \"{latin}/exams/a.toml\" is not text in UTF-8; save it as UTF-8\n"),
        ),
        (
            &["new", "tst-1", "1.1", "essay"],
            2,
            "error: TST-1 has no questions of the kind \"essay\"; it has: multiple-choice, multiple-response, ordering, \
             matching\n"
                .into(),
        ),
        (
            &["score", "--form", "-", "--responses", "-"],
            2,
            "error: standard input can give the form or the responses, not both: name a file for one of them\n".into(),
        ),
        (
            &["score", "--form", "nowhere.json", "--responses", "-"],
            1,
            "error: the form (\"nowhere.json\") cannot be read: No such file or directory (os error 2)\n".into(),
        ),
        (
            &["score", "--form", &form, "--responses", &strange],
            1,
            format!(
                "error: the responses (\"{strange}\") cannot be understood: invalid type: sequence, expected an object \
                 that gives each question's id its response, such as {{\"clf-c02-0001\": [3]}} at line 1 column 0\n"
            ),
        ),
    ];
    for (arguments, code, err) in table {
        let answer = author(arguments);
        assert_eq!((answer.code, &answer.err, answer.out.as_str()), (*code, err, ""), "{arguments:?}");
    }
    let unknown = author(&["explain", "F999"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.starts_with("error: there is no rule \"F999\"; there are: F001, F002, "), "{}", unknown.err);
}

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
                 enemies, keep_order, recall",
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
fn a_form_has_the_promised_shape_and_is_the_same_each_time() {
    let arguments = ["form", "TST-1", "--seed", "4294967295", "--json"];
    let form = json_of(&arguments);
    assert_eq!(form, json_of(&arguments));
    assert_ne!(form, json_of(&["form", "TST-1", "--seed", "0", "--json"]));
    assert_eq!((&form["exam"], &form["seed"]), (&json!("TST-1"), &json!(4_294_967_295_u32)));
    let questions = form["questions"].as_array().expect("a list");
    let with = |field: &str, value: Value| questions.iter().filter(|place| place[field] == value).count();
    assert_eq!((questions.len(), with("scored", json!(true)), with("scored", json!(false))), (12, 10, 2));
    assert_eq!([1, 2, 3].map(|domain| with("domain", json!(domain))), [6, 4, 2]);
    for place in questions {
        let fields: Vec<_> = place.as_object().expect("an object").keys().collect();
        assert_eq!(fields, ["choices", "domain", "id", "kind", "scored", "task"]);
        assert!(place["task"].as_str().expect("text").starts_with(&place["domain"].to_string()));
    }
}

#[test]
fn a_short_form_is_all_scored_and_may_come_from_a_part() {
    let all = |form: &Value, field: &str, value: &Value| {
        form["questions"].as_array().expect("a list").iter().all(|place| &place[field] == value)
    };
    let form = json_of(&["form", "tst-1", "--seed", "1", "--questions", "5", "--json"]);
    assert!(all(&form, "scored", &json!(true)) && form["questions"].as_array().map(Vec::len) == Some(5));
    let form = json_of(&["form", "tst-1", "--seed", "1", "--questions", "4", "--domain", "2", "--json"]);
    assert!(all(&form, "domain", &json!(2)));
    let form = json_of(&["form", "tst-1", "--seed", "1", "--questions", "4", "--task", "3.2", "--json"]);
    assert!(all(&form, "task", &json!("3.2")));
    let text = author(&["form", "tst-1", "--seed", "1", "--questions", "4", "--task", "3.2"]).out;
    assert!(text.starts_with("TST-1, seed 1: 4 questions, 4 scored\n"), "{text}");
    assert_eq!(text.lines().count(), 6, "{text}");
}

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
    for strategy in ["random", "longest", "shortest"] {
        let share = exam["testwise"][strategy].as_f64().expect("a number");
        assert!((0.0..=1.0).contains(&share), "{strategy}");
    }
    let text = author(&["stats"]).out;
    assert!(text.starts_with("TST-1: 33 questions\n"), "{text}");
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
            assert!(["F002", "F023", "F025"].contains(&one["rule"].as_str().expect("text")), "{one}");
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
