//! `test size`: what a visitor downloads before the first question, against the budget.
use std::path::Path;

use crate::fault::{Fault, Outcome};
use crate::{place, squeeze};

/// Bytes after brotli, all features in. Every 10 kB cost 50 ms on a slow phone. What stands in the way of
/// the aim is in ARCHITECTURE.md, "Size".
const BUDGET: usize = 190_000;

/// What we would like it to be.
const AIM: usize = 180_000;

/// The same for a reader of a page with a quiz in a frame: what it weighs, rounded up to the next 5 kB.
const FRAME_BUDGET: usize = 150_000;

/// What we would like that to be.
const FRAME_AIM: usize = 120_000;

/// The same for the annex, which comes after the first question or when its pages are opened.
const ANNEX_BUDGET: usize = 260_000;

/// What we would like it to be.
const ANNEX_AIM: usize = 200_000;

/// Prints the tables and fails when one is too much.
pub(crate) fn check() -> Outcome {
    let app = table("index.html", "code up to the first question", BUDGET, AIM, |name| !name.starts_with("annex-"));
    let frame = table("embed.html", "code up to the first question in a frame", FRAME_BUDGET, FRAME_AIM, |_| true);
    let annex =
        table("index.html", "the annex, when it is needed", ANNEX_BUDGET, ANNEX_AIM, |name| name.starts_with("annex-"));
    app.and(frame).and(annex)
}

/// What a page loads of the files that count.
fn table(page: &str, title: &str, budget: usize, aim: usize, counts: fn(&str) -> bool) -> Outcome {
    let dist = place::root().join("dist");
    let index = dist.join(page);
    let html = place::read(&index)?;
    let mut total = 0;
    println!("{title:<44} {:>10} {:>10}", "bytes", "brotli");
    for file in place::files(&dist)? {
        let name = file.strip_prefix(&dist).unwrap_or(&file).display().to_string();
        if counts(&name) && (file == index || is_code(&name) && loads(&html, &name)) {
            let (raw, small) = weigh(&file)?;
            println!("{name:<44} {raw:>10} {small:>10}");
            total += small;
        }
    }
    println!("{:<44} {:>10} {total:>10}", "in all", "");
    println!("Budget {budget}, aim {aim}.\n");
    if total <= budget {
        return Ok(());
    }
    Err(Fault::new(format!(
        "The code of {page} is {} bytes over the budget of {budget}. Find what grew (`cargo tree`, the table above) before raising it in crates/xtask/src/size.rs.",
        total - budget
    )))
}

/// Whether a page loads a file before its first question. It names the engine too, for somebody's own questions alone.
fn loads(html: &str, name: &str) -> bool {
    html.contains(&format!("./{name}\"")) && !name.starts_with("engine-")
}

fn is_code(name: &str) -> bool {
    [".css", ".js", ".wasm"].iter().any(|ending| name.ends_with(ending))
}

/// Bytes as they are, and as they are sent.
fn weigh(file: &Path) -> Outcome<(usize, usize)> {
    let bytes = std::fs::read(file).map_err(|error| Fault::at(file, &error))?;
    let small = squeeze::brotli(&bytes)?;
    Ok((bytes.len(), small.len()))
}
