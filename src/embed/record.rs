//! What a tab keeps of a quiz: the form as drawn and every act, spelt as `saved` spells them, in one sealed text.

use crate::saved::{Folded, Start, fold, seal, unseal};

/// A quiz as it was left.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// How it started.
    pub start: Start,
    /// The acts, one a line.
    pub acts: Vec<String>,
    /// What the acts amount to.
    pub folded: Folded,
}

/// The text for the tab's storage.
pub fn write(start: &str, acts: &[String]) -> String {
    seal(&format!("{start}\n\n{}", acts.join("\n")))
}

/// Reads a text that [`write()`] made. A record is written whole each time, so damage to any of it is damage to all.
pub fn read(record: &str) -> Option<Record> {
    let (start, acts) = unseal(record).ok()?.split_once("\n\n")?;
    let start = Start::read(start).ok()?;
    let acts: Vec<String> = acts.lines().map(str::to_owned).collect();
    let folded = fold(&start, acts.iter().map(String::as_str));
    folded.lost.is_none().then_some(Record { start, acts, folded })
}

/// A short name for a long text: two texts of one page hardly ever share it.
pub fn fingerprint(text: &str) -> String {
    // FNV-1a with 64 bits.
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use exam::{ChoiceNo, DomainNo, Event, Form, Moment, Phase, Place, Response, Rules, Seed, Shape};

    use super::*;
    use crate::saved::Act;

    fn start() -> Start {
        let place = |id: &str| Place {
            question: id.into(),
            domain: DomainNo(1),
            task: None,
            shape: Shape::Choice { choices: 4 },
            scored: true,
            order: ChoiceNo::first(4).collect(),
        };
        let form = Form::new("TST-1".into(), Seed(7), vec![place("a"), place("b")]).expect("sound");
        Start { begun: Moment(5), rules: Rules::practice(), form }
    }

    fn acts() -> Vec<String> {
        let answer = Event::Answer(Response::One(ChoiceNo::new(2).expect("a place")));
        let mut before = 0;
        let events = [Event::Begin, answer, Event::Reveal, Event::GoTo(1)];
        let write = |(number, event)| {
            let (line, check) = Act { number, at: Moment(9), event }.write(before);
            before = check;
            line
        };
        (0..).zip(events).map(write).collect()
    }

    #[test]
    fn a_quiz_comes_back_as_it_was_left() {
        let record = read(&write(&start().write(), &acts())).expect("whole");
        assert_eq!((record.start, record.acts), (start(), acts()));
        let Phase::Underway { desk, .. } = record.folded.sitting.phase() else { panic!("it is under way") };
        assert_eq!(desk.at(), 1);
        assert!(desk.sheet().lines()[0].shown);
        // One that nobody touched comes back too.
        let untouched = read(&write(&start().write(), &[])).expect("whole");
        assert_eq!(untouched.folded.sitting.phase(), &Phase::Ready);
    }

    #[test]
    fn a_damaged_record_is_noticed_wherever_it_is_damaged() {
        let whole = write(&start().write(), &acts());
        for at in 0..whole.len() {
            let mut damaged = whole.clone().into_bytes();
            damaged[at] ^= 1;
            let damaged = String::from_utf8(damaged).expect("ASCII");
            assert_eq!(read(&damaged), None, "{at}");
            assert_eq!(read(&whole[..at]), None, "{at}");
        }
        // Sealed, and yet an act is missing in the middle.
        let mut acts = acts();
        acts.remove(1);
        assert_eq!(read(&write(&start().write(), &acts)), None);
    }

    #[test]
    fn texts_that_differ_have_names_that_differ() {
        assert_eq!(fingerprint(""), "cbf29ce484222325");
        assert_ne!(fingerprint("a"), fingerprint("b"));
    }
}
