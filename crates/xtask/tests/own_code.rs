//! What our own code may not hold: `unsafe`, and any way from a text to HTML or to code.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two folders up").to_owned()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a file of the project")
}

/// The folders of all crates of ours.
fn members() -> Vec<PathBuf> {
    let crates = root().join("crates").read_dir().expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut members: Vec<PathBuf> = crates.filter(|folder| folder.join("Cargo.toml").is_file()).collect();
    members.push(root());
    members
}

/// Every file of Rust in the folders that hold code, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let folders = ["src", "tests", "examples", "benches"];
    let mut left: Vec<PathBuf> = members().iter().flat_map(|member| folders.map(|name| member.join(name))).collect();
    let mut found = Vec::new();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(path.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = read(&path);
            found.push((path, text));
        }
    }
    found
}

/// The lines of one section of a manifest.
fn section<'t>(manifest: &'t str, heading: &str) -> Vec<&'t str> {
    let lines = manifest.lines().map(str::trim).skip_while(|line| *line != heading).skip(1);
    lines.take_while(|line| !line.starts_with('[')).collect()
}

#[test]
fn unsafe_code_is_forbidden_in_every_crate() {
    let workspace = read(&root().join("Cargo.toml"));
    assert!(section(&workspace, "[workspace.lints.rust]").contains(&"unsafe_code = \"forbid\""));
    assert!(members().len() > 4);
    for member in members() {
        let manifest = read(&member.join("Cargo.toml"));
        let lints = section(&manifest, "[lints]");
        assert!(lints.contains(&"workspace = true"), "{} does not take the workspace's lints", member.display());
    }
    // The compiler lets nobody lift what is forbidden; a lint that is only denied could be lifted like this.
    let lifts = |line: &&str| line.trim_start().starts_with('#') && line.contains("unsafe_code");
    for (path, text) in sources() {
        assert_eq!(text.lines().find(lifts), None, "{}", path.display());
    }
}

/// Names of what would make HTML or code of a text. Clippy knows those that are functions (clippy.toml); a text in their place,
/// as in `Reflect::set(&element, "innerHTML", …)`, only a look at the source finds.
const SINKS: [&str; 18] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "inner_html",
    "outer_html",
    "from_html_unchecked",
    "VRaw",
    "srcdoc",
    "document.write",
    "createContextualFragment",
    "create_contextual_fragment",
    "DomParser",
    "DOMParser",
    "inline_js",
    "js_sys::eval",
    "\"eval\"",
    "set_attribute(\"on",
];

fn sinks_in(text: &str) -> Vec<&'static str> {
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    SINKS.into_iter().filter(|sink| code.contains(sink)).collect()
}

#[test]
fn no_text_becomes_html_or_code_in_the_app() {
    let shipped = |path: &Path| {
        let tools = ["xtask", "author", "wbg"].map(|name| root().join("crates").join(name));
        let is_source = path.components().any(|part| part.as_os_str() == "src");
        is_source && !tools.iter().any(|tool| path.starts_with(tool))
    };
    let sources: Vec<(PathBuf, String)> = sources().into_iter().filter(|(path, _)| shipped(path)).collect();
    assert!(sources.len() > 80);
    for (path, text) in sources {
        assert_eq!(sinks_in(&text), Vec::<&str>::new(), "{}", path.display());
    }
    // It would notice.
    assert_eq!(sinks_in("Reflect::set(&element, &\"innerHTML\".into(), &text)"), ["innerHTML"]);
    assert_eq!(sinks_in("VNode::VRaw(VRaw { html })"), ["VRaw"]);
}
