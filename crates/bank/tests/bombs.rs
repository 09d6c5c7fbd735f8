//! Files that are made to keep a reader busy, or to break it: each is read to its end, in time that grows with its length.
//!
//! What is compared is the work that one thread did, as Linux counts it, for a text and for one eight times as long. So a busy
//! machine changes nothing, and no number of seconds stands here.
#![cfg(target_os = "linux")]

mod common;

use std::fs;

use bank::{SourceFile, prose::Prose, read};
use common::good;

/// How much more work eight times the text may be: a little more than eight times, far less than sixty-four.
const MOST: u64 = 24;

/// So many nanoseconds tell something.
const ENOUGH: u64 = 32_000_000;

/// Nanoseconds that this thread has run.
fn worked() -> u64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts");
    stat.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
}

/// The work of one run, in nanoseconds. Linux counts in steps of some milliseconds, so it is run until there are many of them.
fn work_of(work: impl Fn()) -> u64 {
    let (before, mut runs) = (worked(), 0);
    loop {
        work();
        runs += 1;
        let done = worked() - before;
        if done >= ENOUGH {
            return (done / runs).max(1);
        }
    }
}

/// A question whose stem, choice, reason and source are `text`, which must not end a literal string.
fn question(text: &str) -> String {
    format!(
        "format = 1\nexam = \"TST-1\"\n[[question]]\nid = \"tst-1-0900\"\ntask = \"1.1\"\nkind = \"multiple-choice\"\nexpect = 0.5\n\
         stem = '''\n{text}\n\nWhich?'''\nchoices = [{{ text = '''{text}''', key = true, why = '''{text}''' }}, {{ text = \"B\", why = \"b\" }}]\n\
         rationale = '''{text}'''\nsources = ['''https://docs.aws.amazon.com/{text}''']\nchecked = 2026-11-21\n"
    )
}

