//! A report of a fault in a question, prepared as an address to be opened: nothing is sent by the app.
//!
//! Whoever puts up a copy of the site says at build time where reports go, by the environment variable
//! `DRYRUN_REPORTS`: the address of a form that takes `title` and `body`, such as a new issue of a repository, or
//! `mailto:` with an address. Without it the candidate's mail program opens with the report and no recipient.

use std::fmt::Write;

use exam::Question;

/// Where reports go.
pub const PLACE: Option<&str> = option_env!("DRYRUN_REPORTS");

/// The address that opens a report of a fault in this question.
pub fn address(place: Option<&str>, question: &Question) -> String {
    let id = question.id();
    let title = format!("Fault in question {id}");
    let body = format!(
        "Question: {id}\nWording: {}\nSources checked on: {}\n\nWhat is wrong:\n\n\nA page that says so:\n\n",
        bank::blind::wording(question),
        question.checked(),
    );
    let place =
        place.filter(|place| place.starts_with("https://") || place.starts_with("mailto:")).unwrap_or("mailto:");
    let (heading, line_end) = if place.starts_with("mailto:") { ("subject", "\r\n") } else { ("title", "\n") };
    let first = if place.contains('?') { '&' } else { '?' };
    format!("{place}{first}{heading}={}&body={}", escaped(&title), escaped(&body.replace('\n', line_end)))
}

/// A text as a part of an address (RFC 3986): all but letters, digits and four signs as percent and two digits.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use exam::{Choice, ChoiceNo, DomainNo, Expect, Key, QuestionDraft};

    use super::*;

    fn question() -> Question {
        let choice = |text: &str| Choice { text: text.into(), why: "So.".into() };
        let draft = QuestionDraft {
            id: "clf-c02-0001".into(),
            domain: DomainNo(1),
            task: None,
            stem: "Which?".into(),
            prompts: vec![],
            choices: ["a", "b", "c", "d"].map(choice).to_vec(),
            key: Key::One(ChoiceNo::new(1).expect("a place")),
            rationale: "So it is.".into(),
            sources: vec![],
            checked: "2026-11-21".into(),
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: vec![],
        };
        Question::new(draft).expect("a sound question")
    }

    #[test]
    fn a_report_names_the_question_its_wording_and_its_day() {
        let address = address(None, &question());
        assert!(
            address.starts_with(
                "mailto:?subject=Fault%20in%20question%20clf-c02-0001&body=Question%3A%20clf-c02-0001%0D%0A"
            )
        );
        assert!(address.contains("Sources%20checked%20on%3A%202026-11-21"));
        assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
    }

    #[test]
    fn it_goes_where_the_copy_of_the_site_says() {
        let table = [
            (Some("https://example.org/new"), "https://example.org/new?title=Fault%20"),
            (Some("https://example.org/new?labels=bank"), "https://example.org/new?labels=bank&title=Fault%20"),
            (Some("mailto:bank@example.org"), "mailto:bank@example.org?subject=Fault%20"),
            (Some("javascript:alert(1)"), "mailto:?subject=Fault%20"),
        ];
        for (place, start) in table {
            assert!(address(place, &question()).starts_with(start), "{place:?}");
        }
    }
}
