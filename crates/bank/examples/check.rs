//! From data files to a drawn form, and what is said of files with faults.
//!
//! ```text
//! cargo run -p bank --example check
//! ```

use bank::{
    SourceFile,
    own::{self, Dialect},
    pack::draw_form,
    read,
};
use exam::{History, Plan, Seed};

const EXAM: &str = r#"
format = 1
code = "DEMO-1"
title = "A demonstration"
short = "Demonstration"
level = "quiz"
scored = 1
unscored = 0
kinds = ["multiple-choice"]
about = "For whoever tries this out."

[[domain]]
number = 1
title = "Storage"
weight = 100
"#;

const QUESTIONS: &str = r#"
format = 1
exam = "DEMO-1"

[[question]]
id = "demo-1-0001"
domain = 1
kind = "multiple-choice"
expect = 0.65
stem = "Which service stores objects in buckets?"
choices = [
  { text = "Amazon S3", key = true, why = "A bucket is where it keeps objects." },
  { text = "Amazon EBS", why = "It keeps blocks, for one server at a time." },
]
rationale = "Objects, blocks and files are kept by three services."
sources = ["https://docs.aws.amazon.com/s3/"]
checked = 2026-11-21
"#;

const CHECKLIST: &str = "\
Which service stores objects?

- [x] Amazon S3
- [ ] Amazon EBS

And which stores files?

- [ ] Amazon S3
- [ ] Amazon EFS
";

fn main() {
    // The files of a data folder, read by somebody else: the crate opens none.
    let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.into() };
    let exam = file("exams/demo-1.toml", EXAM);
    let reading = read(&[exam.clone(), file("questions/demo-1/all.toml", QUESTIONS)]);
    let bank = &reading.exams[0];
    println!("{}: {} question", bank.blueprint().code(), bank.questions().len());
    let form = draw_form(bank, Plan::mock(bank.blueprint()), Seed(1), &History::default()).expect("one question");
    assert_eq!(form.places()[0].question.as_str(), "demo-1-0001");

    // Everything that is wrong is said at once, and what is sound is kept.
    let faulty = QUESTIONS.replace("expect = 0.65", "expect = 65").replace("key = true, ", "");
    let reading = read(&[exam, file("questions/demo-1/all.toml", &faulty)]);
    let errors: Vec<_> = reading.diagnostics.iter().filter(|one| one.severity == bank::Severity::Error).collect();
    for error in &errors {
        println!("{error}");
    }
    assert_eq!(errors.iter().map(|error| error.rule).collect::<Vec<_>>(), ["F021", "F017"]);

    // Somebody's own questions need no folder.
    let own = own::read(CHECKLIST, Dialect::Markdown);
    println!("{} of 2 own questions can be asked", own.questions.len());
    for diagnostic in &own.diagnostics {
        println!("{diagnostic}");
    }
    assert_eq!((own.questions.len(), own.diagnostics.len()), (1, 1));
}

#[test]
fn the_example_runs() {
    main();
}
