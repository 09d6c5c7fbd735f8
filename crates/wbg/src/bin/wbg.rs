//! `wasm-bindgen`, built from the library of its own command line.
//!
//! Trunk wants a program called `wasm-bindgen` whose version equals the one in `Cargo.lock` exactly.
//! Built as a member of this workspace the two cannot drift apart, and nothing has to be downloaded.
use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}
