//! Where a sitting stands, as JSON.

use core::time::Duration;

use exam::{AnswerSheet, ChoiceNo, Ending, Interruption, Line, Moment, Phase, Place, Response, Sitting};

use crate::json::object;

pub(crate) struct State {
    phase: &'static str,
    /// The number of the question on the desk, from 1.
    number: Option<usize>,
    /// Milliseconds.
    spent: u64,
    left: Option<u64>,
    ending: Option<&'static str>,
    lines: Vec<LineRow>,
    interruptions: Vec<InterruptionRow>,
}
object!(State { phase, number, spent, left, ending, lines, interruptions });

struct LineRow {
    id: String,
    response: Option<Vec<Option<u8>>>,
    complete: bool,
    flagged: bool,
    struck: Vec<u8>,
    shown: bool,
    spent: u64,
}
object!(LineRow { id, response, complete, flagged, struck, shown, spent });

struct InterruptionRow {
    from: u64,
    to: u64,
    charged: bool,
}
object!(InterruptionRow { from, to, charged });

impl State {
    pub(crate) fn of(sitting: &Sitting, now: Moment) -> State {
        let blank;
        let desk = sitting.desk();
        let (sheet, interruptions, ending): (&AnswerSheet, &[Interruption], _) = match (sitting.phase(), desk) {
            (Phase::Finished(finished), _) => (finished.sheet(), finished.interruptions(), Some(finished.ending())),
            (_, Some(desk)) => (desk.sheet(), desk.interruptions(), None),
            (_, None) => {
                blank = AnswerSheet::blank(sitting.form());
                (&blank, &[], None)
            }
        };
        let lines = sitting.form().places().iter().zip(sheet.lines()).map(|(place, line)| row(place, line));
        let interruptions =
            interruptions.iter().map(|one| InterruptionRow { from: one.from.0, to: one.to.0, charged: one.charged });
        State {
            phase: match sitting.phase() {
                Phase::Ready => "ready",
                Phase::Underway { .. } => "underway",
                Phase::Paused { .. } => "paused",
                Phase::Finished(_) => "finished",
            },
            number: desk.map(|desk| desk.at() + 1),
            spent: millis(sitting.spent(now)),
            left: sitting.left(now).map(millis),
            ending: ending.map(|ending| match ending {
                Ending::Submitted => "submitted",
                Ending::TimeUp => "time-up",
            }),
            lines: lines.collect(),
            interruptions: interruptions.collect(),
        }
    }
}

fn row(place: &Place, line: &Line) -> LineRow {
    LineRow {
        id: place.question.to_string(),
        response: line.response.as_ref().map(places),
        complete: line.response.as_ref().is_some_and(|response| place.shape.is_complete(response)),
        flagged: line.flagged,
        struck: line.struck.iter().map(ChoiceNo::get).collect(),
        shown: line.shown,
        spent: millis(line.spent),
    }
}

/// Places of choices from 1, as they were given.
fn places(response: &Response) -> Vec<Option<u8>> {
    match response {
        Response::One(choice) => vec![Some(choice.get())],
        Response::Several(set) => set.iter().map(|choice| Some(choice.get())).collect(),
        Response::Order(order) => order.iter().map(|choice| Some(choice.get())).collect(),
        Response::Pairs(pairs) => pairs.iter().map(|choice| choice.map(ChoiceNo::get)).collect(),
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
