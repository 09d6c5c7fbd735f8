//! The programs beside the app, each with the page that starts it: `embed`, the quiz for frames, and `builder`. Trunk
//! knows one program, so this builds the others in the same way, names them by their content, and writes their pages
//! beside Trunk's.
use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::command::{cargo, command, run};
use crate::fault::{Fault, Outcome};
use crate::tools::BROWSER;
use crate::{page, place, styles};

/// A page, the program that it starts, the list of its styles, and what it may do besides what every page may.
struct Page {
    name: &'static str,
    /// As its source in src/bin is called.
    program: &'static str,
    /// As its files are called, before their hash.
    files: &'static str,
    styles: &'static str,
    may: &'static [&'static str],
}

const PAGES: [Page; 2] = [
    Page { name: "embed.html", program: "embed", files: "embed", styles: "order-embed", may: &[] },
    // It shows what it builds.
    Page {
        name: "builder.html",
        program: "builder",
        files: "embed-builder",
        styles: "order-builder",
        may: &["frame-src 'self'"],
    },
];

/// The element of a page that names the engine for somebody's own questions.
const APP: &str = "<div id=\"app\"";

/// A compiled program as it lies in the site.
pub(crate) struct Program {
    /// The name of its script.
    pub(crate) js: String,
    /// The name of its WebAssembly.
    pub(crate) wasm: String,
    js_integrity: String,
    wasm_integrity: String,
}

/// The second program of the app's own page, as its source in src/bin is called.
const ANNEX: &str = "annex";

/// Builds the programs and puts them and their pages into `staging`; names the annex in the app's page. Trunk has told by then how the app is built, by the
/// environment that this process shares.
pub(crate) fn put(staging: &Path, release: bool) -> Outcome {
    let own = place::read(&place::root().join("src/embed/own.js"))?;
    let folder = compiled(release)?;
    let engine = engine(staging)?;
    let catalogue = place::read(&place::packed().join("catalogue.json"))?;
    let annex = program(ANNEX, &folder.join(format!("{ANNEX}.wasm")), staging, &annex_style()?)?;
    let index = staging.join("index.html");
    place::write(&index, annex.named_beside(&place::read(&index)?)?)?;
    for page in &PAGES {
        let compiled = folder.join(format!("{}.wasm", page.program));
        let program = program(page.files, &compiled, staging, &own)?;
        let html = place::read(&place::root().join(page.name))?;
        let policy = if release { page.policy()? } else { String::new() };
        place::write(
            &staging.join(page.name),
            page.filled(&html, &policy, &catalogue, &program.tags(), engine.as_deref())?,
        )?;
    }
    Ok(())
}

/// What gives the page the styles of the annex: they come with its script, so that no page carries them that does without.
pub(crate) fn annex_style() -> Outcome<String> {
    let sheet = styles::sheet_of(&place::root().join("styles"), "order-annex")?;
    let text = serde_json::Value::from(sheet).to_string();
    // A sheet that a script makes is no inline style, so the policy need not name it.
    Ok(format!(
        "\n{{ const sheet = new CSSStyleSheet(); sheet.replaceSync({text}); document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }}\n"
    ))
}

/// Compiles the programs, all at once, and says where they lie.
fn compiled(release: bool) -> Outcome<PathBuf> {
    let mut build = cargo(["build", "--quiet", "--package", "dryrun", "--target", BROWSER]);
    for program in PAGES.iter().map(|page| page.program).chain([ANNEX]) {
        build.args(["--bin", program]);
    }
    if release {
        build.arg("--release");
    }
    run(&mut build)?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| place::root().join("target"), PathBuf::from);
    Ok(target.join(BROWSER).join(if release { "release" } else { "debug" }))
}

/// Joins a compiled program to the browser and puts it into `staging` under names that its content gives; `more`
/// comes at the end of its script.
pub(crate) fn program(name: &str, compiled: &Path, staging: &Path, more: &str) -> Outcome<Program> {
    let made = place::root().join("target/programs");
    run(command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"])
        .arg(&made)
        .arg(compiled))?;
    let file = |ending: &str| made.join(format!("{name}{ending}"));
    let wasm = std::fs::read(file("_bg.wasm")).map_err(|error| Fault::at(&file("_bg.wasm"), &error))?;
    let mut js = place::read(&file(".js"))?;
    js.push_str(more);
    // One name for both, so that a script never meets the WebAssembly of another build.
    let hash = page::hexadecimal(&[js.as_bytes(), &wasm].concat());
    let named = |ending: &str| format!("{name}-{}{ending}", &hash[..16]);
    let js = js.replace(&format!("{name}_bg.wasm"), &named("_bg.wasm"));
    let program = Program {
        js: named(".js"),
        wasm: named("_bg.wasm"),
        js_integrity: page::integrity(js.as_bytes()),
        wasm_integrity: page::integrity(&wasm),
    };
    place::write(&staging.join(&program.js), js)?;
    place::write(&staging.join(&program.wasm), wasm)?;
    Ok(program)
}

