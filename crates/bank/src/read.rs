//! From the text of data files to exams and questions that the engine can rely on.
//!
//! Every file is read to its end, whatever is wrong in it or in others. What is sound becomes an exam; what
//! is not is left out and reported.

mod exam;
mod ids;
pub(crate) mod key;
mod outline;
pub(crate) mod question;
mod reviews;

use std::collections::{BTreeMap, BTreeSet};

use ::exam::{Blueprint, Question, ordered};

use crate::{
    Diagnostic, Exam, SourceFile,
    file::{self, fields::Fields, question::QuestionSays},
    findings::Findings,
    near::nearest,
    reviews::Reviews,
    rules::{
        self, Bank, BankFlaw, Member, Registry, Seen, ServiceNames, Subject,
        format::{ENEMY_UNKNOWN, EXAM_UNKNOWN, FIELD_MISSING, ID_REPEATED, ID_RETIRED, PLACE_WRONG},
    },
};
use ids::Ids;
use outline::Outlines;

/// What came of reading a data folder.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The exams whose own file is sound, in the order of their codes, each with its sound questions.
    pub exams: Vec<Exam>,
    /// Every id that is or was in use, by the exam's code: the next question takes another.
    pub taken: BTreeMap<String, BTreeSet<String>>,
    /// What came of solving questions blind, by the exam's code.
    pub reviews: BTreeMap<String, Reviews>,
    /// How many questions carry a waiver, by the exam's code.
    pub waivers: BTreeMap<String, usize>,
    /// Everything that is wrong or worth a look, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// What came of reading a data folder for use: a [`Reading`] without what only an author asks for.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The exams, as in a [`Reading`].
    pub exams: Vec<Exam>,
    /// Everything that is wrong with their format, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file with what has been found in it, and with what is not read yet.
struct Opened<'f> {
    path: &'f str,
    findings: Findings<'f>,
    table: Option<toml::de::DeTable<'f>>,
}

/// A question of a file, on its way into an exam.
struct Candidate {
    file: usize,
    code: String,
    says: QuestionSays,
    question: Option<Question>,
}

/// The files of a data folder, read as far as each question goes.
struct Folder<'f> {
    files: Vec<Opened<'f>>,
    outlines: Outlines,
    candidates: Vec<Candidate>,
    retired: Ids,
}

/// Reads the files of a data folder, in whatever order they come.
pub fn read(files: &[SourceFile]) -> Reading {
    let mut folder = gather(files);
    let Folder { files, outlines, candidates, retired } = &mut folder;
    look_at_wording(files, candidates, outlines);
    let taken = taken(candidates, retired, outlines);
    let mut reviews = BTreeMap::new();
    for opened in files.iter_mut().filter(|opened| opened.path.starts_with("reviews/")) {
        reviews::read(opened, outlines, &taken, &mut reviews);
    }
    look_at_banks(files, candidates, outlines, &reviews);
    let mut waivers: BTreeMap<String, usize> = BTreeMap::new();
    for candidate in candidates.iter().filter(|candidate| !candidate.says.waivers.is_empty()) {
        *waivers.entry(candidate.code.clone()).or_default() += 1;
    }
    let Loaded { exams, diagnostics } = finish(folder);
    Reading { exams, taken, reviews, waivers, diagnostics }
}

/// Reads the files of a data folder for use and not for judging it: the exams and questions are those of [`read`],
/// and every fault of their format is reported. Reviews and waivers are not looked at, nor is any rule about wording
/// or about a bank, so that a program which only asks questions links none of them.
pub fn load(files: &[SourceFile]) -> Loaded {
    finish(gather(files))
}

