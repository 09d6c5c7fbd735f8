//! `engine`: the JavaScript package of the engine, and the same as two files for the site.
use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::command::{cargo, command, run};
use crate::fault::{Fault, Outcome};
use crate::tools::BROWSER;
use crate::{build, lean, page, place, setup, squeeze};

/// An entry of the package: a script and WebAssembly of its own, loaded by whoever imports it.
struct Entry {
    /// The names of its files begin with this.
    name: &'static str,
    /// What a table calls it.
    title: &'static str,
    /// The feature of `crates/engine` that it is made of.
    feature: &'static str,
    /// Bytes of script and WebAssembly after brotli, without any questions.
    budget: usize,
    /// What the joined script takes from another entry.
    imports: &'static str,
    /// The files of `crates/engine/js` that are joined into one, each after those that it needs.
    parts: &'static [&'static str],
    /// What the joined script gives.
    exports: &'static str,
    /// Files of `crates/engine/js` that lie beside it as they are.
    beside: [&'static str; 2],
}

/// Banks, forms, sittings and marks.
const MAIN: Entry = Entry {
    name: "dryrun",
    title: "the engine",
    feature: "questions",
    budget: 120_000,
    imports: "",
    parts: &[
        "error.js",
        "fault.js",
        "name.js",
        "argument.js",
        "load.js",
        "parcel.js",
        "form.js",
        "packed.js",
        "bank.js",
        "rules.js",
        "sitting.js",
        "own.js",
    ],
    exports: "export { init as default, Bank, Sitting, DryrunError, own, prose };\n",
    beside: ["node.js", "dryrun.d.ts"],
};

/// Readiness and the schedule. An error is one class in both entries, so that a program need not tell two apart.
const STUDY: Entry = Entry {
    name: "study",
    title: "readiness and schedule",
    feature: "study",
    budget: 35_000,
    imports: "import { DryrunError } from './dryrun.js';\n",
    parts: &[
        "fault.js",
        "study-name.js",
        "argument.js",
        "load.js",
        "parcel.js",
        "rules.js",
        "day.js",
        "record.js",
        "study.js",
    ],
    exports: "export { init as default, readiness, schedule, tonight, DryrunError };\n",
    beside: ["study-node.js", "study.d.ts"],
};

/// The script and the WebAssembly of an entry.
struct Built {
    entry: &'static Entry,
    script: String,
    wasm: Vec<u8>,
}

impl Entry {
    fn script(&self) -> String {
        format!("{}.js", self.name)
    }

    /// The name by which the script asks for the WebAssembly when it is told no other.
    fn wasm(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }
}

pub(crate) fn engine(mut arguments: Arguments) -> Outcome {
    let out = match arguments.value("--out")? {
        Some(given) => place::absolute(&given)?,
        None => folder(),
    };
    let site = arguments.value("--site")?;
    arguments.none_left()?;
    if let Some(given) = site {
        let (script, wasm) = into_site(&place::absolute(&given)?)?;
        println!("Built {script} and {wasm}.");
        return Ok(());
    }
    package(&out)?;
    println!("Built {}.", out.display());
    Ok(())
}

/// Where the package lies unless somebody names another folder.
pub(crate) fn folder() -> PathBuf {
    place::root().join("target/engine")
}

/// Builds the package into `out`, and fails when an entry is too large.
pub(crate) fn package(out: &Path) -> Outcome {
    let root = place::root();
    let source = root.join("crates/engine");
    let examples = out.join("examples");
    std::fs::create_dir_all(&examples).map_err(|error| Fault::at(&examples, &error))?;
    let entries = [built(&MAIN)?, built(&STUDY)?];
    for Built { entry, script, wasm } in &entries {
        place::write(&out.join(entry.script()), script)?;
        place::write(&out.join(entry.wasm()), wasm)?;
        for file in entry.beside {
            copy(&source.join("js").join(file), out)?;
        }
    }
    let about = place::read(&source.join("js/package.json"))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    place::write(&out.join("package.json"), about.replace("\"version\": \"0.0.0-workspace\"", &version))?;
    for file in ["js/README.md", "../../LICENSE-MIT", "../../LICENSE-APACHE", "../study/THIRD-PARTY.md"] {
        copy(&source.join(file), out)?;
    }
    for example in place::files(&source.join("examples"))? {
        copy(&example, &examples)?;
    }
    let faults: Vec<String> = entries.iter().map(weigh).collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect();
    if faults.is_empty() { Ok(()) } else { Err(Fault::new(faults.join("\n"))) }
}

