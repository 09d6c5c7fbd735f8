//! Where things lie in the project.
use std::env;
use std::path::{Path, PathBuf};

use crate::fault::{Fault, Outcome};

/// The project's folder. Cargo says where this crate lies; it is two levels up from there.
pub(crate) fn root() -> PathBuf {
    let here =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors().nth(2).map_or(here.clone(), Path::to_owned)
}

/// Tools installed for this project only.
pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

/// Where `author pack` writes what the app reads. Fixed, since index.html names it.
pub(crate) fn packed() -> PathBuf {
    root().join("target/pack")
}

/// The folder of programs that cargo built together with this one.
pub(crate) fn built() -> Outcome<PathBuf> {
    let this = env::current_exe()
        .map_err(|error| Fault::new(format!("The system does not say where xtask lies: {error}.")))?;
    match this.parent() {
        Some(folder) => Ok(folder.to_owned()),
        None => Err(Fault::new(format!("{} lies in no folder.", this.display()))),
    }
}

/// A path that the caller gave relative to where they stand, made independent of it.
pub(crate) fn absolute(given: &str) -> Outcome<PathBuf> {
    std::path::absolute(given).map_err(|error| Fault::at(Path::new(given), &error))
}

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| Fault::at(path, &error))
}

/// Writes a file.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    std::fs::write(path, bytes).map_err(|error| Fault::at(path, &error))
}

/// All files under `folder`, in the order of their names so that whatever is made of them is reproducible.
pub(crate) fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        let entries = next.read_dir().map_err(|error| Fault::at(&next, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| Fault::at(&next, &error))?.path();
            if path.is_dir() {
                left.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
