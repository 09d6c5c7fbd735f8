//! The address of a source as a link that cannot say one thing and do another.

/// An address of the web whose host is what it looks like.
///
/// Only `https`, no name or password, no port, no character that a browser reads differently from a person: those
/// are how a link to one host is made to look like a link to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The whole address, as it is opened.
    pub address: &'a str,
    /// Whose page it is.
    pub host: &'a str,
    /// The last part of its path, which names the page; may be empty.
    pub page: &'a str,
}

impl<'a> Link<'a> {
    /// Reads an address; nothing, if it is no such address and is better shown as text.
    pub fn read(address: &'a str) -> Option<Link<'a>> {
        let rest = address.strip_prefix("https://")?;
        // A browser takes a backslash for a slash, and leaves out blanks and controls.
        if !rest.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\\"<>^`{|}".contains(&byte)) {
            return None;
        }
        let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let is_label = |label: &str| {
            let fits = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            fits && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
        };
        if !host.contains('.') || !host.split('.').all(is_label) {
            return None;
        }
        let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        Some(Link { address, host, page: path.rsplit('/').next().unwrap_or_default() })
    }
}

#[cfg(test)]
mod tests {
    use super::Link;

    #[test]
    fn an_address_tells_its_host_and_its_page() {
        let table = [
            ("https://docs.aws.amazon.com/s3/latest/versioning.html", "docs.aws.amazon.com", "versioning.html"),
            ("https://aws.amazon.com/s3/pricing/?nc=sn&loc=4#top", "aws.amazon.com", "pricing"),
            ("https://aws.amazon.com", "aws.amazon.com", ""),
            ("https://aws.amazon.com?a=/b/c", "aws.amazon.com", ""),
        ];
        for (address, host, page) in table {
            assert_eq!(Link::read(address), Some(Link { address, host, page }), "{address}");
        }
    }

    #[test]
    fn what_would_open_something_else_than_it_says_is_no_link() {
        let table = [
            "javascript:alert(1)",
            "HTTPS://aws.amazon.com/",
            "http://aws.amazon.com/",
            "//aws.amazon.com/",
            " https://aws.amazon.com/",
            "https://",
            "https:///example.org/aws.amazon.com",
            "https://aws.amazon.com@example.org/",
            "https://aws.amazon.com:443@example.org/",
            "https://aws.amazon.com:8443/",
            "https://example.org\\aws.amazon.com/",
            "https://aws.amazon.com\t.example.org/",
            "https://\u{430}ws.amazon.com/",
            "https://aws.amazon.com/\u{202e}lmth",
            "https://aws..amazon.com/",
            "https://-aws.amazon.com/",
            "https://[::1]/",
            "https://localhost/",
            "https://aws.amazon.com/\"onclick=\"x",
        ];
        for address in table {
            assert_eq!(Link::read(address), None, "{address}");
        }
        // The host stands out from what only looks like one.
        assert_eq!(Link::read("https://example.org#aws.amazon.com/a").map(|link| link.host), Some("example.org"));
    }
}
