//! What the page around a frame may say to it, and what the frame tells that page. Version 1 of the protocol.
//!
//! A message comes from a page that nobody here knows: what is unknown, of another version or malformed is ignored
//! without a word. No message reads or changes anything that is kept.

use super::{
    address::{Dialect, Theme},
    colour::Colour,
};

/// The version of the protocol.
pub const VERSION: f64 = 1.0;
/// How long somebody's own questions may be, in bytes of UTF-8.
pub const LONGEST: usize = 200_000;
/// How long a title may be, in bytes of UTF-8.
const LONGEST_TITLE: usize = 400;

/// A field of a message, as far as it matters here.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// It is not there.
    Absent,
    /// A text, no longer than was asked for.
    Text(String),
    /// A number.
    Number(f64),
    /// Something else.
    Other,
}

/// A field that holds something else than it should.
struct Malformed;

impl Field {
    /// The text, if there is one.
    fn text(self) -> Result<Option<String>, Malformed> {
        match self {
            Field::Absent => Ok(None),
            Field::Text(text) => Ok(Some(text)),
            Field::Number(_) | Field::Other => Err(Malformed),
        }
    }
}

/// What the page around the frame says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// It heard the frame, and may be told what happens.
    Welcome(Look),
    /// It looks different now.
    Theme(Look),
    /// It hands over questions of its own.
    Questions(Own),
}

/// How the page around a frame looks. What it does not say is as the address has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Light or dark.
    pub theme: Option<Theme>,
    /// The accent.
    pub accent: Option<Colour>,
}

/// Somebody's own questions, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// How they are written.
    pub dialect: Dialect,
    /// At most [`LONGEST`] bytes.
    pub text: String,
    /// What to call them.
    pub title: Option<String>,
}

impl Message {
    /// Reads a message. `field` looks up a field by its name; a text longer than so many bytes is something else.
    pub fn read(field: impl Fn(&str, usize) -> Field) -> Option<Message> {
        if field("dryrun", 0) != Field::Number(VERSION) {
            return None;
        }
        let Field::Text(kind) = field("type", 20) else { return None };
        match kind.as_str() {
            "welcome" => look(&field).map(Message::Welcome),
            "theme" => look(&field).map(Message::Theme),
            "questions" => {
                let Field::Text(dialect) = field("dialect", 20) else { return None };
                let Field::Text(text) = field("text", LONGEST) else { return None };
                let title = field("title", LONGEST_TITLE).text().ok()?;
                let title = title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
                Some(Message::Questions(Own { dialect: Dialect::from_name(&dialect)?, text, title }))
            }
            _ => None,
        }
    }
}

fn look(field: &impl Fn(&str, usize) -> Field) -> Option<Look> {
    let theme = match field("theme", 20).text().ok()? {
        None => None,
        Some(name) => Some(Theme::from_name(&name).filter(|theme| *theme != Theme::Auto)?),
    };
    let accent = match field("accent", 20).text().ok()? {
        None => None,
        Some(colour) => Some(Colour::read(colour.strip_prefix('#')?)?),
    };
    Some(Look { theme, accent })
}

/// What the frame tells the page around it.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// It listens.
    Hello,
    /// So many CSS pixels are wanted.
    Size(f64),
    /// The quiz is there: the exam's code, what it is about, how many questions.
    Ready(String, String, u32),
    /// The candidate did something for the first time.
    Start,
    /// A question was answered: its number from 1, of how many, and whether it was right.
    Answer(u32, u32, bool),
    /// The quiz is over.
    Finish(Finish),
    /// Something went wrong, as a sentence.
    Fault(String),
}

/// What came of a quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct Finish {
    /// The exam's code.
    pub exam: String,
    /// How many were right.
    pub right: u32,
    /// Of how many.
    pub of: u32,
    /// Time spent, in seconds, from the first act.
    pub seconds: u32,
    /// Number, title, right and of how many, of each domain that was asked.
    pub domains: Vec<(u8, String, u32, u32)>,
}

impl Finish {
    /// The share that was right, 0 to 1.
    pub fn share(&self) -> f64 {
        f64::from(self.right) / f64::from(self.of.max(1))
    }
}

