//! Rules about the names of services: renamed ones, and those that an exam leaves out.

use std::collections::BTreeMap;

use super::{Flaws, Look, Rule, Subject};
use crate::{
    Facts,
    Severity::{Error, Warning},
};

/// I004: a name that AWS no longer uses.
static NAME_STALE: Rule = Rule {
    code: "I004",
    severity: Warning,
    title: "a service name that is out of date",
    explanation: "AWS has renamed the service, and candidates meet the new name on the exam. The exam's guide has \
        the last word: a name in its list of services is never called stale.",
    look: Look::Question(name_stale),
};

/// A former name, the month of the change, and the name since.
struct Renamed {
    old: &'static str,
    since: &'static str,
    new: &'static str,
}

const fn renamed(old: &'static str, since: &'static str, new: &'static str) -> Renamed {
    Renamed { old, since, new }
}

/// Former names, without the prefix where people leave it out.
static RENAMED: [Renamed; 12] = [
    renamed("AWS Single Sign-On", "2022-07", "AWS IAM Identity Center"),
    renamed("AWS SSO", "2022-07", "AWS IAM Identity Center"),
    renamed("CloudWatch Events", "2019-07", "Amazon EventBridge"),
    renamed("Amazon Elasticsearch Service", "2021-09", "Amazon OpenSearch Service"),
    renamed("Kinesis Data Firehose", "2024-02", "Amazon Data Firehose"),
    renamed("Kinesis Firehose", "2024-02", "Amazon Data Firehose"),
    renamed("Kinesis Data Analytics", "2023-08", "Amazon Managed Service for Apache Flink"),
    renamed("Personal Health Dashboard", "2022-02", "AWS Health Dashboard"),
    renamed("Service Health Dashboard", "2022-02", "AWS Health Dashboard"),
    renamed("Amazon CodeWhisperer", "2024-04", "Amazon Q Developer"),
    renamed("AWS Chatbot", "2025-02", "Amazon Q Developer in chat applications"),
    renamed("AWS CodeStar Connections", "2024-03", "AWS CodeConnections"),
];

fn name_stale(subject: &Subject, flaws: &mut Flaws) {
    for (at, text, _) in texts(subject) {
        for found in subject.names.found_in(text) {
            if let Sort::Stale(Renamed { old, since, new }) = found.sort {
                flaws.add(at, format!("\"{old}\" has had another name since {since}"), format!("write \"{new}\""));
            }
        }
    }
}

/// I005: a service that the exam leaves out, as what is right.
static KEY_OUT_OF_SCOPE: Rule = Rule {
    code: "I005",
    severity: Error,
    title: "a service out of scope as the key",
    explanation: "The exam's guide lists this service as out of scope, so the exam never asks for it, and no \
        candidate can be expected to know it. Ask for something that is in scope.",
    look: Look::Question(key_out_of_scope),
};

fn key_out_of_scope(subject: &Subject, flaws: &mut Flaws) {
    out_of_scope(subject, true, flaws);
}

/// I006: a service that the exam leaves out, named elsewhere in a question.
static OUT_OF_SCOPE: Rule = Rule {
    code: "I006",
    severity: Warning,
    title: "a service out of scope in a question",
    explanation: "The exam's guide lists this service as out of scope. As a distractor it is ruled out by who has \
        read the guide and not by who knows the subject; in an explanation it sends the candidate astray.",
    look: Look::Question(named_out_of_scope),
};

fn named_out_of_scope(subject: &Subject, flaws: &mut Flaws) {
    out_of_scope(subject, false, flaws);
}

fn out_of_scope(subject: &Subject, in_key: bool, flaws: &mut Flaws) {
    for (at, text, is_key) in texts(subject).filter(|(.., is_key)| *is_key == in_key) {
        for found in subject.names.found_in(text).into_iter().filter(|found| matches!(found.sort, Sort::OutOfScope)) {
            let role = if is_key { "is the key" } else { "is named here" };
            let (name, code) = (found.name, subject.blueprint.code());
            flaws.add(at, format!("\"{name}\" {role} and is out of scope for {code}"), "use a service in scope");
        }
    }
}

/// I044: a service that new customers cannot begin with, as what is right.
static KEY_CLOSED: Rule = Rule {
    code: "I044",
    severity: Warning,
    title: "a service that is closed to new customers as the key",
    explanation: "AWS has closed the service to new customers or ended it, so nobody who takes the advice could follow \
        it. Ask for what AWS offers instead; as a distractor it may stay where that is the reason against it.",
    look: Look::Question(key_closed),
};

/// A service or feature, and the month from which on new customers cannot use it.
struct Closed {
    name: &'static str,
    since: &'static str,
}