/// The script of the engine for somebody's own questions, if the build put one there.
fn engine(staging: &Path) -> Outcome<Option<String>> {
    let files = place::files(staging)?;
    let names = files.iter().filter_map(|file| file.strip_prefix(staging).ok()?.to_str());
    Ok(names.filter(|name| is_hashed("engine", name)).max().map(str::to_owned))
}

/// Whether a file's name is `program-<16 hexadecimal digits>.js`.
fn is_hashed(program: &str, name: &str) -> bool {
    let hash = name.strip_prefix(program).and_then(|rest| rest.strip_prefix('-')?.strip_suffix(".js"));
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

impl Page {
    fn style(&self) -> Outcome<String> {
        styles::sheet_of(&place::root().join("styles"), self.styles)
    }

    /// As with the app, a debug build has none.
    fn policy(&self) -> Outcome<String> {
        Ok(page::policy_and(&self.style()?, self.may))
    }

    fn filled(&self, html: &str, policy: &str, catalogue: &str, tags: &str, engine: Option<&str>) -> Outcome<String> {
        let catalogue =
            format!("<script type=\"application/json\" id=\"catalogue\">{}</script>", page::json_in_script(catalogue));
        let mut html = page::fill(self.name, html, "<!--csp-->", policy)?;
        html = page::fill(self.name, &html, "<!--styles-->", &format!("<style>{}</style>", self.style()?))?;
        html = page::fill(self.name, &html, "<!--catalogue-->", &catalogue)?;
        html = page::fill(self.name, &html, "<!--app-->", tags)?;
        if let Some(engine) = engine {
            html = page::fill_attribute(&html, APP, "data-engine", &format!("./{engine}")).ok_or_else(|| {
                Fault::new(format!("{} has no {APP} ... data-engine=\"\">; it names the engine there.", self.name))
            })?;
        }
        Ok(html)
    }
}

impl Program {
    /// The app's page with this program named beside the app, for boot.js to fetch when it is needed.
    fn named_beside(&self, html: &str) -> Outcome<String> {
        let mut html = html.to_owned();
        for (attribute, value) in [
            ("data-annex-js", &format!("./{}", self.js)),
            ("data-annex-js-integrity", &self.js_integrity),
            ("data-annex-wasm", &format!("./{}", self.wasm)),
            ("data-annex-wasm-integrity", &self.wasm_integrity),
        ] {
            html = page::fill_attribute(&html, page::BOOT, attribute, value).ok_or_else(|| {
                Fault::new(format!(
                    "index.html has no {} ... {attribute}=\"\">; pattern_script in Trunk.toml must write it.",
                    page::BOOT
                ))
            })?;
        }
        Ok(html)
    }

    /// The tags that start it, as Trunk.toml and Trunk have them for the app.
    fn tags(&self) -> String {
        let Self { js, wasm, js_integrity, wasm_integrity } = self;
        let mut tags = String::new();
        // Writing into a string cannot fail.
        let _ = write!(
            tags,
            "<link rel=\"modulepreload\" integrity=\"{js_integrity}\" href=\"./{js}\" crossorigin=\"anonymous\">\
             <link rel=\"preload\" href=\"./{wasm}\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">\
             <script type=\"module\" id=\"boot\" src=\"./boot.js\" data-js=\"./{js}\" data-js-integrity=\"{js_integrity}\" \
             data-wasm=\"./{wasm}\" data-wasm-integrity=\"{wasm_integrity}\"></script>"
        );
        tags
    }
}

#[cfg(test)]
mod tests {
    use super::{PAGES, Program, is_hashed};
    use crate::place;

    #[test]
    fn only_a_hashed_script_is_the_engine() {
        assert!(is_hashed("engine", "engine-0123456789abcdef.js"));
        for name in ["engine.js", "engine-0123.js", "engine-0123456789abcdeg.js", "engine-0123456789abcdef_bg.wasm"] {
            assert!(!is_hashed("engine", name), "{name}");
        }
    }

    #[test]
    fn each_page_starts_the_program_with_its_hashes_and_names_the_engine() {
        let program = Program {
            js: "embed-1.js".into(),
            wasm: "embed-1_bg.wasm".into(),
            js_integrity: "sha384-a".into(),
            wasm_integrity: "sha384-b".into(),
        };
        for page in &PAGES {
            let html = place::read(&place::root().join(page.name)).unwrap();
            let policy = page.policy().unwrap();
            let whole = page.filled(&html, &policy, "{\"exams\":[]}", &program.tags(), Some("engine-2.js")).unwrap();
            assert!(whole.contains("id=\"catalogue\">{\"exams\":[]}</script>"));
            assert!(whole.contains("data-js=\"./embed-1.js\" data-js-integrity=\"sha384-a\""));
            assert!(whole.contains("data-wasm=\"./embed-1_bg.wasm\" data-wasm-integrity=\"sha384-b\""));
            assert!(whole.contains("data-engine=\"./engine-2.js\""));
            assert!(!whole.contains("<!--csp") && !whole.contains("<!--styles") && !whole.contains(" style="));
            assert_eq!(whole.contains("frame-src 'self'"), page.name == "builder.html");
        }
    }
}
