//! What a host must say beside each file, decided once and written down for every kind of host.
//!
//! The policy of a page is read from its own `<meta>`, so header and page can never disagree. `dist/_headers` is the
//! list for hosts that read one, and for the server of `cargo xtask serve`; the other files are the same list in other
//! words.
mod class;
mod cloudfront;
mod json;
mod listed;
mod nginx;
mod rule;
mod site;
mod upload;

use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::{hosting, place, setup};
use rule::Skill;
use site::Site;

/// Where the site will stand, for the files that have to know.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    /// The path at the host, with a slash at both ends: `/` or `/blog/quiz/`.
    at: String,
    /// The folder on a server that holds the site's files, without a slash at its end.
    root: String,
}

impl Default for Standing {
    fn default() -> Self {
        Self { at: "/".to_owned(), root: "/var/www/dryrun".to_owned() }
    }
}

impl Standing {
    /// Refuses what would mean something else inside of a configuration file.
    fn new(at: Option<&str>, root: Option<&str>) -> Outcome<Self> {
        let default = Self::default();
        let at = match at.map(|given| given.trim_matches('/')) {
            None | Some("") => default.at,
            Some(path) => format!("/{path}/"),
        };
        let root = root.map_or(default.root, |given| given.trim_end_matches('/').to_owned());
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte));
        if !plain(&at) || at.contains("..") {
            return Err(Fault::new(format!(
                "--at {at}: a path of letters, digits and -_.~ is wanted, such as /blog/quiz/."
            )));
        }
        if !plain(&root) || !root.starts_with('/') {
            return Err(Fault::new(format!(
                "--root {root}: a folder's whole path is wanted, without blanks or quotes."
            )));
        }
        Ok(Self { at, root })
    }
}

/// `headers`: writes everything anew for a site that is built already.
pub(crate) fn headers(mut arguments: Arguments) -> Outcome {
    let dist = match arguments.value("--dist")? {
        Some(given) => place::absolute(&given)?,
        None => place::root().join("dist"),
    };
    let out = match arguments.value("--out")? {
        Some(given) => place::absolute(&given)?,
        None => beside(&dist),
    };
    let before = match arguments.value("--before")? {
        Some(given) => Some(place::absolute(&given)?),
        None => None,
    };
    let standing = Standing::new(arguments.value("--at")?.as_deref(), arguments.value("--root")?.as_deref())?;
    let check = arguments.flag("--check");
    arguments.none_left()?;
    write(&dist, &out, before.as_deref(), &standing)?;
    println!("Wrote {} and the files of {}.", dist.join("_headers").display(), out.display());
    if !check {
        return Ok(());
    }
    setup::cfn_lint()?;
    hosting::check(&out, &standing.at)
}

/// Called by the build when everything else is done: these files are neither compressed nor kept offline.
pub(crate) fn of_the_build(staging: &Path, dist: &Path) -> Outcome {
    write(staging, &beside(dist), None, &Standing::default())
}

/// The folder for what does not belong into the site itself.
fn beside(dist: &Path) -> PathBuf {
    if dist == place::root().join("dist") {
        return place::root().join("target/hosting");
    }
    let mut name = dist.file_name().unwrap_or_default().to_owned();
    name.push("-hosting");
    dist.with_file_name(name)
}

/// Whether a file of the site is for the host alone: not to be kept offline, not to be compressed.
pub(crate) fn is_for_the_host(name: &str) -> bool {
    class::FOR_THE_HOST.contains(&name) || name == class::MISSING
}

/// Whether a browser keeps the file of this name without asking again.
pub(crate) fn never_changes(path: &str) -> bool {
    class::Class::of(path) == class::Class::Hashed
}

/// The bytes of everything that is said beside the start page, as text.
pub(crate) fn weight(dist: &Path) -> Outcome<usize> {
    let site = Site::read(dist, None)?;
    let own = site.files.iter().filter(|file| file.path == "index.html").flat_map(site::File::own_and_cache);
    let always = class::ALWAYS.iter().chain([&class::TLS]).map(|(name, value)| (*name, (*value).to_owned()));
    // A colon, a blank and the end of the line.
    Ok(own.chain(always).map(|(name, value)| name.len() + value.len() + 4).sum())
}

fn write(dist: &Path, out: &Path, before: Option<&Path>, standing: &Standing) -> Outcome {
    let site = Site::read(dist, before)?;
    let starred = rule::all(&site, &standing.at, Skill::Star);
    let chosen = rule::all(&site, &standing.at, Skill::Choice);
    let outputs: [(&str, String); 8] = [
        ("nginx.conf", nginx::locations(&site, standing)),
        ("nginx-server.conf", nginx::server(standing)),
        ("vercel.json", json::vercel(&chosen)?),
        ("firebase.json", json::firebase(&chosen)?),
        ("staticwebapp.config.json", json::azure(&starred, &standing.at)?),
        ("cloudfront.yaml", cloudfront::template(&site, standing)?),
        ("upload-to-s3.sh", upload::script(&site, standing)),
        ("headers.json", json::truth(&site)?),
    ];
    std::fs::create_dir_all(out).map_err(|error| Fault::at(out, &error))?;
    place::write(&dist.join("_headers"), listed::file(&starred)?)?;
    // Without it GitHub Pages runs the files through Jekyll, which leaves out names with an underscore.
    place::write(&dist.join(".nojekyll"), "")?;
    outputs.iter().try_for_each(|(name, text)| place::write(&out.join(name), text))
}

#[cfg(test)]
mod tests {
    use super::Standing;

    #[test]
    fn a_place_at_the_host_has_slashes_around_it_and_nothing_strange_in_it() {
        let at = |given| Standing::new(Some(given), None).map(|standing| standing.at).ok();
        assert_eq!(at("blog/quiz").as_deref(), Some("/blog/quiz/"));
        assert_eq!(at("/").as_deref(), Some("/"));
        assert_eq!(at("/a b/"), None);
        assert_eq!(at("/a/../b"), None);
        assert_eq!(at("/x;}/"), None);
        assert!(Standing::new(None, Some("relative")).is_err());
        assert!(Standing::new(None, Some("/srv/a\" b")).is_err());
    }
}