const fn closed(name: &'static str, since: &'static str) -> Closed {
    Closed { name, since }
}

/// From the notices on the services' own pages of documentation, read in November 2026 or known from AWS's announcements.
static CLOSED: [Closed; 42] = [
    closed("AWS Cloud9", "2024-07"),
    closed("Amazon QLDB", "2024-07"),
    closed("AWS OpsWorks", "2024-05"),
    closed("Amazon Elastic Transcoder", "2025-11"),
    closed("Amazon Lookout for Vision", "2024-10"),
    closed("Amazon Lookout for Metrics", "2024-10"),
    closed("Amazon Lookout for Equipment", "2024-10"),
    closed("AWS App Mesh", "2024-09"),
    closed("Amazon Timestream for LiveAnalytics", "2025-06"),
    closed("S3 Select", "2024-07"),
    closed("AWS Data Pipeline", "2024-07"),
    closed("Amazon Forecast", "2024-07"),
    closed("AWS Elemental MediaStore", "2025-11"),
    closed("Amazon WorkDocs", "2025-04"),
    closed("AWS Snowcone", "2024-11"),
    closed("AWS Snowmobile", "2024-04"),
    closed("AWS Snowball Edge", "2025-11"),
    closed("Amazon Pinpoint", "2025-05"),
    closed("AWS IoT Analytics", "2024-07"),
    closed("AWS IoT Events", "2025-05"),
    closed("AWS RoboMaker", "2024-09"),
    closed("AWS Panorama", "2025-05"),
    closed("AWS Proton", "2025-10"),
    closed("AWS Migration Hub", "2025-11"),
    closed("AWS Application Discovery Service", "2025-11"),
    closed("S3 Object Lambda", "2025-11"),
    closed("Amazon CodeCatalyst", "2025-11"),
    closed("Amazon Fraud Detector", "2025-11"),
    closed("Amazon CodeGuru Reviewer", "2025-11"),
    closed("Amazon Elastic Inference", "2023-04"),
    closed("AWS App Runner", "2026-04"),
    closed("CloudTrail Lake", "2026-05"),
    closed("Amazon Q Developer", "2026-05"),
    closed("Amazon Q Business", "2026-07"),
    closed("Amazon A2I", "2026-07"),
    closed("SageMaker Clarify", "2026-07"),
    closed("SageMaker Debugger", "2026-07"),
    closed("SageMaker Model Monitor", "2026-07"),
    closed("Bedrock Agents Classic", "2026-07"),
    closed("Amazon Chime", "2025-02"),
    closed("Change Manager", "2025-11"),
    closed("AWS CodeStar", "2024-07"),
];

fn key_closed(subject: &Subject, flaws: &mut Flaws) {
    for (at, text, _) in texts(subject).filter(|(.., is_key)| *is_key) {
        for Closed { name, since } in CLOSED.iter().filter(|closed| whole(text, closed.name)) {
            let message = format!("\"{name}\" is the key and has been closed to new customers since {since}");
            flaws.add(at, message, "ask for what AWS offers instead");
        }
    }
}

/// Whether the name stands in the text, not as a part of a longer word.
fn whole(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| !text[at + name.len()..].starts_with(char::is_alphanumeric))
}

/// The names that an exam's lists hold and those that are out of date, by their first word.
pub(crate) struct ServiceNames<'f>(BTreeMap<&'f str, Vec<ServiceName<'f>>>);

#[derive(Clone, Copy)]
struct ServiceName<'f> {
    name: &'f str,
    sort: Sort,
}

