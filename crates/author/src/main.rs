//! The question author's command line: it reads data files, asks `bank` and `exam`, and prints.
//!
//! It holds no rule of its own. Every verb that reports takes `--json`, whose shape is stable; each is
//! described at the top of the verb's file.

mod agree;
mod arguments;
mod blind;
mod check;
mod data;
mod explain;
mod fault;
mod form;
mod new;
mod pack;
mod print;
mod quality;
mod score;
mod simulate;
mod stats;

use std::process::ExitCode;

use arguments::{Arguments, Verb};
use clap::Parser;
use fault::BadArgument;

fn main() -> ExitCode {
    let Arguments { verb, data } = Arguments::parse();
    let done = match verb {
        Verb::Check(arguments) => check::run(&data, &arguments),
        Verb::Stats(arguments) => stats::run(&data, &arguments),
        Verb::Form(arguments) => form::run(&data, &arguments),
        Verb::Score(arguments) => score::run(&data, &arguments),
        Verb::Blind(arguments) => blind::run(&data, &arguments),
        Verb::Agree(arguments) => agree::run(&data, &arguments),
        Verb::Quality(arguments) => quality::run(&data, &arguments),
        Verb::Simulate(arguments) => simulate::run(&data, &arguments),
        Verb::Explain(arguments) => explain::run(&arguments),
        Verb::New(arguments) => new::run(&data, &arguments),
        Verb::Pack(arguments) => pack::run(&data, &arguments),
    };
    done.unwrap_or_else(|fault| {
        eprintln!("error: {fault:#}");
        if fault.is::<BadArgument>() { ExitCode::from(2) } else { ExitCode::FAILURE }
    })
}
