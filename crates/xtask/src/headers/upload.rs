//! `upload-to-s3.sh`: puts a build into the bucket in the order that harms nobody, each object with its type and its
//! time.
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Standing;
use super::class::{Class, any_hash};
use super::site::Site;

/// What the `aws` command guesses differs between its versions, so each type is said.
fn type_of(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "md" | "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    }
}

/// In which step a class goes up. What others name goes before those who name it; the service worker, which tells
/// browsers that there is a new build, goes last.
fn step(class: Class) -> usize {
    match class {
        Class::Hashed => 0,
        Class::Plain | Class::Missing => 1,
        Class::Page | Class::Frame => 2,
        Class::Worker => 3,
    }
}

const STEPS: [&str; 4] = [
    "Names with a hash: nobody asks for them yet. Those of older builds stay",
    "Other files",
    "Pages: from here on visitors get the new build",
    "The service worker: from here on browsers that know the site fetch it anew",
];

pub(crate) fn script(site: &Site, standing: &Standing) -> String {
    let mut text = format!(
        "#!/bin/sh
# Puts a build of Dryrun into the bucket of cloudfront.yaml, in the order that harms nobody. Written by the build.
#
#   sh upload-to-s3.sh dist BUCKET
#
# Nothing is removed: a page that somebody opened before this may still ask for a file of the build before.
# docs/hosting.md says when old files may go. To go back to an older build, run that build's own copy of this script on
# that build.
set -eu
test $# -eq 2 || {{ echo \"Usage: sh $0 FOLDER BUCKET\" >&2; exit 2; }}
from=${{1%/}}
to=s3://$2{}
test -f \"$from/index.html\" || {{ echo \"$from holds no index.html.\" >&2; exit 2; }}

# Always copies: \"sync\" compares sizes and dates, and an older build of the same size would stay away.
put() {{
  type=$1 cache=$2
  shift 2
  aws s3 cp \"$from\" \"$to\" --recursive --only-show-errors --content-type \"$type\" --cache-control \"$cache\" --exclude '*' \"$@\"
}}

# CloudFront compresses what is on its list of types, and wasm is not on each edition of that list. So wasm goes up as
# the build has compressed it; every browser that can run it takes brotli.
put_small() {{
  type=$1 cache=$2
  shift 2
  for file in \"$@\"; do
    if test -f \"$file.br\"; then
      aws s3 cp \"$file.br\" \"$to${{file#\"$from\"}}\" --only-show-errors --content-type \"$type\" --cache-control \"$cache\" --content-encoding br
    else
      aws s3 cp \"$file\" \"$to${{file#\"$from\"}}\" --only-show-errors --content-type \"$type\" --cache-control \"$cache\"
    fi
  done
}}
",
        standing.at.trim_end_matches('/')
    );
    let mut steps: Vec<BTreeMap<(&str, &str), Vec<String>>> = vec![BTreeMap::new(); STEPS.len()];
    for file in &site.files {
        let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let includes = steps[step(file.class)].entry((type_of(ending), file.class.cache())).or_default();
        // The template for CloudFront has made sure that no other file has such a name.
        let include = if file.class == Class::Hashed { any_hash(&file.path) } else { file.path.clone() };
        if !includes.contains(&include) {
            includes.push(include);
        }
    }
    for (number, (says, groups)) in STEPS.iter().zip(&steps).enumerate().filter(|(_, (_, groups))| !groups.is_empty()) {
        let _ = write!(text, "\necho '{}. {says}.'\n", number + 1);
        for ((kind, cache), includes) in groups {
            let is_wasm = *kind == "application/wasm";
            let _ = write!(text, "{} '{kind}' '{cache}'", if is_wasm { "put_small" } else { "put" });
            for include in includes {
                // For wasm the shell itself finds the names, so its pattern stands outside of the quotes.
                let word = if is_wasm { format!("\"$from\"/{include}") } else { format!("--include '{include}'") };
                let _ = write!(text, " \\\n  {word}");
            }
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::Standing;
    use super::super::rule::tests::site;
    use super::script;

    #[test]
    fn the_service_worker_goes_last_and_hashed_names_first() {
        let text = script(&site(), &Standing::default());
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} is missing"));
        assert!(
            at("_bg.wasm\n") < at("'boot.js'")
                && at("'boot.js'") < at("'index.html'")
                && at("'index.html'") < at("'sw.js'")
        );
        assert!(text.contains("put_small 'application/wasm' 'public, max-age=31536000, immutable'"));
        assert!(!text.contains("--delete"));
    }
}
