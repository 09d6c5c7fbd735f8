//! `pack`: called by Trunk before it builds; turns the exams and questions into what the app reads.
use std::env;

use crate::arguments::Arguments;
use crate::build::DATA;
use crate::command::{cargo, run};
use crate::fault::Outcome;
use crate::place;

pub(crate) fn pack(arguments: Arguments) -> Outcome {
    arguments.none_left()?;
    let data = env::var_os(DATA).unwrap_or_else(|| place::root().join("data").into_os_string());
    let mut author = cargo(["author", "pack", "--data"]);
    run(author.arg(data).arg("--out").arg(place::packed()))
}
