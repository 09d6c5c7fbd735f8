//! Flaws planted into the shipped questions: of fifty real ones, each rule must find nearly all that it is given.
//!
//! The tables of `wording/cases.rs` try each rule on made-up texts; this tries some of them on texts that nobody wrote for it.

mod common;

use std::path::Path;

use bank::{SourceFile, read};
use common::{HERE, folder};

/// How many questions get a flaw.
const PLANTED: usize = 50;
/// Of a hundred planted flaws so many are found at least.
const RECALL: usize = 95;

/// A question cut at its lines, with the places of what is changed.
struct Block {
    lines: Vec<String>,
    key: usize,
    wrong: usize,
}

impl Block {
    /// A multiple choice question with each choice on a line of its own.
    fn of(text: &str) -> Option<Block> {
        let lines: Vec<String> = text.lines().map(String::from).collect();
        let choice = |line: &String| line.starts_with("  { text = \"");
        let is_key = |line: &String| line.contains("key = true");
        let key = lines.iter().position(|line| choice(line) && is_key(line))?;
        let wrong = lines.iter().position(|line| choice(line) && !is_key(line))?;
        text.contains("kind = \"multiple-choice\"").then_some(Block { lines, key, wrong })
    }

    /// Changes the text of a choice.
    fn choice(&mut self, at: usize, change: impl Fn(&str) -> String) {
        let (start, rest) = ("  { text = \"", self.lines[at].clone());
        let text = rest.trim_start_matches(start);
        let end = text.find("\", ").expect("a quoted text");
        self.lines[at] = format!("{start}{}{}", change(&text[..end]), &text[end..]);
    }

    fn line(&mut self, starts: &str, change: impl Fn(&str) -> String) {
        let line = self.lines.iter_mut().find(|line| line.starts_with(starts)).expect("each question has it");
        *line = change(line);
    }
}

type Plant = (&'static str, fn(&mut Block));

const PLANTS: [Plant; 10] = [
    ("I001", |block| {
        let longer =
            " and whatever else belongs to it and is needed for it to work here as it is asked for by everybody";
        let key = block.key;
        block.choice(key, |text| format!("{}{longer}", text.trim_end_matches('.')));
    }),
    ("I009", |block| {
        let wrong = block.wrong;
        block.choice(wrong, |_| "All of the above".into());
    }),
    ("I010", |block| {
        let wrong = block.wrong;
        block.choice(wrong, |text| format!("Always {text}"));
    }),
    ("I011", |block| {
        let wrong = block.wrong;
        block.choice(wrong, |text| format!("Usually {text}"));
    }),
    ("I017", |block| {
        let key = block.key;
        block.choice(key, |text| text.strip_suffix('.').map_or(format!("{text}."), String::from));
    }),
    ("I031", |block| {
        let wrong = block.wrong;
        block.lines[wrong] = block.lines[wrong].replace(", why = \"", ", why = \"This is the correct answer. ");
    }),
    ("I032", |block| block.line("sources = ", |_| "sources = [\"https://example.com/a\"]".into())),
    ("I037", |block| {
        block.line("rationale = ", |line| {
            let opening = if line.contains("\"\"\"") { "\"\"\"" } else { "\"" };
            line.replacen(opening, &format!("{opening}As in the actual exam: "), 1)
        });
    }),
    ("I038", |block| {
        let at = block.lines.iter().position(|line| line.starts_with("stem = ")).expect("a stem");
        block.lines[at + 1] = block.lines[at + 1].replacen(' ', "  ", 1);
    }),
    ("I043", |block| {
        let at = block.lines.iter().position(|line| line.starts_with("stem = ")).expect("a stem");
        block.lines[at + 1] = block.lines[at + 1].replacen(' ', " QZX ", 1);
    }),
];

#[test]
fn flaws_in_shipped_questions_are_found() {
    let data = folder(&Path::new(HERE).join("../../data"));
    let shipped: Vec<&SourceFile> = data.iter().filter(|file| file.path.starts_with("questions/clf-c02/")).collect();
    let head = "format = 1\nexam = \"CLF-C02\"\n";
    let blocks: Vec<String> = shipped
        .iter()
        .flat_map(|file| file.text.split("[[question]]\n").skip(1))
        // Enemies stand in other files, which are not read here.
        .map(|text| text.lines().filter(|line| !line.starts_with("enemies")).collect::<Vec<_>>().join("\n"))
        .filter(|text| Block::of(text).is_some())
        .take(PLANTED)
        .collect();
    assert_eq!(blocks.len(), PLANTED);
    let exam = data.iter().find(|file| file.path == "exams/clf-c02.toml").expect("the exam");
    for (rule, plant) in PLANTS {
        let planted: Vec<String> = blocks
            .iter()
            .map(|text| {
                let mut block = Block::of(text).expect("it is one");
                plant(&mut block);
                format!("[[question]]\n{}\n", block.lines.join("\n"))
            })
            .collect();
        let file =
            SourceFile { path: "questions/clf-c02/all.toml".into(), text: format!("{head}{}", planted.concat()) };
        let found = read(&[exam.clone(), file]).diagnostics;
        let mut told: Vec<&str> =
            found.iter().filter(|one| one.rule == rule).filter_map(|one| one.place.id.as_deref()).collect();
        told.sort_unstable();
        told.dedup();
        assert!(100 * told.len() >= RECALL * PLANTED, "{rule} found {} of {PLANTED}", told.len());
    }
    // And before anything was planted, nothing was to be found.
    let clean = SourceFile {
        path: "questions/clf-c02/all.toml".into(),
        text: format!("{head}[[question]]\n{}\n", blocks.join("\n[[question]]\n")),
    };
    let alarms: Vec<_> =
        read(&[exam.clone(), clean]).diagnostics.into_iter().filter(|one| one.rule.starts_with('I')).collect();
    assert!(alarms.is_empty(), "{alarms:?}");
}