/// A name, and a text of so many units.
type Bomb = (&'static str, fn(usize) -> String);

/// The same again and again, with the number of each from 1.
fn numbered(n: usize, one: fn(usize) -> String) -> String {
    (1..=n).map(one).collect::<Vec<_>>().concat()
}

/// Texts that stress the small Markdown and what looks for faults in it, by their length in units.
const PROSES: [Bomb; 20] = [
    ("one long word", |n| "W".repeat(n)),
    ("one long line", |n| "word ".repeat(n)),
    ("short lines", |n| "a\n".repeat(n)),
    ("paragraphs", |n| "a\n\n".repeat(n)),
    ("backticks", |n| "`".repeat(n)),
    ("backticks apart", |n| "` a ".repeat(n)),
    ("asterisks", |n| "*".repeat(n)),
    ("bold that never ends", |n| "**a ".repeat(n)),
    ("bold and code in turn", |n| "**`".repeat(n)),
    ("brackets", |n| "[".repeat(n)),
    ("links", |n| "[a](b)".repeat(n)),
    ("angle brackets", |n| "<".repeat(n)),
    ("tags", |n| "<b>".repeat(n)),
    ("tags of many names", |n| numbered(n, |at| format!("<a{at}>"))),
    ("bullets", |n| "- a\n".repeat(n)),
    ("bullets within bullets", |n| numbered(n, |at| format!("{}- a\n", " ".repeat(at % 40)))),
    ("numbers", |n| numbered(n, |at| format!("{at}. a\n"))),
    ("fences", |n| "```\n".repeat(n)),
    ("hidden characters", |n| "\u{200b}".repeat(n)),
    ("marks over one letter", |n| "a".to_owned() + &"\u{301}".repeat(n)),
];

/// Files that are no questions at all, by their length in units.
const FILES: [Bomb; 16] = [
    ("open brackets", |n| "a = ".to_owned() + &"[".repeat(n)),
    ("closed brackets", |n| format!("a = {}{}", "[".repeat(n), "]".repeat(n))),
    ("tables within tables", |n| format!("a = {}1{}", "{a=".repeat(n), "}".repeat(n))),
    ("a key of many parts", |n| format!("a{} = 1", ".a".repeat(n))),
    ("a heading of many parts", |n| format!("[a{}]", ".a".repeat(n))),
    ("headings", |n| numbered(n, |at| format!("[a{at}]\n"))),
    ("one heading again and again", |n| "[a]\n".repeat(n)),
    ("keys", |n| numbered(n, |at| format!("key{at} = 1\n"))),
    ("one key again and again", |n| "key = 1\n".repeat(n)),
    ("a long list", |n| format!("a = [{}]", "1,".repeat(n))),
    ("a text without an end", |n| "a = '''".to_owned() + &"x\n".repeat(n)),
    ("quotes", |n| "\"".repeat(n)),
    ("escapes", |n| format!("a = \"{}\"", "\\u0000".repeat(n))),
    ("comments", |n| "# x\n".repeat(n)),
    ("nothing but NUL", |n| "\0".repeat(n)),
    ("empty questions", |n| "format = 1\nexam = \"TST-1\"\n".to_owned() + &"[[question]]\n".repeat(n)),
];

/// Reads a file of questions together with the small exam it claims to belong to.
fn reading(text: String) -> bank::Reading {
    let mut files: Vec<SourceFile> = good().into_iter().filter(|file| file.path.starts_with("exams/tst-1")).collect();
    files.push(SourceFile { path: "questions/tst-1/bomb.toml".into(), text });
    read(&files)
}

fn grows_too_fast(name: &str, n: usize, work: impl Fn(usize)) -> Option<String> {
    let (short, long) = (work_of(|| work(n)), work_of(|| work(8 * n)));
    (long > MOST * short).then(|| format!("{name}: {} times the work for 8 times the text", long / short))
}

#[test]
fn a_text_takes_time_in_proportion_to_its_length() {
    let slow = PROSES.iter().flat_map(|(name, text)| {
        let parsed = grows_too_fast(&format!("parsing {name}"), 4000, |n| drop(Prose::parse(&text(n))));
        let looked = grows_too_fast(&format!("the faults of {name}"), 4000, |n| drop(Prose::faults(&text(n))));
        [parsed, looked].into_iter().flatten()
    });
    assert_eq!(slow.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_question_takes_time_in_proportion_to_its_length() {
    let slow =
        PROSES.iter().filter_map(|(name, text)| grows_too_fast(name, 1000, |n| drop(reading(question(&text(n))))));
    assert_eq!(slow.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_file_that_is_no_questions_takes_time_in_proportion_to_its_length_and_is_refused() {
    let slow = FILES.iter().filter_map(|(name, text)| {
        assert!(!reading(text(500)).diagnostics.is_empty(), "{name}: nothing is said of it");
        grows_too_fast(name, 500, |n| drop(reading(text(n))))
    });
    assert_eq!(slow.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_megabyte_of_anything_is_read_to_its_end() {
    // Deep nesting is what ends a recursive reader; it is refused at a depth, whatever its length.
    for (name, text) in FILES {
        let reading = reading(text(100_000));
        assert!(!reading.diagnostics.is_empty(), "{name}");
    }
}

/// Figures for SECURITY.md: `cargo test --release --package bank --test bombs -- --ignored --nocapture`.
#[test]
#[ignore = "it prints figures and proves nothing"]
fn figures_for_a_megabyte() {
    let mut times: Vec<(u64, String)> = Vec::new();
    for (name, text) in PROSES {
        let unit = text(100).len();
        let text = text(100_000_000 / unit);
        let question = question(&text[..text.floor_char_boundary(250_000)]);
        times.push((work_of(|| drop(Prose::parse(&text))), format!("prose of {name}, {} bytes", text.len())));
        times.push((
            work_of(|| drop(reading(question.clone()))),
            format!("question of {name}, {} bytes", question.len()),
        ));
    }
    for (name, text) in FILES {
        let unit = text(100).len();
        let text = text(100_000_000 / unit);
        times.push((work_of(|| drop(reading(text.clone()))), format!("file of {name}, {} bytes", text.len())));
    }
    times.sort();
    for (nanoseconds, name) in times.iter().rev() {
        println!("{:>8.1} ms  {name}", std::time::Duration::from_nanos(*nanoseconds).as_secs_f64() * 1e3);
    }
}
