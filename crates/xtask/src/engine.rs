//! `engine`: the JavaScript package of the engine, and the same as two files for the site.
use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::command::{cargo, command, run};
use crate::fault::{Fault, Outcome};
use crate::tools::BROWSER;
use crate::{build, lean, page, place, setup, squeeze};

/// Bytes of script and WebAssembly after brotli, without any questions.
const BUDGET: usize = 120_000;

/// The files of `crates/engine/js` that are joined into one, each after those that it needs.
const PARTS: [&str; 9] =
    ["fault.js", "argument.js", "load.js", "parcel.js", "form.js", "packed.js", "bank.js", "sitting.js", "own.js"];

/// What the joined file gives.
const EXPORTS: &str = "export { init as default, Bank, Sitting, DryrunError, own, prose };\n";

/// The name by which the script asks for the WebAssembly when it is told no other.
const WASM: &str = "dryrun_bg.wasm";

/// The script and the WebAssembly.
struct Built {
    script: String,
    wasm: Vec<u8>,
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

/// Builds the package into `out`, and fails when it is too large.
pub(crate) fn package(out: &Path) -> Outcome {
    let Built { script, wasm } = built()?;
    let root = place::root();
    let source = root.join("crates/engine");
    let examples = out.join("examples");
    std::fs::create_dir_all(&examples).map_err(|error| Fault::at(&examples, &error))?;
    place::write(&out.join("dryrun.js"), &script)?;
    place::write(&out.join(WASM), &wasm)?;
    let about = place::read(&source.join("js/package.json"))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    place::write(&out.join("package.json"), about.replace("\"version\": \"0.0.0-workspace\"", &version))?;
    for file in ["js/node.js", "js/dryrun.d.ts", "js/README.md", "../../LICENSE-MIT", "../../LICENSE-APACHE"] {
        copy(&source.join(file), out)?;
    }
    for example in place::files(&source.join("examples"))? {
        copy(&example, &examples)?;
    }
    weigh(&script, &wasm)
}

/// Writes the engine into the site that is being built, and gives the names of script and WebAssembly.
///
/// Both carry the same hash, so a page that knows one knows the other. The script's default export takes
/// `{ module_or_path }`.
pub(crate) fn into_site(staging: &Path) -> Outcome<(String, String)> {
    let Built { script, wasm } = built()?;
    let hash = page::hexadecimal(&[script.as_bytes(), &wasm].concat());
    let name = format!("engine-{}", &hash[..16]);
    let (js, bin) = (format!("{name}.js"), format!("{name}_bg.wasm"));
    place::write(&staging.join(&js), script.replace(WASM, &bin))?;
    place::write(&staging.join(&bin), &wasm)?;
    Ok((js, bin))
}

fn built() -> Outcome<Built> {
    setup::compiler_for(BROWSER, "the engine runs as WebAssembly", "5 seconds")?;
    setup::bindgen()?;
    let root = place::root();
    let mut build = cargo(["build", "--release", "--package", "engine", "--lib", "--target", BROWSER]);
    build::without_paths(&mut build);
    run(&mut build)?;
    let bound = root.join("target/engine-bound");
    let wasm = root.join("target").join(BROWSER).join("release/engine.wasm");
    run(command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", "dryrun", "--out-dir"])
        .arg(&bound)
        .arg(&wasm)
        // It says that the list of features was stripped; they are those of every browser since 2023.
        .stderr(std::process::Stdio::null()))?;
    let bytes = bound.join(WASM);
    let wasm = std::fs::read(&bytes).map_err(|error| Fault::at(&bytes, &error))?;
    Ok(Built { script: joined(&place::read(&bound.join("dryrun.js"))?)?, wasm })
}

/// One script of wasm-bindgen's and ours: one address to load, and nothing but [`EXPORTS`] to be had.
fn joined(glue: &str) -> Outcome<String> {
    let mut script = inside(glue, "wasm-bindgen's script")?;
    for part in PARTS {
        let text = place::read(&place::root().join("crates/engine/js").join(part))?;
        script.push_str(&inside(&text, part)?);
    }
    // What the exports do is described in `dryrun.d.ts`, and nobody outside of the file can call the rest.
    let script = lean::lean(&script);
    Ok(format!("/* Dryrun's engine. MIT OR Apache-2.0. */\n{script}{EXPORTS}"))
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

fn weigh(script: &str, wasm: &[u8]) -> Outcome {
    let mut total = 0;
    println!("{:<20} {:>10} {:>10}", "the engine", "bytes", "brotli");
    for (name, bytes) in [("dryrun.js", script.as_bytes()), (WASM, wasm)] {
        let small = squeeze::brotli(bytes)?.len();
        println!("{name:<20} {:>10} {small:>10}", bytes.len());
        total += small;
    }
    println!("{:<20} {:>10} {total:>10}\nBudget {BUDGET}.", "in all", "");
    if total <= BUDGET {
        return Ok(());
    }
    Err(Fault::new(format!(
        "The engine is {} bytes over the budget of {BUDGET}. Find what grew before raising it in crates/xtask/src/engine.rs.",
        total - BUDGET
    )))
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
