//! `cloudfront.yaml`: hosting/cloudfront.yaml with the headers of this site, and the addresses that get them.
use std::fmt::Write as _;

use super::Standing;
use super::class::{ALWAYS, Class, MISSING, any_hash, tls};
use super::rule::uniform_folders;
use super::site::{File, Site};
use crate::fault::{Fault, Outcome};
use crate::page;

const SOURCE: &str = include_str!("../../../../hosting/cloudfront.yaml");

/// As many behaviours a distribution may have without asking AWS for more, with room to spare.
const BEHAVIORS: usize = 25;

/// Headers that a policy has fields of their own for; under `CustomHeadersConfig` AWS refuses them.
const OWN_FIELDS: [&str; 4] =
    ["Access-Control-Allow-Origin", "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"];

/// How many seconds an edge location believes an error.
const ERROR_SECONDS: u32 = 5;

/// Some files with the same headers: the logical name of their policy, its short name, and the headers.
struct Policy {
    name: String,
    headers: Vec<(&'static str, String)>,
}

/// An address with wildcards, and the file that stands for those it fits.
struct Behavior<'a> {
    pattern: String,
    example: &'a File,
}

pub(crate) fn template(site: &Site, standing: &Standing) -> Outcome<String> {
    let at = &standing.at;
    let index = site.files.iter().find(|file| file.path == "index.html");
    let index =
        index.ok_or_else(|| Fault::new("The site has no index.html to answer with where no other rule fits."))?;
    let policies = policies(site, index);
    let behaviors = behaviors(site, at, index);
    if behaviors.len() > BEHAVIORS {
        return Err(Fault::new(format!(
            "cloudfront.yaml would hold {} behaviours, and a distribution may have {BEHAVIORS}. Put files with hashed names into folders of their own.",
            behaviors.len()
        )));
    }
    check(site, at, &behaviors, index)?;
    let in_folder = at != "/";
    // What the source says of itself is not true of what is made of it.
    let (start, end) = SOURCE.split_once("# The source of").unwrap_or((SOURCE, ""));
    let rest = end.split_once("\n\n").map_or(end, |(_, rest)| rest);
    let mut text =
        format!("{start}# Written by the build from hosting/cloudfront.yaml; docs/hosting.md explains it.\n\n{rest}");
    let behaviors: String =
        behaviors.iter().map(|one| behavior(&policies, one.example, Some(&one.pattern), in_folder)).collect();
    for (marker, written) in [
        ("#> policies\n", policies.iter().map(|policy| response_headers(policy, at)).collect()),
        ("#> function\n", if in_folder { FUNCTION.to_owned() } else { String::new() }),
        ("#> errors\n", errors(at)),
        ("#> page\n", behavior(&policies, index, None, in_folder)),
        ("#> behaviors\n", behaviors),
    ] {
        text = page::fill("hosting/cloudfront.yaml", &text, marker, &written)?;
    }
    Ok(text)
}

/// The policies for all files, that of the start page first. Files that differ only in how long they keep share one.
fn policies(site: &Site, index: &File) -> Vec<Policy> {
    let mut policies: Vec<Policy> = Vec::new();
    for file in std::iter::once(index).chain(&site.files) {
        let headers = file.own();
        if policies.iter().any(|policy| policy.headers == headers) {
            continue;
        }
        let kind = match file.class {
            Class::Page | Class::Missing if file.path == "index.html" => "Page",
            Class::Page | Class::Missing => "OtherPage",
            Class::Frame => "Frame",
            Class::Worker => "Worker",
            Class::Hashed | Class::Plain => "File",
        };
        let before = policies.iter().filter(|policy| policy.name.starts_with(kind)).count();
        let name = if before == 0 { kind.to_owned() } else { format!("{kind}{}", before + 1) };
        policies.push(Policy { name, headers });
    }
    policies
}

