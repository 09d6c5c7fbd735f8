//! The steps of `test`: what each proves, what it needs, and how it is run.
use std::sync::atomic::{AtomicBool, Ordering};

use crate::command::{answer, cargo, command, run};
use crate::fault::{Fault, Outcome};
use crate::tools::{BROWSER, THIRTY_TWO};
use crate::{build, engine, hosting, place, setup, size};

/// One step of `cargo xtask test`.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) proves: &'static str,
    /// Installs what the step needs; all of them run before the first step does.
    pub(crate) prepare: Option<fn() -> Outcome>,
    pub(crate) run: fn() -> Outcome,
}

/// In the order in which they run: what fails often and quickly first.
pub(crate) const STEPS: [Step; 12] = [
    Step { name: "fmt", proves: "the source is formatted", prepare: None, run: fmt },
    Step {
        name: "lint",
        proves: "the compiler and clippy have nothing to say",
        prepare: Some(browser_target),
        run: lint,
    },
    Step { name: "native", proves: "all tests that need no browser pass", prepare: None, run: native },
    Step {
        name: "thirty-two",
        proves: "the engine gives the same results on 32 bits",
        prepare: Some(thirty_two_target),
        run: thirty_two,
    },
    Step { name: "data", proves: "every exam and question is in order", prepare: None, run: data },
    Step { name: "docs", proves: "the documentation builds and its links lead somewhere", prepare: None, run: docs },
    Step { name: "build", proves: "the site builds for release", prepare: Some(setup::building), run: build },
    Step { name: "size", proves: "the code stays within its budget", prepare: Some(setup::building), run: sized },
    Step {
        name: "hosting",
        proves: "the template for CloudFront is sound and gives each file its headers",
        prepare: Some(with_a_linter),
        run: hosted,
    },
    Step {
        name: "wasm",
        proves: "engine and app pass their tests inside Chromium",
        prepare: Some(in_a_browser),
        run: wasm,
    },
    Step {
        name: "engine",
        proves: "the JavaScript package does what the command line does, in Node",
        prepare: Some(a_package),
        run: engine,
    },
    Step {
        name: "journeys",
        proves: "a person gets through the app, in Chromium",
        prepare: Some(with_a_site),
        run: journeys,
    },
];

fn browser_target() -> Outcome {
    setup::compiler_for(BROWSER, "the app runs in the browser", "5 seconds")
}

fn thirty_two_target() -> Outcome {
    if runs_thirty_two() {
        setup::compiler_for(THIRTY_TWO, "the engine is tested on 32 bits too", "5 seconds")?;
    }
    Ok(())
}

fn in_a_browser() -> Outcome {
    browser_target()?;
    setup::bindgen()?;
    setup::chromium()
}

fn a_package() -> Outcome {
    setup::node()?;
    browser_target()?;
    setup::bindgen()
}

fn with_a_linter() -> Outcome {
    setup::cfn_lint()?;
    setup::building()
}

fn with_a_site() -> Outcome {
    setup::npm()?;
    setup::chromium()?;
    setup::nginx()?;
    setup::building()
}

fn fmt() -> Outcome {
    run(&mut cargo(["fmt", "--all", "--check"]))
        .map_err(|fault| Fault::new(format!("{fault} `cargo fmt --all` puts it right.")))
}

fn lint() -> Outcome {
    run(cargo(["clippy", "--workspace", "--exclude", "wbg", "--all-targets"]).args(["--", "--deny", "warnings"]))?;
    // Most of the app and the bindings of the engine exist only for the browser's target.
    run(cargo(["clippy", "--package", "dryrun", "--package", "engine", "--all-targets", "--target", BROWSER])
        .args(["--", "--deny", "warnings"]))
}

fn native() -> Outcome {
    // nextest, where it is installed, is quicker and tells more; it leaves out the examples in the documentation.
    if answer(&mut cargo(["nextest", "--version"])).is_some() {
        run(&mut cargo(["nextest", "run", "--workspace", "--exclude", "wbg"]))?;
    } else {
        run(&mut cargo(["test", "--workspace", "--exclude", "wbg", "--all-targets"]))?;
    }
    run(&mut cargo(["test", "--workspace", "--exclude", "wbg", "--doc"]))
}

