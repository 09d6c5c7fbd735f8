//! Dryrun: practice exams that run wholly in the browser. This mounts the app; the app is the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    dryrun::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Dryrun runs in a browser: `cargo xtask serve` builds it and serves it.");
}
