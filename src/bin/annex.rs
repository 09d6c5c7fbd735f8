//! The second program of the app's page: practice, review, history, readiness, settings, everything that is not on the way
//! to the first question of an exam. This offers it to the page; what it is stands in the library's `annex`.

#[cfg(target_arch = "wasm32")]
fn main() {
    dryrun::annex::open();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: `cargo xtask serve` builds index.html with it.");
}
