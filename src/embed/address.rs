//! The address of the page for frames: what is asked, and how it is to look.

use std::fmt;

use exam::Seed;

use super::colour::Colour;
use crate::complaint::escaped;

/// How many questions a quiz has unless its address says otherwise.
pub const QUESTIONS: u32 = 5;
/// How many it can have at most.
pub const MOST_QUESTIONS: u32 = 65;

/// What an address of the page for frames asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which questions.
    pub wanted: Wanted,
    /// `theme=auto|light|dark`.
    pub theme: Theme,
    /// `accent=2a489f`.
    pub accent: Option<Colour>,
}

/// Whose questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// `exam=<code>`: questions of an exam or a quiz of the bank.
    Bank(Wish),
    /// `own=toml|markdown`: questions that the page around the frame hands over by message.
    Own(Dialect),
}

/// What of an exam, and how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The code, in lower case.
    pub exam: String,
    /// Only this domain.
    pub domain: Option<u8>,
    /// Only this task or topic, by its id.
    pub task: Option<String>,
    /// How many questions, 1 to [`MOST_QUESTIONS`].
    pub questions: u32,
    /// The form to draw; a fresh one if none is given.
    pub seed: Option<Seed>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The name in addresses and messages.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of that name.
    pub fn from_name(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// In which way somebody wrote their own questions down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// A checklist in Markdown.
    #[default]
    Markdown,
    /// As the files of the bank are written.
    Toml,
}

impl Dialect {
    /// Both of them.
    pub const ALL: [Dialect; 2] = [Dialect::Markdown, Dialect::Toml];

    /// The name in addresses and messages.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Markdown => "markdown",
            Dialect::Toml => "toml",
        }
    }

    /// The dialect of that name.
    pub fn from_name(name: &str) -> Option<Dialect> {
        Dialect::ALL.into_iter().find(|dialect| dialect.name() == name)
    }
}

impl Address {
    /// Reads what stands behind the question mark of the page's address. Names that mean nothing here are passed over:
    /// whoever shares links may have added some.
    ///
    /// # Errors
    /// Everything that is wrong with it, each as a sentence for the person who wrote it.
    pub fn parse(query: &str) -> Result<Address, Vec<String>> {
        let pairs = Pairs::read(query);
        let mut faults = Vec::new();
        let theme = pairs.named("theme", Theme::from_name, "auto, light or dark", &mut faults).unwrap_or_default();
        let accent = pairs.named("accent", Colour::read, "six hexadecimal digits, such as 2a489f", &mut faults);
        let own = pairs.named("own", Dialect::from_name, "markdown or toml", &mut faults);
        let wish = pairs.wish(&mut faults);
        let wanted = match (wish, own, pairs.value("own")) {
            (Some(_), _, Some(_)) => {
                faults.push(
                    "The address names an exam and asks for questions of the page's own; leave one of the two.".into(),
                );
                None
            }
            (Some(wish), ..) => Some(Wanted::Bank(wish)),
            (None, Some(dialect), _) => Some(Wanted::Own(dialect)),
            (None, None, _) => {
                if faults.is_empty() {
                    faults.push(
                        "The address does not say which exam; add its code, as in embed.html?exam=clf-c02.".into(),
                    );
                }
                None
            }
        };
        match wanted.filter(|_| faults.is_empty()) {
            Some(wanted) => Ok(Address { wanted, theme, accent }),
            None => Err(faults),
        }
    }

    /// The name under which a tab keeps answers: what is asked, whatever it looks like.
    pub fn key(&self) -> String {
        self.wanted.to_string()
    }
}

impl Wish {
    /// The app's address of the same questions, so many and of that form. A topic's name is too much for an address of
    /// the app. It is what `route` makes of it: to spell one address, the frame need not carry how all are spelt.
    pub fn in_app(&self, questions: u32, seed: Seed) -> String {
        let plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '.' || sign == '-';
        let task = self.task.clone().filter(|task| task.chars().all(plain));
        let seed = (task == self.task).then_some(seed);
        format!("./#/exam/{}/practice?{}", self.exam, Wish { task, questions, seed, ..self.clone() })
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wanted::Own(dialect) => write!(f, "own={}", dialect.name()),
            Wanted::Bank(wish) => write!(f, "exam={}&{wish}", wish.exam),
        }
    }
}

