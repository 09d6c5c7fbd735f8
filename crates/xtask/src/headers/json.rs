//! The rules as the JSON files of some hosts, and as one for tests.
use serde_json::{Map, Value, json};

use super::class::{ALWAYS, MISSING};
use super::rule::{Address, Rule};
use super::site::Site;
use crate::fault::{Fault, Outcome};

/// Azure reads no larger file.
const AZURE: usize = 20_000;

/// For Vercel: `vercel.json` goes into the folder that is deployed.
pub(crate) fn vercel(rules: &[Rule]) -> Outcome<String> {
    let one = |rule: &Rule| {
        let source = match &rule.address {
            Address::Some(folder, names) => format!("{folder}({})", choice(names)),
            other => source(other, "(.*)"),
        };
        json!({ "source": source, "headers": pairs(rule) })
    };
    text(&json!({ "cleanUrls": false, "headers": rules.iter().map(one).collect::<Vec<Value>>() }))
}

/// For Firebase Hosting: `firebase.json` goes beside the folder `dist`.
pub(crate) fn firebase(rules: &[Rule]) -> Outcome<String> {
    let one = |rule: &Rule| match &rule.address {
        Address::Some(folder, names) => {
            json!({ "regex": format!("^{folder}({})$", choice(names)), "headers": pairs(rule) })
        }
        other => json!({ "source": source(other, "**"), "headers": pairs(rule) }),
    };
    // Firebase compresses by itself and would serve the copies as files of their own.
    let left_out = ["firebase.json", "_headers", "**/.*", "**/*.br", "**/*.gz"];
    let rules: Vec<Value> = rules.iter().map(one).collect();
    text(&json!({ "hosting": { "public": "dist", "ignore": left_out, "cleanUrls": false, "headers": rules } }))
}

/// Names as a regular expression has them.
fn choice(names: &[String]) -> String {
    names.iter().map(|name| name.replace('.', "\\.")).collect::<Vec<String>>().join("|")
}

/// For Azure Static Web Apps: `staticwebapp.config.json` goes into the folder that is deployed.
pub(crate) fn azure(rules: &[Rule], at: &str) -> Outcome<String> {
    let object = |rule: &Rule| -> Map<String, Value> {
        rule.headers.iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str()))).collect()
    };
    let (everywhere, elsewhere): (Vec<&Rule>, Vec<&Rule>) =
        rules.iter().partition(|rule| matches!(rule.address, Address::Everything(_)));
    let always: Map<String, Value> = everywhere.into_iter().flat_map(object).collect();
    let routes: Vec<Value> = elsewhere
        .into_iter()
        .map(|rule| json!({ "route": source(&rule.address, "*"), "headers": object(rule) }))
        .collect();
    let text = text(&json!({
        "globalHeaders": always,
        "routes": routes,
        "responseOverrides": { "404": { "rewrite": format!("{at}{MISSING}") } },
        "mimeTypes": { ".wasm": "application/wasm", ".webmanifest": "application/manifest+json" },
    }))?;
    if text.len() > AZURE {
        return Err(Fault::new(format!(
            "staticwebapp.config.json would have {} bytes, and Azure reads {AZURE}. Put files with hashed names into folders of their own.",
            text.len()
        )));
    }
    Ok(text)
}

/// Each file with its class and everything that is said beside it, at a host that speaks TLS or not.
pub(crate) fn truth(site: &Site) -> Outcome<String> {
    let files: Map<String, Value> = site
        .files
        .iter()
        .map(|file| {
            let own = file.own_and_cache();
            let always = ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned()));
            let headers: Map<String, Value> =
                always.chain(own).map(|(name, value)| (name.to_owned(), Value::from(value))).collect();
            (file.path.clone(), json!({ "class": format!("{:?}", file.class).to_lowercase(), "headers": headers }))
        })
        .collect();
    text(&Value::Object(files))
}

fn source(address: &Address, anything: &str) -> String {
    match address {
        Address::Everything(path) | Address::Folder(path) | Address::Some(path, _) => format!("{path}{anything}"),
        Address::One(path) => path.clone(),
    }
}

fn pairs(rule: &Rule) -> Vec<Value> {
    rule.headers.iter().map(|(name, value)| json!({ "key": name, "value": value })).collect()
}

fn text(value: &Value) -> Outcome<String> {
    serde_json::to_string_pretty(value)
        .map(|text| format!("{text}\n"))
        .map_err(|error| Fault::new(format!("A list of headers could not be written as JSON: {error}.")))
}
