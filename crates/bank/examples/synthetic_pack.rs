//! Packs an exam of made-up questions as the app loads it, for benches that need a bank of any size.
//!
//! ```text
//! cargo run --package bank --example synthetic_pack -- 100000 FOLDER
//! cargo run --package bank --example synthetic_pack -- --from QUESTIONS.jsonl FOLDER
//! ```
//!
//! The first form makes the questions by a fixed rule: the same bytes everywhere, for good. Each has about 60 words of
//! stem, four choices of 20 and a rationale of 80; one in five is a multiple response. Half of the words are made up, so
//! that the text compresses about as prose does. The second form reads them, one JSON object a line:
//! `{"id", "domain", "stem", "choices": [["text", is it right]], "rationale"}`.
//! Nothing here is meant to be learnt from, and none of it ships.

#[path = "synthetic_pack/words.rs"]
mod words;

use std::{env, error::Error, fs, path::Path};

use bank::{Exam, Facts, pack};
use exam::{
    Blueprint, BlueprintDraft, Choice, ChoiceNo, Domain, DomainNo, Expect, Key, Kind, Level, Question, QuestionDraft,
    Task, TaskNo,
};
use serde::Deserialize;
use words::Words;

/// Titles and weights of the domains, as an associate exam has them.
const DOMAINS: [(&str, u8); 4] = [("Secure", 30), ("Resilient", 26), ("Quick", 24), ("Thrifty", 20)];
const TASKS_A_DOMAIN: u32 = 4;

/// A question as a line of a file gives it.
#[derive(Deserialize)]
struct Given {
    id: String,
    domain: u8,
    stem: String,
    choices: Vec<(String, bool)>,
    rationale: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (given, folder) = match words[..] {
        ["--from", file, folder] => (read(file)?, folder),
        [count, folder] => (made(count.parse()?), folder),
        _ => return Err("usage: synthetic_pack COUNT FOLDER | --from FILE FOLDER".into()),
    };
    let questions = given.into_iter().zip(0..).map(|(given, at)| question(given, at)).collect::<Result<Vec<_>, _>>()?;
    let facts = Facts { short: "Synthetic".into(), about: "For benches.".into(), ..Facts::default() };
    let count = questions.len();
    let files = pack::pack(&[Exam::new(blueprint()?, facts, questions)])?;
    for file in &files {
        let path = Path::new(folder).join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(folder)))?;
        fs::write(path, &file.text)?;
    }
    println!("packed {count} questions into {} files under {folder}", files.len());
    Ok(())
}

fn blueprint() -> Result<Blueprint, String> {
    let domains = (1..).map(DomainNo).zip(DOMAINS);
    let domains = domains.map(|(number, (title, weight))| Domain { number, title: title.into(), weight });
    let tasks = (0..4 * TASKS_A_DOMAIN).map(|at| {
        let domain = at / TASKS_A_DOMAIN + 1;
        let id = format!("{domain}.{}", at % TASKS_A_DOMAIN + 1);
        Task { title: format!("Task {id}"), id, domain: u8::try_from(domain).ok().map(DomainNo) }
    });
    Blueprint::new(BlueprintDraft {
        code: "SYN-1".into(),
        title: "A synthetic exam".into(),
        level: Level::Associate,
        minutes: Some(130),
        scored: 65,
        unscored: 0,
        passing: Some(720),
        kinds: vec![Kind::MultipleChoice, Kind::MultipleResponse],
        domains: domains.collect(),
        tasks: tasks.collect(),
    })
    .map_err(|faults| format!("the outline is unsound: {faults:?}"))
}

fn read(file: &str) -> Result<Vec<Given>, Box<dyn Error>> {
    Ok(fs::read_to_string(file)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn made(count: u32) -> Vec<Given> {
    let words = Words::new();
    (0..count).map(|at| one(&words.of(at), at)).collect()
}

fn one(text: &words::Text, at: u32) -> Given {
    // Domains fall to questions by weight, and right choices by chance.
    let lot = text.below(100);
    let domain = (1..).zip([30, 56, 80]).find(|(_, upto)| lot < *upto).map_or(4, |(domain, _)| domain);
    let rights = if at % 5 == 4 { 2 } else { 1 };
    let first = text.below(4);
    let choices = (0..4).map(|choice| (text.prose(20), (choice + 4 - first) % 4 < rights));
    let ask = if rights == 2 { "Which two actions meet these needs?" } else { "Which action meets these needs?" };
    Given {
        id: format!("syn-{at:06}"),
        domain,
        stem: format!("Q{at:06}: {} {ask}", text.prose(54)),
        choices: choices.collect(),
        rationale: text.prose(80),
    }
}

fn question(given: Given, at: u32) -> Result<Question, String> {
    let Given { id, domain, stem, choices, rationale } = given;
    let rights = choices.iter().zip(1..).filter(|((_, right), _)| *right).filter_map(|(_, place)| ChoiceNo::new(place));
    let key = match rights.collect::<Vec<_>>()[..] {
        [one] => Key::One(one),
        ref several => Key::Several(several.iter().copied().collect()),
    };
    let task = u32::from(domain).saturating_sub(1) * TASKS_A_DOMAIN + at / 7 % TASKS_A_DOMAIN;
    Question::new(QuestionDraft {
        domain: DomainNo(domain),
        task: u16::try_from(task).ok().map(TaskNo),
        stem,
        prompts: Vec::new(),
        choices: choices.into_iter().map(|(text, _)| Choice { text, why: String::new() }).collect(),
        key,
        rationale,
        sources: Vec::new(),
        checked: "2026-11-21".into(),
        expect: Expect::from_percent(40 + u8::try_from(at / 3 % 50).unwrap_or(0)),
        keep_order: false,
        enemies: Vec::new(),
        id: id.as_str().into(),
    })
    .map_err(|faults| format!("question {id} is unsound: {faults:?}"))
}
