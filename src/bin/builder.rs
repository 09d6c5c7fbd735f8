//! The third program: the page that builds a quiz for other people's pages. Readers of those pages need none of it,
//! so it stands apart from the quiz. This mounts it; what it is stands in the library's `embed::builder`.

#[cfg(target_arch = "wasm32")]
fn main() {
    dryrun::embed::build();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: `cargo xtask serve` builds builder.html with it.");
}
