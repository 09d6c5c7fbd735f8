//! `wasm-bindgen-test-runner`, built from the library of its own command line.
//!
//! Cargo hands it each test program compiled for `wasm32-unknown-unknown`; it runs them in headless Chromium.
use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}