fn response_headers(policy: &Policy, at: &str) -> String {
    let name = &policy.name;
    let mut text = format!(
        "  {name}Headers:
    Type: AWS::CloudFront::ResponseHeadersPolicy
    Properties:
      ResponseHeadersPolicyConfig:
        Name: !Sub ${{AWS::StackName}}-{}
        CorsConfig:
          AccessControlAllowCredentials: false
          AccessControlAllowHeaders: {{Items: [\"*\"]}}
          AccessControlAllowMethods: {{Items: [GET, HEAD]}}
          AccessControlAllowOrigins: {{Items: [\"*\"]}}
          OriginOverride: true
        SecurityHeadersConfig:
          ContentTypeOptions: {{Override: true}}
          ReferrerPolicy: {{ReferrerPolicy: no-referrer, Override: true}}
",
        name.to_lowercase()
    );
    if tls(at).is_some() {
        text.push_str("          StrictTransportSecurity: {AccessControlMaxAgeSec: 31536000, Override: true}\n");
    }
    if let Some((_, value)) = policy.headers.iter().find(|(name, _)| *name == "Content-Security-Policy") {
        let _ = write!(
            text,
            "          ContentSecurityPolicy:\n            ContentSecurityPolicy: \"{value}\"\n            Override: true\n"
        );
    }
    text.push_str("        CustomHeadersConfig:\n          Items:\n");
    let own = policy.headers.iter().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in ALWAYS.into_iter().chain(own).filter(|(name, _)| !OWN_FIELDS.contains(name)) {
        let _ = writeln!(text, "            - {{Header: {name}, Value: \"{value}\", Override: true}}");
    }
    text.push('\n');
    text
}

/// In the order in which CloudFront looks: the first that fits is taken.
fn behaviors<'a>(site: &'a Site, at: &str, index: &File) -> Vec<Behavior<'a>> {
    let mut behaviors: Vec<Behavior> = Vec::new();
    let mut add = |pattern: String, example: &'a File| {
        if behaviors.iter().all(|behavior| behavior.pattern != pattern) {
            behaviors.push(Behavior { pattern, example });
        }
    };
    let class = |wanted: fn(Class) -> bool| site.files.iter().filter(move |file| wanted(file.class));
    let folders = uniform_folders(site);
    let folder_of = |file: &File| folders.iter().find(|(folder, _)| file.path.starts_with(folder.as_str()));
    // Pages whose headers are the start page's need no rule of their own.
    for file in class(|class| !matches!(class, Class::Hashed | Class::Plain)).filter(|file| file.own() != index.own()) {
        add(folder_of(file).map_or_else(|| format!("{at}{}", file.path), |(folder, _)| format!("{at}{folder}*")), file);
    }
    for file in class(|class| class == Class::Hashed) {
        let pattern = folder_of(file).map_or_else(|| any_hash(&file.path), |(folder, _)| format!("{folder}*"));
        add(format!("{at}{pattern}"), file);
    }
    for file in class(|class| class == Class::Plain) {
        match file.path.rsplit_once('.') {
            Some((_, ending)) if !ending.contains('/') => add(format!("{at}*.{ending}"), file),
            _ => add(format!("{at}{}", file.path), file),
        }
    }
    behaviors
}

/// That each file gets its own headers and its own time, by the rules as CloudFront reads them.
fn check(site: &Site, at: &str, behaviors: &[Behavior], index: &File) -> Outcome {
    for file in &site.files {
        let path = format!("{at}{}", file.path);
        let found = behaviors.iter().find(|behavior| fits(behavior.pattern.as_bytes(), path.as_bytes()));
        let example = found.map_or(index, |behavior| behavior.example);
        if example.own() != file.own() || (example.class == Class::Hashed) != (file.class == Class::Hashed) {
            return Err(Fault::new(format!(
                "{}: CloudFront would give it the headers of {}. Rename one of them, so that their names part them.",
                file.path, example.path
            )));
        }
    }
    Ok(())
}

/// Whether a pattern with `*` for any letters and `?` for one fits the whole path.
fn fits(pattern: &[u8], path: &[u8]) -> bool {
    match pattern.split_first() {
        None => path.is_empty(),
        Some((b'*', rest)) => (0..=path.len()).any(|skipped| fits(rest, &path[skipped..])),
        Some((b'?', rest)) => !path.is_empty() && fits(rest, &path[1..]),
        Some((letter, rest)) => path.first() == Some(letter) && fits(rest, &path[1..]),
    }
}

fn behavior(policies: &[Policy], file: &File, pattern: Option<&str>, in_folder: bool) -> String {
    let headers = file.own();
    let policy = policies.iter().find(|policy| policy.headers == headers).map_or("Page", |policy| policy.name.as_str());
    let cache = if file.class == Class::Hashed { "KeptForAYear" } else { "AskedForAgain" };
    let mut lines = vec![
        "TargetOriginId: files".to_owned(),
        "ViewerProtocolPolicy: redirect-to-https".to_owned(),
        "AllowedMethods: [GET, HEAD]".to_owned(),
        "Compress: true".to_owned(),
        format!("CachePolicyId: !Ref {cache}"),
        format!("ResponseHeadersPolicyId: !Ref {policy}Headers"),
    ];
    if in_folder && pattern.is_none() {
        lines.push(
            "FunctionAssociations: [{EventType: viewer-request, FunctionARN: !GetAtt FolderToPage.FunctionARN}]"
                .to_owned(),
        );
    }
    let Some(pattern) = pattern else {
        return indented(&lines, 10);
    };
    format!("          - PathPattern: \"{pattern}\"\n{}", indented(&lines, 12))
}

fn indented(lines: &[String], by: usize) -> String {
    lines.iter().fold(String::new(), |text, line| text + &" ".repeat(by) + line + "\n")
}

fn errors(at: &str) -> String {
    let page = format!("ResponseCode: 404, ResponsePagePath: {at}{MISSING}, ");
    let line = |code: u16| {
        let page = if matches!(code, 403 | 404) { page.as_str() } else { "" };
        format!("- {{ErrorCode: {code}, {page}ErrorCachingMinTTL: {ERROR_SECONDS}}}")
    };
    indented(&[400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map(line), 10)
}

/// CloudFront knows an index only for the top of a distribution.
const FUNCTION: &str = "  # The site stands in a folder, and CloudFront knows a default page only for the top.
  FolderToPage:
    Type: AWS::CloudFront::Function
    Properties:
      Name: !Sub ${AWS::StackName}-folder-to-page
      AutoPublish: true
      FunctionConfig:
        Comment: Answers an address that ends with a slash with the page in that folder.
        Runtime: cloudfront-js-2.0
      FunctionCode: |
        function handler(event) {
          const request = event.request;
          if (request.uri.endsWith('/')) request.uri += 'index.html';
          return request;
        }

";

#[cfg(test)]
mod tests {
    use super::super::Standing;
    use super::super::class::any_hash;
    use super::super::rule::tests::site;
    use super::super::site::File;
    use super::{fits, template};

    #[test]
    fn a_pattern_fits_the_names_of_other_builds_and_no_others() {
        let pattern = any_hash("dryrun-5f550cb1ba198060_bg.wasm");
        assert_eq!(pattern, "*-????????????????_bg.wasm");
        assert!(fits(pattern.as_bytes(), b"embed-0123456789abcdef_bg.wasm"));
        assert!(!fits(pattern.as_bytes(), b"embed.wasm"));
        assert_eq!(any_hash("bank/034b90d801905274.json"), "bank/????????????????.json");
        assert!(fits(b"/bank/*", b"/bank/a/b") && !fits(b"/bank/*", b"/bank"));
    }

    #[test]
    fn the_template_has_a_policy_for_each_sort_of_file_and_no_marker_left() {
        let text = template(&site(), &Standing::default()).unwrap();
        for name in ["PageHeaders:", "FrameHeaders:", "FileHeaders:"] {
            assert!(text.contains(name), "{name}");
        }
        assert!(!text.contains("#>") && !text.contains("FolderToPage"));
        let in_folder = template(&site(), &Standing::new(Some("quiz"), None).unwrap()).unwrap();
        assert!(in_folder.contains("FolderToPage") && in_folder.contains("ResponsePagePath: /quiz/404.html"));
    }

    #[test]
    fn a_file_that_would_get_the_headers_of_another_is_a_fault() {
        let mut site = site();
        let class = super::Class::Plain;
        site.files.push(File { path: "bad-name-is-not-a-hash.js".to_owned(), class, policy: None });
        assert!(template(&site, &Standing::default()).is_ok());
        site.files.push(File { path: "x-sixteen-letters1.js".to_owned(), class, policy: None });
        assert!(template(&site, &Standing::default()).is_err());
    }
}
