//! `dryrun.html`: the app and an exam in one file that opens from a disk.
use std::env;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::command::{command, run};
use crate::fault::{Fault, Outcome};
use crate::packed::{self, PackedExam};
use crate::{page, place, programs, squeeze};

/// The variable that hands the codes of the exams through Trunk to `finish`.
pub(crate) const EXAMS: &str = "DRYRUN_SINGLE";

/// The exam that is taken if nobody says which.
const USUAL: &str = "CLF-C02";

/// The name of the file.
pub(crate) const NAME: &str = "dryrun.html";

/// Makes boot.js find what it would fetch; see there.
const CARRIED: &str = include_str!("single.js");

/// Writes `dryrun.html` into `staging`. `html` is index.html as Trunk wrote it, with its markers.
pub(crate) fn write(staging: &Path, html: &str, style: &str) -> Outcome {
    let folder = place::packed();
    let exams = wanted(packed::exams(&folder)?, env::var(EXAMS).ok().as_deref())?;
    let catalogue = json!({
        "format": 1,
        "exams": exams.iter().map(|exam| &exam.says).collect::<Vec<_>>(),
    });
    let (glue, wasm) = program("dryrun", "wasm_bindgen")?;
    let (annex_glue, annex_wasm) = program("annex", "dryrunAnnexProgram")?;
    let annex_glue = annex_glue + &script_text(&programs::annex_style()?);
    let boot = place::read(&place::root().join("static/boot.js"))?;
    let scripts = [glue, annex_glue, CARRIED.to_owned(), boot];

    let mut html = without_links(html);
    html = page::fill(NAME, &html, "<!--csp-->", &policy(style, &scripts))?;
    html = page::fill(NAME, &html, "<!--styles-->", &format!("<style>{style}</style>"))?;
    html = page::fill(NAME, &html, "<!--home-->", "")?;
    let catalogue = page::json_in_script(&catalogue.to_string());
    let carried = format!(
        "<script type=\"application/json\" id=\"catalogue\">{catalogue}</script>\n{}{}{}",
        data("carried-bank", &bank(&folder, &exams)?)?,
        data("carried-wasm", &wasm)?,
        data("carried-annex", &annex_wasm)?,
    );
    html = page::fill(NAME, &html, "<!--catalogue-->", &carried)?;
    let [glue, annex, carried, boot] = &scripts;
    // At the end of the page: what they name must stand there already. The glue is a plain script, so that
    // its one name is known to the others.
    let tags = format!(
        "<script>{glue}</script>\n<script>{annex}</script>\n<script>{carried}</script>\n\
         <script type=\"module\" id=\"boot\">{boot}</script>\n</body>"
    );
    place::write(&staging.join(NAME), page::fill(NAME, &html, "</body>", &tags)?)
}

/// The exams that were asked for, by their codes with commas between; else the usual one, else the first.
fn wanted(exams: Vec<PackedExam>, codes: Option<&str>) -> Outcome<Vec<PackedExam>> {
    let usual = exams.iter().find(|exam| exam.code == USUAL).or(exams.first()).map(|exam| exam.code.clone());
    let Some(usual) = usual else {
        return Err(Fault::new(format!("There is no exam to put into {NAME}.")));
    };
    let codes: Vec<&str> = codes.map_or(vec![usual.as_str()], |codes| codes.split(',').map(str::trim).collect());
    let is = |exam: &PackedExam, code: &str| exam.code.eq_ignore_ascii_case(code);
    if let Some(unknown) = codes.iter().find(|code| !exams.iter().any(|exam| is(exam, code))) {
        let known: Vec<&str> = exams.iter().map(|exam| exam.code.as_str()).collect();
        return Err(Fault::new(format!("--single {unknown}: there is no such exam. There are: {}.", known.join(", "))));
    }
    Ok(exams.into_iter().filter(|exam| codes.iter().any(|code| is(exam, code))).collect())
}

