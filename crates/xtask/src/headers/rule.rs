//! The headers of a site as rules about addresses: a path, or a folder and everything in it.
//!
//! No header is said by two rules for one address, because hosts differ about what happens then: some join the values,
//! some take the last.
use std::collections::BTreeMap;

use super::class::{ALWAYS, Class, tls};
use super::site::{File, Site};

/// Which addresses a rule is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// Everything at the host's path, which ends with a slash.
    Everything(String),
    /// One address.
    One(String),
    /// Everything in a folder, whose path ends with a slash.
    Folder(String),
    /// Some files of a folder, whose path ends with a slash.
    Some(String, Vec<String>),
}

/// How well a host can tell addresses apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Skill {
    /// It knows a star at the end.
    Star,
    /// It knows a choice of names.
    Choice,
}

/// What is said beside the answers to some addresses.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) address: Address,
    pub(crate) headers: Vec<(&'static str, String)>,
}

/// How many names stand in one rule.
const NAMES: usize = 60;

/// All rules of a site that stands at the path `at`: what is always said, then one for each address or folder.
///
/// Hosts with rules of this sort say the same beside a file that is missing. A year for all of a folder would so be a
/// year for a file that is missing for a moment, and no reload would bring it back. So only names of files that exist
/// get the year. Where a host knows no choice of names, and there are too many to name one by one, the folder's files
/// are asked for again instead.
pub(crate) fn all(site: &Site, at: &str, skill: Skill) -> Vec<Rule> {
    let always = ALWAYS.into_iter().chain(tls(at)).map(|(name, value)| (name, value.to_owned())).collect();
    let mut rules = vec![Rule { address: Address::Everything(at.to_owned()), headers: always }];
    let folders = uniform_folders(site);
    for (folder, file) in &folders {
        let path = format!("{at}{folder}");
        match (file.class, skill) {
            (Class::Hashed, Skill::Choice) => {
                let inside = site.files.iter().filter_map(|file| file.path.strip_prefix(folder.as_str()));
                let names: Vec<String> = inside.map(str::to_owned).collect();
                rules.extend(names.chunks(NAMES).map(|names| Rule {
                    address: Address::Some(path.clone(), names.to_vec()),
                    headers: file.own_and_cache(),
                }));
            }
            (Class::Hashed, Skill::Star) => {
                let headers = vec![("Cache-Control", Class::Plain.cache().to_owned())];
                rules.push(Rule { address: Address::Folder(path), headers });
            }
            _ => rules.push(Rule { address: Address::Folder(path), headers: file.own_and_cache() }),
        }
    }
    for file in outside(site, &folders) {
        for path in addresses(file) {
            rules.push(Rule { address: Address::One(format!("{at}{path}")), headers: file.own_and_cache() });
        }
    }
    rules
}

/// The outermost folders in which the same is said of every file, each with a slash at its end and one of its files.
pub(crate) fn uniform_folders(site: &Site) -> Vec<(String, &File)> {
    let mut first: BTreeMap<&str, (&File, bool)> = BTreeMap::new();
    for file in &site.files {
        for (slash, _) in file.path.match_indices('/') {
            let (example, same) = first.entry(&file.path[..=slash]).or_insert((file, true));
            *same &= example.class == file.class && example.policy == file.policy;
        }
    }
    let mut folders: Vec<(String, &File)> = Vec::new();
    for (folder, (example, same)) in first {
        // In the order of paths an outer folder comes before those in it.
        if same && !folders.iter().any(|(outer, _)| folder.starts_with(outer.as_str())) {
            folders.push((folder.to_owned(), example));
        }
    }
    folders
}

/// The files in none of the folders.
pub(crate) fn outside<'a>(site: &'a Site, folders: &[(String, &File)]) -> impl Iterator<Item = &'a File> {
    site.files.iter().filter(|file| !folders.iter().any(|(folder, _)| file.path.starts_with(folder.as_str())))
}

/// Under what a file is asked for. Some hosts send `/builder.html` on to `/builder`, so a page has both names.
fn addresses(file: &File) -> Vec<String> {
    let path = file.path.clone();
    let Some(bare) = path.strip_suffix(".html").map(str::to_owned) else {
        return vec![path];
    };
    match bare.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => vec![folder.to_owned(), path],
        _ => vec![path, bare],
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::class::Class;
    use super::super::site::{File, Site};
    use super::{Address, Skill, all};

    const YEAR: &str = "public, max-age=31536000, immutable";

    /// A site as the build makes it, without its content.
    pub(crate) fn site() -> Site {
        let paths = [
            "404.html",
            "bank/catalogue.json",
            "bank/exams/a.830041e30e8893f3.json",
            "bank/home.html",
            "bank/pools/034b90d801905274.json",
            "boot.js",
            "demo/a.html",
            "dryrun-5f550cb1ba198060.js",
            "dryrun-5f550cb1ba198060_bg.wasm",
            "embed.html",
            "index.html",
            "sw.js",
        ];
        let file = |path: &&str| {
            let class = Class::of(path);
            let policy = class.ancestors().map(|ancestors| format!("default-src 'none'; {ancestors}"));
            File { path: (*path).to_owned(), class, policy }
        };
        Site { files: paths.iter().map(file).collect() }
    }

    #[test]
    fn each_address_has_one_rule_beside_that_for_everything() {
        let rules = all(&site(), "/quiz/", Skill::Star);
        let says =
            |address: Address| rules.iter().find(|rule| rule.address == address).map(|rule| rule.headers[0].1.as_str());
        let one = |path: &str| says(Address::One(path.to_owned()));
        assert_eq!(one("/quiz/"), Some("no-cache"));
        assert_eq!(one("/quiz/embed"), one("/quiz/embed.html"));
        assert_eq!(one("/quiz/dryrun-5f550cb1ba198060.js"), Some(YEAR));
        assert_eq!(one("/quiz/bank/catalogue.json"), Some("no-cache"));
        assert_eq!(says(Address::Folder("/quiz/demo/".to_owned())), Some("no-cache"));
        assert_eq!(one("/quiz/bank/exams/a.830041e30e8893f3.json"), None);
        assert_eq!(says(Address::Folder("/quiz/bank/".to_owned())), None);
    }

    #[test]
    fn no_rule_gives_a_year_to_a_file_that_does_not_exist() {
        for skill in [Skill::Star, Skill::Choice] {
            for rule in
                all(&site(), "/", skill).iter().filter(|rule| rule.headers.iter().any(|(_, value)| value == YEAR))
            {
                assert!(matches!(rule.address, Address::One(_) | Address::Some(..)), "{:?}", rule.address);
            }
        }
        let named = Address::Some("/bank/pools/".to_owned(), vec!["034b90d801905274.json".to_owned()]);
        assert!(all(&site(), "/", Skill::Choice).iter().any(|rule| rule.address == named));
    }
}
