//! The files of a built site, each with its class and, where it is a document, its policy.
use std::path::Path;

use super::class::{self, Class};
use crate::fault::{Fault, Outcome};
use crate::{page, place};

/// The tag in which a page says its own policy.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\"";

/// Endings of compressed copies, which are answers to requests for the files beside them.
const COPIES: [&str; 2] = [".br", ".gz"];

/// What the service worker may do: speak with its own site.
const WORKER_POLICY: &str = "default-src 'self'; require-trusted-types-for 'script'";

/// One file of the site.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// Relative to the site's folder, parted by slashes.
    pub(crate) path: String,
    pub(crate) class: Class,
    /// The whole `Content-Security-Policy`, where the file is a document or a worker.
    pub(crate) policy: Option<String>,
}

/// A built site.
#[derive(Debug)]
pub(crate) struct Site {
    /// In the order of their paths.
    pub(crate) files: Vec<File>,
}

impl Site {
    /// Reads the folder `dist`. `before` is the folder of the build that is online now: a page's header allows its
    /// style too, so that a server's new settings do no harm to the old page in the minutes between the two.
    pub(crate) fn read(dist: &Path, before: Option<&Path>) -> Outcome<Self> {
        if !dist.join("index.html").is_file() {
            return Err(Fault::new(format!("{} holds no index.html; `cargo xtask build` makes one.", dist.display())));
        }
        let mut files = Vec::new();
        for file in place::files(dist)? {
            let path = file.strip_prefix(dist).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            if COPIES.iter().any(|ending| path.ends_with(ending)) || class::FOR_THE_HOST.contains(&path.as_str()) {
                continue;
            }
            if let Some(odd) = path.chars().find(|letter| !letter.is_ascii_alphanumeric() && !"/-_.~".contains(*letter))
            {
                return Err(Fault::new(format!(
                    "{path}: `{odd}` in a file's name means something else in the settings of some hosts; rename the file."
                )));
            }
            let class = Class::of(&path);
            let policy = match class.ancestors() {
                Some(ancestors) => Some(policy(&file, before.map(|folder| folder.join(&path)).as_deref(), ancestors)?),
                None => (class == Class::Worker).then(|| WORKER_POLICY.to_owned()),
            };
            files.push(File { path, class, policy });
        }
        Ok(Self { files })
    }
}

impl File {
    /// What a host says beside this file and not beside every other: without how long it keeps.
    pub(crate) fn own(&self) -> Vec<(&'static str, String)> {
        let mut own = Vec::new();
        if let Some(policy) = &self.policy {
            own.push(("Content-Security-Policy", policy.clone()));
        }
        // A page of ours shares no window with a page that opened it. The page for frames is spared: its host decides
        // that.
        if matches!(self.class, Class::Page | Class::Missing) {
            own.push(("Cross-Origin-Opener-Policy", "same-origin".to_owned()));
        }
        own
    }

    /// The same, with how long it keeps.
    pub(crate) fn own_and_cache(&self) -> Vec<(&'static str, String)> {
        let mut own = self.own();
        own.insert(0, ("Cache-Control", self.class.cache().to_owned()));
        own
    }
}

/// The page's own policy with what only a header may say.
fn policy(file: &Path, before: Option<&Path>, ancestors: &str) -> Outcome<String> {
    let mut policy = of_page(&place::read(file)?);
    if let Some(before) = before.filter(|before| before.is_file()) {
        policy = with_styles_of(&policy, &of_page(&place::read(before)?));
    }
    Ok(format!("{policy}; {ancestors}"))
}

fn of_page(html: &str) -> String {
    page::attribute(html, POLICY, "content").unwrap_or(class::NOTHING).to_owned()
}

/// `policy`, which also allows the inline styles that `before` names by hash.
fn with_styles_of(policy: &str, before: &str) -> String {
    let styles = |policy: &str| -> Vec<String> {
        let rule = policy.split("; ").find(|rule| rule.starts_with("style-src "));
        rule.unwrap_or_default().split(' ').filter(|word| word.starts_with("'sha256-")).map(str::to_owned).collect()
    };
    let known = styles(policy);
    let more: Vec<String> = styles(before).into_iter().filter(|style| !known.contains(style)).collect();
    let rules = policy.split("; ").map(|rule| {
        let is_styles = rule.starts_with("style-src ") && !more.is_empty();
        if is_styles { format!("{rule} {}", more.join(" ")) } else { rule.to_owned() }
    });
    rules.collect::<Vec<String>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::{of_page, with_styles_of};

    #[test]
    fn the_header_says_what_the_page_says() {
        let html = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\">";
        assert_eq!(of_page(html), "default-src 'none'; img-src 'self'");
        assert_eq!(of_page("<p>A part of a page.</p>"), "default-src 'none'");
    }

    #[test]
    fn the_style_of_the_build_before_stays_allowed_and_nothing_else_of_it() {
        let now = "default-src 'none'; style-src 'self' 'sha256-new'; img-src 'self'";
        let before = "default-src *; style-src 'self' 'sha256-old' 'unsafe-inline'; img-src *";
        let both = "default-src 'none'; style-src 'self' 'sha256-new' 'sha256-old'; img-src 'self'";
        assert_eq!(with_styles_of(now, before), both);
        assert_eq!(with_styles_of(now, now), now);
    }
}
