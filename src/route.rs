//! The addresses: public, short and for ever. Reading one never starts or changes anything.

use std::fmt;

use exam::{Kind, Seed};

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`: all exams.
    Home,
    /// `#/exam/<code>`: one exam.
    Exam {
        /// In lower case.
        code: String,
    },
    /// `#/exam/<code>/mock?seed=<n>&bank=<version>`: what a mock exam would be, and the button that starts it.
    Mock {
        /// In lower case.
        code: String,
        /// The form to draw.
        draw: Draw,
        /// `again=<id>`: the form of that sitting of this browser, whatever it was drawn from.
        again: Option<String>,
    },
    /// `#/exam/<code>/practice?domain=<n>&task=<id>&kind=<kind>&only=<which>&questions=<n>&seed=<n>&bank=<version>`:
    /// what practice would be.
    Practice {
        /// In lower case.
        code: String,
        /// What of the exam, and how much.
        part: Part,
        /// The form to draw.
        draw: Draw,
    },
    /// `#/exam/<code>/review`: what is due for review, and the button that starts it.
    Review {
        /// In lower case.
        code: String,
    },
    /// `#/exam/<code>/print?seed=<n>&bank=<version>&again=<id>&key=1`: a form on paper.
    Print {
        /// In lower case.
        code: String,
        /// The form to draw.
        draw: Draw,
        /// The form of that sitting of this browser, whatever it was drawn from.
        again: Option<String>,
        /// Whether with the key.
        key: bool,
    },
    /// `#/sitting/<id>`: a sitting under way.
    Sitting {
        /// As given at its start.
        id: String,
    },
    /// `#/report/<id>`: the report of a finished sitting.
    Report {
        /// As given at its start.
        id: String,
    },
    /// `#/history`: all sittings.
    History,
    /// `#/settings`: what is kept on this device.
    Settings,
    /// `#/about`: what this is and what it does not claim.
    About,
}

/// The part of an exam that is to be practised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Only this domain.
    pub domain: Option<u8>,
    /// Only this task, by its id.
    pub task: Option<String>,
    /// Only questions of this kind.
    pub kind: Option<Kind>,
    /// Only questions with this past.
    pub only: Option<Only>,
    /// How many questions.
    pub questions: Option<u32>,
}

/// Which questions, by what the candidate did with them before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Never seen.
    Unseen,
    /// Answered wrongly the last time.
    Missed,
    /// Flagged the last time.
    Flagged,
}

impl Only {
    /// All of them.
    pub const ALL: [Only; 3] = [Only::Unseen, Only::Missed, Only::Flagged];

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Only::Unseen => "unseen",
            Only::Missed => "missed",
            Only::Flagged => "flagged",
        }
    }
}

/// Which form is to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draw {
    /// The seed; a fresh one if none is given.
    pub seed: Option<Seed>,
    /// The version of the bank from which somebody drew it, as `library` tells it.
    pub bank: Option<String>,
}

impl Draw {
    /// The form of this seed, from whatever the bank holds.
    pub fn of(seed: Seed) -> Draw {
        Draw { seed: Some(seed), bank: None }
    }

    fn pairs(&self) -> [Option<String>; 2] {
        [self.seed.map(|seed| format!("seed={}", seed.0)), self.bank.as_ref().map(|bank| format!("bank={bank}"))]
    }
}

/// An address that leads nowhere, as a sentence for the person who followed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost(pub String);

