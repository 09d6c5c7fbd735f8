//! `test hosting`, and `headers --check`: the template for CloudFront as its linter reads it, and what it does for each
//! file of the site.
use std::path::Path;

use serde_json::Value;

use crate::command::{answer, command, run};
use crate::fault::{Fault, Outcome};
use crate::{place, setup};

/// Prints a template as JSON, read by the linter's own reader.
const AS_JSON: &str =
    "import json, sys\nfrom cfnlint.decode import cfn_yaml\nprint(json.dumps(cfn_yaml.load(sys.argv[1])))";

/// An error may be believed for so many seconds.
const ERROR_SECONDS: f64 = 10.0;

/// Lints the template in the folder `hosting`, and compares it with the list of all files and their headers there. `at`
/// is the path of the site at its host, with a slash at both ends.
pub(crate) fn check(hosting: &Path, at: &str) -> Outcome {
    let file = hosting.join("cloudfront.yaml");
    let path = file.display().to_string();
    run(&mut setup::linting(&[&path]))?;
    let mut python = command("python3");
    python.env("PYTHONPATH", place::tools().join("cfn-lint")).args(["-c", AS_JSON, &path]);
    let template = answer(&mut python).ok_or_else(|| Fault::new(format!("{path} could not be read as YAML.")))?;
    let truth = place::read(&hosting.join("headers.json"))?;
    let read = |text: &str| -> Outcome<Value> {
        serde_json::from_str(text).map_err(|error| Fault::new(format!("{path} or headers.json beside it: {error}.")))
    };
    let faults = faults(&read(&template)?, &read(&truth)?, at);
    if faults.is_empty() {
        println!("{path} is sound.");
        return Ok(());
    }
    Err(Fault::new(format!("{path}:\n  {}\n", faults.join("\n  "))))
}

/// Everything that is wrong with a template for a site with these files.
fn faults(template: &Value, truth: &Value, at: &str) -> Vec<String> {
    let mut faults = bucket(template);
    faults.extend(distribution(template));
    for (path, file) in truth.as_object().into_iter().flatten() {
        faults.extend(headers_of(template, &format!("{at}{path}"), file));
    }
    faults
}

/// The resources of one type.
fn resources<'a>(template: &'a Value, kind: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    template["Resources"]
        .as_object()
        .into_iter()
        .flatten()
        .filter(move |(_, resource)| resource["Type"] == kind)
        .map(|(name, resource)| (name.as_str(), &resource["Properties"]))
}

/// That the bucket is closed to everybody but the distribution.
fn bucket(template: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, bucket) in resources(template, "AWS::S3::Bucket") {
        let block = &bucket["PublicAccessBlockConfiguration"];
        for kind in ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"] {
            if !is_true(&block[kind]) {
                faults.push(format!("The bucket {name} does not say {kind}."));
            }
        }
    }
    if resources(template, "AWS::S3::Bucket").count() != 1 {
        faults.push("There is not exactly one bucket.".to_owned());
    }
    for (name, policy) in resources(template, "AWS::S3::BucketPolicy") {
        let statements = policy["PolicyDocument"]["Statement"].as_array();
        for statement in statements.into_iter().flatten().filter(|statement| statement["Effect"] == "Allow") {
            let only_us = statement["Principal"]["Service"] == "cloudfront.amazonaws.com"
                && !statement["Condition"]["StringEquals"]["AWS:SourceArn"].is_null()
                && statement["Action"] == "s3:GetObject";
            if !only_us {
                faults.push(format!("{name} allows more than reading by this one distribution: {statement}."));
            }
        }
    }
    for (name, control) in resources(template, "AWS::CloudFront::OriginAccessControl") {
        if control["OriginAccessControlConfig"]["SigningBehavior"] != "always" {
            faults.push(format!("{name} does not sign every request to the bucket."));
        }
    }
    faults
}

