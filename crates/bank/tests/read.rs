//! Files with planted faults, and files without: what is said of each, and where.
//!
//! A file in `tests/faults/` names in its first line the path that it plays, and says in comments above each
//! faulty line what is to be found there:
//!
//! ```toml
//! # Error[F002]: `stem` is missing
//! # Hint: add it: `stem = """..."""`
//! [[question]]
//! ```
//!
//! It is read together with the good exams of `tests/good/` and of the project's `tests/data/`. Questions that are
//! there to break the format say as little as possible, so that only those rules about wording (I...) are listened to
//! that the file names; `tests/wording/cases.rs` tries them one by one.

mod common;

use std::{collections::BTreeSet, path::Path};

use bank::{Diagnostic, Exam, SourceFile, read, rules};
use common::{HERE, folder, good};

fn exam(files: &[SourceFile], code: &str) -> Exam {
    let found = read(files).exams.into_iter().find(|exam| exam.blueprint().code() == code);
    found.expect("an exam of that code")
}

/// What the comments of a file expect: the line, and everything that is said of it.
fn expected(text: &str) -> Vec<(u32, String)> {
    let mut expected = Vec::new();
    let mut waiting: Vec<String> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_start();
        let rest = line.trim_start_matches("# ");
        if ["# Error[", "# Warning[", "# Info["].iter().any(|mark| line.starts_with(mark)) {
            waiting.push(rest[..1].to_lowercase() + &rest[1..]);
        } else if let (Some(hint), Some(last)) = (rest.strip_prefix("Hint: "), waiting.last_mut()) {
            last.push_str("\n  hint: ");
            last.push_str(hint);
        } else {
            expected.extend(waiting.drain(..).map(|said| (number, said)));
        }
    }
    // What is said of a file without any line points to its first.
    expected.extend(waiting.into_iter().map(|said| (1, said)));
    expected
}

fn said(one: &Diagnostic) -> (u32, String) {
    let block = one.to_string();
    let (_, rest) = block.split_once(&format!(":{}: ", one.place.line)).expect("the line stands behind the file");
    (one.place.line, rest.into())
}

