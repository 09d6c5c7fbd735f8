//! Every gate of a bank, on a bank that is sound and on one in which just that is wrong.
//!
//! The bank is made up by a small generator: words drawn from a list, so that looks tell nothing about keys.

mod common;

use std::fmt::Write;

use bank::{
    Day, SourceFile,
    blind::fingerprint,
    read,
    reviews::{Review, Reviews},
    rules,
};
use common::good;

const WORDS: [&str; 48] = [
    "amber", "basalt", "cedar", "delta", "ember", "fjord", "garnet", "harbor", "island", "jasper", "kettle", "lagoon",
    "marble", "nectar", "orchid", "pebble", "quartz", "ribbon", "saddle", "timber", "umbra", "velvet", "walnut",
    "yarrow", "zephyr", "anchor", "bridge", "candle", "dragon", "engine", "falcon", "goblet", "hammer", "insect",
    "jungle", "kernel", "ladder", "magnet", "needle", "oyster", "pillar", "quiver", "rocket", "spiral", "tunnel",
    "urchin", "violet", "window",
];

/// What is different in a bank.
#[derive(Clone, Copy, PartialEq)]
enum Broken {
    Nothing,
    DomainThin,
    TaskThin,
    FormsFew,
    KindShare,
    KeyLong,
    StemLike,
    Absolutes,
    Negative,
    Recall,
    OneDifficulty,
    KeyWorn,
    Wordy,
    Unsolved,
    Doubted,
    Waived,
    Repeated,
    Alike,
    SameKey,
    Cue,
    ManyEnemies,
}

/// A small generator of numbers: the same at each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }

    fn words(&mut self, count: usize) -> Vec<&'static str> {
        let mut words = Vec::new();
        while words.len() < count {
            let word = WORDS[self.below(WORDS.len())];
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }
}

const EXAM: &str = r#"
format = 1
code = "GAT-1"
title = "An exam for gates"
short = "Gates"
level = "associate"
minutes = 90
scored = 40
unscored = 10
passing = 720
kinds = ["multiple-choice", "multiple-response", "ordering"]
about = "For the tests of this crate."

[[domain]]
number = 1
title = "One"
weight = 50
task = [{ id = "1.1", title = "First" }, { id = "1.2", title = "Second" }]

[[domain]]
number = 2
title = "Two"
weight = 50
task = [{ id = "2.1", title = "Third" }, { id = "2.2", title = "Fourth" }]

[services.in_scope]
"All" = ["Amazon EC2"]
"#;

fn bank_text(broken: Broken) -> String {
    let mut chance = Chance(7);
    let mut text = "format = 1\nexam = \"GAT-1\"\n".to_string();
    for at in 0..132 {
        let at_first = at < 30;
        let task = match (broken, at % 4) {
            (Broken::DomainThin, 2) if at < 100 => "1.1",
            (Broken::TaskThin, 3) if at >= 8 => "2.1",
            (_, 0) => "1.1",
            (_, 1) => "1.2",
            (_, 2) => "2.1",
            _ => "2.2",
        };
        let kind = match at % 11 {
            0 if broken == Broken::KindShare => "multiple-choice",
            0 => "ordering",
            1 | 2 => "multiple-response",
            _ => "multiple-choice",
        };
        text += &question(at, at_first, task, kind, broken, &mut chance);
    }
    text
}

