//! What each robot looks at: a number a choice, and the highest are chosen.

use std::collections::{BTreeMap, BTreeSet};

use exam::{ChoiceNo, MOST_CHOICES, Question};

use super::{chance, combinations};
use crate::{
    prose::Prose,
    rules::absolute_in,
    words::{overlap, real, split, stems, telling},
};

/// The strategies, in the order of the scores of a [`Sheet`].
pub(super) const ROBOTS: [&str; 10] = [
    "longest",
    "shortest",
    "stem echo",
    "most alike",
    "odd one out",
    "no absolutes",
    "opposite pair",
    "middle number",
    "most managed",
    "service prior",
];

/// The place of the robot that counts services.
pub(super) const SERVICE_PRIOR: usize = 9;

/// One question, as the robots see it.
pub(super) struct Sheet {
    /// For each choice the score by each robot.
    pub(super) scores: Vec<[f64; ROBOTS.len()]>,
    pub(super) is_key: Vec<bool>,
    chance: f64,
}

impl Sheet {
    pub(super) fn chance(&self) -> f64 {
        self.chance
    }

    pub(super) fn scores_of(&self, robot: usize) -> Vec<f64> {
        self.scores.iter().map(|scores| scores[robot]).collect()
    }

    /// The chance that the choices with the highest scores, as many as there are keys, are the keys; equals by lot.
    pub(super) fn right(&self, scores: &[f64]) -> f64 {
        let picks = self.is_key.iter().filter(|key| **key).count();
        let mut ranked: Vec<(f64, bool)> = scores.iter().copied().zip(self.is_key.iter().copied()).collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
        let Some(edge) = picks.checked_sub(1).and_then(|last| ranked.get(last)).map(|(score, _)| *score) else {
            return 0.0;
        };
        let sure: Vec<bool> = ranked.iter().filter(|(score, _)| *score > edge).map(|(_, key)| *key).collect();
        let equal: Vec<bool> =
            ranked.iter().filter(|(score, _)| score.total_cmp(&edge).is_eq()).map(|(_, key)| *key).collect();
        if sure.contains(&false) {
            return 0.0;
        }
        // Of the equals at the edge just the keys must be taken: one way among all.
        let still = picks - sure.len();
        let keys = equal.iter().filter(|key| **key).count();
        let small = |count: usize| u8::try_from(count).unwrap_or(MOST_CHOICES);
        if keys == still { 1.0 / combinations(small(equal.len()), small(still)) } else { 0.0 }
    }
}

/// Questions that can be answered by looks.
pub(super) fn sheets(questions: &[&Question]) -> Vec<Sheet> {
    let asked: Vec<Looks> = questions.iter().map(|question| Looks::of(question)).collect();
    let prior = Prior::of(&asked);
    asked.iter().map(|looks| looks.sheet(&prior)).collect()
}

/// The texts of a question, cut up.
struct Looks {
    stem: BTreeSet<String>,
    choices: Vec<Choice>,
    chance: f64,
}

struct Choice {
    text: String,
    is_key: bool,
    stems: BTreeSet<String>,
    telling: BTreeSet<String>,
    services: BTreeSet<String>,
    number: Option<f64>,
}

impl Looks {
    fn of(question: &Question) -> Looks {
        let choices = question.choices().iter().zip(ChoiceNo::first(MOST_CHOICES)).map(|(choice, no)| {
            let text = Prose::parse(&choice.text).plain_text();
            Choice {
                is_key: question.key().has(no),
                stems: stems(&text),
                telling: telling(&text),
                services: names(&text),
                number: number(&text),
                text,
            }
        });
        Looks {
            stem: telling(&Prose::parse(question.stem()).plain_text()),
            choices: choices.collect(),
            chance: chance(question),
        }
    }

    fn sheet(&self, prior: &Prior) -> Sheet {
        let numbers: Option<Vec<f64>> = self.choices.iter().map(|choice| choice.number).collect();
        let scores = self.choices.iter().enumerate().map(|(at, choice)| {
            let others =
                || self.choices.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, other)| other);
            let alike = others().map(|other| overlap(&choice.stems, &other.stems)).sum::<f64>();
            let length = real(choice.text.chars().count());
            let opposite = others()
                .any(|other| choice.stems.len() >= 4 && choice.stems.symmetric_difference(&other.stems).count() == 2);
            let middle = numbers.as_ref().map_or(0.0, |numbers| {
                let below = numbers.iter().filter(|number| **number < numbers[at]).count();
                let above = numbers.iter().filter(|number| **number > numbers[at]).count();
                -real(below.abs_diff(above))
            });
            [
                length,
                -length,
                real(choice.telling.intersection(&self.stem).count()),
                alike,
                -alike,
                if absolute_in(&choice.text).is_some() { -1.0 } else { 0.0 },
                f64::from(u8::from(opposite)),
                middle,
                managed(&choice.text),
                prior.of_choice(choice),
            ]
        });
        Sheet {
            scores: scores.collect(),
            is_key: self.choices.iter().map(|choice| choice.is_key).collect(),
            chance: self.chance,
        }
    }
}

