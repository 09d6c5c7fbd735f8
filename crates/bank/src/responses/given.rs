//! Responses in JSON: for each question the places of choices, from 1.

use std::fmt;

use exam::{ChoiceNo, Form, Kind, Place, Response, Shape};
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};

/// What was given to the questions of a form, by their ids.
///
/// A question that is not named, or named with `null`, is unanswered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Responses {
    /// Each id once, in the order in which they came: a form is short.
    given: Vec<(String, Given)>,
    repeated: Vec<String>,
}

/// What was given to one question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// Places of choices; in matching one for each prompt, `null` where there is none.
    Places(Vec<Option<i64>>),
    /// Nothing.
    Nothing(()),
    /// Something that is no list of places.
    Other(#[serde(deserialize_with = "ignore")] ()),
}

fn ignore<'de, D: Deserializer<'de>>(source: D) -> Result<(), D::Error> {
    IgnoredAny::deserialize(source).map(|_| ())
}

impl<'de> Deserialize<'de> for Responses {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Responses, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Responses;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object that gives each question's id its response, such as {\"clf-c02-0001\": [3]}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Responses, A::Error> {
                let mut responses = Responses::default();
                while let Some((id, given)) = entries.next_entry::<String, Given>()? {
                    responses.take(id, given);
                }
                Ok(responses)
            }
        }
        source.deserialize_map(Entries)
    }
}

impl FromIterator<(String, Given)> for Responses {
    fn from_iter<I: IntoIterator<Item = (String, Given)>>(entries: I) -> Responses {
        let mut responses = Responses::default();
        for (id, given) in entries {
            responses.take(id, given);
        }
        responses
    }
}

impl Responses {
    /// JSON leaves open which of two equal names counts, so neither does.
    fn take(&mut self, id: String, given: Given) {
        match self.given.iter_mut().find(|(known, _)| *known == id) {
            Some(entry) => {
                entry.1 = given;
                self.repeated.push(id);
            }
            None => self.given.push((id, given)),
        }
    }

    /// A response or none for each place of `form`.
    ///
    /// # Errors
    /// Every id that is not on the form and every response that does not fit its question, a sentence each.
    pub fn on(&self, form: &Form) -> Result<Vec<Option<Response>>, Vec<String>> {
        let mut faults: Vec<String> =
            self.repeated.iter().map(|id| format!("\"{id}\" has two responses; give one")).collect();
        for id in self
            .given
            .iter()
            .map(|(id, _)| id)
            .filter(|id| form.places().iter().all(|place| place.question.as_str() != **id))
        {
            faults.push(format!("the form has no question \"{id}\""));
        }
        let mut responses = Vec::new();
        for place in form.places() {
            match self.given.iter().find(|(id, _)| id == place.question.as_str()) {
                None => responses.push(None),
                Some((_, given)) => match given.at(place) {
                    Ok(response) => responses.push(response),
                    Err(fault) => faults.push(fault),
                },
            }
        }
        if faults.is_empty() { Ok(responses) } else { Err(faults) }
    }
}

impl Given {
    /// The response that this is at `place`; `None` if it says nothing.
    ///
    /// # Errors
    /// A sentence, if it does not fit the question.
    pub fn at(&self, place: &Place) -> Result<Option<Response>, String> {
        match self {
            Given::Nothing(()) => Ok(None),
            given => Ok(Some(response(given, place)?).filter(|response| !response.is_blank())),
        }
    }
}

impl From<&Response> for Given {
    fn from(response: &Response) -> Given {
        let place = |choice: ChoiceNo| Some(i64::from(choice.get()));
        Given::Places(match response {
            Response::One(choice) => vec![place(*choice)],
            Response::Several(set) => set.iter().map(place).collect(),
            Response::Order(order) => order.iter().copied().map(place).collect(),
            Response::Pairs(pairs) => pairs.iter().map(|choice| choice.and_then(place)).collect(),
        })
    }
}

fn response(given: &Given, place: &Place) -> Result<Response, String> {
    let no_fit = || {
        let (id, wanted) = (&place.question, wanted(place.shape));
        format!("the response to \"{id}\" does not fit: {wanted}")
    };
    let Given::Places(places) = given else { return Err(no_fit()) };
    let mut choices = Vec::new();
    for place in places {
        let choice = place.map(|place| u8::try_from(place).ok().and_then(ChoiceNo::new).ok_or_else(no_fit));
        choices.push(choice.transpose()?);
    }
    let response = match place.shape.kind() {
        // Nothing picked is no response, in whatever kind.
        _ if choices.is_empty() => return Ok(Response::Order(Vec::new())),
        Kind::Matching => Response::Pairs(choices),
        kind => {
            let choices: Vec<ChoiceNo> = choices.into_iter().collect::<Option<_>>().ok_or_else(no_fit)?;
            match (kind, choices.as_slice()) {
                (Kind::Ordering, _) => Response::Order(choices),
                (Kind::MultipleChoice, [only]) => Response::One(*only),
                (Kind::MultipleResponse, all) if all.iter().enumerate().all(|(at, one)| !all[..at].contains(one)) => {
                    Response::Several(choices.into_iter().collect())
                }
                _ => return Err(no_fit()),
            }
        }
    };
    if place.shape.accepts(&response) { Ok(response) } else { Err(no_fit()) }
}

/// What a response of that shape looks like.
fn wanted(shape: Shape) -> String {
    match shape {
        Shape::Choice { choices } => format!("give one choice of 1 to {choices}, such as [{choices}]"),
        Shape::Response { choices, picks } => {
            format!("give up to {picks} different choices of 1 to {choices}, such as [1, {choices}]")
        }
        Shape::Ordering { choices, places } => {
            format!("give up to {places} different choices of 1 to {choices} in their order, such as [{choices}, 1]")
        }
        Shape::Matching { choices, prompts } => {
            let example = vec!["1"; usize::from(prompts)].join(", ");
            format!("give one choice of 1 to {choices} or null for each of the {prompts} prompts, such as [{example}]")
        }
    }
}