/// Writes the engine into the site that is being built, and gives the names of script and WebAssembly.
///
/// Both carry the same hash, so a page that knows one knows the other. The script's default export takes
/// `{ module_or_path }`.
pub(crate) fn into_site(staging: &Path) -> Outcome<(String, String)> {
    let Built { entry, script, wasm } = built(&MAIN)?;
    let hash = page::hexadecimal(&[script.as_bytes(), &wasm].concat());
    let name = format!("engine-{}", &hash[..16]);
    let (js, bin) = (format!("{name}.js"), format!("{name}_bg.wasm"));
    place::write(&staging.join(&js), script.replace(&entry.wasm(), &bin))?;
    place::write(&staging.join(&bin), &wasm)?;
    Ok((js, bin))
}

fn built(entry: &'static Entry) -> Outcome<Built> {
    setup::compiler_for(BROWSER, "the engine runs as WebAssembly", "5 seconds")?;
    setup::bindgen()?;
    let root = place::root();
    let mut build = cargo(["build", "--release", "--package", "engine", "--lib", "--target", BROWSER]);
    build.args(["--no-default-features", "--features", entry.feature]);
    build::without_paths(&mut build);
    run(&mut build)?;
    let bound = root.join("target/engine-bound");
    let wasm = root.join("target").join(BROWSER).join("release/engine.wasm");
    run(command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", entry.name, "--out-dir"])
        .arg(&bound)
        .arg(&wasm)
        // It says that the list of features was stripped; they are those of every browser since 2023.
        .stderr(std::process::Stdio::null()))?;
    let bytes = bound.join(entry.wasm());
    let wasm = std::fs::read(&bytes).map_err(|error| Fault::at(&bytes, &error))?;
    Ok(Built { entry, script: joined(entry, &place::read(&bound.join(entry.script()))?)?, wasm })
}

/// One script of wasm-bindgen's and ours: one address to load, and nothing but the entry's exports to be had.
fn joined(entry: &Entry, glue: &str) -> Outcome<String> {
    let mut script = inside(glue, "wasm-bindgen's script")?;
    for part in entry.parts {
        let text = place::read(&place::root().join("crates/engine/js").join(part))?;
        script.push_str(&inside(&text, part)?);
    }
    // What the exports do is described in the types, and nobody outside of the file can call the rest.
    let (imports, script, exports) = (entry.imports, lean::lean(&script), entry.exports);
    Ok(format!("/* Dryrun's engine. MIT OR Apache-2.0. */\n{imports}{script}{exports}"))
}

/// A script as part of a larger one: without what it takes from its neighbours and gives to them.
fn inside(text: &str, name: &str) -> Outcome<String> {
    let mut inside = String::new();
    for line in text.lines() {
        let is_import = line.starts_with("import ") && line.contains(" from './");
        if is_import || line.starts_with("export {") {
            continue;
        }
        let line = line.strip_prefix("export default ").or_else(|| line.strip_prefix("export ")).unwrap_or(line);
        if line.starts_with("import ") || line.starts_with("export ") {
            return Err(Fault::new(format!("{name} has a line that cannot be joined with other files: {line}")));
        }
        inside.push_str(line);
        inside.push('\n');
    }
    Ok(inside)
}

fn copy(from: &Path, folder: &Path) -> Outcome {
    let name = from.file_name().unwrap_or_default();
    std::fs::copy(from, folder.join(name)).map_err(|error| Fault::at(from, &error))?;
    Ok(())
}

/// Prints what an entry weighs, and says if it is too much.
fn weigh(Built { entry, script, wasm }: &Built) -> Outcome<Option<String>> {
    let Entry { title, budget, .. } = entry;
    let mut total = 0;
    println!("{title:<24} {:>10} {:>10}", "bytes", "brotli");
    for (name, bytes) in [(entry.script(), script.as_bytes()), (entry.wasm(), wasm)] {
        let small = squeeze::brotli(bytes)?.len();
        println!("{name:<24} {:>10} {small:>10}", bytes.len());
        total += small;
    }
    println!("{:<24} {:>10} {total:>10}\nBudget {budget}.\n", "in all", "");
    Ok((total > *budget).then(|| {
        let over = total - budget;
        format!(
            "{}: {over} bytes over the budget of {budget}. Find what grew before raising it in crates/xtask/src/engine.rs.",
            entry.script()
        )
    }))
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn what_files_give_each_other_stays_inside() {
        let text =
            "import { a } from './a.js';\nexport class B {}\nexport default function init() {}\nexport { B as C };\n";
        assert_eq!(inside(text, "b.js").unwrap(), "class B {}\nfunction init() {}\n");
    }

    #[test]
    fn what_cannot_be_joined_is_named() {
        let fault = inside("import a from 'elsewhere';", "b.js").unwrap_err().to_string();
        assert!(fault.contains("b.js") && fault.contains("elsewhere"), "{fault}");
    }
}
