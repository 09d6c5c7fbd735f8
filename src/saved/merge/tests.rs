use std::time::Duration;

use exam::{ChoiceNo, DomainNo, Event, Form, Place, Response, Rules, Seed, Shape};
use proptest::prelude::*;

use super::*;
use crate::saved::{Act, seal};

fn start(id: &str) -> Start {
    let place = |question: &str| Place {
        question: question.into(),
        domain: DomainNo(1),
        task: None,
        shape: Shape::Choice { choices: 4 },
        scored: true,
        order: ChoiceNo::first(4).collect(),
    };
    let seed = id.bytes().map(u32::from).sum();
    let form = Form::new("TST-1".into(), Seed(seed), vec![place("a"), place("b")]).expect("sound");
    let rules = Rules { limit: Some(Duration::from_mins(90)), ..Rules::default() };
    Start { begun: Moment(u64::from(seed)), rules, form }
}

/// A sitting: after the beginning, an answer of each of these places; 0 ends it.
fn sat(id: &str, answers: &[u8]) -> Vec<Record> {
    let mut records = vec![Record { shelf: Shelf::Starts, key: Key::of(id), text: seal(&start(id).write()) }];
    let answer =
        |place: &u8| ChoiceNo::new(*place).map_or(Event::Submit, |choice| Event::Answer(Response::One(choice)));
    let mut before = 0;
    for (number, event) in (0..).zip([Event::Begin].into_iter().chain(answers.iter().map(answer))) {
        let (text, check) = Act { number, at: Moment(1000 + u64::from(number)), event }.write(before);
        before = check;
        records.push(Record { shelf: Shelf::Acts, key: Key::nth(id, number), text });
    }
    records
}

fn record(shelf: Shelf, key: Key, text: &str) -> Record {
    Record { shelf, key, text: text.into() }
}

fn after(here: &[Record], import: &Import) -> Vec<Record> {
    let mut shelves = Shelves::of_records(here);
    import.changes.iter().for_each(|change| shelves.apply(change));
    shelves.records()
}

fn sorted(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_unstable();
    records
}

fn fates(import: &Import) -> Vec<Fate> {
    import.sittings.iter().map(|sitting| sitting.fate).collect()
}

#[test]
fn a_sitting_that_went_further_takes_the_place_of_the_shorter_record() {
    let (short, long) = (sat("k", &[1]), sat("k", &[1, 2, 3]));
    let import = merge(&short, &long);
    assert_eq!(fates(&import), [Fate::Further]);
    assert_eq!(after(&short, &import), sorted(long.clone()));
    let back = merge(&long, &short);
    assert_eq!((fates(&back), back.changes), (vec![Fate::Here], vec![]));
}

#[test]
fn sittings_that_part_ways_both_stay_and_are_copied_once() {
    let (here, file) = (sat("k", &[1, 2]), sat("k", &[1, 3]));
    let import = merge(&here, &file);
    assert_eq!(fates(&import), [Fate::Beside]);
    let both = after(&here, &import);
    assert_eq!(Shelves::of_records(&both).sittings().len(), 2);
    assert_eq!(merge(&both, &file).changes, []);
    // The copy goes on there and here; the one who has both meets it again under either name.
    let other = after(&file, &merge(&file, &here));
    assert_eq!(merge(&both, &other).changes, []);
    assert_eq!(merge(&other, &both).changes, []);
}

#[test]
fn what_is_over_is_never_changed() {
    let (here, file) = (sat("k", &[1, 0]), sat("k", &[1, 0, 2, 3]));
    let import = merge(&here, &file);
    assert_eq!((fates(&import), import.changes), (vec![Fate::Here], vec![]));
    let import = merge(&here, &sat("k", &[2, 0]));
    assert_eq!(fates(&import), [Fate::Beside]);
    let starts_with_here = after(&here, &import);
    assert!(here.iter().all(|record| starts_with_here.contains(record)));
}

#[test]
fn a_damaged_sitting_is_mended_from_a_sound_file() {
    let whole = sat("k", &[1, 2, 3]);
    for damaged in 0..whole.len() {
        let mut here = whole.clone();
        here[damaged].text = here[damaged].text.replace(' ', "  ");
        let import = merge(&here, &whole);
        let mended = after(&here, &import);
        assert_eq!(fates(&import), [Fate::Further], "{damaged}");
        assert!(whole.iter().all(|record| mended.contains(record)), "{damaged}");
        assert!(mended.iter().any(|record| record.shelf == Shelf::Aside && record.text == here[damaged].text));
    }
    let without_start = &whole[1..];
    assert_eq!(after(without_start, &merge(without_start, &whole)), sorted(whole.clone()));
}

#[test]
fn what_cannot_be_read_is_set_aside_and_told() {
    let mut file = [sat("k", &[1, 2, 3]), sat("m", &[1]), sat("UPPER", &[])].concat();
    file[3].text.push('!');
    let at = file.iter().position(|record| record.key.sitting() == "m").expect("there");
    file[at].text.push('!');
    file.push(record(Shelf::Results, Key::of("k"), "junk"));
    file.push(record(Shelf::Plans, Key::of("tst-1"), "junk"));
    let import = merge(&[], &file);
    assert_eq!((fates(&import), import.unreadable, import.aside), (vec![Fate::New], 2, 4));
    let now = after(&[], &import);
    for lost in &file {
        assert!(now.iter().any(|record| record.text == lost.text), "{lost:?}");
    }
    assert_eq!(merge(&now, &file).changes, []);
}

