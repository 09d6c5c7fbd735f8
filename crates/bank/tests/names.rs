//! The rules about names of services, asked with the lists of all thirteen guides: names that break them, and names that
//! come close and do not.

mod common;

use std::path::Path;

use bank::{SourceFile, read};
use common::{HERE, folder};

/// A question of SAA-C03 whose first choice is the key and whose second is a distractor.
fn question(key: &str, distractor: &str) -> String {
    format!(
        r#"format = 1
exam = "SAA-C03"

[[question]]
id = "saa-c03-9001"
task = "1.1"
kind = "multiple-choice"
expect = 0.60
stem = "Which place for the pictures of a bakery meets its requirements?"
choices = [
  {{ text = "{key}", key = true, why = "Objects lie in several buildings, and the bakery pays for what it keeps there." }},
  {{ text = "{distractor}", why = "It is paid for at all hours, whether the pictures fill it or leave it empty." }},
  {{ text = "A second disk", why = "It survives the failure of the first disk, but a fire takes both of them." }},
  {{ text = "A memory card", why = "It lies in the same building and is lost in the same fire as the disk." }},
]
rationale = "Durable storage that is billed by use keeps objects in more than one building."
sources = ["https://docs.aws.amazon.com/placeholder/1"]
checked = 2026-11-21
"#
    )
}

/// A rule, the key, a distractor, and whether the rule has something to say.
const CASES: &[(&str, &str, &str, bool)] = &[
    ("I004", "Amazon S3", "AWS SSO", true),
    ("I004", "Amazon S3", "Amazon Elasticsearch Service", true),
    ("I004", "AWS SSO", "Amazon S3", true),
    ("I004", "Amazon S3", "AWS IAM Identity Center", false),
    ("I004", "Amazon S3", "Amazon OpenSearch Service", false),
    ("I004", "Amazon S3", "Amazon EFS", false),
    ("I005", "Amazon Lightsail", "Amazon S3", true),
    ("I005", "Amazon CloudSearch", "Amazon S3", true),
    ("I005", "AWS CodeBuild", "Amazon S3", true),
    ("I005", "Amazon S3", "Amazon Lightsail", false),
    ("I005", "Amazon EFS", "Amazon CloudSearch", false),
    ("I005", "Amazon EBS", "AWS CodeBuild", false),
    ("I006", "Amazon S3", "Amazon Lightsail", true),
    ("I006", "Amazon S3", "Amazon CloudSearch", true),
    ("I006", "Amazon S3", "AWS CodeBuild", true),
    ("I006", "Amazon S3", "Amazon EFS", false),
    ("I006", "Amazon S3", "AWS Backup", false),
    ("I006", "Amazon S3", "Amazon FSx", false),
    ("I041", "Amazon Picturebox", "Amazon S3", true),
    ("I041", "Amazon S3", "AWS Cakestore", true),
    ("I041", "Amazon S3", "Amazon Cloudfrount", true),
    ("I041", "Amazon S3", "Amazon CloudFront", false),
    ("I041", "Amazon S3", "AWS Management Console", false),
    ("I041", "Amazon S3", "A disk that Amazon sold", false),
];

#[test]
fn names_are_judged_by_the_lists_of_the_guides() {
    let exams: Vec<SourceFile> = folder(&Path::new(HERE).join("../../data"))
        .into_iter()
        .filter(|file| file.path.starts_with("exams/"))
        .collect();
    let mut wrong = Vec::new();
    for &(rule, key, distractor, breaks) in CASES {
        let mut files = exams.clone();
        files.push(SourceFile { path: "questions/saa-c03/tried.toml".into(), text: question(key, distractor) });
        let found = read(&files).diagnostics;
        let told =
            found.iter().any(|one| one.rule == rule && one.place.id.as_deref().is_some_and(|id| id == "saa-c03-9001"));
        if told != breaks {
            wrong.push(format!("{rule} on \"{key}\" and \"{distractor}\": told {told}, wanted {breaks}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