fn gather(files: &[SourceFile]) -> Folder<'_> {
    let mut files: Vec<Opened> = ordered(files.iter().map(open).collect(), &|one, other| one.path.cmp(other.path));

    let mut outlines = Outlines::default();
    for opened in files.iter_mut().filter(|opened| opened.path.starts_with("exams/")) {
        read_exam(opened, &mut outlines);
    }
    let mut candidates = Vec::new();
    let mut retired = Ids::default();
    for (file, opened) in files.iter_mut().enumerate().filter(|(_, opened)| opened.path.starts_with("questions/")) {
        if opened.path.ends_with("/retired.toml") {
            read_retired(opened, &mut retired);
        } else {
            read_questions(file, opened, &mut outlines, &mut candidates);
        }
    }

    refuse_repeated_ids(&mut files, &mut candidates, &retired);
    refuse_unknown_enemies(&mut files, &mut candidates, &outlines);

    Folder { files, outlines, candidates, retired }
}

fn finish(folder: Folder) -> Loaded {
    let Folder { files, outlines, candidates, .. } = folder;
    let mut questions: Vec<(String, Vec<Question>)> = Vec::new();
    for Candidate { code, question, .. } in candidates {
        match questions.iter_mut().find(|(of, _)| *of == code) {
            Some((_, list)) => list.extend(question),
            None => questions.push((code, question.into_iter().collect())),
        }
    }
    let mut exams = Vec::new();
    for (code, outline) in outlines.0 {
        let Some((blueprint, facts)) = outline.sound else { continue };
        let own = questions.iter_mut().find(|(of, _)| *of == code).map(|(_, list)| std::mem::take(list));
        exams.push(Exam::new(blueprint, facts, own.unwrap_or_default()));
    }
    let mut diagnostics = Vec::new();
    for opened in files {
        diagnostics.append(&mut opened.findings.into_diagnostics());
    }
    let diagnostics = ordered(diagnostics, &Diagnostic::cmp);
    Loaded { exams, diagnostics }
}

fn open(file: &SourceFile) -> Opened<'_> {
    let mut findings = Findings::of(file);
    let parts: Option<Vec<&str>> = file.path.strip_suffix(".toml").map(|path| path.split('/').collect());
    let known = parts.is_some_and(|parts| matches!(parts[..], ["exams" | "reviews", _] | ["questions", _, _]));
    if !known {
        let hint =
            "exams lie in exams/<code>.toml, questions in questions/<code>/<name>.toml, reviews in reviews/<code>.toml";
        findings.add(&PLACE_WRONG, 0, "this file is in no place where anybody looks for it", hint);
    }
    let table = if known { file::parse(file, &mut findings) } else { None };
    Opened { path: &file.path, findings, table }
}

fn read_exam(opened: &mut Opened, outlines: &mut Outlines) {
    let Opened { path, findings, table } = opened;
    // An exam whose file cannot be read is known by its file's name, so that its questions find it.
    let name = path.strip_prefix("exams/").unwrap_or(path);
    let name = name.strip_suffix(".toml").unwrap_or(name).to_string();
    let Some(table) = table else {
        outlines.of(name.to_ascii_uppercase());
        return;
    };
    let fields = Fields::of_file(table, &file::exam::FIELDS, findings);
    if !file::is_readable(&fields, findings) {
        outlines.of(name.to_ascii_uppercase());
        return;
    }
    let says = file::exam::ExamSays::read(&fields, findings);
    let code = says.code.as_ref().map_or_else(|| name.to_ascii_uppercase(), |code| code.value.clone());
    if let Some(at) = says.code.as_ref().filter(|_| code.to_ascii_lowercase() != name) {
        let hint = format!("name the file exams/{}.toml", code.to_ascii_lowercase());
        findings.add(&PLACE_WRONG, at.at, format!("the exam {code} lies in a file of another name"), hint);
    }
    let outline = exam::outline(&says, &fields, findings);
    let kept = outlines.of(code);
    if kept.sound.is_none() {
        *kept = outline;
    }
}

fn read_retired(opened: &mut Opened, retired: &mut Ids) {
    let Opened { findings, table: Some(table), .. } = opened else { return };
    let fields = Fields::of_file(table, &["format", "ids"], findings);
    if file::is_readable(&fields, findings) {
        fields.need(&["ids"], findings);
        let ids = fields.texts("ids", findings);
        ids.into_iter().flat_map(|ids| ids.value).for_each(|id| retired.put(id.value, String::new()));
    }
}