#[test]
fn a_booked_day_that_is_here_stays() {
    let plan = |text: &str| vec![record(Shelf::Plans, Key::of("tst-1"), &seal(text))];
    let (december, january, none) = (plan("booked 2026-12-14"), plan("booked 2027-01-09"), plan("booked -"));
    let kept = merge(&december, &january);
    assert_eq!((kept.plans, kept.plans_kept, kept.changes.len()), (0, 1, 0));
    for here in [&none[..], &[]] {
        let taken = merge(here, &january);
        assert_eq!((taken.plans, after(here, &taken)), (1, january.clone()));
    }
    assert_eq!(merge(&december, &none).changes, []);
}

#[test]
fn notes_that_differ_are_both_kept() {
    let note = |text| [sat("k", &[1]), vec![record(Shelf::Notes, Key::nth("k", 0), text)]].concat();
    let import = merge(&note("mine"), &note("theirs"));
    let now = after(&note("mine"), &import);
    assert_eq!(import.aside, 1);
    assert!(["mine", "theirs"].iter().all(|text| now.iter().any(|record| record.text == *text)));
    assert_eq!(merge(&now, &note("theirs")).changes, []);
}

#[test]
fn taking_back_leaves_what_somebody_went_on_with() {
    let (here, file) = (sat("k", &[1]), [sat("k", &[1, 2]), sat("m", &[3])].concat());
    let import = merge(&here, &file);
    let mut now = after(&here, &import);
    let undo = Undo::read(&import.undo.write()).expect("readable");
    assert_eq!(undo, import.undo);
    now = [now, sat("new", &[])].concat();
    now.extend(sat("k", &[1, 2, 4]).into_iter().skip(4));
    let (changes, stay) = undo.changes(&now, &here);
    let back = after(&now, &Import { changes, ..Import::default() });
    assert_eq!((back, stay), (sorted([sat("k", &[1, 2, 4]), sat("new", &[])].concat()), 1));
    // An import that never came to be has nothing to take back.
    assert_eq!(undo.changes(&here, &here), (vec![], 0));
}

/// Some sittings of one browser; those of two browsers share their beginnings.
fn browser() -> impl Strategy<Value = Vec<Record>> {
    let sitting = (0..3_usize, proptest::collection::vec(0..3_u8, 0..4), 0..12_u8);
    proptest::collection::vec(sitting, 0..4).prop_map(|sittings| {
        let mut shelves = Shelves::default();
        for (id, answers, damage) in sittings {
            let id = ["k", "m", "m-0badcafe"][id];
            if shelves.all(Shelf::Starts, id).next().is_some() {
                continue;
            }
            let mut records = sat(id, &answers);
            records.push(record(Shelf::Papers, Key::of(id), &seal("[]")));
            if let Some(record) = records.get_mut(usize::from(damage)) {
                record.text.push('?');
            }
            for Record { shelf, key, text } in records {
                shelves.apply(&Change::Put(shelf, key, text));
            }
        }
        shelves.records()
    })
}

/// Every sitting as its start and the acts that can be read.
fn readable(records: &[Record]) -> Vec<(String, Vec<String>)> {
    let shelves = Shelves::of_records(records);
    let told = shelves.sittings().into_iter().filter_map(|id| Told::read(&shelves, id, None));
    told.map(|told| (told.sealed.to_owned(), told.lines.into_iter().map(str::to_owned).collect())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn an_import_keeps_every_readable_act_of_both_sides(here in browser(), file in browser()) {
        let import = merge(&here, &file);
        let now = after(&here, &import);
        let kept = readable(&now);
        for (start, lines) in readable(&here) {
            prop_assert!(kept.iter().any(|(its, acts)| *its == start && acts.starts_with(&lines)), "lost of here");
        }
        for (start, lines) in readable(&file) {
            // What follows the end of one that is over here adds nothing.
            let end = |acts: &[String]| acts.iter().position(|act| act.contains(" submit #"));
            let has = |acts: &Vec<String>| {
                acts.starts_with(&lines) || end(acts).is_some_and(|end| lines.starts_with(&acts[..=end]))
            };
            prop_assert!(kept.iter().any(|(its, acts)| *its == start && has(acts)), "lost of the file");
        }
        // No text of either side is gone.
        for record in here.iter().chain(&file).filter(|record| record.text.ends_with('?')) {
            prop_assert!(now.iter().any(|its| its.text == record.text), "a damaged record is gone");
        }
    }

    #[test]
    fn importing_twice_changes_nothing(here in browser(), file in browser()) {
        let now = after(&here, &merge(&here, &file));
        prop_assert_eq!(merge(&now, &file).changes, vec![]);
        prop_assert_eq!(merge(&now, &now).changes, vec![]);
    }

    #[test]
    fn an_import_into_nothing_gives_the_same(answers in proptest::collection::vec(0..4_u8, 0..6)) {
        let file = sorted([sat("k", &answers), vec![record(Shelf::Papers, Key::of("k"), &seal("[]"))]].concat());
        prop_assert_eq!(after(&[], &merge(&[], &file)), file);
    }

    #[test]
    fn an_import_taken_back_never_was(here in browser(), file in browser()) {
        let import = merge(&here, &file);
        let now = after(&here, &import);
        let (changes, stay) = import.undo.changes(&now, &here);
        prop_assert_eq!(after(&now, &Import { changes, ..Import::default() }), here);
        prop_assert_eq!(stay, 0);
    }

    #[test]
    fn what_is_added_was_not_there(here in browser(), file in browser()) {
        let mut now = Shelves::of_records(&here);
        for change in merge(&here, &file).changes {
            match &change {
                Change::Add(shelf, key, _) => prop_assert!(now.get(*shelf, key).is_none()),
                Change::Expect(shelf, key) => prop_assert!(now.get(*shelf, key).is_some()),
                _ => (),
            }
            now.apply(&change);
        }
    }
}
