//! The second program: a quiz for frames in other people's pages. This mounts it; what it is stands in the library's
//! `embed`.

#[cfg(target_arch = "wasm32")]
fn main() {
    dryrun::embed::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: `cargo xtask serve` builds embed.html with it.");
}
