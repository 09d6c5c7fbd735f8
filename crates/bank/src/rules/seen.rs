//! A question as a rule sees it: its texts without markup, with their words and their places.

use std::collections::BTreeSet;

use exam::{ChoiceNo, Key, MOST_CHOICES, Question};

use crate::{file::question::QuestionSays, prose::Prose, words};

/// A choice, its words ready for comparison.
pub(crate) struct SeenChoice {
    /// Where it stands in the file.
    pub(crate) at: usize,
    /// Where its why stands.
    pub(crate) why_at: usize,
    pub(crate) text: String,
    pub(crate) why: String,
    /// Whether a right response contains it, in an ordering wherever.
    pub(crate) is_key: bool,
    pub(crate) stems: BTreeSet<String>,
    pub(crate) telling: BTreeSet<String>,
}

impl SeenChoice {
    /// How long it is, in characters.
    pub(crate) fn length(&self) -> usize {
        self.text.chars().count()
    }

    pub(crate) fn words(&self) -> usize {
        words::split(&self.text).count()
    }
}

/// The question's texts.
pub(crate) struct Seen {
    pub(crate) stem_at: usize,
    pub(crate) stem: String,
    /// The last sentence of the stem but for "(Select ...)": what is asked.
    pub(crate) asked: String,
    pub(crate) choices: Vec<SeenChoice>,
    /// The text and place of each prompt.
    pub(crate) prompts: Vec<(usize, String)>,
    pub(crate) rationale_at: usize,
    pub(crate) rationale: String,
    /// Whether choices stand against each other: multiple choice and multiple response.
    pub(crate) is_choice: bool,
}

impl Seen {
    pub(crate) fn of(says: &QuestionSays, question: &Question) -> Seen {
        let plain = |text: &str| Prose::parse(text).plain_text();
        let places = says.choices.iter().flat_map(|list| &list.value);
        let numbers = ChoiceNo::first(MOST_CHOICES);
        let choices = question.choices().iter().zip(places).zip(numbers).map(|((choice, place), no)| {
            let text = plain(&choice.text);
            SeenChoice {
                at: place.at,
                why_at: place.why.as_ref().map_or(place.at, |why| why.at),
                why: plain(&choice.why),
                is_key: question.key().has(no),
                stems: words::stems(&text),
                telling: words::telling(&text),
                text,
            }
        });
        let prompts = says.prompts.iter().flat_map(|list| &list.value).filter_map(|prompt| prompt.text.as_ref());
        let stem = plain(question.stem());
        let asked = words::sentences(question.stem()).into_iter().rev().find(|one| !one.starts_with("(Select"));
        Seen {
            stem_at: says.stem.as_ref().map_or(says.at, |stem| stem.at),
            asked: asked.unwrap_or_default(),
            choices: choices.collect(),
            prompts: prompts.map(|prompt| (prompt.at, plain(&prompt.value))).collect(),
            rationale_at: says.rationale.as_ref().map_or(says.at, |rationale| rationale.at),
            rationale: plain(question.rationale()),
            is_choice: matches!(question.key(), Key::One(_) | Key::Several(_)),
            stem,
        }
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &SeenChoice> {
        self.choices.iter().filter(|choice| choice.is_key)
    }

    pub(crate) fn distractors(&self) -> impl Iterator<Item = &SeenChoice> {
        self.choices.iter().filter(|choice| !choice.is_key)
    }

    /// The key of a multiple choice question.
    pub(crate) fn only_key(&self) -> Option<&SeenChoice> {
        let mut keys = self.keys();
        keys.next().filter(|_| self.is_choice && keys.next().is_none())
    }

    /// What is read while the exam is sat, each with its place.
    pub(crate) fn asked_texts(&self) -> impl Iterator<Item = (usize, &str)> {
        let prompts = self.prompts.iter().map(|(at, text)| (*at, text.as_str()));
        let choices = self.choices.iter().map(|choice| (choice.at, choice.text.as_str()));
        [(self.stem_at, self.stem.as_str())].into_iter().chain(prompts).chain(choices)
    }

    /// What is read afterwards, each with its place.
    pub(crate) fn explaining_texts(&self) -> impl Iterator<Item = (usize, &str)> {
        let whys = self.choices.iter().map(|choice| (choice.why_at, choice.why.as_str()));
        whys.chain([(self.rationale_at, self.rationale.as_str())])
    }

    pub(crate) fn all_texts(&self) -> impl Iterator<Item = (usize, &str)> {
        self.asked_texts().chain(self.explaining_texts())
    }

    /// How alike a choice is to the others: the mean share of words in common, 0 to 1.
    pub(crate) fn likeness(&self, at: usize) -> f64 {
        let others = self.choices.iter().enumerate().filter(|(other, _)| *other != at);
        let shares: Vec<f64> = others.map(|(_, other)| words::overlap(&self.choices[at].stems, &other.stems)).collect();
        if shares.is_empty() { 0.0 } else { shares.iter().sum::<f64>() / words::real(shares.len()) }
    }
}
