//! Writes the packed files of a data folder, as bytes with their names.

use std::collections::BTreeMap;

use exam::Kind;
use serde::Serialize;

use super::{Catalogue, CatalogueDomain, CatalogueExam, Details, DetailsTask, EntryRow, PACK_FORMAT, PoolIndex};
use super::{PoolRef, QuestionRow, pools};
use crate::{Day, Exam};

/// How many questions a file holds.
pub const QUESTIONS_PER_FILE: usize = 16;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedFile {
    /// Its path below the folder of packed files.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// The packed files of these exams: the catalogue first.
///
/// # Errors
/// The message of the JSON writer; none is known to occur with these types.
pub fn pack(exams: &[Exam]) -> Result<Vec<PackedFile>, String> {
    let mut files = Vec::new();
    let mut rows = Vec::new();
    for exam in exams {
        rows.push(pack_exam(exam, &mut files)?);
    }
    // By level, those that can be practised first.
    rows.sort_by_key(|row| (exam::Level::from_name(&row.level), row.questions == 0, row.title.clone()));
    let catalogue = Catalogue { format: PACK_FORMAT, exams: rows };
    files.insert(0, PackedFile { path: "catalogue.json".to_owned(), text: json(&catalogue)? });
    Ok(files)
}

fn pack_exam(exam: &Exam, files: &mut Vec<PackedFile>) -> Result<CatalogueExam, String> {
    let (blueprint, facts, questions) = (exam.blueprint(), exam.facts(), exam.questions());
    let mut refs = Vec::new();
    for pool in pools(blueprint, questions).into_iter().filter(|pool| !pool.is_empty()) {
        let mut names = Vec::new();
        for chunk in pool.chunks(QUESTIONS_PER_FILE) {
            let rows: Vec<QuestionRow> = chunk.iter().map(|&at| QuestionRow::from(&questions[at])).collect();
            names.push(keep(files, "questions", "", &rows)?);
        }
        let entries = pool.iter().map(|&at| EntryRow::from(&questions[at].entry())).collect();
        let per_file = u32::try_from(QUESTIONS_PER_FILE).unwrap_or(u32::MAX);
        let index = keep(files, "pools", "", &PoolIndex { files: names, per_file, entries })?;
        refs.push(PoolRef { index, questions: count(pool.len()) });
    }
    let mut by_task: BTreeMap<usize, usize> = BTreeMap::new();
    for task in questions.iter().filter_map(exam::Question::task) {
        *by_task.entry(task.index()).or_default() += 1;
    }
    let tasks = blueprint.tasks().iter().enumerate().map(|(at, task)| DetailsTask {
        id: task.id.clone(),
        title: task.title.clone(),
        domain: task.domain.map(|domain| domain.0),
        questions: count(by_task.get(&at).copied().unwrap_or(0)),
    });
    let details = Details {
        tasks: tasks.collect(),
        in_scope: facts.in_scope.clone(),
        out_of_scope: facts.out_of_scope.clone(),
        provenance: facts.provenance.clone(),
        pools: refs,
    };
    let code = blueprint.code();
    let details = keep(files, "exams", &format!("{}.", code.to_ascii_lowercase()), &details)?;
    let domains = blueprint.domains().iter();
    Ok(CatalogueExam {
        code: code.to_owned(),
        title: blueprint.title().to_owned(),
        short: facts.short.clone(),
        level: blueprint.level().name().to_owned(),
        minutes: blueprint.minutes(),
        scored: blueprint.scored(),
        unscored: blueprint.unscored(),
        passing: blueprint.passing(),
        kinds: blueprint.kinds().iter().copied().map(Kind::name).map(str::to_owned).collect(),
        about: facts.about.clone(),
        first_day: facts.first_day.map(day),
        last_day: facts.last_day.map(day),
        successor: facts.successor.clone(),
        note: facts.note.clone(),
        domains: domains.map(|one| CatalogueDomain { title: one.title.clone(), weight: one.weight }).collect(),
        questions: count(questions.len()),
        details,
    })
}

/// Adds a file named by its content, and gives its path.
fn keep(files: &mut Vec<PackedFile>, folder: &str, prefix: &str, value: &impl Serialize) -> Result<String, String> {
    let text = json(value)?;
    let path = format!("{folder}/{prefix}{:016x}.json", hash(text.as_bytes()));
    files.push(PackedFile { path: path.clone(), text });
    Ok(path)
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|fault| fault.to_string())
}

/// FNV-1a with 64 bits: names a file by its content; it guards against mix-ups, not against attackers.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn day(day: Day) -> String {
    day.to_string()
}
