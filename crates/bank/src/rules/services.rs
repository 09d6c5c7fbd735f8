//! Rules about the names of services: renamed ones, and those that an exam leaves out.

use super::{Flaws, Look, Rule, Subject};
use crate::Severity::{Error, Warning};

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
    let in_scope: Vec<&str> = names(&subject.facts.in_scope).collect();
    for (at, text, _) in texts(subject) {
        for Renamed { old, since, new } in &RENAMED {
            if has_whole(text, old) && !in_scope.iter().any(|name| name.contains(old)) {
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
    let in_scope: Vec<&str> = names(&subject.facts.in_scope).collect();
    for (at, text, is_key) in texts(subject).filter(|(.., is_key)| *is_key == in_key) {
        for name in names(&subject.facts.out_of_scope) {
            // "AWS Glue" within "AWS Glue DataBrew" is another service.
            let longer = |other: &&str| other.len() > name.len() && other.contains(name) && has_whole(text, other);
            if has_whole(text, name) && !in_scope.iter().any(longer) {
                let role = if is_key { "is the key" } else { "is named here" };
                let code = subject.blueprint.code();
                flaws.add(at, format!("\"{name}\" {role} and is out of scope for {code}"), "use a service in scope");
            }
        }
    }
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

/// Whether `name` stands in `text` as a whole, not as part of a longer word.
fn has_whole(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[at + name.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !before && !after
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole() {
        assert!(has_whole("Use Amazon FSx for Lustre.", "Amazon FSx for Lustre"));
        assert!(!has_whole("AWS Chatbots", "AWS Chatbot"));
        assert!(has_whole("AWS Chatbots and AWS Chatbot", "AWS Chatbot"));
    }

    #[test]
    fn a_name_with_its_short_form_is_two_names() {
        let list = ["Amazon Simple Queue Service (Amazon SQS)", "Amazon DocumentDB (with MongoDB compatibility)"];
        let categories = [("A".to_string(), list.map(String::from).to_vec())];
        let all: Vec<_> = names(&categories).collect();
        assert_eq!(all, ["Amazon Simple Queue Service", "Amazon SQS", "Amazon DocumentDB"]);
    }
}
