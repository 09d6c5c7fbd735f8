//! How a sitting started: which exam, under which rules, with which form.
//!
//! Spelt as lines of text: a heading, then one line for each place of the form. The form is written as
//! it was drawn, so that a changed bank or a changed engine never changes somebody's sitting.

use std::{fmt, time::Duration};

use exam::{ChoiceNo, Clock, DomainNo, Feedback, Form, FormFault, Moment, Place, Rules, Seed, Shape, TaskNo};

use super::seal::checksum;

/// The start of a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// When it was made.
    pub begun: Moment,
    /// What was agreed.
    pub rules: Rules,
    /// The form as drawn.
    pub form: Form,
}

/// Tells a form from all others of the same page: its questions and choices in their order.
pub fn fingerprint(form: &Form) -> u32 {
    let start = Start { begun: Moment(0), rules: Rules::default(), form: form.clone() };
    checksum(0, &start.write())
}

/// Why a start cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartFault {
    /// This line, from 1, is not understood.
    Line(usize),
    /// The lines make no form.
    Form(FormFault),
}

impl fmt::Display for StartFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartFault::Line(line) => write!(f, "line {line} of the saved form is not understood"),
            StartFault::Form(fault) => write!(f, "{fault}"),
        }
    }
}

impl Start {
    /// The text for the storage.
    pub fn write(&self) -> String {
        let Start { begun, rules, form } = self;
        let limit = rules.limit.map_or("-".into(), |limit| limit.as_millis().to_string());
        let clock = if rules.clock == Clock::Strict { "strict" } else { "centre" };
        let feedback = if rules.feedback == Feedback::EachQuestion { "each" } else { "end" };
        let pause = u8::from(rules.may_pause);
        let mut text = format!("{} {} {} {limit} {clock} {pause} {feedback}", form.exam(), form.seed().0, begun.0);
        for place in form.places() {
            let (kind, choices, count) = match place.shape {
                Shape::Choice { choices } => ("choice", choices, 1),
                Shape::Response { choices, picks } => ("response", choices, picks),
                Shape::Ordering { choices, places } => ("ordering", choices, places),
                Shape::Matching { choices, prompts } => ("matching", choices, prompts),
            };
            let task = place.task.map_or("-".into(), |task| task.0.to_string());
            let order: Vec<String> = place.order.iter().map(|choice| choice.get().to_string()).collect();
            let (scored, domain) = (u8::from(place.scored), place.domain.0);
            let line = format!("\n{} {domain} {task} {kind} {choices} {count} {scored} ", place.question);
            text.push_str(&line);
            text.push_str(&order.join(","));
        }
        text
    }

    /// Reads a text that [`write`](Start::write) made.
    ///
    /// # Errors
    /// The first line that is not understood, or why the lines make no form.
    pub fn read(text: &str) -> Result<Start, StartFault> {
        let mut lines = text.lines();
        let (exam, seed, begun, rules) = lines.next().and_then(read_heading).ok_or(StartFault::Line(1))?;
        let places: Result<Vec<Place>, StartFault> =
            lines.zip(2..).map(|(line, at)| read_place(line).ok_or(StartFault::Line(at))).collect();
        let form = Form::new(exam, seed, places?).map_err(StartFault::Form)?;
        Ok(Start { begun, rules, form })
    }
}

fn read_heading(line: &str) -> Option<(String, Seed, Moment, Rules)> {
    let [exam, seed, begun, limit, clock, pause, feedback] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let limit = if limit == "-" { None } else { Some(Duration::from_millis(limit.parse().ok()?)) };
    let clock = match clock {
        "centre" => Clock::TestCentre,
        "strict" => Clock::Strict,
        _ => return None,
    };
    let feedback = match feedback {
        "end" => Feedback::AtEnd,
        "each" => Feedback::EachQuestion,
        _ => return None,
    };
    let rules = Rules { limit, clock, may_pause: pause == "1", feedback };
    Some((exam.to_owned(), Seed(seed.parse().ok()?), Moment(begun.parse().ok()?), rules))
}

fn read_place(line: &str) -> Option<Place> {
    let [question, domain, task, kind, choices, count, scored, order] =
        line.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let (choices, count) = (choices.parse().ok()?, count.parse().ok()?);
    let shape = match kind {
        "choice" => Shape::Choice { choices },
        "response" => Shape::Response { choices, picks: count },
        "ordering" => Shape::Ordering { choices, places: count },
        "matching" => Shape::Matching { choices, prompts: count },
        _ => return None,
    };
    let order: Option<Vec<ChoiceNo>> = order.split(',').map(|place| ChoiceNo::new(place.parse().ok()?)).collect();
    Some(Place {
        question: question.into(),
        domain: DomainNo(domain.parse().ok()?),
        task: if task == "-" { None } else { Some(TaskNo(task.parse().ok()?)) },
        shape,
        scored: scored == "1",
        order: order?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Start {
        let place = |id: &str, shape: Shape, task| Place {
            question: id.into(),
            domain: DomainNo(2),
            task,
            shape,
            scored: id != "tst-1-2",
            order: ChoiceNo::first(shape.choices()).collect(),
        };
        let places = vec![
            place("tst-1-1", Shape::Choice { choices: 4 }, Some(TaskNo(3))),
            place("tst-1-2", Shape::Response { choices: 5, picks: 2 }, None),
            place("tst-1-3", Shape::Ordering { choices: 5, places: 3 }, None),
            place("tst-1-4", Shape::Matching { choices: 4, prompts: 3 }, None),
        ];
        let rules = Rules { limit: Some(Duration::from_mins(90)), ..Rules::default() };
        Start { begun: Moment(99), rules, form: Form::new("TST-1".into(), Seed(7), places).expect("sound") }
    }

    #[test]
    fn a_start_is_read_back_as_it_was_written() {
        for rules in [start().rules, Rules::practice()] {
            let start = Start { rules, ..start() };
            assert_eq!(Start::read(&start.write()), Ok(start));
        }
    }

    #[test]
    fn the_spelling_is_a_promise() {
        let text = start().write();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "TST-1 7 99 5400000 centre 0 end");
        assert_eq!(lines[1], "tst-1-1 2 3 choice 4 1 1 1,2,3,4");
        assert_eq!(lines[2], "tst-1-2 2 - response 5 2 0 1,2,3,4,5");
    }

    #[test]
    fn a_line_that_is_not_understood_is_named() {
        let text = start().write();
        assert_eq!(Start::read(&text.replace("response", "essay")), Err(StartFault::Line(3)));
        assert_eq!(Start::read(""), Err(StartFault::Line(1)));
        let cut = text.lines().next().unwrap_or_default();
        assert_eq!(Start::read(cut), Err(StartFault::Form(FormFault::Empty)));
    }
}