/// A program once more, with bindings that are a plain script: a module would have to be fetched. `global` is the one
/// name by which the script is known to others.
fn program(name: &str, global: &str) -> Outcome<(String, Vec<u8>)> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| place::root().join("target"), PathBuf::from);
    let out = place::root().join("target/single");
    let compiled = target.join("wasm32-unknown-unknown/release").join(format!("{name}.wasm"));
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "no-modules", "--no-modules-global", global, "--no-typescript", "--out-name", name]);
    run(bindgen.arg("--out-dir").arg(&out).arg(compiled))?;
    let wasm = out.join(format!("{name}_bg.wasm"));
    let bytes = std::fs::read(&wasm).map_err(|error| Fault::at(&wasm, &error))?;
    Ok((script_text(&place::read(&out.join(format!("{name}.js")))?), bytes))
}

/// A script that may stand inside of a page: nothing in it can end its element.
fn script_text(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// All files of the exams as one object, by the addresses at which the app asks for them.
fn bank(folder: &Path, exams: &[PackedExam]) -> Outcome<Vec<u8>> {
    let mut files = Map::new();
    for file in exams.iter().flat_map(|exam| &exam.files) {
        files.insert(format!("bank/{file}"), Value::String(place::read(&folder.join(file))?));
    }
    Ok(Value::Object(files).to_string().into_bytes())
}

/// Bytes as an element that no browser runs.
fn data(id: &str, bytes: &[u8]) -> Outcome<String> {
    let text = STANDARD.encode(squeeze::gzip(bytes)?);
    Ok(format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>\n"))
}

/// The page without what would fetch a file: there are none beside it.
fn without_links(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, from)) = ["<link ", "<script type=\"module\" id=\"boot\""]
        .iter()
        .filter_map(|start| rest.find(start))
        .min()
        .map(|at| rest.split_at(at))
    {
        kept.push_str(before);
        let end = if from.starts_with("<link ") { ">" } else { "</script>" };
        rest = from.split_once(end).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// As strict as the site's own: the scripts of this very file may run, and nothing may be asked for.
fn policy(style: &str, scripts: &[String]) -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let scripts: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    let rules = [
        "default-src 'none'".to_owned(),
        format!("script-src {} 'wasm-unsafe-eval'", scripts.join(" ")),
        format!("style-src {}", hash(style)),
        "img-src data:".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types 'none'".to_owned(),
    ];
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", rules.join("; "))
}

#[cfg(test)]
mod tests {
    use super::{policy, script_text, wanted, without_links};
    use crate::packed::PackedExam;

    fn exams(codes: &[&str]) -> Vec<PackedExam> {
        let exam = |code: &&str| PackedExam { code: (*code).to_owned(), says: ().into(), files: Vec::new() };
        codes.iter().map(exam).collect()
    }

    fn chosen(codes: &[&str], given: Option<&str>) -> Vec<String> {
        wanted(exams(codes), given).unwrap().into_iter().map(|exam| exam.code).collect()
    }

    #[test]
    fn the_usual_exam_is_taken_or_the_first_or_those_that_are_named() {
        assert_eq!(chosen(&["AIF-C01", "CLF-C02"], None), ["CLF-C02"]);
        assert_eq!(chosen(&["TST-1", "TST-2"], None), ["TST-1"]);
        assert_eq!(chosen(&["A-1", "B-1", "C-1"], Some("c-1, a-1")), ["A-1", "C-1"]);
        let fault = wanted(exams(&["A-1"]), Some("a-1,x")).err().unwrap().to_string();
        assert!(fault.contains("--single x") && fault.contains("A-1"), "{fault}");
        assert!(wanted(Vec::new(), None).is_err());
    }

    #[test]
    fn nothing_that_fetches_stays() {
        let html = "<link rel=\"icon\" href=\"i\"><p>a</p><script type=\"module\" id=\"boot\" src=\"b\"></script><link rel=x>z";
        assert_eq!(without_links(html), "<p>a</p>z");
    }

    #[test]
    fn a_script_cannot_leave_its_element() {
        assert_eq!(script_text("'</script><!--'"), "'<\\/script><\\!--'");
    }

    #[test]
    fn only_the_given_scripts_may_run() {
        let policy = policy("", &["a".to_owned(), "b".to_owned()]);
        assert_eq!(policy.matches("'sha256-").count(), 3);
        assert!(!policy.contains("connect-src") && !policy.contains("unsafe-inline"));
    }
}
