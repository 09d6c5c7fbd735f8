//! The sorts of files, and what a host says beside each.

/// The page for frames: the only one that may stand in somebody else's page.
pub(crate) const FRAME: &str = "embed.html";

/// The page that hosts show where there is none.
pub(crate) const MISSING: &str = "404.html";

/// The service worker.
pub(crate) const WORKER: &str = "sw.js";

/// Files that a host reads and no visitor asks for.
pub(crate) const FOR_THE_HOST: [&str; 2] = ["_headers", ".nojekyll"];

/// What is said beside every answer, also beside an error.
///
/// - `Access-Control-Allow-Origin: *`: a frame that its host sandboxed has no origin, and loads its own script and wasm
///   as a stranger would. There is nothing to protect: the files are public and the same for everybody, and `*` never
///   covers requests with cookies.
/// - The two `Cross-Origin-*` let pages that isolate themselves (`require-corp`) frame us and load our script.
pub(crate) const ALWAYS: [(&str, &str); 6] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), display-capture=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Said where the host itself speaks TLS and the site is all that it serves; see [`tls`].
pub(crate) const TLS: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");

/// What is to be said of TLS by a site at this path. It binds the whole host, so a site that is a guest under a path of
/// it says nothing; and without `includeSubDomains`, since other subdomains are not ours to decide about either.
pub(crate) fn tls(at: &str) -> Option<(&'static str, &'static str)> {
    (at == "/").then_some(TLS)
}

/// What a page without a policy of its own may do: nothing.
pub(crate) const NOTHING: &str = "default-src 'none'";

/// A sort of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// A page for the top of a window.
    Page,
    /// The page for frames.
    Frame,
    /// What is shown where there is no page.
    Missing,
    /// The service worker, which the browser must be able to renew at any time.
    Worker,
    /// A name with a hash in it: its content never changes.
    Hashed,
    /// Everything else.
    Plain,
}

impl Class {
    /// The class of the file at `path`, which is relative to the site's folder and parted by slashes.
    pub(crate) fn of(path: &str) -> Self {
        match path {
            FRAME => Self::Frame,
            MISSING => Self::Missing,
            WORKER => Self::Worker,
            _ if path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html") => Self::Page,
            _ if hash(path).is_some() => Self::Hashed,
            _ => Self::Plain,
        }
    }

    /// How long an answer may be used without asking.
    ///
    /// `no-cache` does not mean "do not store": the browser keeps the file and asks whether it is still the same, which
    /// costs a few hundred bytes.
    pub(crate) fn cache(self) -> &'static str {
        match self {
            Self::Hashed => "public, max-age=31536000, immutable",
            // Seconds: a file that is missing while a new build is on its way up must not stay missing.
            Self::Missing => "public, max-age=5",
            Self::Page | Self::Frame | Self::Worker | Self::Plain => "no-cache",
        }
    }

    /// Who may show it in a frame, for what is a document.
    pub(crate) fn ancestors(self) -> Option<&'static str> {
        match self {
            Self::Page | Self::Missing => Some("frame-ancestors 'none'"),
            Self::Frame => Some("frame-ancestors *"),
            Self::Worker | Self::Hashed | Self::Plain => None,
        }
    }
}

/// The bytes of the sixteen hexadecimal digits in a file's name, as in `a-<hash>.js`, `a-<hash>_bg.wasm`,
/// `a.<hash>.json` and `<hash>.json`.
pub(crate) fn hash(path: &str) -> Option<std::ops::Range<usize>> {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let dot = name + path[name..].rfind('.')?;
    let end = name + path[name..dot].strip_suffix("_bg").unwrap_or(&path[name..dot]).len();
    let start = end.checked_sub(16).filter(|start| *start >= name)?;
    let digits = path.get(start..end)?;
    let is_hash = digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let stands_alone = start == name || matches!(path.as_bytes()[start - 1], b'-' | b'.');
    (is_hash && stands_alone).then_some(start..end)
}

/// `a/b-<hash>.js` as `a/*-????????????????.js`: any name, any hash, also those of other builds.
pub(crate) fn any_hash(path: &str) -> String {
    let Some(digits) = hash(path) else {
        return path.to_owned();
    };
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let before =
        if digits.start > name { format!("*{}", &path[digits.start - 1..digits.start]) } else { String::new() };
    format!("{}{before}{}{}", &path[..name], "?".repeat(16), &path[digits.end..])
}

#[cfg(test)]
mod tests {
    use super::{Class, hash};

    #[test]
    fn only_a_whole_hash_makes_a_name_that_never_changes() {
        for name in [
            "dryrun-5f550cb1ba198060.js",
            "a/dryrun-5f550cb1ba198060_bg.wasm",
            "bank/034b90d801905274.json",
            "x.830041e30e8893f3.json",
        ] {
            assert_eq!(Class::of(name), Class::Hashed, "{name}");
        }
        for name in [
            "boot.js",
            "a-5f550cb1ba19806.js",
            "a5f550cb1ba198060.js",
            "a-5F550CB1BA198060.js",
            "deadbeef",
            "5f550cb1ba198060/boot.js",
        ] {
            assert_eq!(Class::of(name), Class::Plain, "{name}");
        }
        assert_eq!(hash("a-5f550cb1ba198060.js"), Some(2..18));
    }

    #[test]
    fn pages_are_never_kept_without_asking_whatever_their_name() {
        assert_eq!(Class::of("a-5f550cb1ba198060.html"), Class::Page);
        assert_eq!(Class::of("index.html").cache(), "no-cache");
        assert_eq!(Class::of("sw.js").cache(), "no-cache");
        assert_eq!(Class::of("demo/embed.html"), Class::Page);
    }
}
