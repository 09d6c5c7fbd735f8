//! What somebody gets right who knows no AWS: the test-wise index of a bank.
//!
//! Robots answer every multiple choice and multiple response question by what its texts look like (the longest
//! choice, the one with most words of the stem, and so on) and are marked as the exam marks: all or nothing.
//! A good bank leaves each of them where guessing is. Ordering and matching questions are not asked: none
//! of these strategies has an answer to them.

mod mix;
mod robots;

use exam::{Key, Question, QuestionId, Shape};

use crate::{prose::Prose, words::real};
pub(crate) use robots::names;
use robots::{ROBOTS, Sheet};

/// The name of the robot that learns.
const MIX: &str = "learned mix";

/// How a strategy fares on a bank.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The strategy's name.
    pub name: &'static str,
    /// The expected share right, 0 to 1; equals are chosen between by lot.
    pub right: f64,
    /// How many points of a hundred that is above guessing; below it, less than 0.
    pub above: f64,
    /// Half the width of the 95% range of `above`, in points, from the spread over the questions.
    pub margin: f64,
}

/// The test-wise index of a bank.
#[derive(Clone, Debug, PartialEq)]
pub struct Testwise {
    /// How many questions were asked.
    pub questions: usize,
    /// The share right by guessing, 0 to 1.
    pub random: f64,
    /// Each strategy.
    pub robots: Vec<Outcome>,
    /// All of them weighed together by a logistic regression, learned on nine tenths of the bank and asked the rest.
    pub mix: Outcome,
    /// How much each robot weighs in the mix, learned on the whole bank; less than 0 where its opposite works.
    pub weights: Vec<(&'static str, f64)>,
    /// For each question the strategies that answer it clearly better than guessing.
    pub giveaways: Vec<(QuestionId, Vec<&'static str>)>,
}

impl Testwise {
    /// Lets every robot answer these questions.
    pub fn of(questions: &[Question]) -> Testwise {
        // By their ids, so that the same bank gives the same figures from whichever files it was read.
        let mut questions: Vec<&Question> = questions.iter().filter(|question| is_choice(question)).collect();
        questions.sort_by_key(|question| question.id());
        let sheets: Vec<Sheet> = robots::sheets(&questions);
        let random: Vec<f64> = sheets.iter().map(Sheet::chance).collect();
        let robots = ROBOTS.iter().enumerate().map(|(at, &name)| {
            let right: Vec<f64> = sheets.iter().map(|sheet| sheet.right(&sheet.scores_of(at))).collect();
            outcome(name, &right, &random)
        });
        let mix = mix::right(&sheets);
        let giveaways = questions.iter().zip(sheets.iter().zip(&mix)).map(|(question, (sheet, mixed))| {
            let above = |right: f64| right > sheet.chance() + 0.2;
            let robots = ROBOTS.iter().enumerate().filter(|(at, _)| above(sheet.right(&sheet.scores_of(*at))));
            let names = robots.map(|(_, name)| *name).chain(above(*mixed).then_some(MIX));
            (question.id().clone(), names.collect())
        });
        Testwise {
            questions: sheets.len(),
            random: mean(&random),
            robots: robots.collect(),
            mix: outcome(MIX, &mix, &random),
            weights: ROBOTS.into_iter().zip(mix::weights(&sheets)).collect(),
            giveaways: giveaways.collect(),
        }
    }

    /// The robot that fares best, the learned mix apart.
    pub fn best(&self) -> Option<&Outcome> {
        self.robots.iter().max_by(|one, other| one.above.total_cmp(&other.above))
    }
}

fn outcome(name: &'static str, right: &[f64], random: &[f64]) -> Outcome {
    let gains: Vec<f64> = right.iter().zip(random).map(|(right, random)| 100.0 * (right - random)).collect();
    let above = mean(&gains);
    let spread = mean(&gains.iter().map(|gain| (gain - above).powi(2)).collect::<Vec<_>>()).sqrt();
    let margin = 1.96 * spread / real(gains.len().max(1)).sqrt();
    Outcome { name, right: mean(right), above, margin }
}

fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / real(values.len()) }
}

/// The chance to get a question right by guessing among all complete responses.
pub fn chance(question: &Question) -> f64 {
    let falling = |from: u8, count: u8| (0..count).map(|at| f64::from(from.saturating_sub(at))).product::<f64>();
    1.0 / match question.shape() {
        Shape::Choice { choices } => f64::from(choices),
        Shape::Response { choices, picks } => combinations(choices, picks),
        Shape::Ordering { choices, places } => falling(choices, places),
        Shape::Matching { choices, prompts } => f64::from(choices).powi(i32::from(prompts)),
    }
}

/// How many ways there are to take `count` out of `from`.
fn combinations(from: u8, count: u8) -> f64 {
    (0..count).map(|at| f64::from(from - at) / f64::from(at + 1)).product()
}

/// Whether a strategy can be tried on it.
fn is_choice(question: &Question) -> bool {
    matches!(question.key(), Key::One(_) | Key::Several(_))
}

/// How many words a candidate reads at it: stem, prompts and choices.
pub fn words_read(question: &Question) -> usize {
    let choices = question.choices().iter().map(|choice| choice.text.as_str());
    let texts = choices.chain(question.prompts().iter().map(String::as_str)).chain([question.stem()]);
    texts.map(|text| Prose::parse(text).words()).sum()
}
