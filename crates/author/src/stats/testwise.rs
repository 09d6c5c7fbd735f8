//! What somebody gets right who knows nothing: the share of questions that a strategy answers as a whole.

use bank::prose::Prose;
use exam::{ChoiceNo, Key, MOST_CHOICES, Question, Shape};
use serde::Serialize;

/// The expected share right of each strategy, 0 to 1.
#[derive(Serialize)]
pub(super) struct Testwise {
    pub(super) random: f64,
    pub(super) longest: f64,
    pub(super) shortest: f64,
}

impl Testwise {
    pub(super) fn of(questions: &[Question]) -> Testwise {
        let mean = |chance: &dyn Fn(&Question) -> f64| {
            let count = f64::from(u32::try_from(questions.len()).unwrap_or(u32::MAX).max(1));
            questions.iter().map(chance).sum::<f64>() / count
        };
        Testwise {
            random: mean(&random),
            longest: mean(&|question| by_length(question, true)),
            shortest: mean(&|question| by_length(question, false)),
        }
    }
}

/// `part` of `whole`, 0 of nothing.
pub(super) fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// One in so many of all the complete responses there are.
fn random(question: &Question) -> f64 {
    let falling = |from: u8, count: u8| (0..count).map(|at| f64::from(from.saturating_sub(at))).product::<f64>();
    1.0 / match question.shape() {
        Shape::Choice { choices } => f64::from(choices),
        Shape::Response { choices, picks } => combinations(choices, picks),
        Shape::Ordering { choices, places } => falling(choices, places),
        Shape::Matching { choices, prompts } => f64::from(choices).powi(i32::from(prompts)),
    }
}

/// Picks as many of the longest (or shortest) choices as are asked for, equals by lot.
fn by_length(question: &Question, longest: bool) -> f64 {
    let is_key = |no| match question.key() {
        Key::One(key) => *key == no,
        Key::Several(keys) => keys.has(no),
        Key::Order(_) | Key::Pairs(_) => false,
    };
    let picks = match question.shape() {
        Shape::Choice { .. } => 1,
        Shape::Response { picks, .. } => usize::from(picks),
        // There is no length to go by.
        Shape::Ordering { .. } | Shape::Matching { .. } => return random(question),
    };
    let lengths = question.choices().iter().map(|choice| Prose::parse(&choice.text).plain_text().chars().count());
    let mut choices: Vec<(usize, bool)> = lengths.zip(ChoiceNo::first(MOST_CHOICES).map(is_key)).collect();
    choices.sort_unstable();
    if longest {
        choices.reverse();
    }
    let Some(&(edge, _)) = choices.get(picks - 1) else { return 0.0 };
    let beyond = |length: usize| if longest { length > edge } else { length < edge };
    let sure = choices.iter().filter(|(length, _)| beyond(*length));
    let equals: Vec<bool> = choices.iter().filter(|(length, _)| *length == edge).map(|(_, key)| *key).collect();
    if sure.clone().any(|(_, key)| !key) {
        return 0.0;
    }
    // Of the equals at the edge just the keys must be taken: one way among all.
    let still = picks - sure.count();
    let keys = equals.iter().filter(|key| **key).count();
    let small = |count: usize| u8::try_from(count).unwrap_or(MOST_CHOICES);
    if keys == still { 1.0 / combinations(small(equals.len()), small(still)) } else { 0.0 }
}

/// How many ways there are to take `count` out of `from`.
fn combinations(from: u8, count: u8) -> f64 {
    (0..count).map(|at| f64::from(from - at) / f64::from(at + 1)).product()
}

#[cfg(test)]
mod tests {
    use exam::{Choice, ChoiceSet, DomainNo, Expect, QuestionDraft};

    use super::*;

    fn question(texts: &[&str], keys: &[u8]) -> Question {
        let keys: Vec<ChoiceNo> = keys.iter().filter_map(|&no| ChoiceNo::new(no)).collect();
        let key =
            if let [only] = keys[..] { Key::One(only) } else { Key::Several(keys.into_iter().collect::<ChoiceSet>()) };
        let choice = |&text: &&str| Choice { text: text.into(), why: "So.".into() };
        let draft = QuestionDraft {
            id: "q".into(),
            domain: DomainNo(1),
            task: None,
            stem: "Which?".into(),
            prompts: vec![],
            choices: texts.iter().map(choice).collect(),
            key,
            rationale: "So.".into(),
            sources: vec![],
            checked: "2026-11-21".into(),
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: vec![],
        };
        Question::new(draft).expect("a sound question")
    }

    #[test]
    fn a_strategy_gets_what_its_choices_bring() {
        let table = [
            (question(&["aaaa", "b", "cc", "ddd"], &[1]), [0.25, 1.0, 0.0]),
            (question(&["aa", "b", "cc", "d"], &[1]), [0.25, 0.5, 0.0]),
            (question(&["aa", "bb", "cc", "dd"], &[3]), [0.25, 0.25, 0.25]),
            (question(&["a", "bb", "ccc", "dddd", "eeeee"], &[4, 5]), [0.1, 1.0, 0.0]),
            (question(&["a", "b", "b", "dddd", "eeeee"], &[1, 3]), [0.1, 0.0, 1.0 / 3.0]),
            (question(&["aaa", "bb", "cc", "d", "e"], &[1, 2]), [0.1, 0.5, 0.0]),
        ];
        for (question, [at_random, longest, shortest]) in table {
            let close = |one: f64, other: f64| (one - other).abs() < 1e-9;
            assert!(close(random(&question), at_random), "{question:?}");
            assert!(close(by_length(&question, true), longest), "{question:?}");
            assert!(close(by_length(&question, false), shortest), "{question:?}");
        }
    }
}
