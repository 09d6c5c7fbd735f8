//! What `finish` writes into a page: texts at markers, hashes, the policy.
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::fault::{Fault, Outcome};

/// The tag that starts the app, as Trunk.toml has it written.
pub(crate) const BOOT: &str = "<script type=\"module\" id=\"boot\"";

/// Puts `text` in the place of the one `marker` in `html`.
pub(crate) fn fill(page: &str, html: &str, marker: &str, text: &str) -> Outcome<String> {
    match html.matches(marker).count() {
        1 => Ok(html.replacen(marker, text, 1)),
        0 => Err(Fault::new(format!(
            "{page} has no marker {marker}; the build writes something in its place, so put it back."
        ))),
        _ => Err(Fault::new(format!("{page} has the marker {marker} more than once; leave one."))),
    }
}

/// The value of `name="..."` in the one element of `html` that starts with `start`.
pub(crate) fn attribute<'a>(html: &'a str, start: &str, name: &str) -> Option<&'a str> {
    let element = element(html, start)?;
    let (_, rest) = element.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// The opening tag in `html` that starts with `start`.
fn element<'a>(html: &'a str, start: &str) -> Option<&'a str> {
    let from = html.find(start)?;
    let tag = &html[from..];
    tag.find('>').map(|end| &tag[..=end])
}

/// Fills the empty attribute `name=""` of the tag that starts with `start`.
pub(crate) fn fill_attribute(html: &str, start: &str, name: &str, value: &str) -> Option<String> {
    let tag = element(html, start)?;
    let empty = format!(" {name}=\"\"");
    let full = tag.replacen(&empty, &format!(" {name}=\"{value}\""), 1);
    (full != tag).then(|| html.replacen(tag, &full, 1))
}

/// A text as it stands in HTML, between tags or in an attribute.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A JSON text that is safe inside `<script>`: nothing in it can end the element or start a comment.
pub(crate) fn json_in_script(json: &str) -> String {
    json.trim().replace('<', "\\u003c")
}

/// Everything a page may do; all else is forbidden by the first words. `style` is the text of the one inline style.
///
/// The name of the one trusted type is that of the policy which makes the service worker's address.
/// What only a header may say (who may frame the page) the server says.
pub(crate) fn policy(style: &str) -> String {
    policy_and(style, &[])
}

/// The same with what one page may do besides, such as show a frame.
pub(crate) fn policy_and(style: &str, more: &[&str]) -> String {
    let style = STANDARD.encode(Sha256::digest(style));
    let rules = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        &format!("style-src 'self' 'sha256-{style}'"),
        "img-src 'self' data:",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types dryrun-sw",
    ];
    let rules = [&rules[..], more].concat();
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", rules.join("; "))
}

/// What a browser compares a fetched file with.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// A name for some bytes.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::{attribute, fill, fill_attribute, integrity, json_in_script, policy};

    const BOOT: &str = "<p id=\"a\"><script id=\"boot\" data-js=\"./a.js\" data-hash=\"\"></script>";

    #[test]
    fn a_marker_stands_exactly_once() {
        assert_eq!(fill("p", "a<!--x-->b", "<!--x-->", "-").unwrap(), "a-b");
        let missing = fill("index.html", "ab", "<!--x-->", "-").unwrap_err().to_string();
        assert!(missing.contains("index.html") && missing.contains("<!--x-->"));
        assert!(fill("p", "<!--x--><!--x-->", "<!--x-->", "-").is_err());
    }

    #[test]
    fn attributes_are_read_and_filled_in_their_element_only() {
        assert_eq!(attribute(BOOT, "<script", "data-js"), Some("./a.js"));
        assert_eq!(attribute(BOOT, "<p", "data-js"), None);
        let full = fill_attribute(BOOT, "<script", "data-hash", "h").unwrap();
        assert!(full.contains(" data-hash=\"h\"></script>"));
        assert_eq!(fill_attribute(&full, "<script", "data-hash", "h"), None);
    }

    #[test]
    fn json_cannot_leave_its_element() {
        assert_eq!(json_in_script("{\"a\":\"</script>\"}\n"), "{\"a\":\"\\u003c/script>\"}");
    }

    #[test]
    fn hashes_are_those_of_the_standard() {
        // The empty text's digests are in every description of SHA-2.
        assert!(policy("").contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
        assert!(integrity(b"").starts_with("sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"));
    }
}