/// What of the exam, as an address says it; the exam itself is named before that.
impl fmt::Display for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Wish { domain, task, questions, seed, .. } = self;
        domain.map_or(Ok(()), |domain| write!(f, "domain={domain}&"))?;
        task.as_ref().map_or(Ok(()), |task| write!(f, "task={}&", escaped(task)))?;
        write!(f, "questions={questions}")?;
        seed.map_or(Ok(()), |seed| write!(f, "&seed={}", seed.0))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.wanted)?;
        if self.theme != Theme::Auto {
            write!(f, "&theme={}", self.theme.name())?;
        }
        self.accent.map_or(Ok(()), |accent| write!(f, "&accent={accent}"))
    }
}

/// Names and values of an address, decoded.
pub(super) struct Pairs(Vec<(String, String)>);

impl Pairs {
    pub(super) fn read(query: &str) -> Pairs {
        let query = query.trim_start_matches(['?', '#']);
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=')?;
            Some((decoded(name), decoded(value)))
        };
        Pairs(query.split('&').filter_map(pair).collect())
    }

    /// The last value of that name; an empty one counts as none.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let values = self.0.iter().filter(|(its, value)| its == name && !value.is_empty());
        values.map(|(_, value)| value.as_str()).next_back()
    }

    fn named<T>(
        &self,
        name: &str,
        read: impl Fn(&str) -> Option<T>,
        possible: &str,
        faults: &mut Vec<String>,
    ) -> Option<T> {
        let value = self.value(name)?;
        let known = read(value);
        if known.is_none() {
            faults.push(format!("\"{name}={}\" in the address is not known: it can be {possible}.", shortened(value)));
        }
        known
    }

    fn number(&self, name: &str, least: u32, most: u32, faults: &mut Vec<String>) -> Option<u32> {
        let value = self.value(name)?;
        let number = value.parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let value = shortened(value);
            faults.push(format!("\"{name}={value}\" in the address is not a number from {least} to {most}."));
        }
        number
    }

    fn wish(&self, faults: &mut Vec<String>) -> Option<Wish> {
        let domain = self.number("domain", 1, 99, faults).and_then(|domain| u8::try_from(domain).ok());
        let questions = self.number("questions", 1, MOST_QUESTIONS, faults).unwrap_or(QUESTIONS);
        let seed = self.number("seed", 0, u32::MAX, faults).map(Seed);
        let mut name = |what: &str, longest: usize, sound: fn(char) -> bool| {
            let value = self.value(what)?;
            let known = value.chars().count() <= longest && value.chars().all(sound);
            if !known {
                faults.push(format!("\"{}\" in the address cannot be the name of {what}.", shortened(value)));
            }
            known.then(|| value.to_ascii_lowercase())
        };
        let exam = name("exam", 60, |letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.');
        // A topic is known by its title, so it may hold anything that a title may.
        let task = name("task", 200, |letter| !letter.is_control());
        Some(Wish { exam: exam?, domain, task, questions, seed })
    }
}

