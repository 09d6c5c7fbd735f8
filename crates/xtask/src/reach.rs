//! `reach`: what visitors download, and what that costs at a host that charges by the gigabyte.
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::{headers, page, place, squeeze};

/// The tag that starts the app.
const BOOT: &str = "<script type=\"module\" id=\"boot\"";

/// Days of a month, for a bill.
const DAYS: f64 = 30.0;

/// How many requests, and how many bytes come back.
#[derive(Clone, Copy, Default)]
struct Traffic {
    requests: usize,
    bytes: usize,
}

/// What the reader may decide; the defaults are no claim about anybody's site.
struct Audience {
    /// First visits and others in one day.
    visits: f64,
    /// How many of a hundred visits are by somebody who was there before.
    returning: f64,
    /// How many of a hundred first visitors get a whole copy for use offline.
    keeping: f64,
    /// Dollars for a gigabyte (10^9 bytes), if known.
    per_gigabyte: Option<f64>,
    /// Dollars for ten thousand requests, if known.
    per_requests: Option<f64>,
}

pub(crate) fn reach(mut arguments: Arguments) -> Outcome {
    let dist = match arguments.value("--dist")? {
        Some(given) => place::absolute(&given)?,
        None => place::root().join("dist"),
    };
    let audience = Audience {
        visits: number(&mut arguments, "--visits")?.unwrap_or(1_000_000.0),
        returning: number(&mut arguments, "--returning")?.unwrap_or(50.0).min(100.0),
        keeping: number(&mut arguments, "--keeping")?.unwrap_or(100.0).min(100.0),
        per_gigabyte: number(&mut arguments, "--per-gb")?,
        per_requests: number(&mut arguments, "--per-10000-requests")?,
    };
    arguments.none_left()?;
    let site = Measured::of(&dist)?;
    print!("{}", site.table());
    print!("{}", site.bill(&audience));
    Ok(())
}

fn number(arguments: &mut Arguments, name: &str) -> Outcome<Option<f64>> {
    let Some(given) = arguments.value(name)? else {
        return Ok(None);
    };
    match given.parse::<f64>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(Some(number)),
        _ => Err(Fault::new(format!("{name} {given}: a number from 0 upwards is wanted, such as 0.085."))),
    }
}

/// What each sort of visit takes from the host. All bytes are after brotli, without headers.
struct Measured {
    /// The start page, until the app runs.
    start: Traffic,
    /// The exam whose questions weigh most: its facts, its index, its questions.
    exam: Traffic,
    /// The second program of the page, which comes in an exam or with one of its pages.
    annex: Traffic,
    /// The least and the most that an exam adds.
    lightest: usize,
    /// Questions that the browser asks again on a later visit, and that are answered "still the same".
    asked_again: usize,
    /// Everything there is, for use without a network.
    all: Traffic,
    /// The headers of one answer as text. On the wire they are compressed, so this is a bound.
    head: usize,
}

impl Measured {
    fn of(dist: &Path) -> Outcome<Self> {
        let html = place::read(&dist.join("index.html"))?;
        let named = |start, attribute| {
            page::attribute(&html, start, attribute).map(|path| path.trim_start_matches("./").to_owned())
        };
        let mut start = vec!["index.html".to_owned()];
        for (tag, attribute) in [
            (BOOT, "src"),
            (BOOT, "data-js"),
            (BOOT, "data-wasm"),
            ("<link rel=\"icon\"", "href"),
            ("<link rel=\"manifest\"", "href"),
        ] {
            start.push(named(tag, attribute).ok_or_else(|| {
                Fault::new(format!("{}/index.html has no {tag} … {attribute}=\"…\">; is it a build's?", dist.display()))
            })?);
        }
        let annex: Option<Vec<String>> =
            ["data-annex-js", "data-annex-wasm"].into_iter().map(|attribute| named(BOOT, attribute)).collect();
        let exams = exams(dist)?;
        let most = exams.iter().copied().max_by_key(|exam| exam.bytes).unwrap_or_default();
        Ok(Self {
            asked_again: start.iter().filter(|path| !headers::never_changes(path)).count(),
            start: weigh(dist, &start)?,
            exam: most,
            annex: weigh(dist, &annex.unwrap_or_default())?,
            lightest: exams.iter().map(|exam| exam.bytes).min().unwrap_or_default(),
            all: weigh(dist, &everything(dist)?)?,
            head: headers::weight(dist)?,
        })
    }

