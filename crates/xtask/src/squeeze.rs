//! Compresses what is served, once at build time, as hard as brotli and gzip can.
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::thread;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::fault::{Fault, Outcome};
use crate::{page, place};

/// Endings of what is compressed already, or is itself such a copy.
const SMALL_ALREADY: [&str; 8] = ["avif", "br", "gif", "gz", "jpg", "png", "webp", "woff2"];

/// Writes FILE.br and FILE.gz beside every file under `folder` that becomes smaller by it.
pub(crate) fn folder(folder: &Path) -> Outcome {
    let kept = kept()?;
    let files: Vec<PathBuf> =
        place::files(folder)?.into_iter().filter(|file| !SMALL_ALREADY.contains(&ending(file))).collect();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let started: Vec<_> = (0..workers)
            .map(|worker| {
                let mut mine = files.iter().skip(worker).step_by(workers);
                let kept = &kept;
                scope.spawn(move || mine.try_for_each(|file| one(file, kept)))
            })
            .collect();
        started.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| Err(Fault::new("The compressor panicked; this is a bug in xtask.")))
        })
    })
}

/// The same for one file.
pub(crate) fn file(file: &Path) -> Outcome {
    one(file, &kept()?)
}

/// Where the work is remembered.
fn kept() -> Outcome<PathBuf> {
    let kept = place::root().join("target/squeezed");
    std::fs::create_dir_all(&kept).map_err(|error| Fault::at(&kept, &error))?;
    Ok(kept)
}

fn ending(file: &Path) -> &str {
    file.extension().and_then(|ending| ending.to_str()).unwrap_or_default()
}

/// The work is remembered by content, since most files of a build are those of the build before.
fn one(file: &Path, kept: &Path) -> Outcome {
    let bytes = std::fs::read(file).map_err(|error| Fault::at(file, &error))?;
    let name = page::hexadecimal(&bytes);
    for (ending, squeeze) in [("br", brotli as fn(&[u8]) -> Outcome<Vec<u8>>), ("gz", gzip)] {
        let memory = kept.join(format!("{name}.{ending}"));
        let small = if let Ok(small) = std::fs::read(&memory) {
            small
        } else {
            let small = squeeze(&bytes)?;
            place::write(&memory, &small)?;
            small
        };
        let mut beside = file.as_os_str().to_owned();
        beside.push(format!(".{ending}"));
        let beside = Path::new(&beside);
        if small.len() < bytes.len() {
            place::write(beside, &small)?;
        } else if beside.exists() {
            // Of what the file was before: a host would send that.
            std::fs::remove_file(beside).map_err(|error| Fault::at(beside, &error))?;
        }
    }
    Ok(())
}

/// Brotli at its slowest and smallest.
pub(crate) fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let settings = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut small, &settings)
        .map_err(|error| Fault::new(format!("Brotli failed: {error}.")))?;
    Ok(small)
}

/// Gzip without a date or a name in it, so that the same bytes give the same bytes.
pub(crate) fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = GzBuilder::new().write(Vec::new(), Compression::best());
    writer.write_all(bytes).and_then(|()| writer.finish()).map_err(|error| Fault::new(format!("Gzip failed: {error}.")))
}
