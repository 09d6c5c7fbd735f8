//! Where the code of others comes from: one registry, known licences, exact versions, and no more in the app than was looked at.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The one place from which crates may come.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Licences that allow what we do with the code, and ask for no more than their text.
const LICENCES: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// npm packages serve the tests alone and are not passed on, so one that asks for its changes to be published may stand.
const LICENCES_OF_TOOLS: [&str; 8] =
    ["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0"];

/// Tools whose list names no licence, and whose LICENSE file was read: the three clauses of BSD.
const READ: [&str; 1] = ["node_modules/parse-cache-control"];

/// How many crates of others the app is compiled from, procedural macros aside. One more is a decision: look at what it is, what
/// it brings and who keeps it, then write the number here and its line in ARCHITECTURE.md.
const IN_THE_APP: usize = 67;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two folders up").to_owned()
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect("a file of the project")
}

fn json(name: &str) -> Value {
    serde_json::from_str(&read(name)).expect("JSON")
}

/// What cargo says of all packages.
fn metadata() -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked"]).current_dir(root());
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// The packages of Cargo.lock: name, source and checksum, as far as they are given.
fn locked(lock: &str) -> Vec<(String, Option<String>, Option<String>)> {
    let field = |block: &str, name: &str| {
        let start = format!("{name} = \"");
        block.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix('"').map(str::to_owned))
    };
    let blocks = lock.split("[[package]]").skip(1);
    blocks
        .map(|block| (field(block, "name").expect("a name"), field(block, "source"), field(block, "checksum")))
        .collect()
}

/// What of a lock file comes from elsewhere, or without a checksum.
fn strangers(lock: &str, own: &BTreeSet<String>) -> Vec<String> {
    let is_strange = |(name, source, checksum): &(String, Option<String>, Option<String>)| match source.as_deref() {
        None => !own.contains(name),
        Some(source) => source != REGISTRY || checksum.as_deref().is_none_or(|sum| sum.len() != 64),
    };
    locked(lock).into_iter().filter(is_strange).map(|(name, ..)| name).collect()
}

/// Whether an expression of licences can be met with those that are allowed: one side of each `OR`, both of each `AND`.
fn allowed(expression: &str, licences: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any(&words, &mut at, licences);
    met && at == words.len()
}

fn any(words: &[&str], at: &mut usize, licences: &[&str]) -> bool {
    let mut met = all(words, at, licences);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at, licences);
    }
    met
}

fn all(words: &[&str], at: &mut usize, licences: &[&str]) -> bool {
    let mut met = one(words, at, licences);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, licences);
    }
    met
}

fn one(words: &[&str], at: &mut usize, licences: &[&str]) -> bool {
    let Some(&word) = words.get(*at) else { return false };
    *at += 1;
    if word == "(" {
        let met = any(words, at, licences);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return licences.contains(&format!("{word} WITH {exception}").as_str());
    }
    licences.contains(&word)
}

#[test]
fn every_crate_comes_from_the_one_registry_with_its_checksum() {
    let metadata = metadata();
    let is_own = |one: &&Value| one["source"].is_null();
    let own = list(&metadata, "packages").iter().filter(is_own).map(|one| text(one, "name").to_owned());
    let own: BTreeSet<String> = own.collect();
    let lock = read("Cargo.lock");
    assert!(locked(&lock).len() > 200);
    assert_eq!(strangers(&lock, &own), Vec::<String>::new());
    // It would notice.
    let planted = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"git+https://example.org/a#0\"\n\n[[package]]\nname = \"b\"\n";
    assert_eq!(strangers(planted, &own), ["a", "b"]);
    for manifest in own.iter().map(|name| format!("crates/{name}/Cargo.toml")).chain(["Cargo.toml".to_owned()]) {
        let Ok(text) = std::fs::read_to_string(root().join(&manifest)) else { continue };
        for word in ["[patch", "[replace", "git = ", "registry = "] {
            assert!(!text.contains(word), "{manifest} holds `{word}`: crates come from crates.io as they are");
        }
    }
}

#[test]
fn every_crate_has_a_licence_that_we_can_keep() {
    let metadata = metadata();
    let packages = list(&metadata, "packages");
    let refused: Vec<String> = packages
        .iter()
        .filter(|one| !allowed(text(one, "license"), &LICENCES))
        .map(|one| format!("{} {}: {}", text(one, "name"), text(one, "version"), text(one, "license")))
        .collect();
    assert_eq!(refused, Vec::<String>::new());
}

#[test]
fn expressions_of_licences_are_understood() {
    let table = [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0-only", false),
        ("MIT OR LGPL-2.1-or-later", true),
        ("MIT AND LGPL-2.1-or-later", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND AGPL-3.0-only", false),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("GPL-2.0-only WITH Classpath-exception-2.0", false),
        ("", false),
        ("MIT MIT", false),
    ];
    for (expression, expected) in table {
        assert_eq!(allowed(expression, &LICENCES), expected, "{expression}");
    }
}

#[test]
fn the_app_holds_no_crate_that_nobody_has_looked_at() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--locked", "--package", "dryrun", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]).current_dir(root());
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    // Our own have a path behind their version, and what was named before has a star.
    let lines = tree.lines().map(|line| line.trim_end_matches(" (*)"));
    let others: BTreeSet<&str> = lines.filter(|line| !line.is_empty() && !line.ends_with(')')).collect();
    assert!(others.len() <= IN_THE_APP, "{} crates of others, {IN_THE_APP} were looked at: {others:#?}", others.len());
    // A number that is too high would let the next one in unseen.
    assert_eq!(others.len(), IN_THE_APP, "fewer than before; write the new number into IN_THE_APP");
}

#[test]
fn npm_packages_are_pinned_and_serve_the_tests_alone() {
    let package = json("package.json");
    assert!(package.get("dependencies").is_none(), "what ships uses no npm package");
    for (name, version) in package["devDependencies"].as_object().unwrap() {
        let version = version.as_str().unwrap();
        let exact = version.split('.').count() == 3 && version.split('.').all(|part| part.parse::<u32>().is_ok());
        assert!(exact, "{name} {version}: name one version");
    }
    let lock = json("package-lock.json");
    for (name, one) in lock["packages"].as_object().unwrap().iter().filter(|(name, _)| !name.is_empty()) {
        assert!(text(one, "integrity").starts_with("sha512-"), "{name} has no hash");
        assert!(one["dev"] == true, "{name} is more than a tool");
        assert!(!one["hasInstallScript"].as_bool().unwrap_or_default(), "{name} runs a script when it is installed");
        if !READ.contains(&name.as_str()) {
            assert!(allowed(text(one, "license"), &LICENCES_OF_TOOLS), "{name}: {}", text(one, "license"));
        }
    }
}
