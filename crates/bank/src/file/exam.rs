//! What an exam's file says of it.

use super::{At, fields::Fields};
use crate::{Day, findings::Findings, rules::format::FIELD_MISSING};

/// The fields of an exam's file.
pub(crate) const FIELDS: [&str; 19] = [
    "format",
    "code",
    "title",
    "short",
    "level",
    "minutes",
    "scored",
    "unscored",
    "passing",
    "kinds",
    "about",
    "first_day",
    "last_day",
    "successor",
    "note",
    "topics",
    "provenance",
    "domain",
    "services",
];
const DOMAIN: [&str; 4] = ["number", "title", "weight", "task"];
const TASK: [&str; 2] = ["id", "title"];

/// An exam as written.
pub(crate) struct ExamSays {
    pub(crate) code: Option<At<String>>,
    pub(crate) title: Option<At<String>>,
    pub(crate) short: Option<At<String>>,
    pub(crate) level: Option<At<String>>,
    pub(crate) minutes: Option<At<u32>>,
    pub(crate) scored: Option<At<u32>>,
    pub(crate) unscored: Option<At<u32>>,
    pub(crate) passing: Option<At<u32>>,
    pub(crate) kinds: Option<At<Vec<At<String>>>>,
    pub(crate) about: Option<At<String>>,
    pub(crate) first_day: Option<At<Day>>,
    pub(crate) last_day: Option<At<Day>>,
    pub(crate) successor: Option<At<String>>,
    pub(crate) note: Option<At<String>>,
    pub(crate) topics: Option<At<Vec<At<String>>>>,
    pub(crate) domains: Vec<DomainSays>,
    pub(crate) provenance: Vec<(String, At<String>)>,
    pub(crate) in_scope: Vec<(String, Vec<At<String>>)>,
    pub(crate) out_of_scope: Vec<(String, Vec<At<String>>)>,
    /// Whether minutes and passing score are there, even if they could not be read.
    pub(crate) has_minutes: bool,
    pub(crate) has_passing: bool,
}

/// A domain as written.
pub(crate) struct DomainSays {
    pub(crate) at: usize,
    pub(crate) number: Option<At<u32>>,
    pub(crate) title: Option<At<String>>,
    pub(crate) weight: Option<At<u32>>,
    pub(crate) tasks: Vec<TaskSays>,
}

/// A task as written.
pub(crate) struct TaskSays {
    pub(crate) at: usize,
    pub(crate) id: Option<At<String>>,
    pub(crate) title: Option<At<String>>,
}

impl ExamSays {
    /// Reads an exam, and reports what is not there or of the wrong type.
    pub(crate) fn read(fields: &Fields, findings: &mut Findings) -> ExamSays {
        let names = ["format", "code", "title", "short", "level", "scored", "kinds", "about"];
        fields.need(&names, findings);
        if !fields.has("domain") {
            let hint = "begin each domain with a line `[[domain]]`";
            findings.add(&FIELD_MISSING, fields.at, "the exam has no domain", hint);
        }
        let services = fields.table("services", Some(&["in_scope", "out_of_scope"]), findings);
        let mut scope = |name| {
            let categories = services.as_ref().and_then(|services| services.table(name, None, findings));
            categories.map_or_else(Vec::new, |categories| {
                let names = categories.names().into_iter();
                names.filter_map(|name| Some((name.into(), categories.texts(name, findings)?.value))).collect()
            })
        };
        let (in_scope, out_of_scope) = (scope("in_scope"), scope("out_of_scope"));
        ExamSays {
            code: fields.text("code", findings),
            title: fields.text("title", findings),
            short: fields.text("short", findings),
            level: fields.text("level", findings),
            minutes: fields.number("minutes", 1, 1_440, findings),
            scored: fields.number("scored", 1, 1_000, findings),
            unscored: fields.number("unscored", 0, 1_000, findings),
            passing: fields.number("passing", 0, u32::MAX, findings),
            kinds: fields.texts("kinds", findings),
            about: fields.text("about", findings),
            first_day: fields.day("first_day", findings),
            last_day: fields.day("last_day", findings),
            successor: fields.text("successor", findings),
            note: fields.text("note", findings),
            topics: fields.texts("topics", findings),
            domains: domains(fields, findings),
            provenance: provenance(fields, findings),
            in_scope,
            out_of_scope,
            has_minutes: fields.has("minutes"),
            has_passing: fields.has("passing"),
        }
    }
}

fn provenance(fields: &Fields, findings: &mut Findings) -> Vec<(String, At<String>)> {
    let Some(table) = fields.table("provenance", None, findings) else { return Vec::new() };
    let names = table.names().into_iter();
    names.filter_map(|name| Some((name.into(), table.text(name, findings)?))).collect()
}

fn domains(fields: &Fields, findings: &mut Findings) -> Vec<DomainSays> {
    let Some(tables) = fields.tables("domain", &DOMAIN, findings) else { return Vec::new() };
    let mut domains = Vec::new();
    for domain in tables.value {
        domain.need(&["number", "title", "weight"], findings);
        domains.push(DomainSays {
            at: domain.at,
            number: domain.number("number", 1, 255, findings),
            title: domain.text("title", findings),
            weight: domain.number("weight", 0, 100, findings),
            tasks: tasks(&domain, findings),
        });
    }
    domains
}

fn tasks(domain: &Fields, findings: &mut Findings) -> Vec<TaskSays> {
    let Some(tables) = domain.tables("task", &TASK, findings) else { return Vec::new() };
    let mut tasks = Vec::new();
    for task in tables.value {
        task.need(&["id", "title"], findings);
        let (id, title) = (task.text("id", findings), task.text("title", findings));
        tasks.push(TaskSays { at: task.at, id, title });
    }
    tasks
}
