//! Every rule about wording, on texts that break it and on texts that come close and do not.
//!
//! Each case takes one of four sound questions (`bases`) and exchanges texts in it. A failing case must be told of by its
//! rule; a passing case must not be.

mod bases;
mod cases;
#[path = "../common/mod.rs"]
mod common;

use bank::{Severity, SourceFile, read, rules};
use bases::{CHOICE, MATCHING, ORDERING, RESPONSE};
use cases::{CASES, Case, Change};
use common::good;

fn rules_found(base: &str, changes: &[Change]) -> Result<Vec<String>, String> {
    let mut text = base.to_string();
    for (from, to) in changes {
        if !text.contains(from) {
            return Err(format!("\"{from}\" does not stand in the question"));
        }
        text = text.replacen(from, to, 1);
    }
    let path = "questions/tst-1/tried.toml".to_string();
    let mut files = good();
    files.push(SourceFile { path, text: format!("format = 1\nexam = \"TST-1\"\n{text}") });
    Ok(read(&files).diagnostics.iter().map(|one| one.rule.to_string()).collect())
}

#[test]
fn each_rule_finds_its_flaws_and_leaves_near_misses_alone() {
    let mut wrong = Vec::new();
    for Case(rule, base, failing, passing) in CASES {
        assert!(failing.len() >= 3 && passing.len() >= 3, "{rule}");
        for (breaks, changes) in failing.iter().map(|one| (true, one)).chain(passing.iter().map(|one| (false, one))) {
            match rules_found(base, changes) {
                Ok(found) if found.iter().any(|one| one == rule) == breaks => {}
                Ok(found) => wrong.push(format!(
                    "{rule} should {}speak of {changes:?}; found {found:?}",
                    if breaks { "" } else { "not " }
                )),
                Err(fault) => wrong.push(format!("{rule}: {fault}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_questions_that_cases_begin_with_are_sound() {
    for base in [CHOICE, RESPONSE, MATCHING, ORDERING] {
        assert_eq!(rules_found(base, &[]), Ok(vec![]), "{base}");
    }
}

#[test]
fn every_rule_about_wording_has_its_cases() {
    // Names are tried with the lists of the thirteen guides, in tests/names.rs.
    let elsewhere = ["I004", "I005", "I006", "I041"];
    let tried: Vec<&str> = CASES.iter().map(|case| case.0).chain(elsewhere).collect();
    let missing: Vec<_> =
        rules::rules().map(|rule| rule.code).filter(|code| code.starts_with('I') && !tried.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_waiver_takes_back_what_its_rule_found_and_must_have_something_to_take() {
    let waive =
        |rule: &str, reason: &str| format!("waive = [{{ rule = \"{rule}\", reason = \"{reason}\" }}]\nchecked =");
    let table = [
        (waive("I013", "the word is part of the service's name"), true, vec![]),
        (waive("I013", "because"), true, vec!["F030", "I013"]),
        (waive("I013", "the word is part of the service's name"), false, vec!["F030"]),
        (waive("I005", "the word is part of the service's name"), true, vec!["F030", "I013"]),
        (waive("I999", "the word is part of the service's name"), true, vec!["F030", "I013"]),
    ];
    for (waiver, flawed, wanted) in table {
        let mut text = CHOICE.replace("checked =", &waiver);
        if flawed {
            text = text.replace("An Amazon S3 bucket\"", "An Amazon S3 bucket for cakes\"");
        }
        let mut found = rules_found(&text, &[]).expect("nothing is exchanged");
        found.sort();
        assert_eq!(found, wanted, "{waiver}");
    }
    assert!(rules::rules().filter(|rule| rule.code.starts_with('I')).any(|rule| rule.severity == Severity::Warning));
}