#[test]
fn each_planted_fault_is_found_and_nothing_else() {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut files = folder(&Path::new(HERE).join("tests/faults"));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let mut wrong: Vec<String> = Vec::new();
    for SourceFile { path: name, text } in files {
        let first = text.lines().next().unwrap_or_default();
        let path = first.strip_prefix("# Path: ").unwrap_or_else(|| panic!("{name} names no path")).to_string();
        let mut wanted = expected(&text);
        let mut all = good();
        all.push(SourceFile { path: path.clone(), text: text.clone() });
        let mut found = read(&all).diagnostics;
        assert!(found.is_sorted(), "{name}");
        found.retain(|one| !one.rule.starts_with('I') || text.contains(&format!("[{}]", one.rule)));
        let strangers: Vec<_> = found.iter().filter(|one| one.place.file != path).collect();
        assert!(strangers.is_empty(), "{name} spoils other files: {strangers:?}");
        met.extend(found.iter().map(|one| one.rule));
        let mut found: Vec<_> = found.iter().map(said).collect();
        found.sort();
        wanted.sort();
        for one in found.iter().filter(|one| !wanted.contains(one)) {
            wrong.push(format!("{name}:{} says unexpectedly: {}", one.0, one.1));
        }
        for one in wanted.iter().filter(|one| !found.contains(one)) {
            wrong.push(format!("{name}:{} does not say: {}", one.0, one.1));
        }
        if wrong.is_empty() && found.len() != wanted.len() {
            wrong.push(format!("{name} says something twice"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let silent: Vec<_> =
        rules::rules().map(|rule| rule.code).filter(|code| code.starts_with('F') && !met.contains(code)).collect();
    assert!(silent.is_empty(), "no file plants a fault for {silent:?}");
}

#[test]
fn good_files_leave_nothing_to_say() {
    let reading = read(&good());
    assert_eq!(reading.diagnostics, []);
    let found: Vec<_> = reading.exams.iter().map(|exam| (exam.blueprint().code(), exam.questions().len())).collect();
    assert_eq!(found, [("TOP-1", 1), ("TST-1", 33), ("quiz-media", 1)]);
}

#[test]
fn the_order_of_the_files_changes_nothing() {
    let mut files = good();
    files.push(SourceFile { path: "questions/tst-1/a.toml".into(), text: "format = 1\nexam = 2".into() });
    let forward = read(&files);
    files.reverse();
    let backward = read(&files);
    assert_eq!(forward.diagnostics, backward.diagnostics);
    assert_eq!(forward.exams, backward.exams);
    assert_eq!(forward.taken, backward.taken);
}

#[test]
fn facts_come_in_the_order_of_the_file() {
    let exam = exam(&good(), "TST-1");
    let facts = exam.facts();
    assert_eq!(facts.first_day.map(|day| day.to_string()).as_deref(), Some("2026-01-01"));
    assert_eq!(facts.last_day, None);
    assert_eq!(facts.provenance, [("outline".into(), "Made up for tests".into())]);
    let categories: Vec<_> = facts.in_scope.iter().map(|(category, names)| (category.as_str(), names.len())).collect();
    assert_eq!(categories, [("Compute", 2), ("Storage", 2)]);
}

#[test]
fn questions_come_in_the_order_of_their_ids_and_are_found_by_them() {
    let exam = exam(&good(), "TST-1");
    assert!(exam.questions().is_sorted_by(|one, next| one.id() < next.id()));
    let question = exam.question(&"tst-1-0011".into()).expect("it is there");
    assert!(question.entry().keep_order);
    assert_eq!(exam.task_id(question), Some("1.2"));
    assert_eq!(question.expect().percent(), 50);
    assert!(exam.key(&"tst-1-9999".into()).is_none());
}

#[test]
fn a_topic_belongs_to_no_domain_and_its_question_names_both() {
    let exam = exam(&good(), "TOP-1");
    let question = &exam.questions()[0];
    assert_eq!((question.domain().0, exam.task_id(question)), (2, Some("Agents")));
    assert_eq!(exam.blueprint().tasks()[1].domain, None);
}

#[test]
fn a_broken_file_does_not_take_its_neighbours_with_it() {
    let mut files = good();
    let broken = files.iter_mut().find(|file| file.path.ends_with("2-security.toml")).expect("it is there");
    broken.text.insert(0, '=');
    let reading = read(&files);
    // Only the syntax is reported, not the questions that can no longer be seen.
    let rules: Vec<_> = reading.diagnostics.iter().map(|one| one.rule).collect();
    assert_eq!(rules, ["F001"]);
    let exam = reading.exams.iter().find(|exam| exam.blueprint().code() == "TST-1").expect("it stays");
    assert_eq!(exam.questions().len(), 23);
}

#[test]
fn questions_of_a_broken_exam_are_still_checked() {
    let mut files = good();
    let exam = files.iter_mut().find(|file| file.path == "exams/tst-1.toml").expect("it is there");
    exam.text = exam.text.replace("minutes = 20", "minutes = -1");
    let questions = files.iter_mut().find(|file| file.path.ends_with("3-operation.toml")).expect("it is there");
    questions.text = questions.text.replacen("expect = 0.70", "expect = 70", 1);
    let reading = read(&files);
    let rules: Vec<_> = reading.diagnostics.iter().map(|one| one.rule).collect();
    assert_eq!(rules, ["F007", "F021"]);
    assert!(reading.exams.iter().all(|exam| exam.blueprint().code() != "TST-1"));
}

#[test]
fn what_is_or_was_in_use_is_taken() {
    let reading = read(&good());
    let taken = &reading.taken["TST-1"];
    assert!(taken.contains("tst-1-0001") && taken.contains("tst-1-0099") && taken.len() == 34);
}

#[test]
fn nothing_in_a_file_makes_reading_panic() {
    let sound = good();
    for (at, file) in sound.iter().enumerate() {
        // Line by line something is left out: the whole line, or its second half.
        for (number, line) in file.text.lines().enumerate().skip(at % 3).step_by(3) {
            let half = line.floor_char_boundary(line.len() / 2);
            let mut lines: Vec<&str> = file.text.lines().collect();
            lines[number] = if number % 2 == 0 { "" } else { &line[..half] };
            let mut files = sound.clone();
            files.retain(|other| other.path.starts_with("exams/") && other.path != file.path);
            files.push(SourceFile { path: file.path.clone(), text: lines.join("\n") });
            for one in read(&files).diagnostics {
                assert!(one.place.line >= 1 && !one.message.is_empty() && !one.hint.is_empty(), "{one}");
            }
        }
    }
}