fn question(at: usize, at_first: bool, task: &str, kind: &str, broken: Broken, chance: &mut Chance) -> String {
    let mut stem = chance.words(24).join(" ");
    let mut asked = "Which of these words fits the list above?".to_string();
    let count = if kind == "multiple-response" { 5 } else { 4 };
    let mut choices: Vec<Vec<String>> =
        (0..count).map(|_| chance.words(4).into_iter().map(String::from).collect()).collect();
    let key = chance.below(count);
    let keys: Vec<usize> =
        if kind == "multiple-response" { vec![key, (key + 1 + chance.below(4)) % 5] } else { vec![key] };
    let mut expect = 0.40 + 0.05 * f64::from(u32::try_from(chance.below(11)).expect("small"));
    let mut more = String::new();
    match broken {
        Broken::KeyLong => keys.iter().for_each(|&key| choices[key].push("ox".into())),
        Broken::StemLike => {
            for &key in &keys {
                choices[key] = stem.split(' ').skip(4 * key).take(4).map(String::from).collect();
            }
        }
        Broken::Absolutes => (0..count).filter(|at| !keys.contains(at)).for_each(|at| choices[at][0] = "never".into()),
        Broken::Negative if at_first => asked = "Which of these words does **NOT** fit the list above?".into(),
        Broken::Recall if at_first => more += "recall = true\n",
        Broken::OneDifficulty => expect = 0.65,
        Broken::KeyWorn if at_first => choices[key].push("on Amazon EC2".into()),
        Broken::Wordy if at_first => stem = format!("{stem} {stem} {stem} {stem} {stem} {stem}"),
        Broken::FormsFew if at % 4 < 2 && at > 4 => {
            let _ = writeln!(
                more,
                "enemies = [{}]",
                (0..4)
                    .map(|foe| format!("\"gat-1-{:04}\"", at % 4 + 4 * (foe + at / 32 * 8) % 132))
                    .filter(|foe| *foe != format!("\"gat-1-{at:04}\""))
                    .collect::<Vec<_>>()
                    .join(", ")
            );
        }
        Broken::ManyEnemies if at == 0 => {
            let _ = writeln!(
                more,
                "enemies = [{}]",
                (1..=16).map(|foe| format!("\"gat-1-{foe:04}\"")).collect::<Vec<_>>().join(", ")
            );
        }
        Broken::Waived if at_first && kind == "multiple-choice" => {
            choices[key][0] = "often".into();
            more += "waive = [{ rule = \"I011\", reason = \"the word is meant as it stands\" }]\n";
        }
        _ => {}
    }
    if matches!(broken, Broken::Repeated | Broken::Alike | Broken::SameKey | Broken::Cue) && matches!(at, 16 | 20) {
        // Two questions of one task.
        let mut own = Chance(3);
        let list = own.words(44);
        let tail = if at == 20 { &list[40..44] } else { &list[36..40] };
        match broken {
            Broken::Repeated => stem = list[..30].join(" ") + " " + tail[0],
            Broken::Alike => stem = list[..42].join(" ") + " " + &chance.words(2).join(" "),
            Broken::SameKey => {
                let mut words: Vec<&str> = list[..26].to_vec();
                if at == 20 {
                    words.reverse();
                }
                stem = words.join(" ");
                choices = (0..count)
                    .map(|no| list[26 + no..28 + no].iter().map(|word| (*word).to_string()).collect())
                    .collect();
            }
            _ if at == 16 => choices[key] = list[..9].iter().map(|word| (*word).to_string()).collect(),
            _ => stem = list[..9].join(" ") + " " + &chance.words(9).join(" "),
        }
        if broken == Broken::Repeated {
            choices =
                (0..count).map(|no| list[30 + no..34 + no].iter().map(|word| (*word).to_string()).collect()).collect();
        }
    }
    let select = if kind == "multiple-response" { " (Select TWO.)" } else { "" };
    let mut text = format!(
        "\n[[question]]\nid = \"gat-1-{at:04}\"\ntask = \"{task}\"\nkind = \"{kind}\"\nexpect = {expect:.2}\nstem = \"\"\"\n{stem}.\n\n{asked}{select}\n\"\"\"\nchoices = [\n"
    );
    let set_key = if matches!(broken, Broken::SameKey) && matches!(at, 16 | 20) { vec![0] } else { keys };
    for (no, choice) in choices.iter().enumerate() {
        let mark = match kind {
            "ordering" if no < 3 => format!("order = {}, ", no + 1),
            "ordering" => String::new(),
            _ if set_key.contains(&no) => "key = true, ".into(),
            _ => String::new(),
        };
        let why = chance.words(12).join(" ");
        let _ = writeln!(text, "  {{ text = \"{}\", {mark}why = \"{why}\" }},", choice.join(" "));
    }
    let _ = write!(
        text,
        "]\nrationale = \"{}\"\nsources = [\"https://docs.aws.amazon.com/placeholder\"]\nchecked = 2026-11-21\n{more}",
        chance.words(12).join(" ")
    );
    text
}

/// The gates that speak of a bank.
fn found(broken: Broken) -> Vec<String> {
    let mut files = good();
    files.push(SourceFile { path: "exams/gat-1.toml".into(), text: EXAM.into() });
    files.push(SourceFile { path: "questions/gat-1/all.toml".into(), text: bank_text(broken) });
    let reading = read(&files);
    let exam = reading.exams.iter().find(|exam| exam.blueprint().code() == "GAT-1").expect("the exam is sound");
    let mut reviews = Reviews::default();
    for (at, question) in exam.questions().iter().enumerate() {
        if broken != Broken::Unsolved || at > 0 {
            let doubts = u32::from(broken == Broken::Doubted && at == 5);
            let day = Day::new(2026, 11, 21).expect("a day");
            reviews.add(
                question.id().as_str(),
                Review { text: fingerprint(question), day, solvers: 2, agreed: 2, doubts },
            );
        }
    }
    files.push(SourceFile { path: "reviews/gat-1.toml".into(), text: reviews.to_text("GAT-1") });
    let reading = read(&files);
    let errors: Vec<_> = reading.diagnostics.iter().filter(|one| one.rule.starts_with('F')).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let mut codes: Vec<String> =
        reading.diagnostics.iter().map(|one| one.rule.to_string()).filter(|code| code.starts_with('B')).collect();
    codes.dedup();
    codes
}

#[test]
fn a_sound_bank_passes_every_gate() {
    assert_eq!(found(Broken::Nothing), Vec::<String>::new());
}

#[test]
fn each_gate_stops_the_bank_that_breaks_it() {
    let table = [
        (Broken::Repeated, "B001"),
        (Broken::Alike, "B002"),
        (Broken::SameKey, "B003"),
        (Broken::Cue, "B004"),
        (Broken::ManyEnemies, "B005"),
        (Broken::DomainThin, "B006"),
        (Broken::TaskThin, "B007"),
        (Broken::FormsFew, "B008"),
        (Broken::KindShare, "B009"),
        (Broken::KeyLong, "B010"),
        (Broken::StemLike, "B011"),
        (Broken::Absolutes, "B012"),
        (Broken::KeyLong, "B013"),
        (Broken::Negative, "B014"),
        (Broken::Recall, "B015"),
        (Broken::OneDifficulty, "B016"),
        (Broken::KeyWorn, "B017"),
        (Broken::Wordy, "B018"),
        (Broken::Unsolved, "B019"),
        (Broken::Doubted, "B019"),
        (Broken::Waived, "B020"),
    ];
    let mut wrong = Vec::new();
    for (broken, code) in table {
        let found = found(broken);
        if !found.iter().any(|one| one == code) {
            wrong.push(format!("{code} is silent; found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let tried: Vec<&str> = table.iter().map(|(_, code)| *code).collect();
    let untried: Vec<_> =
        rules::rules().map(|rule| rule.code).filter(|code| code.starts_with('B') && !tried.contains(code)).collect();
    assert!(untried.is_empty(), "{untried:?}");
}
