//! Somebody's own questions, out of one text: for a quiz in an article, without a data folder.
//!
//! Two [dialects](Dialect) are understood. Both give the questions of the engine, in the order of the text, and say
//! everything that is wrong at once. Nothing is asked of the author that a quiz can do without: see each dialect.
//!
//! ```
//! use bank::own::{Dialect, read};
//!
//! let own = read("Which service stores objects?\n\n- [x] Amazon S3\n- [ ] Amazon EBS", Dialect::Markdown);
//! assert!(own.diagnostics.is_empty());
//! assert_eq!(own.questions[0].id().as_str(), "own-1");
//!
//! let own = read("Which service stores objects?", Dialect::Markdown);
//! assert_eq!(own.diagnostics[0].message, "this question has no choices");
//! ```

mod draft;
mod exam;
mod line;
mod markdown;
mod toml;

pub use exam::{CODE, exam};

use ::exam::{Question, ordered};

use crate::{
    Diagnostic, Severity, SourceFile, Spot,
    findings::Findings,
    pack::QuestionRow,
    prose::is_hidden,
    rules::own::{MORE, NOTHING_ASKED, TOO_LONG},
};

/// The most bytes that a text may have.
pub const MOST_BYTES: usize = 200_000;
/// The most questions that a text may hold.
pub const MOST_QUESTIONS: usize = 200;
/// The most faults that are listed.
pub const MOST_FAULTS: usize = 100;
/// The most characters of a title.
const MOST_OF_A_TITLE: usize = 200;

/// How the questions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The format of the banks, with less asked for: a question is a `[[question]]` with `stem` and `choices`.
    ///
    /// `title` may stand at the top of the file. The kind follows from what is there, unless `kind` says it: prompts
    /// make it matching, an `order` ordering, several keys multiple response. `task`, `domain`, `topic`, `expect`,
    /// `enemies`, `recall` and `waive` are read past.
    Toml,
    /// A checklist in Markdown.
    ///
    /// ```text
    /// # A title, if it is the first line
    ///
    /// ## 1. A heading or a number begins a question, if one is wanted
    /// The stem, in paragraphs, lists and fenced code.
    ///
    /// - [x] What is right
    ///   > Why it is right
    /// - [ ] What is not
    ///
    /// > What to take away
    ///
    /// Source: <https://docs.aws.amazon.com/>
    /// ```
    ///
    /// One `[x]` makes it multiple choice, several multiple response; `[1]`, `[2]` and so on number the steps of an
    /// ordering question. Matching can be written in TOML only. A heading with nothing below it but another heading is
    /// that of a section and is passed over; a line `---` ends a question. Everything else in the text that is no
    /// part of a question is a fault, so that nothing is lost without a word.
    Markdown,
}

impl Dialect {
    /// Both.
    pub const ALL: [Dialect; 2] = [Dialect::Toml, Dialect::Markdown];

    /// The name used in addresses and messages.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Toml => "toml",
            Dialect::Markdown => "markdown",
        }
    }

    /// The dialect of that [name](Dialect::name), if there is one.
    pub fn from_name(name: &str) -> Option<Dialect> {
        Dialect::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// What diagnostics call the text.
    fn path(self) -> &'static str {
        match self {
            Dialect::Toml => "questions.toml",
            Dialect::Markdown => "questions.md",
        }
    }
}

/// What came of reading somebody's own questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// What the text calls itself, if it does.
    pub title: Option<String>,
    /// The sound questions, in the order of the text.
    pub questions: Vec<Question>,
    /// Everything that is wrong or worth a look, by line. A question with an error is not among the questions.
    pub diagnostics: Vec<Diagnostic>,
}

impl Own {
    /// The questions as the packed files spell them.
    pub fn rows(&self) -> Vec<QuestionRow> {
        self.questions.iter().map(QuestionRow::from).collect()
    }

    /// Whether something is wrong, and not only worth a look.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|one| one.severity == Severity::Error)
    }
}

/// Reads somebody's own questions. There is no text that it cannot say something about.
pub fn read(text: &str, dialect: Dialect) -> Own {
    let path = dialect.path().to_string();
    if text.len() > MOST_BYTES {
        // Not even copied: it may be any size.
        let file = SourceFile { path, text: String::new() };
        let mut findings = Findings::of(&file);
        let message = format!("the text has {} bytes, and {MOST_BYTES} is the most", text.len());
        findings.add(&TOO_LONG, 0, message, "make several quizzes of it");
        return Own { diagnostics: findings.into_diagnostics(), ..Own::default() };
    }
    let file = SourceFile { path, text: text.into() };
    let mut findings = Findings::at_most(MOST_FAULTS, &file);
    let (title, questions) = match dialect {
        Dialect::Toml => toml::read(&file, &mut findings),
        Dialect::Markdown => markdown::read(&file.text, &mut findings),
    };
    if questions.is_empty() && findings.errors() == 0 {
        let hint = match dialect {
            Dialect::Toml => "begin each question with a line `[[question]]`",
            Dialect::Markdown => "write a stem, and its choices below as `- [x] right` and `- [ ] wrong`",
        };
        findings.add(&NOTHING_ASKED, 0, "the text holds no question", hint);
    }
    let cut = findings.is_full();
    let mut diagnostics = ordered(findings.into_diagnostics(), &Diagnostic::cmp);
    if let Some(last) = diagnostics.last().filter(|_| cut) {
        let place = Spot { column: None, id: None, ..last.place.clone() };
        let message = format!("more than {MOST_FAULTS} errors; what comes after these was not read");
        let hint = "mend these first".into();
        diagnostics.push(Diagnostic { rule: MORE.code, severity: MORE.severity, place, message, hint });
    }
    Own { title: title.as_deref().map(clean), questions, diagnostics }
}

/// A title without what hides or reorders text, and no longer than anybody reads.
fn clean(title: &str) -> String {
    title.chars().filter(|&letter| !is_hidden(letter)).take(MOST_OF_A_TITLE).collect::<String>().trim().to_string()
}

/// Whether one question more than are taken would be read; if so, that has been reported.
fn is_one_too_many(read: usize, at: usize, findings: &mut Findings) -> bool {
    let over = read == MOST_QUESTIONS;
    if over {
        let message =
            format!("there are more than {MOST_QUESTIONS} questions; this one and those behind it are not read");
        findings.add(&TOO_LONG, at, message, "make several quizzes of it");
    }
    over
}
