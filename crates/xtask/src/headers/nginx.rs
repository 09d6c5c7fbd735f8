//! `nginx.conf`: the locations of a site, to be included in anybody's `server`; `nginx-server.conf`: such a server.
use std::fmt::Write as _;

use super::Standing;
use super::class::{ALWAYS, Class, MISSING, tls};
use super::rule::{outside, uniform_folders};
use super::site::{File, Site};

/// The types of the files that there are. nginx's own list lacks some of them, or names them as it was done long ago.
const TYPES: [(&str, &str); 10] = [
    ("application/json", "json map"),
    ("application/manifest+json", "webmanifest"),
    ("application/wasm", "wasm"),
    ("image/png", "png"),
    ("image/svg+xml", "svg"),
    ("image/webp", "webp"),
    ("image/x-icon", "ico"),
    ("text/css", "css"),
    ("text/html", "html"),
    ("text/javascript", "js mjs"),
];

/// Names with a hash in them, also those of builds before this one that are still there.
const HASHED: &str = r#""[-./][0-9a-f]{16}(_bg)?\.[a-z0-9]+$""#;

/// The locations. Everything stands inside of one, so that nothing else of the server is touched.
pub(crate) fn locations(site: &Site, standing: &Standing) -> String {
    let Standing { at, root } = standing;
    let folder = if at == "/" { format!("root {root};") } else { format!("alias {root}/;") };
    let mut text = String::from(
        "# Dryrun behind nginx. Written by the build; include it in a `server` block, as nginx-server.conf does.
# `cargo xtask headers --at /blog/quiz/ --root /srv/dryrun` writes it for another path and folder. docs/hosting.md
# explains it.
",
    );
    if let Some((_, value)) = tls(at) {
        let _ = write!(
            text,
            "
# A header with an empty value is not sent: without TLS there is nothing to insist on.
set $dryrun_tls \"\";
if ($https) {{
  set $dryrun_tls \"{value}\";
}}
"
        );
    }
    if let Some(bare) = at.strip_suffix('/').filter(|bare| !bare.is_empty()) {
        let _ = write!(text, "\nlocation = {bare} {{\n  absolute_redirect off;\n  return 301 {at};\n}}\n");
    }
    let _ = write!(
        text,
        "
location ^~ {at} {{
  {folder}
  index index.html;
  error_page 404 {at}{MISSING};
  # A folder without a page is no page either, and says no more than that.
  error_page 403 =404 {at}{MISSING};
  server_tokens off;

  # The build has compressed everything as hard as it can; nginx only picks the copy.
  gzip_static on;
  gzip_vary on;
  # With the module ngx_brotli (Debian: libnginx-mod-http-brotli-static) take the # away: brotli is a sixth smaller.
  # brotli_static on;

  charset utf-8;
  charset_types text/css text/javascript text/plain;
  default_type application/octet-stream;
  types {{
"
    );
    for (kind, endings) in TYPES {
        let _ = writeln!(text, "    {kind} {endings};");
    }
    text.push_str("    text/plain txt md;\n  }\n\n");
    // nginx takes none of the outer headers where an inner location says one, so each says all.
    headers(&mut text, at, "  ", &[("Cache-Control", Class::Plain.cache().to_owned())]);
    let _ = writeln!(text, "\n  location ~ {HASHED} {{");
    headers(&mut text, at, "    ", &[("Cache-Control", Class::Hashed.cache().to_owned())]);
    text.push_str("  }\n");
    let folders = uniform_folders(site);
    let of_folders = folders.iter().map(|(folder, file)| (format!("^~ {at}{folder}"), *file));
    let of_files = outside(site, &folders).map(|file| (format!("= {at}{}", file.path), file));
    for (address, file) in of_folders.chain(of_files).filter(|(_, file)| is_special(file)) {
        let _ = writeln!(text, "\n  location {address} {{");
        headers(&mut text, at, "    ", &file.own_and_cache());
        text.push_str("  }\n");
    }
    text.push_str("}\n");
    text
}

/// Whether neither the rule for hashed names nor that for everything says what is to be said.
fn is_special(file: &File) -> bool {
    !matches!(file.class, Class::Hashed | Class::Plain)
}

fn headers(text: &mut String, at: &str, indent: &str, own: &[(&str, String)]) {
    // `always` also beside errors. How long an error keeps is said by the page for errors, so a missing file is never
    // kept for a year.
    for (name, value) in own {
        let always = if *name == "Cache-Control" && !value.starts_with("public, max-age=5") { "" } else { " always" };
        let _ = writeln!(text, "{indent}add_header {name} \"{value}\"{always};");
    }
    for (name, value) in ALWAYS {
        let _ = writeln!(text, "{indent}add_header {name} \"{value}\" always;");
    }
    if let Some((name, _)) = tls(at) {
        let _ = writeln!(text, "{indent}add_header {name} $dryrun_tls always;");
    }
}

/// A whole server with TLS, for those who have none yet.
pub(crate) fn server(standing: &Standing) -> String {
    format!(
        "# A server for Dryrun alone. Put your name and certificate in the four places marked with <>.
# Goes to /etc/nginx/conf.d/, nginx.conf beside it as /etc/nginx/dryrun.conf. Files: {}

server {{
  listen 80;
  listen [::]:80;
  server_name <exams.example.org>;
  return 301 https://$host$request_uri;
}}

server {{
  listen 443 ssl http2;
  listen [::]:443 ssl http2;
  server_name <exams.example.org>;
  ssl_certificate </etc/ssl/exams.pem>;
  ssl_certificate_key </etc/ssl/exams.key>;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_session_cache shared:dryrun:1m;
  ssl_session_tickets off;

  # Nobody is tracked, and nothing is to be learned from the log of a site without forms.
  access_log off;

  include /etc/nginx/dryrun.conf;
}}
",
        standing.root
    )
}

#[cfg(test)]
mod tests {
    use super::super::Standing;
    use super::super::rule::tests::site;
    use super::locations;

    #[test]
    fn every_location_says_all_headers() {
        let text = locations(&site(), &Standing::default());
        let says = |name: &str| text.matches(&format!("add_header {name} ")).count();
        // One for everything, one for hashed names, and one for each page and the worker.
        assert_eq!(says("X-Content-Type-Options"), 8);
        assert_eq!(says("Cache-Control"), 8);
        assert!(text.contains("location = /embed.html {"));
    }

    #[test]
    fn under_a_path_everything_carries_the_path() {
        let standing = Standing::new(Some("blog/quiz"), Some("/srv/dryrun/")).unwrap();
        let text = locations(&site(), &standing);
        assert!(text.contains("location = /blog/quiz {"));
        assert!(text.contains("location ^~ /blog/quiz/ {\n  alias /srv/dryrun/;"));
        assert!(text.contains("error_page 404 /blog/quiz/404.html;"));
        assert!(text.contains("location = /blog/quiz/sw.js {"));
    }
}
