//! A report in JSON.

use exam::{Label, Report, Verdict};
use serde::{Deserialize, Serialize};

/// What a finished form amounts to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRow {
    /// The exam's code.
    pub exam: String,
    /// Scored questions that were right.
    pub right: u32,
    /// Scored questions in all.
    pub of: u32,
    /// The estimated scaled score; `null` for a quiz.
    pub scaled: Option<u32>,
    /// The lower end of its range.
    pub low: Option<u32>,
    /// The upper end of its range.
    pub high: Option<u32>,
    /// "pass" or "fail"; `null` for a quiz.
    pub verdict: Option<String>,
    /// Whether the range crosses the passing score.
    pub close: bool,
    /// The domains, in their order.
    pub domains: Vec<SectionRow>,
}

/// One domain of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRow {
    /// The domain's number.
    pub number: u8,
    /// Scored questions of it that were right.
    pub right: u32,
    /// Scored questions of it.
    pub of: u32,
    /// "meets" or "needs improvement"; `null` without a passing score or without questions.
    pub label: Option<String>,
}

impl From<&Report> for ReportRow {
    fn from(report: &Report) -> ReportRow {
        let section = |section: &exam::Section| SectionRow {
            number: section.number.0,
            right: section.right,
            of: section.of,
            label: section.label.map(Label::name).map(String::from),
        };
        ReportRow {
            exam: report.exam.clone(),
            right: report.right,
            of: report.of,
            scaled: report.scaled.map(|scaled| scaled.score),
            low: report.scaled.map(|scaled| scaled.low),
            high: report.scaled.map(|scaled| scaled.high),
            verdict: report.verdict.map(Verdict::name).map(String::from),
            close: report.close,
            domains: report.domains.iter().map(section).collect(),
        }
    }
}