impl Route {
    /// Reads the part of an address after `#`.
    ///
    /// # Errors
    /// What is wrong with it, in plain words.
    pub fn parse(hash: &str) -> Result<Route, Lost> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        let query = Query(query);
        match steps.as_slice() {
            [] => Ok(Route::Home),
            ["exam", code] => Ok(Route::Exam { code: word("exam", code)? }),
            ["exam", code, "mock"] => {
                let again = query.value("again").map(|id| word("sitting", id)).transpose()?;
                Ok(Route::Mock { code: word("exam", code)?, draw: query.draw()?, again })
            }
            ["exam", code, "practice"] => {
                let task = query.value("task").map(|task| word("task", task)).transpose()?;
                let domain = query.number("domain", 1, 99)?.and_then(|domain| u8::try_from(domain).ok());
                let kind = query.one("kind", &Kind::ALL, Kind::name)?;
                let only = query.one("only", &Only::ALL, Only::name)?;
                let part = Part { domain, task, kind, only, questions: query.number("questions", 1, 1000)? };
                Ok(Route::Practice { code: word("exam", code)?, part, draw: query.draw()? })
            }
            ["exam", code, "review"] => Ok(Route::Review { code: word("exam", code)? }),
            ["exam", code, "print"] => {
                let key = query.number("key", 0, 1)? == Some(1);
                let again = query.value("again").map(|id| word("sitting", id)).transpose()?;
                Ok(Route::Print { code: word("exam", code)?, draw: query.draw()?, again, key })
            }
            ["sitting", id] => Ok(Route::Sitting { id: word("sitting", id)? }),
            ["report", id] => Ok(Route::Report { id: word("report", id)? }),
            ["history"] => Ok(Route::History),
            ["settings"] => Ok(Route::Settings),
            ["about"] => Ok(Route::About),
            _ => Err(Lost(format!("There is no page at \"{}\".", shortened(path)))),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Home => f.write_str("#/"),
            Route::Exam { code } => write!(f, "#/exam/{code}"),
            Route::Mock { code, draw, again } => {
                let again = again.as_ref().map(|id| format!("again={id}"));
                write!(f, "#/exam/{code}/mock{}", query(draw.pairs().into_iter().chain([again])))
            }
            Route::Practice { code, part, draw } => {
                let pairs = [
                    part.domain.map(|domain| format!("domain={domain}")),
                    part.task.as_ref().map(|task| format!("task={task}")),
                    part.kind.map(|kind| format!("kind={}", kind.name())),
                    part.only.map(|only| format!("only={}", only.name())),
                    part.questions.map(|questions| format!("questions={questions}")),
                ];
                write!(f, "#/exam/{code}/practice{}", query(pairs.into_iter().chain(draw.pairs())))
            }
            Route::Review { code } => write!(f, "#/exam/{code}/review"),
            Route::Print { code, draw, again, key } => {
                let again = again.as_ref().map(|id| format!("again={id}"));
                let key = key.then(|| "key=1".to_owned());
                write!(f, "#/exam/{code}/print{}", query(draw.pairs().into_iter().chain([again, key])))
            }
            Route::Sitting { id } => write!(f, "#/sitting/{id}"),
            Route::Report { id } => write!(f, "#/report/{id}"),
            Route::History => f.write_str("#/history"),
            Route::Settings => f.write_str("#/settings"),
            Route::About => f.write_str("#/about"),
        }
    }
}

/// The end of an address from those pairs that are there.
fn query(pairs: impl Iterator<Item = Option<String>>) -> String {
    let pairs: Vec<String> = pairs.flatten().collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// What follows the question mark.
struct Query<'a>(&'a str);

impl<'a> Query<'a> {
    fn value(&self, name: &str) -> Option<&'a str> {
        let pairs = self.0.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next_back()
    }

    fn number(&self, name: &str, least: u32, most: u32) -> Result<Option<u32>, Lost> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let number = value.parse().ok().filter(|number| (least..=most).contains(number));
        let said = || format!("\"{name}={}\" in the address is not a number from {least} to {most}.", shortened(value));
        number.map(Some).ok_or_else(|| Lost(said()))
    }

    fn draw(&self) -> Result<Draw, Lost> {
        let bank = self.value("bank").map(|bank| word("bank", bank)).transpose()?;
        Ok(Draw { seed: self.number("seed", 0, u32::MAX)?.map(Seed), bank })
    }

    /// One of several, by its name.
    fn one<T: Copy>(&self, key: &str, all: &[T], name: fn(T) -> &'static str) -> Result<Option<T>, Lost> {
        let Some(value) = self.value(key) else { return Ok(None) };
        let found = all.iter().copied().find(|one| name(*one) == value);
        found.map(Some).ok_or_else(|| {
            let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
            Lost(format!("\"{key}={}\" in the address is none of {}.", shortened(value), names.join(", ")))
        })
    }
}