/// Only a 64-bit Linux on Intel runs these programs as they are.
fn runs_thirty_two() -> bool {
    cfg!(all(target_os = "linux", target_arch = "x86_64"))
}

fn thirty_two() -> Outcome {
    if !runs_thirty_two() {
        println!("Left out: this machine runs no 32-bit Linux programs. The step `wasm` tests on 32 bits too.");
        return Ok(());
    }
    // Vectors, laws and journeys: where 32 bits could differ, they would. The checker's 130,000 forms say no
    // more there than on 64 bits and take longest.
    let tests = ["--lib", "--test", "golden", "--test", "laws", "--test", "journeys"];
    run(cargo(["test", "--package", "exam", "--target", THIRTY_TWO]).args(tests))?;
    run(&mut cargo(["test", "--package", "study", "--target", THIRTY_TWO, "--all-targets"]))
}

fn data() -> Outcome {
    run(&mut cargo(["author", "check", "data"]))?;
    let page = place::root().join("data/QUALITY.md");
    let says = answer(&mut cargo(["author", "quality"])).unwrap_or_default();
    if place::read(&page)?.trim() != says {
        return Err(Fault::new(
            "data/QUALITY.md says something else than the data. `cargo author quality > data/QUALITY.md` puts it right.",
        ));
    }
    let says = answer(&mut cargo(["author", "simulate"])).unwrap_or_default();
    if !says.is_empty() && place::read(&place::root().join("docs/readiness.md"))?.contains(&says) {
        return Ok(());
    }
    Err(Fault::new(
        "docs/readiness.md shows other figures than `cargo author simulate` prints: put what it prints into the page, \
         and look whether the sentences there still hold.",
    ))
}

fn docs() -> Outcome {
    run(cargo(["doc", "--no-deps", "--workspace", "--exclude", "wbg", "--document-private-items"])
        .env("RUSTDOCFLAGS", "--deny warnings"))
}

/// Once a run, by whichever step needs the site first: a step run alone must not judge yesterday's.
fn build() -> Outcome {
    static BUILT: AtomicBool = AtomicBool::new(false);
    if BUILT.load(Ordering::Relaxed) {
        return Ok(());
    }
    build::site(&build::Wishes::default())?;
    BUILT.store(true, Ordering::Relaxed);
    Ok(())
}

fn sized() -> Outcome {
    build()?;
    size::check()
}

fn hosted() -> Outcome {
    build()?;
    hosting::check(&place::root().join("target/hosting"), "/")
}

fn wasm() -> Outcome {
    // The tests that are made for the browser; each other would start a browser to find nothing to do.
    let tests = ["--test", "golden", "--test", "web"];
    run(cargo(["test", "--package", "exam", "--package", "dryrun", "--target", BROWSER]).args(tests))
}

/// Once a run, by whichever step needs the package first.
fn package() -> Outcome {
    static BUILT: AtomicBool = AtomicBool::new(false);
    if BUILT.load(Ordering::Relaxed) {
        return Ok(());
    }
    engine::package(&engine::folder())?;
    BUILT.store(true, Ordering::Relaxed);
    Ok(())
}

fn engine() -> Outcome {
    // The step `lint` sees both entries of the package at once; what one alone leaves unused shows only here.
    for entry in ["questions", "study"] {
        let alone = ["--no-default-features", "--features", entry, "--", "--deny", "warnings"];
        run(cargo(["clippy", "--package", "engine", "--target", BROWSER]).args(alone))?;
    }
    package()?;
    // Node looks for nothing by itself, so that a test which is not found is a failure.
    let tests = ["examples", "native", "arguments", "sittings", "study", "package"];
    let files = tests.map(|name| format!("crates/engine/tests/{name}.test.mjs"));
    run(command("node").arg("--test").args(files))
}

fn journeys() -> Outcome {
    build()?;
    package()?;
    run(command("node_modules/.bin/playwright").arg("test"))
}
