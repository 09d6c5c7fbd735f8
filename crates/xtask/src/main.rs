//! Builds, serves and tests Dryrun. `cargo xtask` prints what it can do.
mod arguments;
mod bench;
mod build;
mod command;
mod engine;
mod fault;
mod finish;
mod headers;
mod hosting;
mod lean;
mod oembed;
mod offline;
mod pack;
mod packed;
mod page;
mod place;
mod programs;
mod reach;
mod serve;
mod setup;
mod single;
mod size;
mod squeeze;
mod steps;
mod styles;
mod test;
mod tools;
mod twice;

use std::process::ExitCode;

use arguments::Arguments;
use fault::Fault;

const USAGE: &str = "\
Usage: cargo xtask VERB

  serve [--dev] [--port N] [--data DIR]   build and serve on http://127.0.0.1:8080
                                          --dev  quick builds, rebuilt and reloaded at every change
  build [--data DIR] [--out DIR] [--site ADDRESS] [--single CODE[,CODE...]]
                                          build the site into dist
  test [STEP...]                          run all tests, or only the steps named
  bench [engine|browser]                  measure
  twice                                   build in two clean copies and compare every file
  engine [--out DIR | --site DIR]         build the engine's JavaScript package into target/engine
                                          --site  only its script and WebAssembly, named by their hash
  reach [--visits N] [--per-gb PRICE]     what visitors download, and what that costs; docs/hosting.md

Of a site that is built already, without compiling anything:

  offline [--dist DIR]                    write its service worker anew, after a change to its files
  headers [--dist DIR] [--at /PATH/]      write the settings for hosts anew; docs/hosting.md
  oembed --site ADDRESS [--dist DIR]      tell it where it lies, for sites that show a quiz from its address

  --data DIR  a folder of exams and questions other than data, for a site of your own
  --out DIR   a folder other than dist
  --single    the exams in dryrun.html, the app in one file; CLF-C02 unless said otherwise
  --dist DIR  the built site to work on, dist if none is named
  --port N    a port other than 8080
  --site ADDRESS
              where the site will be found, such as https://quiz.example/dryrun/

What a verb needs and does not find, it installs: tools into .tools inside the project,
for the tests also Chromium and nginx through apt. The versions stand in crates/xtask/src/tools.rs.

Steps of `test`, in their order:
";

fn main() -> ExitCode {
    let mut arguments = Arguments::of_this_process();
    let verb = arguments.next_word();
    let outcome = match verb.as_deref() {
        Some("serve") => serve::serve(arguments),
        Some("build") => build::build(arguments),
        Some("test") => test::test(arguments),
        Some("oembed") => oembed::oembed(arguments),
        Some("bench") => bench::bench(arguments),
        Some("engine") => engine::engine(arguments),
        Some("offline") => offline::offline(arguments),
        Some("twice") => twice::twice(arguments),
        // The two that Trunk calls; see Trunk.toml.
        Some("pack") => pack::pack(arguments),
        Some("finish") => finish::finish(arguments),
        Some("reach") => reach::reach(arguments),
        Some("headers") => headers::headers(arguments),
        Some("help" | "--help" | "-h") | None => {
            usage();
            Ok(())
        }
        Some(other) => Err(Fault::new(format!("`cargo xtask {other}` is not a verb. `cargo xtask help` lists them."))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("\nerror: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn usage() {
    print!("{USAGE}");
    for step in steps::STEPS {
        println!("  {:<11} {}", step.name, step.proves);
    }
}
