//! See [`Record`].

use exam::{BlueprintDraft, Domain, DomainNo, Kind, Level, Outcome, Task};
use study::{Day, Evening};
use wasm_bindgen::prelude::*;

use super::{Thrown, parcel::Parcel, rules::rules, thrown};
use crate::{Fault, Listed, Record, Responded, Sat};

#[wasm_bindgen]
pub fn raw_study(texts: &str, numbers: &[u32]) -> Thrown<String> {
    thrown(asked(&mut Parcel::of(texts, numbers)))
}

fn asked(parcel: &mut Parcel) -> Result<String, Fault> {
    let asked = parcel.text();
    let record = Record::new(outline(parcel), parcel.list(sat))?;
    if asked == "readiness" {
        return record.readiness();
    }
    let (today, exam) = (day(parcel), parcel.maybe(day));
    if asked == "schedule" {
        return Ok(record.schedule(today, exam));
    }
    let evening = Evening { today, exam, most: parcel.number() };
    record.tonight(parcel.list(listed), &evening)
}

/// As much of an outline as studying needs.
fn outline(parcel: &mut Parcel) -> BlueprintDraft {
    let domain =
        |parcel: &mut Parcel| Domain { number: DomainNo(parcel.small()), title: String::new(), weight: parcel.small() };
    let task = |parcel: &mut Parcel| Task {
        id: parcel.string(),
        title: String::new(),
        domain: parcel.maybe(Parcel::small).map(DomainNo),
    };
    BlueprintDraft {
        code: parcel.string(),
        title: String::new(),
        // Neither level nor kinds decide anything here; with this level, minutes and passing score may be missing.
        level: Level::Quiz,
        kinds: vec![Kind::MultipleChoice],
        minutes: parcel.maybe(Parcel::number),
        scored: parcel.number(),
        unscored: 0,
        passing: parcel.maybe(Parcel::number),
        domains: parcel.list(domain),
        tasks: parcel.list(task),
    }
}

fn sat(parcel: &mut Parcel) -> Sat {
    Sat { exam: parcel.string(), day: day(parcel), rules: rules(parcel), responded: parcel.list(responded) }
}

fn responded(parcel: &mut Parcel) -> Responded {
    Responded {
        id: parcel.string(),
        domain: parcel.small(),
        task: parcel.maybe(Parcel::string),
        outcome: match parcel.number() {
            0 => Outcome::Right,
            1 => Outcome::Wrong,
            _ => Outcome::Unanswered,
        },
        sure: parcel.maybe(Parcel::truth),
    }
}

fn listed(parcel: &mut Parcel) -> Listed {
    Listed {
        id: parcel.string(),
        domain: parcel.small(),
        task: parcel.maybe(Parcel::string),
        enemies: parcel.list(Parcel::string),
    }
}

fn day(parcel: &mut Parcel) -> Day {
    Day(parcel.number())
}