#[derive(Clone, Copy)]
enum Sort {
    InScope,
    OutOfScope,
    Stale(&'static Renamed),
}

impl<'f> ServiceNames<'f> {
    pub(crate) fn of(facts: &'f Facts) -> ServiceNames<'f> {
        let mut by_first_word: BTreeMap<&str, Vec<ServiceName>> = BTreeMap::new();
        let stale = RENAMED.iter().filter(|old| names(&facts.in_scope).all(|name| !name.contains(old.old)));
        let all = names(&facts.in_scope).map(|name| ServiceName { name, sort: Sort::InScope });
        let all = all.chain(names(&facts.out_of_scope).map(|name| ServiceName { name, sort: Sort::OutOfScope }));
        for name in all.chain(stale.map(|old| ServiceName { name: old.old, sort: Sort::Stale(old) })) {
            by_first_word.entry(first_word(name.name)).or_default().push(name);
        }
        ServiceNames(by_first_word)
    }

    /// The names that stand in `text` as a whole, each once; where several begin at one word the longest.
    fn found_in(&self, text: &str) -> Vec<ServiceName<'f>> {
        let mut found: Vec<ServiceName> = Vec::new();
        let mut in_word = false;
        for (at, letter) in text.char_indices() {
            let begins = letter.is_alphanumeric() && !in_word;
            in_word = letter.is_alphanumeric();
            if !begins {
                continue;
            }
            let Some(candidates) = self.0.get(first_word(&text[at..])) else { continue };
            let whole = |name: &&ServiceName| {
                let rest = text[at..].strip_prefix(name.name);
                rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            let longest = candidates.iter().filter(whole).max_by_key(|name| name.name.len());
            found.extend(longest.filter(|name| found.iter().all(|other| other.name != name.name)));
        }
        found
    }
}

fn first_word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

/// Every name of a list of services: the whole, and where it has its short name behind it, both parts.
fn names(categories: &[(String, Vec<String>)]) -> impl Iterator<Item = &str> {
    categories.iter().flat_map(|(_, names)| names).flat_map(|name| {
        let parts = name.strip_suffix(')').and_then(|name| name.split_once(" ("));
        // "(with MongoDB compatibility)" is no name, and a bare abbreviation is too short to search for.
        let is_name = |short: &&str| short.starts_with("Amazon ") || short.starts_with("AWS ");
        let short = parts.map(|(_, short)| short).filter(is_name);
        [Some(parts.map_or(name.as_str(), |(long, _)| long)), short].into_iter().flatten()
    })
}

/// All texts of a question, each with its place and whether it is the text of a key.
fn texts<'q>(subject: &Subject<'q>) -> impl Iterator<Item = (usize, &'q str, bool)> {
    let Subject { says, question, .. } = *subject;
    let choices = says.choices.iter().flat_map(|list| &list.value).zip(exam::ChoiceNo::first(exam::MOST_CHOICES));
    let choices = choices.flat_map(|(choice, no)| {
        let is_key = question.key().has(no);
        [(choice.text.as_ref(), is_key), (choice.why.as_ref(), false)]
    });
    let prompts = says.prompts.iter().flat_map(|list| &list.value).map(|prompt| (prompt.text.as_ref(), false));
    let rest = [(says.stem.as_ref(), false), (says.rationale.as_ref(), false)];
    let all = choices.chain(prompts).chain(rest);
    all.filter_map(|(text, is_key)| text.map(|text| (text.at, text.value.as_str(), is_key)))
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 3] = [&NAME_STALE, &KEY_OUT_OF_SCOPE, &OUT_OF_SCOPE];

/// Those that came later, behind all others.
pub(super) static LATER: [&Rule; 1] = [&KEY_CLOSED];

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(in_scope: &[&str], out_of_scope: &[&str]) -> Facts {
        let list = |names: &[&str]| vec![("All".to_string(), names.iter().map(|&name| name.into()).collect())];
        Facts { in_scope: list(in_scope), out_of_scope: list(out_of_scope), ..Facts::default() }
    }

    #[test]
    fn names_are_found_whole_and_the_longest_counts() {
        let facts = facts(&["AWS Glue DataBrew"], &["AWS Glue", "AWS Chatbot", "Amazon FSx for Lustre"]);
        let names = ServiceNames::of(&facts);
        let table: [(&str, &[&str]); 6] = [
            ("Use Amazon FSx for Lustre.", &["Amazon FSx for Lustre"]),
            ("AWS Chatbots and AWS Glued", &[]),
            ("AWS Chatbots, AWS Chatbot, AWS Chatbot", &["AWS Chatbot"]),
            ("(AWS Glue DataBrew)", &["AWS Glue DataBrew"]),
            ("\u{e9}AWS Glue or AWS Glue", &["AWS Glue"]),
            ("", &[]),
        ];
        for (text, found) in table {
            assert_eq!(names.found_in(text).iter().map(|one| one.name).collect::<Vec<_>>(), found, "{text}");
        }
    }

    #[test]
    fn the_guide_has_the_last_word_on_a_name() {
        let is_stale = |facts: &Facts| {
            let found =
                ServiceNames::of(facts).found_in("Amazon Kinesis Data Firehose").into_iter().map(|one| one.sort);
            found.into_iter().any(|sort| matches!(sort, Sort::Stale(_)))
        };
        assert!(is_stale(&facts(&["Amazon Kinesis"], &[])));
        assert!(!is_stale(&facts(&["Amazon Kinesis Data Firehose"], &[])));
    }

    #[test]
    fn a_name_with_its_short_form_is_two_names() {
        let list = ["Amazon Simple Queue Service (Amazon SQS)", "Amazon DocumentDB (with MongoDB compatibility)"];
        let categories = [("A".to_string(), list.map(String::from).to_vec())];
        let all: Vec<_> = names(&categories).collect();
        assert_eq!(all, ["Amazon Simple Queue Service", "Amazon SQS", "Amazon DocumentDB"]);
    }
}
