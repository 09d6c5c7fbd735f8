//! `quality`: how good the banks are.
use std::{path::Path, process::ExitCode};

use crate::{arguments::Quality, data};

pub(crate) fn run(folder: &Path, _arguments: &Quality) -> anyhow::Result<ExitCode> {
    let _ = data::read(folder)?;
    Ok(ExitCode::SUCCESS)
}