impl Told {
    /// The message's type.
    pub fn name(&self) -> &'static str {
        match self {
            Told::Hello => "hello",
            Told::Size(_) => "size",
            Told::Ready(..) => "ready",
            Told::Start => "start",
            Told::Answer(..) => "answer",
            Told::Finish(_) => "finish",
            Told::Fault(_) => "fault",
        }
    }

    /// Whether any page may hear it: it says nothing about anybody.
    pub fn is_public(&self) -> bool {
        matches!(self, Told::Hello | Told::Size(_))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Fields<'a> = &'a [(&'a str, Field)];

    /// As the browser's side looks fields up.
    fn read(fields: Fields<'_>) -> Option<Message> {
        Message::read(|name, longest| {
            let found = fields.iter().find(|(its, _)| *its == name).map(|(_, field)| field.clone());
            match found.unwrap_or(Field::Absent) {
                Field::Text(text) if text.len() > longest => Field::Other,
                field => field,
            }
        })
    }

    fn text(text: &str) -> Field {
        Field::Text(text.into())
    }

    const ONE: Field = Field::Number(1.0);

    #[test]
    fn each_message_says_what_it_says() {
        let look = Look { theme: Some(Theme::Dark), accent: Colour::read("2a489f") };
        let own = Own { dialect: Dialect::Toml, text: "x = 1".into(), title: None };
        let table: [(Fields<'_>, Option<Message>); 5] = [
            (&[("dryrun", ONE), ("type", text("welcome"))], Some(Message::Welcome(Look::default()))),
            (
                &[("dryrun", ONE), ("type", text("theme")), ("theme", text("dark")), ("accent", text("#2a489f"))],
                Some(Message::Theme(look)),
            ),
            (
                &[("dryrun", ONE), ("type", text("questions")), ("dialect", text("toml")), ("text", text("x = 1"))],
                Some(Message::Questions(own.clone())),
            ),
            (
                &[
                    ("dryrun", ONE),
                    ("type", text("questions")),
                    ("dialect", text("toml")),
                    ("text", text("x = 1")),
                    ("title", text(" Tea ")),
                ],
                Some(Message::Questions(Own { title: Some("Tea".into()), ..own })),
            ),
            (
                &[("dryrun", ONE), ("type", text("welcome")), ("more", Field::Other)],
                Some(Message::Welcome(Look::default())),
            ),
        ];
        for (fields, message) in table {
            assert_eq!(read(fields), message, "{fields:?}");
        }
    }

    #[test]
    fn what_is_unknown_of_another_version_or_malformed_is_ignored() {
        let long = "x".repeat(LONGEST + 1);
        let table: [Fields<'_>; 11] = [
            &[],
            &[("type", text("welcome"))],
            &[("dryrun", Field::Number(2.0)), ("type", text("welcome"))],
            &[("dryrun", text("1")), ("type", text("welcome"))],
            &[("dryrun", ONE), ("type", text("submit"))],
            &[("dryrun", ONE), ("type", Field::Other)],
            &[("dryrun", ONE), ("type", text("theme")), ("theme", text("blue"))],
            &[("dryrun", ONE), ("type", text("theme")), ("theme", ONE)],
            &[("dryrun", ONE), ("type", text("theme")), ("accent", text("url(x)"))],
            &[("dryrun", ONE), ("type", text("questions")), ("dialect", text("yaml")), ("text", text("x"))],
            &[("dryrun", ONE), ("type", text("questions")), ("dialect", text("toml")), ("text", text(&long))],
        ];
        for fields in table {
            assert_eq!(read(fields), None, "{fields:?}");
        }
    }

    fn any_field() -> impl Strategy<Value = Field> {
        let words = ["welcome", "theme", "questions", "light", "auto", "toml", "markdown", "#2a489f", "#zz489f", ""];
        prop_oneof![
            Just(Field::Absent),
            Just(Field::Other),
            Just(ONE),
            any::<f64>().prop_map(Field::Number),
            proptest::sample::select(words.to_vec()).prop_map(text),
            ".*".prop_map(Field::Text),
        ]
    }

    proptest! {
        #[test]
        fn no_message_does_more_than_look_or_hand_over_questions(
            version in any_field(), kind in any_field(), theme in any_field(), accent in any_field(),
            dialect in any_field(), written in any_field(), title in any_field(),
        ) {
            let fields = [
                ("dryrun", version.clone()), ("type", kind), ("theme", theme), ("accent", accent),
                ("dialect", dialect), ("text", written.clone()), ("title", title),
            ];
            match read(&fields) {
                None => (),
                Some(Message::Questions(own)) => {
                    prop_assert_eq!(&version, &ONE);
                    prop_assert_eq!(Field::Text(own.text), written);
                }
                Some(Message::Welcome(look) | Message::Theme(look)) => {
                    prop_assert_eq!(version, ONE);
                    prop_assert_ne!(look.theme, Some(Theme::Auto));
                }
            }
        }
    }
}
