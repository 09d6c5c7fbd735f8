//! `twice`: builds the site in two clean copies of the project and compares every file of the two.
//!
//! Whoever builds the same source with the same compiler is to get the same bytes. Then anybody can check that what a
//! host serves is what the source says, by building it and comparing.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::Arguments;
use crate::command::{answer, command, line, run};
use crate::fault::{Fault, Outcome};
use crate::{page, place, setup};

/// The two copies differ in all that must not matter: the path and its depth, the hour and the language.
const COPIES: [(&str, [(&str, &str); 2]); 2] = [
    ("one", [("TZ", "UTC"), ("LC_ALL", "C")]),
    ("the-second/a-level-deeper", [("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C.UTF-8")]),
];

/// The digest of each file, by its path within the site.
type Digests = BTreeMap<String, String>;

pub(crate) fn twice(arguments: Arguments) -> Outcome {
    arguments.none_left()?;
    // Tools are installed once, for this project, and handed to the copies.
    setup::building()?;
    let place = std::env::temp_dir().join(format!("dryrun-twice-{}", std::process::id()));
    let mut digests = Vec::new();
    for (name, surroundings) in COPIES {
        let copy = place.join(name);
        println!("Building in {} …", copy.display());
        furnish(&copy)?;
        let mut build = Command::new("cargo");
        build.args(["xtask", "build"]).current_dir(&copy).envs(surroundings);
        // A folder for all targets would hand the second copy what was built for the first.
        for inherited in ["CARGO_TARGET_DIR", "CARGO_MANIFEST_DIR", "CARGO_BUILD_TARGET_DIR"] {
            build.env_remove(inherited);
        }
        run(&mut build)?;
        digests.push(digests_of(&copy.join("dist"))?);
    }
    let differences = differences(&digests[0], &digests[1]);
    if differences.is_empty() {
        println!("{} files, all alike. Digest of the list of their digests: {}", digests[0].len(), seal(&digests[0]));
        return std::fs::remove_dir_all(&place).map_err(|error| Fault::at(&place, &error));
    }
    Err(Fault::new(format!(
        "Two builds of the same source differ:\n  {}\nBoth are kept in {}.",
        differences.join("\n  "),
        place.display()
    )))
}

/// Copies what git has or would take, and the project's tools.
fn furnish(copy: &Path) -> Outcome {
    let mut list = command("git");
    list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let names = answer(&mut list).ok_or_else(|| Fault::new(format!("`{}` failed; is this a clone?", line(&list))))?;
    let root = place::root();
    // A file that was removed and is still in git's list is no part of the project as it stands.
    for name in names.split('\0').filter(|name| !name.is_empty() && root.join(name).is_file()) {
        copied(&root.join(name), &copy.join(name))?;
    }
    let tools = place::tools().join("bin");
    for tool in place::files(&tools)? {
        let name = tool.strip_prefix(&tools).unwrap_or(&tool);
        copied(&tool, &copy.join(".tools/bin").join(name))?;
    }
    Ok(())
}

fn copied(from: &Path, to: &Path) -> Outcome {
    let folder = to.parent().map_or_else(PathBuf::new, Path::to_owned);
    std::fs::create_dir_all(&folder).map_err(|error| Fault::at(&folder, &error))?;
    std::fs::copy(from, to).map(|_| ()).map_err(|error| Fault::at(from, &error))
}

fn digests_of(dist: &Path) -> Outcome<Digests> {
    let mut digests = Digests::new();
    for file in place::files(dist)? {
        let bytes = std::fs::read(&file).map_err(|error| Fault::at(&file, &error))?;
        let name = file.strip_prefix(dist).unwrap_or(&file).display().to_string();
        digests.insert(name, page::hexadecimal(&bytes));
    }
    Ok(digests)
}

/// Each file that is in one of the two only, or differs.
fn differences(one: &Digests, other: &Digests) -> Vec<String> {
    let mut found = Vec::new();
    for (name, digest) in one {
        match other.get(name) {
            None => found.push(format!("{name} is in the first only")),
            Some(its) if its != digest => found.push(format!("{name} differs")),
            Some(_) => {}
        }
    }
    found.extend(
        other.keys().filter(|name| !one.contains_key(*name)).map(|name| format!("{name} is in the second only")),
    );
    found
}

/// One digest for the whole site, as `sha256sum` of its own list would give it.
fn seal(digests: &Digests) -> String {
    let lines: Vec<String> = digests.iter().map(|(name, digest)| format!("{digest}  {name}")).collect();
    page::hexadecimal((lines.join("\n") + "\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Digests, differences, seal};

    fn digests(files: &[(&str, &str)]) -> Digests {
        files.iter().map(|&(name, digest)| (name.to_owned(), digest.to_owned())).collect()
    }

    #[test]
    fn a_file_that_is_missing_or_changed_is_named() {
        let one = digests(&[("a.js", "1"), ("b.js", "2"), ("c.js", "3")]);
        let other = digests(&[("a.js", "1"), ("b.js", "9"), ("d.js", "3")]);
        assert_eq!(differences(&one, &one), Vec::<String>::new());
        assert_eq!(
            differences(&one, &other),
            ["b.js differs", "c.js is in the first only", "d.js is in the second only"]
        );
    }

    #[test]
    fn the_digest_of_all_changes_with_any_file_and_with_any_name() {
        let site = seal(&digests(&[("a.js", "1"), ("b.js", "2")]));
        assert_ne!(site, seal(&digests(&[("a.js", "1"), ("b.js", "3")])));
        assert_ne!(site, seal(&digests(&[("a.js", "1"), ("c.js", "2")])));
        assert_eq!(site, seal(&digests(&[("b.js", "2"), ("a.js", "1")])));
    }
}
