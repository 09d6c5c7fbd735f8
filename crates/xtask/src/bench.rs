//! `bench`: measures the engine, or the whole app in a browser.
use crate::arguments::Arguments;
use crate::command::{cargo, command, run};
use crate::fault::{Fault, Outcome};
use crate::{build, setup};

pub(crate) fn bench(mut arguments: Arguments) -> Outcome {
    let which = arguments.next_word();
    arguments.none_left()?;
    match which.as_deref() {
        Some("engine") => engine(),
        Some("browser") => browser(),
        None => engine().and_then(|()| browser()),
        Some(other) => Err(Fault::new(format!("There is no bench `{other}`: it is `engine` or `browser`."))),
    }
}

fn engine() -> Outcome {
    run(&mut cargo(["bench", "--package", "exam"]))
}

fn browser() -> Outcome {
    setup::npm()?;
    setup::chromium()?;
    build::site(&build::Wishes::default())?;
    run(command("node").arg("bench/browser.mjs"))
}