    fn table(&self) -> String {
        let kilobytes = |bytes: usize| bytes.div_ceil(1000);
        format!(
            "{:<52} {:>9} {:>9}\n{:<52} {:>9} {:>9}\n{:<52} {:>9} {:>9}\n{:<52} {:>9} {:>9}\n{:<52} {:>9} {:>9}\n\nAn exam adds {} to {} kB. The headers of one answer are {} bytes as text.\n",
            "after brotli, without headers",
            "requests",
            "kB",
            "first visit, until the app runs",
            self.start.requests,
            kilobytes(self.start.bytes),
            "first visit, with the annex and the heaviest exam",
            self.start.requests + self.annex.requests + self.exam.requests,
            kilobytes(self.start.bytes + self.annex.bytes + self.exam.bytes),
            "later visit to an unchanged site",
            self.asked_again,
            0,
            "a copy of everything, for use offline",
            self.all.requests,
            kilobytes(self.all.bytes),
            kilobytes(self.lightest),
            kilobytes(self.exam.bytes),
            self.head,
        )
    }

    /// A month of the audience. A first visitor fetches either the annex and the whole of the heaviest exam or a copy of everything,
    /// which has that in it; a later one finds the site unchanged.
    #[expect(clippy::cast_precision_loss, reason = "a site has fewer than 2^52 bytes")]
    fn bill(&self, audience: &Audience) -> String {
        let later = audience.visits * audience.returning / 100.0;
        let first = audience.visits - later;
        let mean = |all: usize, some: usize| {
            (all as f64 * audience.keeping + some as f64 * (100.0 - audience.keeping)) / 100.0
        };
        let requests_first = mean(self.all.requests, self.start.requests + self.annex.requests + self.exam.requests);
        let bytes_first = mean(self.all.bytes, self.start.bytes + self.annex.bytes + self.exam.bytes)
            + requests_first * self.head as f64;
        let bytes_later = (self.asked_again * self.head) as f64;
        let requests = DAYS * (first * requests_first + later * self.asked_again as f64);
        let gigabytes = DAYS * (first * bytes_first + later * bytes_later) / 1e9;
        let mut text = format!(
            "\n{:.0} visits a day, {:.0}% of them by somebody who was there before, {:.0}% of the others with a copy for offline, for {DAYS:.0} days:\n  {:.0} GB and {:.1} million requests; on average {:.0} requests a second.\n",
            audience.visits,
            audience.returning,
            audience.keeping,
            gigabytes,
            requests / 1e6,
            requests / (DAYS * 86_400.0),
        );
        let mut total = 0.0;
        for (what, amount, price) in [
            ("--per-gb", gigabytes, audience.per_gigabyte),
            ("--per-10000-requests", requests / 10_000.0, audience.per_requests),
        ] {
            match price {
                Some(price) => {
                    total += amount * price;
                    let _ = writeln!(text, "  {what} {price}: {:.0} dollars a month", amount * price);
                }
                None => {
                    let _ = writeln!(text, "  {what} PRICE adds what your host's list says.");
                }
            }
        }
        if audience.per_gigabyte.is_some() && audience.per_requests.is_some() {
            let _ = writeln!(text, "  in all {total:.0} dollars a month");
        }
        text
    }
}

/// What each exam adds to the start page: its facts, one pool's index, and all question files of that pool.
fn exams(dist: &Path) -> Outcome<Vec<Traffic>> {
    let bank = dist.join("bank");
    let mut found = Vec::new();
    for exam in plain_files(&bank.join("exams"))? {
        let facts = json(&exam)?;
        let mut heaviest = Traffic::default();
        for pool in facts["pools"].as_array().into_iter().flatten() {
            let Some(index) = pool["index"].as_str() else { continue };
            let mut names = vec![index.to_owned()];
            let files = json(&bank.join(index))?;
            names.extend(
                files["files"].as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)),
            );
            let traffic = weigh(&bank, &names)?;
            if traffic.bytes > heaviest.bytes {
                heaviest = traffic;
            }
        }
        let own = small(&exam)?;
        found.push(Traffic { requests: heaviest.requests + 1, bytes: heaviest.bytes + own });
    }
    Ok(found)
}

