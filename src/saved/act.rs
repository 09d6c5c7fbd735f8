//! One act of the candidate, spelt as a line of text: `3 1795300000000 answer 2,4 #1a2b3c4d`.
//!
//! The number counts the acts of a sitting from 0, the moment is in milliseconds since 1970, and the
//! checksum covers the line and the checksum of the act before it, so that a missing or changed act
//! shows at once and costs only itself and what came after.

use std::{fmt, time::Duration};

use exam::{ChoiceNo, ChoiceSet, Event, Moment, Response};

use super::seal::checksum;

/// An event of a sitting with its number and moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Counted from 0 within its sitting.
    pub number: u32,
    /// When it happened.
    pub at: Moment,
    /// What happened.
    pub event: Event,
}

/// Why a line is no act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActFault {
    /// The checksum does not fit: this act, or one before it, is not what was written.
    Damaged,
    /// The line is whole and yet not understood.
    Unknown,
}

impl fmt::Display for ActFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ActFault::Damaged => "a saved act is damaged or missing",
            ActFault::Unknown => "a saved act is not understood",
        })
    }
}

impl Act {
    /// The line for the storage, and its checksum for the act that follows.
    pub fn write(&self, before: u32) -> (String, u32) {
        let line = format!("{} {} {}", self.number, self.at.0, spell(&self.event));
        let check = checksum(before, &line);
        (format!("{line} #{check:08x}"), check)
    }

    /// Reads a line that follows the one with the checksum `before`.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(line: &str, before: u32) -> Result<(Act, u32), ActFault> {
        let (text, mark) = line.rsplit_once(" #").ok_or(ActFault::Damaged)?;
        let check = checksum(before, text);
        if u32::from_str_radix(mark, 16) != Ok(check) {
            return Err(ActFault::Damaged);
        }
        let mut words = text.splitn(3, ' ');
        let mut next = || words.next().ok_or(ActFault::Unknown);
        let number = next()?.parse().map_err(|_| ActFault::Unknown)?;
        let at = Moment(next()?.parse().map_err(|_| ActFault::Unknown)?);
        let event = read(next()?).ok_or(ActFault::Unknown)?;
        Ok((Act { number, at, event }, check))
    }
}

fn spell(event: &Event) -> String {
    match event {
        Event::Begin => "begin".into(),
        Event::Answer(Response::One(choice)) => format!("answer one {}", choice.get()),
        Event::Answer(Response::Several(set)) => format!("answer several {}", places(set.iter().map(Some))),
        Event::Answer(Response::Order(order)) => format!("answer order {}", places(order.iter().copied().map(Some))),
        Event::Answer(Response::Pairs(pairs)) => format!("answer pairs {}", places(pairs.iter().copied())),
        Event::Clear => "clear".into(),
        Event::Flag(flagged) => format!("flag {}", u8::from(*flagged)),
        Event::Strike(choice, struck) => format!("strike {} {}", choice.get(), u8::from(*struck)),
        Event::GoTo(at) => format!("goto {at}"),
        Event::Reveal => "reveal".into(),
        Event::Pause => "pause".into(),
        Event::Resume => "resume".into(),
        Event::Interrupted(from) => format!("interrupted {}", from.0),
        Event::Submit => "submit".into(),
        Event::Tick => "tick".into(),
    }
}

/// Places separated by commas; a prompt without a choice is 0.
fn places(choices: impl Iterator<Item = Option<ChoiceNo>>) -> String {
    let places: Vec<String> = choices.map(|choice| choice.map_or(0, ChoiceNo::get).to_string()).collect();
    places.join(",")
}

fn read(text: &str) -> Option<Event> {
    let words: Vec<&str> = text.split(' ').collect();
    Some(match *words.as_slice() {
        ["begin"] => Event::Begin,
        ["answer", kind, list] => Event::Answer(read_response(kind, list)?),
        ["clear"] => Event::Clear,
        ["flag", on] => Event::Flag(read_bit(on)?),
        ["strike", choice, on] => Event::Strike(ChoiceNo::new(choice.parse().ok()?)?, read_bit(on)?),
        ["goto", at] => Event::GoTo(usize::try_from(at.parse::<u32>().ok()?).ok()?),
        ["reveal"] => Event::Reveal,
        ["pause"] => Event::Pause,
        ["resume"] => Event::Resume,
        ["interrupted", from] => Event::Interrupted(Moment(from.parse().ok()?)),
        ["submit"] => Event::Submit,
        ["tick"] => Event::Tick,
        _ => return None,
    })
}

fn read_response(kind: &str, list: &str) -> Option<Response> {
    let numbers: Option<Vec<u8>> =
        if list.is_empty() { Some(vec![]) } else { list.split(',').map(|place| place.parse().ok()).collect() };
    let numbers = numbers?;
    let all = || numbers.iter().map(|&place| ChoiceNo::new(place)).collect::<Option<Vec<ChoiceNo>>>();
    Some(match kind {
        "one" => Response::One(*all()?.first()?),
        "several" => Response::Several(all()?.into_iter().collect::<ChoiceSet>()),
        "order" => Response::Order(all()?),
        "pairs" => {
            let pair = |&place: &u8| if place == 0 { Some(None) } else { ChoiceNo::new(place).map(Some) };
            Response::Pairs(numbers.iter().map(pair).collect::<Option<Vec<_>>>()?)
        }
        _ => return None,
    })
}

fn read_bit(text: &str) -> Option<bool> {
    match text {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}

/// How much time passed without a sign of life before it counts as an interruption.
pub(super) const NOTICED: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    use super::*;

    fn no(place: u8) -> ChoiceNo {
        ChoiceNo::new(place).expect("a place")
    }

    #[test]
    fn every_event_is_read_back_as_it_was_written() {
        let events = [
            Event::Begin,
            Event::Answer(Response::One(no(3))),
            Event::Answer(Response::Several([no(1), no(12)].into_iter().collect())),
            Event::Answer(Response::Several(ChoiceSet::EMPTY)),
            Event::Answer(Response::Order(vec![no(3), no(1)])),
            Event::Answer(Response::Pairs(vec![Some(no(2)), None, Some(no(2))])),
            Event::Clear,
            Event::Flag(true),
            Event::Flag(false),
            Event::Strike(no(4), true),
            Event::GoTo(64),
            Event::Reveal,
            Event::Pause,
            Event::Resume,
            Event::Interrupted(Moment(5)),
            Event::Submit,
            Event::Tick,
        ];
        let mut before = 0;
        for (number, event) in (0..).zip(events) {
            let act = Act { number, at: Moment(1_795_300_000_000), event };
            let (line, check) = act.write(before);
            assert_eq!(Act::read(&line, before), Ok((act, check)), "{line}");
            before = check;
        }
    }

    #[test]
    fn the_spelling_is_a_promise() {
        let act = Act { number: 3, at: Moment(1_795_300_000_000), event: Event::Answer(Response::One(no(2))) };
        assert_eq!(act.write(7).0, "3 1795300000000 answer one 2 #90e4fce8");
    }

    #[test]
    fn a_changed_or_missing_act_is_noticed() {
        let (line, check) = Act { number: 0, at: Moment(1), event: Event::Begin }.write(0);
        assert_eq!(Act::read(&line.replace('1', "2"), 0), Err(ActFault::Damaged));
        assert_eq!(Act::read(&line, check), Err(ActFault::Damaged));
        assert_eq!(Act::read("", 0), Err(ActFault::Damaged));
        let text = "0 1 juggle";
        assert_eq!(Act::read(&format!("{text} #{:08x}", checksum(0, text)), 0), Err(ActFault::Unknown));
    }
}