fn read_questions(file: usize, opened: &mut Opened, outlines: &mut Outlines, candidates: &mut Vec<Candidate>) {
    let Opened { path, findings, table } = opened;
    let folder = path.split('/').nth(1).unwrap_or_default();
    let unread = |outlines: &mut Outlines| {
        if let Some((_, outline)) = outlines.0.iter_mut().find(|(code, _)| code.to_ascii_lowercase() == folder) {
            outline.has_unread_questions = true;
        }
    };
    let Some(table) = table else { return unread(outlines) };
    let fields = Fields::of_file(table, &["format", "exam", "question"], findings);
    if !file::is_readable(&fields, findings) {
        return unread(outlines);
    }
    fields.need(&["format", "exam"], findings);
    let code = fields.text("exam", findings);
    if let Some(code) = &code {
        if outlines.get(&code.value).is_none() {
            let hint = match nearest(&code.value, &mut outlines.codes()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("describe it in exams/{}.toml", code.value.to_ascii_lowercase()),
            };
            findings.add(&EXAM_UNKNOWN, code.at, format!("there is no exam \"{}\"", code.value), hint);
        } else if code.value.to_ascii_lowercase() != folder {
            let hint = format!("put it into questions/{}/", code.value.to_ascii_lowercase());
            let message = format!("questions of {} lie in the folder of another exam", code.value);
            findings.add(&PLACE_WRONG, code.at, message, hint);
        }
    }
    let code = code.map(|code| code.value).unwrap_or_default();
    let Some(tables) = fields.tables("question", &file::question::FIELDS, findings) else {
        if !fields.has("question") {
            let hint = "begin each question with a line `[[question]]`";
            findings.add(&FIELD_MISSING, fields.at, "this file has no question", hint);
        }
        return;
    };
    for table in tables.value {
        let errors = findings.errors();
        let says = QuestionSays::read(&table, &file::question::NEEDED, findings);
        let draft = question::draft(&says, &code, outlines.get(&code), findings);
        let sound = findings.errors() == errors;
        let question = draft.filter(|_| sound).and_then(|draft| question::finish(draft, says.at, findings));
        findings.about(None);
        candidates.push(Candidate { file, code: code.clone(), says, question });
    }
}

/// An id names one question for ever: of two the first stays.
fn refuse_repeated_ids(files: &mut [Opened], candidates: &mut [Candidate], retired: &Ids) {
    let mut first = Ids::default();
    for candidate in candidates {
        let Some(id) = &candidate.says.id else { continue };
        let findings = &mut files[candidate.file].findings;
        findings.about(Some(&id.value));
        let here = findings.name_of(id.at);
        if let Some(there) = first.get(&id.value) {
            let message = format!("\"{}\" is the id of another question too: {there}", id.value);
            findings.add(&ID_REPEATED, id.at, message, "give the newer of the two an id of its own");
            candidate.question = None;
        } else if retired.get(&id.value).is_some() {
            let message = format!("\"{}\" is the id of a question that was taken out", id.value);
            findings.add(&ID_RETIRED, id.at, message, "give this one an id that was never in use");
            candidate.question = None;
        }
        findings.about(None);
        first.put(id.value.clone(), here);
    }
}