fn json(file: &Path) -> Outcome<serde_json::Value> {
    serde_json::from_str(&place::read(file)?).map_err(|error| Fault::new(format!("{}: {error}.", file.display())))
}

/// Files that are no compressed copies.
fn plain_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let is_copy = |file: &Path| file.extension().is_some_and(|ending| ending == "br" || ending == "gz");
    Ok(place::files(folder)?.into_iter().filter(|file| !is_copy(file)).collect())
}

/// What the service worker keeps; of a site without one, what a visitor may ask for.
fn everything(dist: &Path) -> Outcome<Vec<String>> {
    let worker = std::fs::read_to_string(dist.join("sw.js")).ok();
    let kept = |name: &str| worker.as_ref().is_none_or(|list| list.contains(&format!("\"{name}\"")));
    let names = plain_files(dist)?
        .into_iter()
        .map(|file| file.strip_prefix(dist).unwrap_or(&file).to_string_lossy().into_owned());
    Ok(names.filter(|name| !headers::is_for_the_host(name) && kept(name)).collect())
}

fn weigh(folder: &Path, names: &[String]) -> Outcome<Traffic> {
    let mut bytes = 0;
    for name in names {
        bytes += small(&folder.join(name))?;
    }
    Ok(Traffic { requests: names.len(), bytes })
}

/// The size of what is sent: the compressed copy where there is one.
fn small(file: &Path) -> Outcome<usize> {
    let mut copy = file.as_os_str().to_owned();
    copy.push(".br");
    let sent = if Path::new(&copy).is_file() { Path::new(&copy) } else { file };
    let bytes = std::fs::read(sent).map_err(|error| Fault::at(sent, &error))?;
    let is_compressible = sent == file && file.extension().is_some_and(|ending| ending != "png");
    if is_compressible { Ok(squeeze::brotli(&bytes)?.len().min(bytes.len())) } else { Ok(bytes.len()) }
}

#[cfg(test)]
mod tests {
    use super::{Audience, Measured, Traffic};

    fn measured() -> Measured {
        Measured {
            start: Traffic { requests: 6, bytes: 220_000 },
            exam: Traffic { requests: 10, bytes: 38_200 },
            annex: Traffic { requests: 2, bytes: 40_000 },
            lightest: 40_000,
            asked_again: 4,
            all: Traffic { requests: 200, bytes: 1_000_000 },
            head: 100,
        }
    }

    #[test]
    fn the_bill_is_what_one_works_out_by_hand() {
        let audience = Audience {
            visits: 1000.0,
            returning: 50.0,
            keeping: 0.0,
            per_gigabyte: Some(1.0),
            per_requests: Some(1.0),
        };
        // 30 × 500 × (298,200 + 18 × 100) + 30 × 500 × 400 bytes = 4.5 GB and 6 MB; 30 × 500 × (18 + 4) = 330,000
        // requests.
        let bill = measured().bill(&audience);
        assert!(bill.contains("5 GB and 0.3 million requests"), "{bill}");
        assert!(bill.contains("--per-10000-requests 1: 33 dollars a month"), "{bill}");
        assert!(bill.contains("in all 38 dollars"), "{bill}");
        // 30 × 500 × (1,000,000 + 200 × 100) + 6 MB = 15.3 GB; 30 × 500 × (200 + 4) = 3,060,000 requests.
        let bill = measured().bill(&Audience { keeping: 100.0, ..audience });
        assert!(bill.contains("15 GB and 3.1 million requests") && bill.contains("in all 321 dollars"), "{bill}");
    }

    #[test]
    fn without_prices_there_is_no_sum() {
        let audience =
            Audience { visits: 1000.0, returning: 0.0, keeping: 0.0, per_gigabyte: Some(1.0), per_requests: None };
        let bill = measured().bill(&audience);
        assert!(bill.contains("--per-10000-requests PRICE adds") && !bill.contains("in all"), "{bill}");
    }
}
