//! Forms, responses and packed exams out of a parcel.

use ::bank::{
    pack::QuestionRow,
    responses::{FormRow, Given, PlaceRow, Responses},
};
use exam::{BlueprintDraft, Domain, DomainNo, Level, Task};

use super::parcel::Parcel;
use crate::Packed;

pub(super) fn form(parcel: &mut Parcel) -> FormRow {
    let place = |parcel: &mut Parcel| PlaceRow {
        id: parcel.string(),
        domain: parcel.small(),
        task: parcel.maybe(Parcel::string),
        kind: parcel.string(),
        scored: parcel.truth(),
        choices: parcel.list(Parcel::small),
    };
    FormRow { exam: parcel.string(), seed: parcel.number(), questions: parcel.list(place) }
}

pub(super) fn responses(parcel: &mut Parcel) -> Responses {
    parcel.list(|parcel| (parcel.string(), given(parcel))).into_iter().collect()
}

/// Places of choices; 0 is none, and what is no place at all comes as a number that no choice has, and fits nothing.
pub(super) fn given(parcel: &mut Parcel) -> Given {
    Given::Places(parcel.list(|parcel| Some(i64::from(parcel.number())).filter(|&place| place != 0)))
}

pub(super) fn packed(parcel: &mut Parcel) -> Packed {
    let (code, title, short, about) = (parcel.string(), parcel.string(), parcel.string(), parcel.string());
    let level = parcel.string();
    let format = parcel.number();
    let mut number = 0_u8;
    let domain = |parcel: &mut Parcel| {
        number = number.saturating_add(1);
        Domain { number: DomainNo(number), title: parcel.string(), weight: parcel.small() }
    };
    let task = |parcel: &mut Parcel| Task {
        id: parcel.string(),
        title: parcel.string(),
        domain: parcel.maybe(Parcel::small).map(DomainNo),
    };
    let outline = BlueprintDraft {
        code,
        title,
        // Its name is read with the rest of the files, where a fault can be said.
        level: Level::Quiz,
        kinds: Vec::new(),
        minutes: parcel.maybe(Parcel::number),
        scored: parcel.number(),
        unscored: parcel.number(),
        passing: parcel.maybe(Parcel::number),
        domains: parcel.list(domain),
        tasks: parcel.list(task),
    };
    let (kinds, questions) = (parcel.list(Parcel::string), parcel.list(question));
    Packed { format, short, about, level, kinds, outline, questions }
}

fn question(parcel: &mut Parcel) -> QuestionRow {
    QuestionRow {
        id: parcel.string(),
        kind: parcel.string(),
        stem: parcel.string(),
        rationale: parcel.string(),
        checked: parcel.string(),
        domain: parcel.small(),
        task: parcel.maybe(|parcel| u16::try_from(parcel.number()).unwrap_or(u16::MAX)),
        prompts: parcel.list(Parcel::string),
        choices: parcel.list(|parcel| (parcel.string(), parcel.string())),
        key: parcel.list(Parcel::small),
        sources: parcel.list(Parcel::string),
        expect: parcel.small(),
        keep_order: parcel.truth(),
        enemies: parcel.list(Parcel::string),
    }
}
