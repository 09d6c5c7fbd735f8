//! A sitting played step by step, in seconds and letters, as a person would tell it.

use std::{sync::Arc, time::Duration};

use exam::{
    ChoiceNo, Desk, DomainNo, Event, Finished, Form, Moment, Phase, Place, Response, Rules, Seed, Shape, Sitting, Why,
};

/// What a sitting has become, and every refusal on the way.
pub(crate) struct Play {
    sitting: Sitting,
    refused: Vec<Why>,
}

/// Four questions, one of each kind, in the order of the file.
fn form() -> Arc<Form> {
    let shapes = [
        Shape::Choice { choices: 4 },
        Shape::Response { choices: 5, picks: 2 },
        Shape::Ordering { choices: 4, places: 3 },
        Shape::Matching { choices: 3, prompts: 3 },
    ];
    let place = |(number, shape): (u32, Shape)| Place {
        question: format!("question-{number}").into(),
        domain: DomainNo(1),
        task: None,
        shape,
        scored: true,
        order: ChoiceNo::first(shape.choices()).collect(),
    };
    Form::new("PLAY".into(), Seed(0), (1..).zip(shapes).map(place).collect()).expect("a sound form").into()
}

pub(crate) fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

fn choice(letter: char) -> Option<ChoiceNo> {
    ('a'..='l').zip(ChoiceNo::first(12)).find(|(one, _)| *one == letter).map(|(_, choice)| choice)
}

/// The letters as a response to a question of that shape; "-" for a prompt without its choice yet.
fn response(shape: Shape, letters: &str) -> Response {
    let picked = letters.chars().map(choice);
    match shape {
        Shape::Choice { .. } => Response::One(picked.flatten().next().expect("a letter from a to l")),
        Shape::Response { .. } => Response::Several(picked.flatten().collect()),
        Shape::Ordering { .. } => Response::Order(picked.flatten().collect()),
        Shape::Matching { .. } => Response::Pairs(picked.collect()),
    }
}

impl Play {
    /// A sitting of four questions that has not begun.
    pub(crate) fn new(rules: Rules) -> Play {
        Play { sitting: Sitting::new(form(), rules), refused: vec![] }
    }

    pub(crate) fn at(mut self, second: u64, event: Event) -> Play {
        match self.sitting.apply(Moment(second * 1000), event) {
            Ok(sitting) => self.sitting = sitting,
            Err(refused) => {
                self.sitting = refused.sitting;
                self.refused.push(refused.why);
            }
        }
        self
    }

    pub(crate) fn begin(self, second: u64) -> Play {
        self.at(second, Event::Begin)
    }

    /// Answers the question on the desk.
    pub(crate) fn answer(self, second: u64, letters: &str) -> Play {
        let at = self.sitting.desk().map_or(0, Desk::at);
        let shape = self.sitting.form().places()[at].shape;
        self.at(second, Event::Answer(response(shape, letters)))
    }

    /// Puts the question of this number, from 1, on the desk.
    pub(crate) fn go_to(self, second: u64, number: usize) -> Play {
        self.at(second, Event::GoTo(number - 1))
    }

    pub(crate) fn pause(self, second: u64) -> Play {
        self.at(second, Event::Pause)
    }

    pub(crate) fn resume(self, second: u64) -> Play {
        self.at(second, Event::Resume)
    }

    pub(crate) fn tick(self, second: u64) -> Play {
        self.at(second, Event::Tick)
    }

    /// Comes back after nothing was heard since `from`.
    pub(crate) fn interrupted(self, from: u64, second: u64) -> Play {
        self.at(second, Event::Interrupted(Moment(from * 1000)))
    }

    pub(crate) fn submit(self, second: u64) -> Play {
        self.at(second, Event::Submit)
    }

    /// What was refused, in order; what is asserted once need not be asserted again.
    #[track_caller]
    pub(crate) fn refuses(mut self, why: &[Why]) -> Play {
        assert_eq!(self.refused, why);
        self.refused.clear();
        self
    }

    #[track_caller]
    pub(crate) fn has_left(self, second: u64, left: Option<u64>) -> Play {
        assert_eq!(self.sitting.left(Moment(second * 1000)), left.map(seconds));
        self
    }

    /// The sitting, nothing having been refused that was not expected.
    #[track_caller]
    pub(crate) fn sitting(self) -> Sitting {
        assert_eq!(self.refused, []);
        self.sitting
    }

    #[track_caller]
    pub(crate) fn desk(self) -> Desk {
        let sitting = self.sitting();
        sitting.desk().unwrap_or_else(|| panic!("no desk: {:?}", sitting.phase())).clone()
    }

    #[track_caller]
    pub(crate) fn finished(self) -> Finished {
        let sitting = self.sitting();
        let Phase::Finished(finished) = sitting.phase() else { panic!("not over: {:?}", sitting.phase()) };
        finished.clone()
    }
}