/// That the distribution reads by origin access control, speaks TLS only, and forgets errors within seconds.
fn distribution(template: &Value) -> Vec<String> {
    let config = config(template);
    let mut faults = Vec::new();
    let origins: Vec<&Value> = config["Origins"].as_array().into_iter().flatten().collect();
    if origins.is_empty() || origins.iter().any(|origin| origin["OriginAccessControlId"].is_null()) {
        faults.push("An origin is read without origin access control.".to_owned());
    }
    for behavior in behaviors(config).chain([&config["DefaultCacheBehavior"]]) {
        let pattern = behavior["PathPattern"].as_str().unwrap_or("*");
        if behavior["ViewerProtocolPolicy"] != "redirect-to-https" || !is_true(&behavior["Compress"]) {
            faults.push(format!("{pattern} may be asked for without TLS, or is not compressed."));
        }
    }
    let certificate = config["ViewerCertificate"].to_string();
    if !certificate.contains("TLSv1.2_2021") {
        faults.push("With a name of one's own, versions of TLS before 1.2 are spoken.".to_owned());
    }
    for code in [403, 404, 500, 502, 503, 504] {
        let seconds = config["CustomErrorResponses"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|response| response["ErrorCode"].as_i64() == Some(code))
            .and_then(|response| response["ErrorCachingMinTTL"].as_f64());
        if seconds.is_none_or(|seconds| seconds > ERROR_SECONDS) {
            faults.push(format!("The error {code} is not forgotten within {ERROR_SECONDS} seconds."));
        }
    }
    if !config["Logging"].is_null() {
        faults.push("Visits are logged, and the project promises that nobody is tracked.".to_owned());
    }
    faults
}

/// That a file gets the headers of the build, no less and no more, and its own time in the cache.
fn headers_of(template: &Value, address: &str, file: &Value) -> Vec<String> {
    let config = config(template);
    let behavior = behaviors(config)
        .find(|behavior| fits(behavior["PathPattern"].as_str().unwrap_or_default(), address))
        .unwrap_or(&config["DefaultCacheBehavior"]);
    let policy = &template["Resources"][behavior["ResponseHeadersPolicyId"]["Ref"].as_str().unwrap_or_default()];
    let policy = &policy["Properties"]["ResponseHeadersPolicyConfig"];
    let mut faults = Vec::new();
    let mut said = said(policy);
    for (name, wanted) in file["headers"].as_object().into_iter().flatten().filter(|(name, _)| *name != "Cache-Control")
    {
        match said.iter().position(|(found, value)| found == name && Some(value.as_str()) == wanted.as_str()) {
            Some(at) => drop(said.swap_remove(at)),
            None => faults.push(format!("{address}: {name} is not {wanted}.")),
        }
    }
    let beyond = said.iter().filter(|(name, _)| name != "Strict-Transport-Security");
    faults.extend(beyond.map(|(name, value)| format!("{address}: {name}: {value} is said, and should not be.")));
    let cache = &template["Resources"][behavior["CachePolicyId"]["Ref"].as_str().unwrap_or_default()];
    let cache = &cache["Properties"]["CachePolicyConfig"];
    let is_hashed = file["class"] == "hashed";
    let keeps = cache["MaxTTL"].as_f64().unwrap_or_default() >= 31_536_000.0;
    if keeps != is_hashed || !is_hashed && cache["MinTTL"].as_f64().is_none_or(|seconds| seconds > 60.0) {
        faults.push(format!("{address}: the edge keeps it for the wrong time ({cache})."));
    }
    faults
}

/// The headers of a policy, as they go out.
fn said(policy: &Value) -> Vec<(String, String)> {
    let mut said = Vec::new();
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            said.push((name.to_owned(), value.to_owned()));
        }
    };
    let security = &policy["SecurityHeadersConfig"];
    add("Content-Security-Policy", security["ContentSecurityPolicy"]["ContentSecurityPolicy"].as_str());
    add("Referrer-Policy", security["ReferrerPolicy"]["ReferrerPolicy"].as_str());
    add("X-Content-Type-Options", security["ContentTypeOptions"].is_object().then_some("nosniff"));
    let cors = &policy["CorsConfig"];
    if cors["AccessControlAllowCredentials"].as_bool() == Some(false) {
        add("Access-Control-Allow-Origin", cors["AccessControlAllowOrigins"]["Items"][0].as_str());
    }
    for item in policy["CustomHeadersConfig"]["Items"].as_array().into_iter().flatten() {
        add(item["Header"].as_str().unwrap_or_default(), item["Value"].as_str());
    }
    said
}

