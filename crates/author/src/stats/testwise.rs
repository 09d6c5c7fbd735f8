//! The test-wise index, as `stats` prints it.

use bank::testwise::{Outcome, Testwise};
use exam::Question;
use serde::Serialize;

use crate::print;

/// What strategies without knowledge get right of the questions with choices.
#[derive(Serialize)]
pub(crate) struct TestwiseFigures {
    pub(crate) questions: usize,
    /// The share right by guessing, 0 to 1.
    pub(crate) random: f64,
    /// The name of the robot that fares best, and by how many points.
    pub(crate) best: Option<RobotFigures>,
    pub(crate) robots: Vec<RobotFigures>,
    pub(crate) mix: RobotFigures,
    pub(crate) weights: Vec<(String, f64)>,
    pub(crate) giveaways: Vec<GiveawayFigures>,
}

#[derive(Serialize)]
pub(crate) struct RobotFigures {
    pub(crate) name: String,
    /// The share right, 0 to 1.
    pub(crate) right: f64,
    /// Points of a hundred above guessing.
    pub(crate) above: f64,
    /// Half the width of the 95% range of `above`.
    pub(crate) margin: f64,
}

#[derive(Serialize)]
pub(crate) struct GiveawayFigures {
    pub(crate) id: String,
    pub(crate) strategies: Vec<String>,
}

impl From<&Outcome> for RobotFigures {
    fn from(outcome: &Outcome) -> RobotFigures {
        let Outcome { name, right, above, margin } = *outcome;
        RobotFigures { name: name.into(), right, above, margin }
    }
}

impl TestwiseFigures {
    pub(crate) fn of(questions: &[Question]) -> TestwiseFigures {
        let index = Testwise::of(questions);
        let helped = index.giveaways.iter().filter(|(_, strategies)| !strategies.is_empty());
        TestwiseFigures {
            questions: index.questions,
            random: index.random,
            best: index.best().map(RobotFigures::from),
            robots: index.robots.iter().map(RobotFigures::from).collect(),
            mix: RobotFigures::from(&index.mix),
            weights: index.weights.iter().map(|(name, weight)| ((*name).into(), *weight)).collect(),
            giveaways: helped
                .map(|(id, strategies)| GiveawayFigures {
                    id: id.to_string(),
                    strategies: strategies.iter().map(|&name| name.into()).collect(),
                })
                .collect(),
        }
    }

    /// A table of the robots, and behind it whom they help if that is `wanted`.
    pub(crate) fn text(&self, wanted: bool) -> String {
        let row = |robot: &RobotFigures, weight: String| {
            let RobotFigures { name, right, above, margin } = robot;
            vec![
                name.clone(),
                format!("{:.1}%", right * 100.0),
                format!("{above:+.1}"),
                format!("within {margin:.1}"),
                weight,
            ]
        };
        let weights = self.weights.iter().map(|(_, weight)| format!("weighs {weight:+.2}"));
        let rows = self.robots.iter().zip(weights).map(|(robot, weight)| row(robot, weight));
        let rows: Vec<Vec<String>> = rows.chain([row(&self.mix, String::new())]).collect();
        let mut text = format!(
            "\nTest-wise index: what robots without knowledge get right of the {} with choices,\nand how many points that is above guessing ({:.1}%)\n{}",
            print::counted(self.questions, "question"),
            self.random * 100.0,
            print::table(&rows)
        );
        if wanted {
            let rows = self.giveaways.iter().map(|one| vec![one.id.clone(), one.strategies.join(", ")]);
            text.push_str("\nQuestions that a strategy gets right\n");
            text.push_str(&print::table(&rows.collect::<Vec<_>>()));
        }
        text
    }
}

/// `part` of `whole`, 0 of nothing.
pub(crate) fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}
