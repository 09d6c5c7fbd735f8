use std::fs;
use std::path::{Path, PathBuf};

use super::{Groups, finish, is_app, is_frame, named};

/// A site as small as one can be, in a folder of its own that goes with it.
struct Site(PathBuf);

impl Site {
    fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dryrun-offline-{test}-{}", std::process::id()));
        let site = Self(folder);
        site.write("index.html", "<div id=\"update\" hidden data-build=\"\"></div>");
        for name in ["boot.js", "offline.js", "dryrun-0123456789abcdef.js", "dryrun-0123456789abcdef_bg.wasm"] {
            site.write(name, name);
        }
        site.write("bank/exams/one.aa.json", r#"{"pools":[{"index":"pools/p.json"}]}"#);
        site.write("bank/exams/two.bb.json", r#"{"pools":[{"index":"pools/p.json"},{"index":"pools/q.json"}]}"#);
        site.write("bank/pools/p.json", r#"{"files":["questions/1.json"]}"#);
        site.write("bank/pools/q.json", r#"{"files":["questions/2.json"]}"#);
        site.write("bank/questions/1.json", "[1]");
        site.write("bank/questions/2.json", "[2]");
        site.write("bank/catalogue.json", "{}");
        site.write("robots.txt", "no part of the app");
        site
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }

    fn build(&self) -> String {
        finish(&self.0).unwrap();
        let html = self.read("index.html");
        html.split("data-build=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }

    fn folder(&self) -> &Path {
        &self.0
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn each_exam_has_the_files_that_its_forms_can_ask_for() {
    let site = Site::new("groups");
    let groups = Groups::of(site.folder()).unwrap();
    assert_eq!(groups.exams["one"], ["bank/exams/one.aa.json", "bank/pools/p.json", "bank/questions/1.json"]);
    assert_eq!(groups.exams["two"].len(), 5);
    assert_eq!(groups.frame, ["bank/catalogue.json"]);
    assert!(!groups.paths().iter().any(|path| path.contains("robots")));
    // A file that two exams share is one file.
    assert_eq!(groups.paths().len(), 5 + 1 + 6);
}

#[test]
fn the_same_site_gives_the_same_build_and_any_changed_byte_another() {
    let site = Site::new("build");
    let first = site.build();
    let worker = site.read("sw.js");
    assert_eq!(first.len(), 16);
    assert!(worker.contains(&first));
    assert_eq!(site.build(), first);
    assert_eq!(site.read("sw.js"), worker);
    site.write("bank/questions/2.json", "[3]");
    let second = site.build();
    assert_ne!(second, first);
    let page = site.read("index.html").replace("hidden", "hidden class=\"banner\"");
    site.write("index.html", &page);
    assert_ne!(site.build(), second);
}

#[test]
fn what_is_missing_is_named() {
    let site = Site::new("missing");
    fs::remove_file(site.folder().join("bank/questions/1.json")).unwrap();
    assert!(finish(site.folder()).unwrap_err().to_string().contains("questions/1.json"));
    fs::remove_file(site.folder().join("offline.js")).unwrap();
    assert!(finish(site.folder()).unwrap_err().to_string().contains("has no offline.js"));
    assert!(named("<p></p>", "1").unwrap_err().to_string().contains("data-build"));
}

#[test]
fn only_files_that_a_page_loads_are_kept() {
    for path in
        ["index.html", "icon.svg", "icon-192.png", "manifest.webmanifest", "dryrun-00_bg.wasm", "snippets/a/b.js"]
    {
        assert!(is_app(path), "{path}");
    }
    for path in ["embed.html", "embed.js", "builder.html", "builder.js", "embed-00.js", "engine-00_bg.wasm"] {
        assert!(is_frame(path) && !is_app(path), "{path}");
    }
    for path in ["sw.js", "dryrun.html", "demos/icon.svg", "boot.js.br", "index.html.gz", "_headers", "bank/home.html"]
    {
        assert!(!is_app(path) && !is_frame(path), "{path}");
    }
}
