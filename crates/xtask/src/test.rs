//! `test`: all steps in their order, or those named; stops at the first that fails.
use std::time::{Duration, Instant};

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::steps::{STEPS, Step};

pub(crate) fn test(arguments: Arguments) -> Outcome {
    let wanted = wanted(&arguments.words()?)?;
    for prepare in wanted.iter().filter_map(|step| step.prepare) {
        prepare()?;
    }
    let started = Instant::now();
    let mut times = Vec::new();
    for (number, step) in wanted.iter().enumerate() {
        println!("\n[{}/{}] {}: {}", number + 1, wanted.len(), step.name, step.proves);
        let begun = Instant::now();
        let outcome = (step.run)();
        let passed = outcome.is_ok();
        times.push((step.name, passed, begun.elapsed()));
        if let Err(fault) = outcome {
            summary(&times, started.elapsed());
            let name = step.name;
            return Err(Fault::new(format!(
                "The step `{name}` failed: {fault} `cargo xtask test {name}` runs it alone."
            )));
        }
    }
    summary(&times, started.elapsed());
    Ok(())
}

/// The steps named, in the order of the list; all of them if none is.
fn wanted(names: &[String]) -> Outcome<Vec<&'static Step>> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(Fault::new(format!("There is no step `{unknown}`. The steps are: {}.", known.join(", "))));
    }
    let is_wanted = |step: &&Step| names.is_empty() || names.iter().any(|name| name == step.name);
    Ok(STEPS.iter().filter(is_wanted).collect())
}

fn summary(times: &[(&str, bool, Duration)], all: Duration) {
    println!("\n{:<12} {:>9}", "step", "seconds");
    for (name, passed, time) in times {
        let remark = if *passed { "" } else { "  failed" };
        println!("{name:<12} {:>9.1}{remark}", time.as_secs_f64());
    }
    println!("{:<12} {:>9.1}", "in all", all.as_secs_f64());
    let passed = times.iter().filter(|(_, passed, _)| *passed).count();
    println!("\nsteps: {passed} passed, {} failed", times.len() - passed);
}

#[cfg(test)]
mod tests {
    use super::wanted;

    fn names(given: &[&str]) -> Vec<&'static str> {
        let given: Vec<String> = given.iter().map(|name| (*name).to_owned()).collect();
        wanted(&given).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn steps_run_in_the_order_of_the_list() {
        assert_eq!(names(&["lint", "fmt"]), ["fmt", "lint"]);
        assert_eq!(names(&[]).len(), super::STEPS.len());
        assert!(wanted(&["linn".to_owned()]).is_err());
    }
}
