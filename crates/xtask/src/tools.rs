//! The versions of everything that is installed and is not a crate or an npm package of ours.
//! (Crates are pinned by Cargo.lock, npm packages by package-lock.json, the compiler by rust-toolchain.toml.)

/// Builds the app. Newer ones ask for a newer compiler than ours.
pub(crate) const TRUNK: &str = "0.21.14";

/// The oldest Node with everything that the server and the browser tests use.
pub(crate) const NODE: u32 = 20;

/// The target of the app.
pub(crate) const BROWSER: &str = "wasm32-unknown-unknown";

/// A 32-bit target whose programs run on any 64-bit Linux and link without a 32-bit C library.
pub(crate) const THIRTY_TWO: &str = "i686-unknown-linux-musl";

/// Debian's packages of the browser that the tests drive, and of its driver.
pub(crate) const CHROMIUM: [&str; 2] = ["chromium", "chromium-driver"];

/// Debian's packages of the web server that a test puts the site behind, and of its brotli.
pub(crate) const NGINX: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];

/// Checks the template for CloudFront; a package of Python's.
pub(crate) const CFN_LINT: &str = "1.51.0";
