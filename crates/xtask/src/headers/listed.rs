//! `_headers`: the list that Netlify, Cloudflare Pages and our own server read.
use std::fmt::Write as _;

use super::rule::{Address, Rule};
use crate::fault::{Fault, Outcome};

/// Cloudflare Pages reads this many rules, and lines of this many characters; the rest it leaves out without a word.
const RULES: usize = 100;
const LETTERS: usize = 2000;

pub(crate) fn file(rules: &[Rule]) -> Outcome<String> {
    if rules.len() > RULES {
        return Err(Fault::new(format!(
            "_headers would hold {} rules, and some hosts read only {RULES}. Put files with hashed names into folders of their own.",
            rules.len()
        )));
    }
    let mut text =
        "# Written by the build: what a host says beside each file. docs/hosting.md explains it.\n".to_owned();
    for rule in rules {
        let path = match &rule.address {
            Address::Everything(path) | Address::Folder(path) => format!("{path}*"),
            Address::One(path) => path.clone(),
            // Asked for with the skill of a star, there are none.
            Address::Some(folder, _) => format!("{folder}*"),
        };
        let _ = writeln!(text, "\n{path}");
        for (name, value) in &rule.headers {
            let line = format!("  {name}: {value}");
            if line.len() > LETTERS {
                return Err(Fault::new(format!(
                    "The {name} of {path} has {} characters, and some hosts read only {LETTERS} of a line.",
                    line.len()
                )));
            }
            let _ = writeln!(text, "{line}");
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::super::rule::{Skill, all, tests::site};
    use super::file;

    #[test]
    fn a_star_stands_only_at_the_end_of_a_path() {
        let text = file(&all(&site(), "/", Skill::Star)).unwrap();
        assert!(text.contains("\n/*\n  Access-Control-Allow-Origin: *\n"));
        assert!(text.contains("\n/bank/exams/*\n  Cache-Control: no-cache\n"));
        let paths = text.lines().filter(|line| line.starts_with('/'));
        assert!(paths.into_iter().all(|path| !path.trim_end_matches('*').contains('*')));
    }

    #[test]
    fn what_a_host_would_cut_off_is_a_fault() {
        let mut rules = all(&site(), "/", Skill::Star);
        rules[0].headers.push(("X-Long", "x".repeat(2000)));
        assert!(file(&rules).is_err());
        let many: Vec<_> = std::iter::repeat_n(rules[1].clone(), 101).collect();
        assert!(file(&many).is_err());
    }
}