/// A part of an address without its percent signs; what is no text in UTF-8 shows as a question mark.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        // A sign before digits would be read as a number too.
        let code = code.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        if let Some(byte) = code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(if first == b'+' { b' ' } else { first });
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// An address may hold anything; a message shows a little of it.
fn shortened(text: &str) -> String {
    let start: String = text.chars().take(40).filter(|letter| !letter.is_control()).collect();
    if text.chars().count() > 40 { start + "…" } else { start }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::route::{Draw, Part, Route};

    fn bank(exam: &str) -> Wish {
        Wish { exam: exam.into(), domain: None, task: None, questions: QUESTIONS, seed: None }
    }

    fn plain(wanted: Wanted) -> Address {
        Address { wanted, theme: Theme::Auto, accent: None }
    }

    #[test]
    fn every_address_asks_for_what_it_says() {
        let whole = Wish { domain: Some(2), task: Some("2.1".into()), seed: Some(Seed(7)), ..bank("clf-c02") };
        let topic = Wish { task: Some("prompt engineering & co".into()), questions: 65, ..bank("aip-c01") };
        let table = [
            ("?exam=clf-c02", plain(Wanted::Bank(bank("clf-c02")))),
            ("?exam=CLF-C02&utm_source=mail&domain=", plain(Wanted::Bank(bank("clf-c02")))),
            ("exam=cloudfront-media&exam=clf-c02", plain(Wanted::Bank(bank("clf-c02")))),
            (
                "?exam=clf-c02&domain=2&task=2.1&questions=5&seed=7&theme=dark&accent=2A489f",
                Address { wanted: Wanted::Bank(whole), theme: Theme::Dark, accent: Colour::read("2a489f") },
            ),
            ("?exam=aip-c01&questions=65&task=Prompt+engineering%20%26%20co", plain(Wanted::Bank(topic))),
            ("?own=toml", plain(Wanted::Own(Dialect::Toml))),
            ("?own=markdown&theme=auto", plain(Wanted::Own(Dialect::Markdown))),
        ];
        for (query, address) in table {
            assert_eq!(Address::parse(query).as_ref(), Ok(&address), "{query}");
            assert_eq!(Address::parse(&address.to_string()), Ok(address), "{query}");
        }
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let table: [(&str, &[&str]); 7] = [
            ("", &["The address does not say which exam; add its code, as in embed.html?exam=clf-c02."]),
            (
                "?exam=clf-c02&questions=0&seed=x&theme=blue&accent=red",
                &[
                    "\"theme=blue\" in the address is not known: it can be auto, light or dark.",
                    "\"accent=red\" in the address is not known: it can be six hexadecimal digits, such as 2a489f.",
                    "\"questions=0\" in the address is not a number from 1 to 65.",
                    "\"seed=x\" in the address is not a number from 0 to 4294967295.",
                ],
            ),
            ("?exam=clf-c02&questions=66", &["\"questions=66\" in the address is not a number from 1 to 65."]),
            ("?exam=clf-c02&domain=-1", &["\"domain=-1\" in the address is not a number from 1 to 99."]),
            ("?exam=%3Cscript%3E", &["\"<script>\" in the address cannot be the name of exam."]),
            ("?own=yaml", &["\"own=yaml\" in the address is not known: it can be markdown or toml."]),
            (
                "?own=toml&exam=clf-c02",
                &["The address names an exam and asks for questions of the page's own; leave one of the two."],
            ),
        ];
        for (query, said) in table {
            assert_eq!(Address::parse(query), Err(said.iter().map(ToString::to_string).collect()), "{query}");
        }
        let long = format!("?exam={}", "x".repeat(5000));
        assert!(Address::parse(&long).is_err_and(|said| said[0].len() < 120));
    }

    #[test]
    fn the_address_in_the_app_is_spelt_as_the_app_spells_it() {
        let table = [
            (None, None, None, Some(Seed(7))),
            (Some(2), None, None, Some(Seed(7))),
            (None, Some("1.1"), Some("1.1"), Some(Seed(7))),
            (Some(2), Some("2.1-a"), Some("2.1-a"), Some(Seed(7))),
            // Without the name of the topic it is another form, so its number would say nothing.
            (Some(2), Some("prompt engineering"), None, None),
        ];
        for (domain, asked, task, seed) in table {
            let wish = Wish { domain, task: asked.map(str::to_owned), seed: Some(Seed(1)), ..bank("clf-c02") };
            let part = Part { domain, task: task.map(str::to_owned), questions: Some(3), ..Part::default() };
            let route = Route::Practice { code: "clf-c02".into(), part, draw: Draw { seed, bank: None } };
            assert_eq!(wish.in_app(3, Seed(7)), format!("./{route}"), "{asked:?}");
        }
    }

    #[test]
    fn the_same_questions_are_kept_under_the_same_name_however_they_look() {
        let key = |query: &str| Address::parse(query).map(|address| address.key());
        assert_eq!(key("?theme=dark&exam=CLF-C02&accent=000000"), key("?exam=clf-c02&questions=5"));
        assert_ne!(key("?exam=clf-c02&seed=1"), key("?exam=clf-c02&seed=2"));
    }

    proptest! {
        #[test]
        fn no_address_is_too_odd_to_be_read(query in ".*") {
            if let Ok(address) = Address::parse(&query) {
                prop_assert_eq!(Address::parse(&address.to_string()), Ok(address));
            }
        }

        #[test]
        fn what_is_escaped_comes_back(text in "\\PC*") {
            prop_assert_eq!(decoded(&escaped(&text)), text);
        }
    }
}