/// The first number of a text.
fn number(text: &str) -> Option<f64> {
    split(text).find_map(|word| word.replace(',', "").trim_end_matches('%').parse().ok())
}

/// The words of a choice that are names: with a capital, and not only because they begin it.
pub(crate) fn names(text: &str) -> BTreeSet<String> {
    let named = |(at, word): &(usize, &str)| {
        let capital = word.contains(|letter: char| letter.is_ascii_uppercase());
        let brand = matches!(*word, "Amazon" | "AWS");
        capital && !brand && (*at > 0 || word.chars().skip(1).any(|letter| letter.is_ascii_uppercase()))
    };
    split(text).enumerate().filter(named).map(|(_, word)| word.to_string()).collect()
}

/// How much a choice sounds like "let AWS do it", which preparation sites teach to choose.
fn managed(text: &str) -> f64 {
    const FOR: [&str; 18] = [
        "lambda",
        "fargate",
        "serverless",
        "dynamodb",
        "s3",
        "sqs",
        "sns",
        "eventbridge",
        "step functions",
        "managed",
        "aurora",
        "athena",
        "glue",
        "bedrock",
        "on-demand",
        "automatic",
        "automatically",
        "firehose",
    ];
    const AGAINST: [&str; 12] = [
        "ec2",
        "self-managed",
        "custom",
        "script",
        "manual",
        "manually",
        "cron",
        "open source",
        "third-party",
        "instance",
        "instances",
        "on-premises",
    ];
    let text = text.to_lowercase();
    let count = |list: &[&str]| real(list.iter().filter(|word| text.contains(**word)).count());
    count(&FOR) - count(&AGAINST)
}

/// How often each name stands in a key and in a distractor.
struct Prior(BTreeMap<String, (f64, f64)>);

impl Prior {
    fn of(asked: &[Looks]) -> Prior {
        let mut counts: BTreeMap<String, (f64, f64)> = BTreeMap::new();
        for choice in asked.iter().flat_map(|looks| &looks.choices) {
            for name in &choice.services {
                let count = counts.entry(name.clone()).or_default();
                if choice.is_key { count.0 += 1.0 } else { count.1 += 1.0 }
            }
        }
        Prior(counts)
    }

    /// The share of keys among all other choices with the same names; a quarter where there are none.
    fn of_choice(&self, choice: &Choice) -> f64 {
        let shares = choice.services.iter().filter_map(|name| {
            let (keys, wrong) = *self.0.get(name)?;
            // The choice's own question is not known to who answers it.
            let (keys, wrong) = if choice.is_key { (keys - 1.0, wrong) } else { (keys, wrong - 1.0) };
            Some((keys + 0.5) / (keys + wrong + 2.0))
        });
        let shares: Vec<f64> = shares.collect();
        if shares.is_empty() { 0.25 } else { shares.iter().sum::<f64>() / real(shares.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(is_key: &[bool]) -> Sheet {
        Sheet { scores: Vec::new(), is_key: is_key.to_vec(), chance: 0.25 }
    }

    #[test]
    fn the_highest_are_chosen_and_equals_by_lot() {
        let one = [true, false, false, false];
        let two = [true, true, false, false, false];
        let table: [(&[bool], &[f64], f64); 7] = [
            (&one, &[4.0, 1.0, 2.0, 3.0], 1.0),
            (&one, &[1.0, 4.0, 2.0, 3.0], 0.0),
            (&one, &[4.0, 4.0, 2.0, 3.0], 0.5),
            (&one, &[0.0, 0.0, 0.0, 0.0], 0.25),
            (&two, &[5.0, 4.0, 3.0, 2.0, 1.0], 1.0),
            (&two, &[5.0, 2.0, 2.0, 2.0, 1.0], 1.0 / 3.0),
            (&two, &[0.0, 0.0, 0.0, 0.0, 0.0], 0.1),
        ];
        for (is_key, scores, right) in table {
            assert!((sheet(is_key).right(scores) - right).abs() < 1e-9, "{scores:?}");
        }
    }

    #[test]
    fn names_are_words_with_a_capital_inside_a_choice() {
        let found: Vec<String> = names("Use an Amazon S3 bucket with AWS Lambda").into_iter().collect();
        assert_eq!(found, ["Lambda", "S3"]);
        assert_eq!(names("DynamoDB tables").len(), 1);
        assert!(names("Store the data").is_empty());
    }

    #[test]
    fn what_aws_runs_sounds_managed() {
        assert!(managed("AWS Lambda functions") > managed("A script on Amazon EC2 instances"));
    }
}
