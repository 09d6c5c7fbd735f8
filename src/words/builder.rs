//! Words of the page that builds a quiz for other pages.

use super::frame::questions;

pub(crate) const HEADLINE: &str = "A quiz for your page";
pub(crate) const LEAD: &str =
    "A few questions under an article: choose what they are about, look at them, and copy two lines into your page.";
pub(crate) const WRONG: &str = "The address of this page could not be read, so it starts with what is usual.";
pub(crate) const WHOSE: &str = "Questions";
pub(crate) const BANK: &str = "From an exam";
pub(crate) const MINE: &str = "My own";
pub(crate) const EXAM: &str = "Exam or quiz";
pub(crate) const DOMAIN: &str = "Domain";
pub(crate) const ALL_DOMAINS: &str = "All, by their weight";
pub(crate) const TASK: &str = "Task";
pub(crate) const ALL_TASKS: &str = "All";
pub(crate) const COUNT: &str = "How many questions";
pub(crate) const FORM: &str = "Which questions";
pub(crate) const FRESH: &str = "Fresh ones for each reader";
pub(crate) const FIXED: &str = "The same for everybody";
pub(crate) const SEED: &str = "Form number";
pub(crate) const ANOTHER: &str = "Draw others";
pub(crate) const LOOK: &str = "Look";
pub(crate) const THEME: &str = "Theme";
pub(crate) const ACCENT: &str = "Accent colour";
pub(crate) const OWN_ACCENT: &str = "Use the colour of my page";
pub(crate) const DIALECT: &str = "Written as";
pub(crate) const TITLE: &str = "Title";
pub(crate) const TEXT: &str = "Your questions";
pub(crate) const EXAMPLE: &str = "Put an example in";
pub(crate) const EMPTY: &str = "Write a question, or put the example in and change it.";
pub(crate) const NOT_SENT: &str =
    "What you write stays in this page and in its address, behind the #, which browsers send to no server.";
pub(crate) const PREVIEW: &str = "Preview";
pub(crate) const PREVIEW_TITLE: &str = "Preview of the quiz";
pub(crate) const COPY: &str = "Copy into your page";
pub(crate) const COPY_BUTTON: &str = "Copy";
pub(crate) const COPIED: &str = "Copied.";
pub(crate) const SELECTED: &str =
    "Your browser does not let this page copy. The text is selected: press Ctrl+C, or ⌘C on a Mac.";
pub(crate) const ELEMENT: &str = "Two lines";
pub(crate) const ELEMENT_SAID: &str = "The quiz takes the height it needs and follows the light or dark look of your page. Your page may use the script for as many quizzes as it likes.";
pub(crate) const PLAIN: &str = "A plain frame";
pub(crate) const PLAIN_SAID: &str =
    "For places that allow no scripts. Its height is fixed: what is longer scrolls inside.";
pub(crate) const NO_PLAIN: &str =
    "A plain frame cannot carry questions of your own: only the element can hand them over.";
pub(crate) const PRIVACY: &str = "The quiz sets no cookies and sends nothing about your readers to any server. Their answers stay in their own tab; \
     your page can hear what was answered, if its scripts listen.";

/// The theme's name.
pub(crate) fn theme(theme: crate::embed::address::Theme) -> &'static str {
    use crate::embed::address::Theme;
    match theme {
        Theme::Auto => "As the page or the reader's device has it",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

/// The dialect's name.
pub(crate) fn dialect(dialect: crate::embed::address::Dialect) -> &'static str {
    use crate::embed::address::Dialect;
    match dialect {
        Dialect::Markdown => "A checklist in Markdown",
        Dialect::Toml => "TOML, as in Dryrun's own files",
    }
}

/// What can be written where.
pub(crate) fn dialect_said(dialect: crate::embed::address::Dialect) -> &'static str {
    use crate::embed::address::Dialect;
    match dialect {
        Dialect::Markdown => {
            "One [x] makes a question multiple choice, several make it multiple response, [1] [2] [3] make it ordering. A line that begins with > says why."
        }
        Dialect::Toml => "All four kinds, matching included.",
    }
}

/// The number is none.
pub(crate) fn no_number(text: &str, least: u32, most: u32) -> String {
    let text: String = text.chars().take(20).collect();
    format!("\"{text}\" is not a number from {least} to {most}; the one before stays.")
}

/// The bank gives fewer questions than are asked for.
pub(crate) fn fewer(has: u32) -> String {
    let verb = if has == 1 { "is" } else { "are" };
    format!("Only {} {verb} there to be asked together from this part, so the quiz has {has}.", questions(has))
}

/// An accent that cannot be read as it is.
pub(crate) fn toned(light: Option<String>, dark: Option<String>) -> Option<String> {
    let parts = [(light, "a light"), (dark, "a dark")];
    let parts = parts.into_iter().filter_map(|(tone, ground)| Some(format!("#{} on {ground} page", tone?)));
    let said = parts.collect::<Vec<_>>().join(" and ");
    (!said.is_empty()).then(|| format!("So that text can be read, it is shown as {said}."))
}

/// "4 questions can be asked."
pub(crate) fn sound(n: usize) -> String {
    match n {
        0 => "No question can be asked yet.".into(),
        1 => "1 question can be asked.".into(),
        n => format!("{n} questions can be asked."),
    }
}

/// What a frame is called, for a screen reader.
pub(crate) fn frame_title(part: &str) -> String {
    format!("Practice quiz: {part}")
}

/// An example of the dialect, to be changed.
pub(crate) fn example(dialect: crate::embed::address::Dialect) -> &'static str {
    use crate::embed::address::Dialect;
    match dialect {
        Dialect::Markdown => MARKDOWN,
        Dialect::Toml => TOML,
    }
}

const MARKDOWN: &str = "\
# Storage on AWS

## Which service stores objects, such as pictures and backups?

- [x] Amazon S3
  > It keeps objects in buckets, each under its key.
- [ ] Amazon EBS
  > It gives an instance a disk of blocks.
- [ ] Amazon EFS
  > It gives many instances one shared file system.

> Objects go to S3, blocks to EBS, shared files to EFS.

Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html>

## Which TWO of these can be mounted by an EC2 instance? (Select TWO.)

- [x] An EBS volume
- [x] An EFS file system
- [ ] An Amazon SQS queue
- [ ] An IAM role

## Put these steps in their order.

- [2] Upload the object
- [1] Create the bucket
- [3] Read the object back
";

const TOML: &str = r#"title = "Storage on AWS"

[[question]]
stem = "Which service stores objects, such as pictures and backups?"
choices = [
  { text = "Amazon S3", key = true, why = "It keeps objects in buckets, each under its key." },
  { text = "Amazon EBS", why = "It gives an instance a disk of blocks." },
  { text = "Amazon EFS", why = "It gives many instances one shared file system." },
]
rationale = "Objects go to S3, blocks to EBS, shared files to EFS."
sources = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html"]

[[question]]
stem = "Give each need its service."
choices = [
  { text = "Amazon EBS" },
  { text = "Amazon EFS" },
  { text = "Amazon S3" },
]
prompts = [
  { text = "A disk for one instance", match = 1 },
  { text = "Files that many instances share", match = 2 },
  { text = "Pictures under their keys", match = 3 },
]
"#;
