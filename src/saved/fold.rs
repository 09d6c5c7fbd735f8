//! From the saved acts back to the sitting.

use std::sync::Arc;

use exam::{Event, Moment, Phase, Sitting};

use super::{Act, ActFault, Start};
use crate::saved::act::NOTICED;

/// A sitting read back from its acts.
#[derive(Clone, Debug, PartialEq)]
pub struct Folded {
    /// The sitting after its last readable act.
    pub sitting: Sitting,
    /// The number of the act that comes next.
    pub next: u32,
    /// The checksum of the last readable act.
    pub check: u32,
    /// The moment of the last readable act.
    pub last: Moment,
    /// How many lines could not be read, and why the first could not.
    pub lost: Option<(usize, ActFault)>,
}

/// Plays the saved `lines` of a sitting, in the order of their numbers.
///
/// A line that is damaged, or missing, costs itself and what came after it: acts build on each other.
pub fn fold<'a>(start: &Start, lines: impl IntoIterator<Item = &'a str>) -> Folded {
    let mut sitting = Sitting::new(Arc::new(start.form.clone()), start.rules);
    let (mut next, mut check, mut last, mut lost) = (0, 0, start.begun, None);
    let mut lines = lines.into_iter();
    while let Some(line) = lines.next() {
        match Act::read(line, check) {
            Ok((act, its)) if act.number == next => {
                // An act was accepted when it was written; one that is refused now changes nothing but time.
                sitting = sitting.apply(act.at, act.event).unwrap_or_else(|refused| refused.sitting);
                (next, check, last) = (next + 1, its, act.at);
            }
            Ok(_) => lost = Some((1 + lines.by_ref().count(), ActFault::Damaged)),
            Err(fault) => lost = Some((1 + lines.by_ref().count(), fault)),
        }
    }
    Folded { sitting, next, check, last, lost }
}

impl Folded {
    /// The event that tells the sitting of the time since its last sign of life, if enough has passed.
    ///
    /// `pulse` is the last sign of life that was noted apart from the acts.
    pub fn returned(&self, pulse: Option<Moment>, now: Moment) -> Option<Event> {
        let from = pulse.map_or(self.last, |pulse| pulse.max(self.last));
        let underway = matches!(self.sitting.phase(), Phase::Underway { .. });
        (underway && now.since(from) >= NOTICED).then_some(Event::Interrupted(from))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use exam::{ChoiceNo, DomainNo, Form, Place, Response, Rules, Seed, Shape};

    use super::*;

    fn start() -> Start {
        let place = |id: &str| Place {
            question: id.into(),
            domain: DomainNo(1),
            task: None,
            shape: Shape::Choice { choices: 4 },
            scored: true,
            order: ChoiceNo::first(4).collect(),
        };
        let form = Form::new("TST-1".into(), Seed(1), vec![place("a"), place("b")]).expect("sound");
        let rules = Rules { limit: Some(Duration::from_mins(1)), ..Rules::default() };
        Start { begun: Moment(0), rules, form }
    }

    fn written(events: &[(u64, Event)]) -> Vec<String> {
        let mut before = 0;
        let acts = (0..).zip(events).map(|(number, (second, event))| {
            let act = Act { number, at: Moment(second * 1000), event: event.clone() };
            let (line, check) = act.write(before);
            before = check;
            line
        });
        acts.collect()
    }

    fn played(lines: &[String]) -> Folded {
        fold(&start(), lines.iter().map(String::as_str))
    }

    fn answer(place: u8) -> Event {
        Event::Answer(Response::One(ChoiceNo::new(place).expect("a place")))
    }

    #[test]
    fn the_acts_give_the_sitting_back() {
        let lines = written(&[(0, Event::Begin), (5, answer(2)), (9, Event::GoTo(1)), (12, Event::Flag(true))]);
        let folded = played(&lines);
        let desk = folded.sitting.desk().expect("under way");
        assert_eq!((desk.at(), folded.next, folded.last, folded.lost), (1, 4, Moment(12_000), None));
        assert!(desk.sheet().lines()[0].response.is_some() && desk.line().flagged);
        assert_eq!(folded.sitting.left(Moment(20_000)), Some(Duration::from_secs(40)));
    }

    #[test]
    fn a_damaged_act_costs_itself_and_what_came_after() {
        let whole = written(&[(0, Event::Begin), (5, answer(2)), (9, Event::GoTo(1)), (12, answer(1))]);
        for at in 0..whole.len() {
            let mut lines = whole.clone();
            lines[at] = lines[at].replace(' ', "  ");
            let folded = played(&lines);
            assert_eq!((folded.next as usize, folded.lost.map(|(lost, _)| lost)), (at, Some(4 - at)));
            lines.remove(at);
            let lost = whole.len() - at - 1;
            assert_eq!(played(&lines).lost.map(|(lost, _)| lost), (lost > 0).then_some(lost));
        }
    }

    #[test]
    fn time_with_the_page_closed_is_an_interruption_from_the_last_sign_of_life() {
        let folded = played(&written(&[(0, Event::Begin), (5, answer(2))]));
        assert_eq!(folded.returned(None, Moment(5_500)), None);
        assert_eq!(folded.returned(None, Moment(90_000)), Some(Event::Interrupted(Moment(5_000))));
        assert_eq!(folded.returned(Some(Moment(9_000)), Moment(90_000)), Some(Event::Interrupted(Moment(9_000))));
        let ready = played(&[]);
        assert_eq!(ready.returned(None, Moment(90_000)), None);
    }
}
