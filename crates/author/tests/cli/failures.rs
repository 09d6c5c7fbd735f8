//! What is said when something is wrong: exactly, on standard error, with the right code.

use std::fs;

use crate::{author, file};

/// Runs each command and compares the exit code and all that it says.
fn fails(table: &[(&[&str], i32, String)]) {
    for (arguments, code, err) in table {
        let answer = author(arguments);
        assert_eq!((answer.code, &answer.err, answer.out.as_str()), (*code, err, ""), "{arguments:?}");
    }
}

#[test]
fn a_form_that_cannot_be_drawn_says_why() {
    fails(&[
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
    ]);
}

#[test]
fn data_that_cannot_be_read_is_named() {
    let nothing = file("nothing/readme.txt", "").replace("/readme.txt", "");
    let latin = file("latin/exams/a.toml", "").replace("/exams/a.toml", "");
    fs::write(format!("{latin}/exams/a.toml"), b"\xff").expect("written");
    fails(&[
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
    ]);
    let unknown = author(&["explain", "F999"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.starts_with("error: there is no rule \"F999\"; there are: F001, F002, "), "{}", unknown.err);
}

#[test]
fn files_that_cannot_be_scored_are_named() {
    let form = file("form.json", &author(&["form", "tst-1", "--seed", "1", "--json"]).out);
    let strange = file("strange.json", "[1]");
    fails(&[
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
    ]);
}