fn refuse_unknown_enemies(files: &mut [Opened], candidates: &mut [Candidate], outlines: &Outlines) {
    let name = |code: &str, id: &str| format!("{code} {id}");
    let mut ids = Ids::default();
    for (code, id) in candidates.iter().filter_map(|one| Some((&one.code, one.says.id.as_ref()?))) {
        ids.put(name(code, &id.value), String::new());
    }
    for candidate in candidates {
        let Candidate { file, code, says, question } = candidate;
        let own = says.id.as_ref().map(|id| id.value.as_str());
        // Who is missing may stand in a file that could not be read.
        let unread = outlines.get(code).is_none_or(|outline| outline.has_unread_questions);
        let findings = &mut files[*file].findings;
        findings.about(own);
        for enemy in &says.enemies {
            let known = ids.get(&name(code, &enemy.value)).is_some();
            if own == Some(&enemy.value) {
                findings.add(
                    &ENEMY_UNKNOWN,
                    enemy.at,
                    "the question is its own enemy",
                    "name another question, or none",
                );
                *question = None;
            } else if !known && !unread {
                let message = format!("{code} has no question \"{}\"", enemy.value);
                findings.add(&ENEMY_UNKNOWN, enemy.at, message, "name a question of this exam, or take it out");
                *question = None;
            }
        }
        findings.about(None);
    }
}

/// Looks at every sound question with the rules about questions.
fn look_at_wording(files: &mut [Opened], candidates: &[Candidate], outlines: &Outlines) {
    let sound = outlines.0.iter().filter_map(|(code, outline)| Some((code, outline.sound.as_ref()?)));
    let known: BTreeMap<&String, (&Blueprint, ServiceNames)> =
        sound.map(|(code, (blueprint, facts))| (code, (blueprint, ServiceNames::of(facts)))).collect();
    let registry = &Registry::of(outlines.0.iter().filter_map(|(_, outline)| Some(&outline.sound.as_ref()?.1)));
    for Candidate { file, code, says, question } in candidates {
        if let (Some(question), Some((blueprint, names))) = (question, known.get(code)) {
            let findings = &mut files[*file].findings;
            findings.about(Some(question.id().as_str()));
            let seen = &Seen::of(says, question);
            rules::look(&Subject { says, question, blueprint, names, registry, seen }, findings);
            findings.about(None);
        }
    }
}

/// Looks at every bank as a whole. What is found about a question points to it, the rest to the exam's file.
fn look_at_banks(
    files: &mut [Opened],
    candidates: &[Candidate],
    outlines: &Outlines,
    reviews: &BTreeMap<String, Reviews>,
) {
    for (code, outline) in &outlines.0 {
        let Some((blueprint, _)) = &outline.sound else { continue };
        let own = candidates.iter().filter(|candidate| candidate.code == *code);
        let own: Vec<(usize, Member)> = own
            .filter_map(|Candidate { file, says, question, .. }| {
                let question = question.as_ref()?;
                Some((*file, Member { says, question, seen: Seen::of(says, question) }))
            })
            .collect();
        let (places, members): (Vec<usize>, Vec<Member>) = own.into_iter().unzip();
        let questions = members.iter().map(|member| member.question.clone()).collect();
        let bank = Bank { blueprint, members, questions, reviews: reviews.get(code) };
        for BankFlaw { rule, member, message, hint } in rules::look_at_bank(&bank) {
            let exam =
                || files.iter().position(|opened| opened.path == format!("exams/{}.toml", code.to_ascii_lowercase()));
            let place = member.map(|at| (places[at], bank.members[at].says.at, Some(bank.id(at))));
            let Some((file, at, id)) = place.or_else(|| Some((exam()?, 0, None))) else { continue };
            let findings = &mut files[file].findings;
            findings.about(id);
            findings.add(rule, at, message, hint);
            findings.about(None);
        }
    }
}

fn taken(candidates: &[Candidate], retired: &Ids, outlines: &Outlines) -> BTreeMap<String, BTreeSet<String>> {
    let mut taken: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for candidate in candidates {
        let id = candidate.says.id.as_ref().map(|id| id.value.clone());
        taken.entry(candidate.code.clone()).or_default().extend(id);
    }
    for code in outlines.codes() {
        let prefix = format!("{}-", code.to_ascii_lowercase());
        let own = retired.all().filter(|id| id.starts_with(&prefix)).map(String::from);
        taken.entry(code.into()).or_default().extend(own);
    }
    taken
}