/// A code or an id: letters, digits, dots and hyphens, in lower case.
fn word(what: &str, word: &str) -> Result<String, Lost> {
    let sound = word.len() <= 60 && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
    if sound {
        return Ok(word.to_ascii_lowercase());
    }
    Err(Lost(format!("\"{}\" cannot be the name of {what} in an address.", shortened(word))))
}

/// An address may hold anything; a message shows a little of it.
fn shortened(text: &str) -> String {
    let start: String = text.chars().take(40).filter(|c| !c.is_control()).collect();
    if text.chars().count() > 40 { start + "…" } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_where_it_says_and_back() {
        let code = || "clf-c02".to_owned();
        let part = Part {
            domain: Some(2),
            task: Some("2.1".into()),
            kind: Some(Kind::Ordering),
            only: Some(Only::Missed),
            questions: Some(10),
        };
        let drawn = || Draw { seed: Some(Seed(7)), bank: Some("3f0a12bc".into()) };
        let none = Draw::default;
        let table = [
            ("#/", Route::Home),
            ("#/exam/clf-c02", Route::Exam { code: code() }),
            ("#/exam/clf-c02/mock", Route::Mock { code: code(), draw: none(), again: None }),
            ("#/exam/clf-c02/mock?again=k3xa", Route::Mock { code: code(), draw: none(), again: Some("k3xa".into()) }),
            (
                "#/exam/clf-c02/mock?seed=4294967295",
                Route::Mock { code: code(), draw: Draw::of(Seed(u32::MAX)), again: None },
            ),
            ("#/exam/clf-c02/mock?seed=7&bank=3f0a12bc", Route::Mock { code: code(), draw: drawn(), again: None }),
            ("#/exam/clf-c02/practice", Route::Practice { code: code(), part: Part::default(), draw: none() }),
            (
                "#/exam/clf-c02/practice?domain=2&task=2.1&kind=ordering&only=missed&questions=10&seed=7&bank=3f0a12bc",
                Route::Practice { code: code(), part, draw: drawn() },
            ),
            ("#/exam/clf-c02/review", Route::Review { code: code() }),
            (
                "#/exam/clf-c02/print?seed=7&bank=3f0a12bc&key=1",
                Route::Print { code: code(), draw: drawn(), again: None, key: true },
            ),
            (
                "#/exam/clf-c02/print?again=k3xa",
                Route::Print { code: code(), draw: none(), again: Some("k3xa".into()), key: false },
            ),
            ("#/exam/clf-c02/print", Route::Print { code: code(), draw: none(), again: None, key: false }),
            ("#/sitting/k3xa", Route::Sitting { id: "k3xa".into() }),
            ("#/report/k3xa", Route::Report { id: "k3xa".into() }),
            ("#/history", Route::History),
            ("#/settings", Route::Settings),
            ("#/about", Route::About),
        ];
        for (address, route) in table {
            assert_eq!(Route::parse(address).as_ref(), Ok(&route));
            assert_eq!(route.to_string(), address);
        }
        assert_eq!(Route::parse(""), Ok(Route::Home));
        assert_eq!(Route::parse("#/exam/CLF-C02/"), Ok(Route::Exam { code: code() }));
    }

    #[test]
    fn nonsense_is_named() {
        let table = [
            ("#/exam/clf-c02/mock?seed=abc", "\"seed=abc\" in the address is not a number from 0 to 4294967295."),
            (
                "#/exam/clf-c02/mock?seed=4294967296",
                "\"seed=4294967296\" in the address is not a number from 0 to 4294967295.",
            ),
            ("#/exam/clf-c02/mock?seed=-1", "\"seed=-1\" in the address is not a number from 0 to 4294967295."),
            ("#/exam/clf-c02/practice?questions=0", "\"questions=0\" in the address is not a number from 1 to 1000."),
            ("#/exam/clf-c02/practice?only=easy", "\"only=easy\" in the address is none of unseen, missed, flagged."),
            ("#/exam/<script>", "\"<script>\" cannot be the name of exam in an address."),
            ("#/nowhere/at/all", "There is no page at \"/nowhere/at/all\"."),
        ];
        for (address, said) in table {
            assert_eq!(Route::parse(address), Err(Lost(said.into())), "{address}");
        }
        let long = format!("#/{}", "x".repeat(5000));
        assert!(Route::parse(&long).is_err_and(|Lost(said)| said.len() < 100));
    }
}
