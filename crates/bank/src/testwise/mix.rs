//! A robot that learns: what looks tell keys from distractors in nine tenths of a bank, tried on the last tenth.

use super::robots::{ROBOTS, SERVICE_PRIOR, Sheet};
use crate::words::real;

const FEATURES: usize = ROBOTS.len();
/// In how many parts the bank is cut; each is answered by who learned on the others.
const PARTS: usize = 10;
/// In how many ways it is cut so: one cut alone moves the result by several points.
const CUTS: usize = 5;
const ROUNDS: usize = 150;
const STEP: f64 = 0.5;
/// How strongly weights are drawn to 0: a bank of some hundred questions teaches little.
const SHRINK: f64 = 0.01;

/// For each question the chance that the robot gets it right, the mean over all cuts.
pub(super) fn right(sheets: &[Sheet]) -> Vec<f64> {
    let looks: Vec<Vec<[f64; FEATURES]>> = sheets.iter().map(standardized).collect();
    let mut right = vec![0.0; sheets.len()];
    for cut in 0..CUTS {
        let part_of = |at: usize| (at + cut * (at / PARTS)) % PARTS;
        for part in 0..PARTS {
            let (asked, known): (Vec<usize>, Vec<usize>) = (0..sheets.len()).partition(|at| part_of(*at) == part);
            let weights = learn(sheets, &looks, &known);
            for at in asked {
                let scores: Vec<f64> = looks[at].iter().map(|look| product(look, &weights)).collect();
                right[at] += sheets[at].right(&scores) / real(CUTS);
            }
        }
    }
    right
}

/// How much each look weighs, learned on all questions.
pub(super) fn weights(sheets: &[Sheet]) -> [f64; FEATURES] {
    let looks: Vec<Vec<[f64; FEATURES]>> = sheets.iter().map(standardized).collect();
    learn(sheets, &looks, &(0..sheets.len()).collect::<Vec<_>>())
}

/// Each look set against the other choices of its question: mean 0, spread 1.
fn standardized(sheet: &Sheet) -> Vec<[f64; FEATURES]> {
    let mut looks = sheet.scores.clone();
    let count = real(looks.len().max(1));
    for feature in 0..FEATURES {
        let mean = looks.iter().map(|look| look[feature]).sum::<f64>() / count;
        let spread = (looks.iter().map(|look| (look[feature] - mean).powi(2)).sum::<f64>() / count).sqrt();
        for look in &mut looks {
            look[feature] = if spread > 1e-9 { (look[feature] - mean) / spread } else { 0.0 };
        }
    }
    looks
}

fn product(look: &[f64; FEATURES], weights: &[f64; FEATURES]) -> f64 {
    look.iter().zip(weights).map(|(look, weight)| look * weight).sum()
}

/// Logistic regression by plain gradient descent, from 0: the same bank gives the same weights.
fn learn(sheets: &[Sheet], looks: &[Vec<[f64; FEATURES]>], known: &[usize]) -> [f64; FEATURES] {
    let mut weights = [0.0; FEATURES];
    let rows: usize = known.iter().map(|at| looks[*at].len()).sum();
    for _ in 0..ROUNDS {
        let mut slope = [0.0; FEATURES];
        for at in known {
            let keys = real(sheets[*at].is_key.iter().filter(|key| **key).count());
            let base = (keys / real(looks[*at].len()).max(1.0)).clamp(0.05, 0.95);
            let start = (base / (1.0 - base)).ln();
            for (look, key) in looks[*at].iter().zip(&sheets[*at].is_key) {
                let guess = 1.0 / (1.0 + (-(start + product(look, &weights))).exp());
                let miss = guess - f64::from(u8::from(*key));
                for (slope, look) in slope.iter_mut().zip(look) {
                    *slope += miss * look;
                }
            }
        }
        for (weight, slope) in weights.iter_mut().zip(slope) {
            *weight -= STEP * (slope / real(rows.max(1)) + SHRINK * *weight);
        }
        // A service's count elsewhere lacks one key just where it is the key itself, so within one bank few keys
        // elsewhere seem to speak for a choice. That is counting out cards, and works for no new question.
        weights[SERVICE_PRIOR] = weights[SERVICE_PRIOR].max(0.0);
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testwise::robots;

    #[test]
    fn what_gives_keys_away_is_learned() {
        // Twenty questions whose key is the longest choice, at every place.
        let questions: Vec<exam::Question> = (0..20).map(|at| question(at % 4)).collect();
        let sheets = robots::sheets(&questions.iter().collect::<Vec<_>>());
        assert!(right(&sheets).iter().all(|right| *right > 0.99));
    }

    fn question(key: u8) -> exam::Question {
        let choices = (0..4).map(|at| exam::Choice {
            text: if at == key { "a much longer text than the others".into() } else { format!("text {at}") },
            why: "So.".into(),
        });
        let draft = exam::QuestionDraft {
            id: "q".into(),
            domain: exam::DomainNo(1),
            task: None,
            stem: "Which?".into(),
            prompts: vec![],
            choices: choices.collect(),
            key: exam::Key::One(exam::ChoiceNo::new(key + 1).expect("a place")),
            rationale: "So.".into(),
            sources: vec![],
            checked: "2026-11-21".into(),
            expect: exam::Expect::from_percent(60),
            keep_order: false,
            enemies: vec![],
        };
        exam::Question::new(draft).expect("a sound question")
    }
}
