//! `finish`: called by Trunk when it has built; makes the pages whole and compresses everything.
use std::env;
use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::page::BOOT;
use crate::{engine, headers, lean, oembed, offline, page, place, programs, single, styles};

/// The tag by which Trunk has the script fetched early.
const PRELOAD: &str = "<link rel=\"modulepreload\"";

/// What is written at the markers of the pages.
struct Parts {
    policy: String,
    style: String,
    catalogue: String,
    home: String,
}

pub(crate) fn finish(arguments: Arguments) -> Outcome {
    arguments.none_left()?;
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Fault::new("`finish` is for Trunk, which says what to finish. Use `cargo xtask build`."))?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let parts = Parts::read(release)?;

    let index = staging.join("index.html");
    let html = hashed(&named(&place::read(&index)?, &staging)?, &staging)?;
    let app = start_of_the_app(&html)?;
    place::write(&index, parts.fill_index(&html)?)?;
    for file in place::files(&staging)? {
        // Only files that stand beside index.html are pages; deeper down they are data.
        let is_page = file.extension().is_some_and(|ending| ending == "html") && file.parent() == Some(&staging);
        if is_page && file != index {
            let name = file.strip_prefix(&staging).unwrap_or(&file).display().to_string();
            place::write(&file, parts.fill_other(&name, &place::read(&file)?, &app)?)?;
        }
    }
    if release {
        engine::into_site(&staging)?;
    }
    programs::put(&staging, release)?;
    oembed::finish(&staging)?;
    lean::script(&staging.join("embed.js"))?;
    if !release {
        // No worker either: it would show yesterday's program.
        return Ok(());
    }
    single::write(&staging, &html, parts.style_text())?;
    offline::finish(&staging)?;
    // Last, since these files are for hosts alone.
    let dist = env::var_os("TRUNK_DIST_DIR").map_or_else(|| place::root().join("dist"), PathBuf::from);
    headers::of_the_build(&staging, &dist)
}

impl Parts {
    /// Without a policy in a debug build: Trunk's script that reloads the page stands inline.
    fn read(release: bool) -> Outcome<Self> {
        let packed = place::packed();
        let style = styles::sheet(&place::root().join("styles"))?;
        Ok(Self {
            policy: if release { page::policy(&style) } else { String::new() },
            style: format!("<style>{style}</style>"),
            catalogue: format!(
                "<script type=\"application/json\" id=\"catalogue\">{}</script>",
                page::json_in_script(&place::read(&packed.join("catalogue.json"))?)
            ),
            // A pack of somebody's own questions may come without a start screen.
            home: std::fs::read_to_string(packed.join("home.html")).unwrap_or_default(),
        })
    }

    /// The styles without their element.
    fn style_text(&self) -> &str {
        self.style.trim_start_matches("<style>").trim_end_matches("</style>")
    }

    fn fill_index(&self, html: &str) -> Outcome<String> {
        let name = "index.html";
        let html = page::fill(name, html, "<!--csp-->", &self.policy)?;
        let html = page::fill(name, &html, "<!--styles-->", &self.style)?;
        let html = page::fill(name, &html, "<!--catalogue-->", &self.catalogue)?;
        page::fill(name, &html, "<!--home-->", self.home.trim())
    }

    /// Other pages, such as the one for frames, take what they ask for. A policy they all have.
    fn fill_other(&self, name: &str, html: &str, app: &str) -> Outcome<String> {
        let mut html = page::fill(name, html, "<!--csp-->", &self.policy)?;
        let wishes =
            [("<!--styles-->", self.style.as_str()), ("<!--catalogue-->", &self.catalogue), ("<!--app-->", app)];
        for (marker, text) in wishes {
            if html.contains(marker) {
                html = page::fill(name, &html, marker, text)?;
            }
        }
        Ok(html)
    }
}

/// Names the app's files as those of the other programs are named, by sixteen digits of a hash. Trunk leaves out leading
/// noughts, and one build in sixteen would have names that hosts and the worker do not know as unchanging.
fn named(html: &str, staging: &Path) -> Outcome<String> {
    let name = |attribute| {
        let address = page::attribute(html, BOOT, attribute).ok_or_else(|| no_boot(attribute))?;
        Ok::<_, Fault>(address.rsplit('/').next().unwrap_or(address).to_owned())
    };
    let (js, wasm) = (name("data-js")?, name("data-wasm")?);
    let read = |name: &str| std::fs::read(staging.join(name)).map_err(|error| Fault::at(&staging.join(name), &error));
    let hash = page::hexadecimal(&[read(&js)?, read(&wasm)?].concat());
    let (new_js, new_wasm) = (format!("dryrun-{}.js", &hash[..16]), format!("dryrun-{}_bg.wasm", &hash[..16]));
    let script = place::read(&staging.join(&js))?.replace(&wasm, &new_wasm);
    place::write(&staging.join(&new_wasm), read(&wasm)?)?;
    for old in [&js, &wasm] {
        std::fs::remove_file(staging.join(old)).map_err(|error| Fault::at(&staging.join(old), &error))?;
    }
    place::write(&staging.join(&new_js), script)?;
    Ok(html.replace(&wasm, &new_wasm).replace(&js, &new_js))
}

/// Writes the hashes of script and wasm beside their names, for boot.js to hand to the browser.
/// The script's also goes into its preload, since an import cannot be given one.
fn hashed(html: &str, staging: &Path) -> Outcome<String> {
    let mut html = html.to_owned();
    for name in ["data-js", "data-wasm"] {
        let written = page::attribute(&html, BOOT, name)
            .and_then(|address| address.rsplit('/').next())
            .map(|file| staging.join(file))
            .ok_or_else(|| no_boot(name))?;
        let bytes = std::fs::read(&written).map_err(|error| Fault::at(&written, &error))?;
        let attribute = format!("{name}-integrity");
        let integrity = page::integrity(&bytes);
        html = page::fill_attribute(&html, BOOT, &attribute, &integrity).ok_or_else(|| no_boot(&attribute))?;
        if name == "data-js" {
            html = html.replacen(PRELOAD, &format!("{PRELOAD} integrity=\"{integrity}\""), 1);
        }
    }
    Ok(html)
}

/// The tags that load the app, for pages that Trunk does not write: its preloads and the script.
fn start_of_the_app(html: &str) -> Outcome<String> {
    let mut tags = String::new();
    for start in [PRELOAD, "<link rel=\"preload\""] {
        for (at, _) in html.match_indices(start) {
            let tag = &html[at..];
            tags.push_str(tag.split_inclusive('>').next().unwrap_or_default());
        }
    }
    let (_, script) = html.split_once(BOOT).ok_or_else(|| no_boot("id"))?;
    let script = script.split_inclusive("</script>").next().unwrap_or_default();
    Ok(format!("{tags}{BOOT}{script}"))
}

fn no_boot(attribute: &str) -> Fault {
    Fault::new(format!(
        "index.html as Trunk wrote it has no {BOOT} ... {attribute}=\"...\">; pattern_script in Trunk.toml must write it."
    ))
}