fn config(template: &Value) -> &Value {
    resources(template, "AWS::CloudFront::Distribution")
        .next()
        .map_or(&Value::Null, |(_, found)| &found["DistributionConfig"])
}

fn behaviors(config: &Value) -> impl Iterator<Item = &Value> {
    config["CacheBehaviors"].as_array().into_iter().flatten()
}

/// YAML's `true` as the linter's reader gives it.
fn is_true(value: &Value) -> bool {
    value.as_bool() == Some(true) || value.as_str() == Some("true")
}

/// CloudFront's wildcards, read letter by letter without going back further than to the last star.
fn fits(pattern: &str, address: &str) -> bool {
    let (pattern, address): (Vec<char>, Vec<char>) = (pattern.chars().collect(), address.chars().collect());
    let (mut at, mut here, mut star) = (0, 0, None);
    while here < address.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, here));
                at += 1;
            }
            Some(letter) if *letter == '?' || *letter == address[here] => (at, here) = (at + 1, here + 1),
            _ => match star {
                Some((place, taken)) => {
                    star = Some((place, taken + 1));
                    (at, here) = (place + 1, taken + 1);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|letter| *letter == '*')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{distribution, fits, headers_of};

    #[test]
    fn wildcards_fit_as_cloudfront_says() {
        for (pattern, address) in [("/*.js", "/a/b.js"), ("/*-??.js", "/x-y-12.js"), ("*", "/"), ("/a*", "/a")] {
            assert!(fits(pattern, address), "{pattern} {address}");
        }
        for (pattern, address) in [("/*.js", "/a.json"), ("/*-??.js", "/x-1.js"), ("/a", "/ab"), ("/bank/*", "/bank")] {
            assert!(!fits(pattern, address), "{pattern} {address}");
        }
    }

    #[test]
    fn an_error_that_is_believed_for_minutes_is_found() {
        let error = |code: u16, seconds: u16| json!({ "ErrorCode": code, "ErrorCachingMinTTL": seconds });
        let template = |seconds| {
            json!({ "Resources": { "D": { "Type": "AWS::CloudFront::Distribution", "Properties": { "DistributionConfig": {
                "CustomErrorResponses": [error(403, 5), error(404, seconds), error(500, 5), error(502, 5), error(503, 5), error(504, 5)],
            } } } } })
        };
        let finds = |seconds| distribution(&template(seconds)).iter().any(|fault| fault.contains("404"));
        assert!(finds(300) && !finds(10));
    }

    #[test]
    fn a_file_with_another_header_than_the_build_says_is_found() {
        let template = |policy: &str| {
            json!({ "Resources": {
                "D": { "Type": "AWS::CloudFront::Distribution", "Properties": { "DistributionConfig": { "DefaultCacheBehavior": {
                    "ResponseHeadersPolicyId": { "Ref": "H" }, "CachePolicyId": { "Ref": "C" } } } } },
                "H": { "Properties": { "ResponseHeadersPolicyConfig": { "SecurityHeadersConfig": {
                    "ContentSecurityPolicy": { "ContentSecurityPolicy": policy } } } } },
                "C": { "Properties": { "CachePolicyConfig": { "MinTTL": 10, "MaxTTL": 60 } } },
            } })
        };
        let page = json!({ "class": "page", "headers": { "Cache-Control": "no-cache", "Content-Security-Policy": "default-src 'none'" } });
        assert_eq!(headers_of(&template("default-src 'none'"), "/index.html", &page), Vec::<String>::new());
        assert_eq!(headers_of(&template("default-src *"), "/index.html", &page).len(), 2);
        let hashed = json!({ "class": "hashed", "headers": {} });
        assert_eq!(headers_of(&template("x"), "/a-5f550cb1ba198060.js", &hashed).len(), 2);
    }
}
