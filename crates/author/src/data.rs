//! The data folder: the only place here that reads it.

use std::{fs, path::Path};

use anyhow::{Context, bail};
use bank::{Diagnostic, Exam, Loaded, Reading, Severity, SourceFile};

use crate::{fault::BadArgument, print::counted};

/// Every data file of a folder, with paths as `bank` names them.
pub(crate) fn files(folder: &Path) -> anyhow::Result<Vec<SourceFile>> {
    let shown = folder.display();
    if !folder.is_dir() {
        return Err(BadArgument(format!("there is no folder \"{shown}\"; name the data folder with --data DIR")).into());
    }
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    if files.is_empty() {
        bail!("\"{shown}\" holds no data: exams lie in {shown}/exams/<code>.toml");
    }
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> anyhow::Result<()> {
    let unread = || format!("\"{}\" cannot be read", folder.display());
    let mut entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).with_context(unread)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            // Editors keep unfinished copies under such names.
            continue;
        }
        let within = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
        if path.is_dir() {
            collect(&path, &within, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let bytes = fs::read(&path).with_context(|| format!("\"{}\" cannot be read", path.display()))?;
            let Ok(text) = String::from_utf8(bytes) else {
                bail!("\"{}\" is not text in UTF-8; save it as UTF-8", path.display());
            };
            files.push(SourceFile { path: within, text });
        }
    }
    Ok(())
}

/// Reads a data folder. Errors in it are no hindrance: what they touch is left out, and said to be.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Reading> {
    let reading = bank::read(&files(folder)?);
    note(&reading.diagnostics, folder);
    Ok(reading)
}

/// Reads a data folder for use, without the rules that only judge it: it takes a tenth of the time.
pub(crate) fn load(folder: &Path) -> anyhow::Result<Loaded> {
    let loaded = bank::load(&files(folder)?);
    note(&loaded.diagnostics, folder);
    Ok(loaded)
}

/// Says what is left out, if anything is.
fn note(diagnostics: &[Diagnostic], folder: &Path) {
    let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
    if errors > 0 {
        let (errors, shown) = (counted(errors, "error"), folder.display());
        eprintln!("note: the data has {errors}; what they touch is left out (see: author check --data {shown})");
    }
}

/// The exam of that code, in whatever case.
pub(crate) fn exam<'e>(exams: &'e [Exam], code: &str) -> anyhow::Result<&'e Exam> {
    let found = exams.iter().find(|exam| exam.blueprint().code().eq_ignore_ascii_case(code));
    found.ok_or_else(|| {
        let known: Vec<&str> = exams.iter().map(|exam| exam.blueprint().code()).collect();
        BadArgument(format!("there is no exam \"{code}\"; there are: {}", known.join(", "))).into()
    })
}

/// The task or topic of that id.
pub(crate) fn task(exam: &Exam, id: &str) -> anyhow::Result<exam::TaskNo> {
    let blueprint = exam.blueprint();
    let found = blueprint.task(id).map(|(no, _)| no);
    found.ok_or_else(|| {
        let known: Vec<&str> = blueprint.tasks().iter().map(|task| task.id.as_str()).collect();
        BadArgument(format!("{} has no task \"{id}\"; it has: {}", blueprint.code(), known.join(", "))).into()
    })
}
