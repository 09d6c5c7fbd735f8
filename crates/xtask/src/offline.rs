//! `offline`: writes the service worker, which keeps the site on the device, with the list of what there is to keep.
use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::{packed, page, place, squeeze};

/// Where the list stands in the source of the worker.
const MARKER: &str = "/*list*/null";

/// The element of index.html that knows which build the page belongs to.
const UPDATE: &str = "<div id=\"update\"";

/// Its attribute.
const BUILD: &str = "data-build";

/// What a site cannot do without.
const NEEDED: [&str; 3] = ["boot.js", "index.html", "offline.js"];

/// The groups of files that are kept together, each with the paths of its files below the site's folder.
#[derive(Debug, Default, PartialEq, Eq)]
struct Groups {
    /// The app: always kept.
    app: Vec<String>,
    /// The page for frames, its builder and the engine by itself: always kept too.
    frame: Vec<String>,
    /// The questions of each exam, by its code: kept unless the candidate left them out.
    exams: BTreeMap<String, Vec<String>>,
}

/// The verb: does for a finished site what the build does at its end.
pub(crate) fn offline(mut arguments: Arguments) -> Outcome {
    let dist = match arguments.value("--dist")? {
        Some(given) => place::absolute(&given)?,
        None => place::root().join("dist"),
    };
    arguments.none_left()?;
    finish(&dist)
}

/// Names the build in its page, compresses all files, and writes the worker with the list of them.
///
/// The page is named before and the worker written after, because the list says how much is sent of each file.
///
/// # Errors
/// When a file that the app needs is missing, or one of the bank's is not what `author pack` writes.
pub(crate) fn finish(dist: &Path) -> Outcome {
    let source = place::read(&place::root().join("offline/sw.js"))?;
    let groups = Groups::of(dist)?;
    let index = dist.join("index.html");
    let nameless = named(&place::read(&index)?, "")?;
    place::write(&index, &nameless)?;

    // The name depends on every byte that is kept, and on the worker's own.
    let mut all = vec![source.clone()];
    for path in groups.paths() {
        all.push(format!("{path} {}", page::integrity(&read(dist, path)?)));
    }
    let build = page::hexadecimal(all.join("\n").as_bytes())[..16].to_owned();
    place::write(&index, named(&nameless, &build)?)?;
    squeeze::folder(dist)?;

    let list = groups.list(dist, &build)?;
    let worker = dist.join("sw.js");
    place::write(&worker, page::fill("offline/sw.js", &source, MARKER, &list.to_string())?)?;
    squeeze::file(&worker)
}

impl Groups {
    /// Sorts the files of a built site. What the app does not know, such as demos, belongs to no group.
    fn of(dist: &Path) -> Outcome<Self> {
        let mut groups = Self::default();
        for file in place::files(dist)? {
            let path = name(dist, &file);
            if let Some(exam) = path.strip_prefix("bank/exams/").filter(|exam| ending(exam) == "json") {
                let code = exam.split('.').next().unwrap_or_default().to_owned();
                groups.exams.entry(code).or_default().extend(of_exam(dist, &path)?);
            } else if is_app(&path) {
                groups.app.push(path);
            } else if is_frame(&path) {
                groups.frame.push(path);
            }
        }
        for files in groups.exams.values_mut() {
            files.sort();
            files.dedup();
        }
        match NEEDED.iter().find(|needed| !groups.app.iter().any(|path| path == *needed)) {
            Some(missing) => Err(Fault::new(format!(
                "{} has no {missing}, without which the site does not start. `cargo xtask build` makes it anew.",
                dist.display()
            ))),
            None => Ok(groups),
        }
    }

    /// Every path once, in an order that is always the same.
    fn paths(&self) -> Vec<&String> {
        let mut paths: Vec<&String> = self.app.iter().chain(&self.frame).chain(self.exams.values().flatten()).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// The list as the worker reads it: the build, and for each group rows of path, SHA-384 and bytes as sent.
    fn list(&self, dist: &Path, build: &str) -> Outcome<Value> {
        let rows = |paths: &[String]| -> Outcome<Vec<Value>> { paths.iter().map(|path| row(dist, path)).collect() };
        let mut exams = serde_json::Map::new();
        for (code, paths) in &self.exams {
            exams.insert(code.clone(), rows(paths)?.into());
        }
        Ok(json!({ "build": build, "app": rows(&self.app)?, "frame": rows(&self.frame)?, "exams": exams }))
    }
}

/// What the app's own page loads.
fn is_app(path: &str) -> bool {
    NEEDED.contains(&path)
        || path == "manifest.webmanifest"
        || path.starts_with("snippets/") && ending(path) == "js"
        || !path.contains('/') && path.starts_with("icon") && matches!(ending(path), "svg" | "png")
        || is_program(path, "dryrun-")
        || is_program(path, "annex-")
}

/// What the page for frames, its builder and the engine by itself load.
fn is_frame(path: &str) -> bool {
    let of_a_page = ["embed", "builder"]
        .iter()
        .any(|page| path.strip_prefix(page).is_some_and(|ending| ending == ".html" || ending == ".js"));
    of_a_page || path == "bank/catalogue.json" || is_program(path, "embed-") || is_program(path, "engine-")
}

/// Whether it is the script or the wasm of the program whose files start like this.
fn is_program(path: &str, start: &str) -> bool {
    path.starts_with(start) && (ending(path) == "js" || path.ends_with("_bg.wasm"))
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The files of an exam, by the path of its facts.
fn of_exam(dist: &Path, facts: &str) -> Outcome<Vec<String>> {
    let files = packed::files(&dist.join("bank"), facts.trim_start_matches("bank/"))?;
    Ok(files.into_iter().map(|file| format!("bank/{file}")).collect())
}

/// Path, SHA-384 in base64, and how many bytes a host sends that serves the compressed copies.
fn row(dist: &Path, path: &str) -> Outcome<Value> {
    let bytes = read(dist, path)?;
    let sent = std::fs::metadata(dist.join(format!("{path}.br"))).map_or(bytes.len() as u64, |small| small.len());
    let hash = page::integrity(&bytes);
    Ok(json!([path, hash.trim_start_matches("sha384-"), sent]))
}

fn read(dist: &Path, path: &str) -> Outcome<Vec<u8>> {
    let file = dist.join(path);
    std::fs::read(&file).map_err(|error| Fault::at(&file, &error))
}

/// The path below the site's folder, with slashes on every system.
fn name(dist: &Path, file: &Path) -> String {
    let parts: Vec<_> = file.strip_prefix(dist).unwrap_or(file).iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The page with the name of its build written in.
fn named(html: &str, build: &str) -> Outcome<String> {
    let old = page::attribute(html, UPDATE, BUILD).ok_or_else(|| {
        Fault::new(format!("index.html has no {UPDATE} ... {BUILD}=\"\">; the page learns of updates there."))
    })?;
    Ok(html.replacen(&format!(" {BUILD}=\"{old}\""), &format!(" {BUILD}=\"{build}\""), 1))
}

#[cfg(test)]
mod tests;
