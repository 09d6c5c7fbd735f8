//! The browser's database, locks and JSON as they really are: run inside Chromium, and compiled for nothing else.
#![cfg(target_arch = "wasm32")]

use std::{cell::Cell, rc::Rc};

use bank::pack::{Catalogue, EntryRow, QuestionRow};
use dryrun::edge::{
    chance,
    database::{Change, Database, Key, Shelf, WriteFault},
    fetch, tabs,
};
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn database() -> Database {
    Database::open(|| ()).await.expect("the browser under test has a database")
}

fn add(sitting: &str, number: u32, text: &str) -> Change {
    Change::Add(Shelf::Acts, Key::nth(sitting, number), text.to_owned())
}

fn put(sitting: &str, text: &str) -> Change {
    Change::Put(Shelf::Starts, Key::of(sitting), text.to_owned())
}

/// Runs a script that gives a promise: the tests' own, in a page without a policy.
#[allow(clippy::disallowed_methods)]
async fn script(text: &str) {
    let run = js_sys::Function::new_no_args(&format!("return {text}"));
    let promise: js_sys::Promise = run.call0(&wasm_bindgen::JsValue::NULL).expect("a sound script").into();
    JsFuture::from(promise).await.expect("a script that succeeds");
}

#[wasm_bindgen_test]
async fn what_was_written_is_read_back_letter_by_letter() {
    let (database, id) = (database().await, chance::id());
    for text in ["", "3 1795300000000 answer several 2,4 #1a2b3c4d", "two\nlines\0 and “é” 日本 🦀"] {
        database.write(&[put(&id, text)], false).await.expect("written");
        assert_eq!(database.read(Shelf::Starts, &Key::of(&id)).await, Ok(Some(text.to_owned())));
    }
    assert!(database.read_all(Shelf::Starts).await.expect("read").iter().any(|(key, _)| *key == id));
    assert_eq!(database.read(Shelf::Papers, &Key::of(&id)).await, Ok(None));
}

#[wasm_bindgen_test]
async fn acts_come_in_the_order_of_their_numbers_and_belong_to_their_sitting() {
    let (database, id) = (database().await, chance::id());
    let (before, after) = (id[..9].to_owned(), format!("{id}a"));
    let mut changes: Vec<Change> = [10, 2, 0, 1, 9, 100].map(|number| add(&id, number, &number.to_string())).into();
    changes.extend([add(&before, 0, "before"), add(&after, 0, "after")]);
    database.write(&changes, true).await.expect("written");
    assert_eq!(database.read_numbered(Shelf::Acts, &id).await.expect("read"), ["0", "1", "2", "9", "10", "100"]);
    database.write(&[Change::RemoveFrom(Shelf::Acts, id.clone(), 9)], false).await.expect("removed");
    assert_eq!(database.read_numbered(Shelf::Acts, &id).await.expect("read"), ["0", "1", "2"]);
    assert_eq!(database.read_numbered(Shelf::Acts, &after).await.expect("read"), ["after"]);
}

#[wasm_bindgen_test]
async fn of_changes_that_cannot_all_be_made_none_is() {
    let (database, id) = (database().await, chance::id());
    database.write(&[add(&id, 1, "there")], false).await.expect("written");
    let met = database.write(&[add(&id, 0, "new"), add(&id, 1, "other"), put(&id, "start")], false).await;
    assert_eq!(met, Err(WriteFault::Taken));
    assert_eq!(database.read_numbered(Shelf::Acts, &id).await.expect("read"), ["there"]);
    assert_eq!(database.read(Shelf::Starts, &Key::of(&id)).await, Ok(None));
}

#[wasm_bindgen_test]
async fn nothing_is_written_after_a_record_that_is_gone() {
    let (database, id) = (database().await, chance::id());
    let expected = Change::Expect(Shelf::Acts, Key::nth(&id, 0));
    assert_eq!(database.write(&[expected.clone(), add(&id, 1, "one")], false).await, Err(WriteFault::Gone));
    assert_eq!(database.read_numbered(Shelf::Acts, &id).await.expect("read").len(), 0);
    database.write(&[add(&id, 0, "nought")], false).await.expect("written");
    database.write(&[expected, add(&id, 1, "one")], false).await.expect("written");
    assert_eq!(database.read_numbered(Shelf::Acts, &id).await.expect("read"), ["nought", "one"]);
}

#[wasm_bindgen_test]
async fn a_database_that_is_deleted_under_the_app_is_made_again() {
    let (database, id) = (database().await, chance::id());
    database.write(&[put(&id, "start")], false).await.expect("written");
    // The connection gives way to the deletion; the next write opens another.
    script(
        "new Promise((yes, no) => {
            const asked = indexedDB.deleteDatabase('dryrun');
            asked.onsuccess = yes;
            asked.onerror = no;
        })",
    )
    .await;
    assert_eq!(database.read(Shelf::Starts, &Key::of(&id)).await, Ok(None));
    let expected = Change::Expect(Shelf::Starts, Key::of(&id));
    assert_eq!(database.write(&[expected, add(&id, 0, "begin")], false).await, Err(WriteFault::Gone));
    database.write(&[put(&id, "start"), add(&id, 0, "begin")], true).await.expect("written");
    assert_eq!(database.read(Shelf::Starts, &Key::of(&id)).await, Ok(Some("start".to_owned())));
}

#[wasm_bindgen_test]
async fn a_value_that_is_no_text_counts_as_damaged_and_not_as_absent() {
    let (database, id) = (database().await, chance::id());
    script(&format!(
        "new Promise((yes, no) => {{
            const asked = indexedDB.open('dryrun');
            asked.onerror = no;
            asked.onsuccess = () => {{
                const whole = asked.result.transaction(['starts', 'acts'], 'readwrite');
                whole.objectStore('starts').put({{ not: 'text' }}, '{id}');
                whole.objectStore('acts').put(7, ['{id}', 0]);
                whole.oncomplete = () => {{ asked.result.close(); yes(); }};
            }};
        }})"
    ))
    .await;
    let starts = database.read_all(Shelf::Starts).await.expect("read");
    assert!(starts.contains(&(id.clone(), String::new())));
    assert_eq!(database.read_numbered(Shelf::Acts, &id).await.expect("read"), [""]);
    assert_eq!(database.read(Shelf::Starts, &Key::of(&id)).await, Ok(Some(String::new())));
}

#[wasm_bindgen_test]
async fn a_pen_is_for_one_and_comes_back_when_it_is_dropped() {
    let id = chance::id();
    let pen = tabs::pen(&id, false, || ()).await.expect("free");
    assert!(tabs::pen(&id, false, || ()).await.is_none());
    assert!(tabs::pen(&chance::id(), false, || ()).await.is_some(), "another sitting has a pen of its own");
    drop(pen);
    assert!(tabs::pen(&id, false, || ()).await.is_some(), "it is free at once");
}

#[wasm_bindgen_test]
async fn who_loses_the_pen_is_told_once_and_the_taker_keeps_it() {
    let (id, told) = (chance::id(), Rc::new(Cell::new(0)));
    let hears = told.clone();
    let first = tabs::pen(&id, false, move || hears.set(hears.get() + 1)).await.expect("free");
    let second = tabs::pen(&id, true, || ()).await.expect("taken");
    for _ in 0..100 {
        if told.get() > 0 {
            break;
        }
        TimeoutFuture::new(10).await;
    }
    assert_eq!((told.get(), first.is_lost(), second.is_lost()), (1, true, false));
    drop(first);
    assert!(tabs::pen(&id, false, || ()).await.is_none(), "the loser gives back nothing");
    drop(second);
    assert!(tabs::pen(&id, false, || ()).await.is_some());
}

/// A question with every field that a file may leave out.
fn row() -> QuestionRow {
    QuestionRow {
        id: "tst-1-0001".into(),
        domain: 1,
        task: None,
        kind: "matching".into(),
        stem: "two\nlines and “é” 日本 🦀".into(),
        prompts: vec!["one".into(), "two".into()],
        choices: vec![("a".into(), "why a".into()), ("b".into(), "why b".into())],
        key: vec![2, 1],
        rationale: String::new(),
        sources: vec!["https://docs.aws.amazon.com/".into()],
        checked: "2026-11-21".into(),
        expect: 70,
        keep_order: true,
        enemies: vec!["tst-1-0002".into()],
    }
}

#[wasm_bindgen_test]
fn questions_spelt_as_json_are_read_back() {
    let (full, bare) = (row(), QuestionRow { task: Some(3), prompts: Vec::new(), enemies: Vec::new(), ..row() });
    let text = fetch::spell(&vec![full.clone(), bare.clone()]).expect("spelt");
    assert_eq!(fetch::read(&text), Ok(vec![full, bare]));
    let entry = EntryRow("tst-1-0001".into(), 1, None, 3, 2, 2, 70, false, vec!["tst-1-0002".into()]);
    let text = r#"["tst-1-0001", 1, null, 3, 2, 2, 70, false, ["tst-1-0002"]]"#;
    assert_eq!(fetch::read(text), Ok(entry));
}

#[wasm_bindgen_test]
fn json_that_is_not_what_it_should_be_is_refused_with_what_stands_there() {
    let said = |text: &str| fetch::read::<Catalogue>(text).expect_err(text);
    assert_eq!(said("[]"), "invalid type: sequence, expected struct Catalogue");
    assert_eq!(said("{}"), "missing field `format`");
    assert_eq!(said(r#"{ "format": "1" }"#), "invalid type: string \"1\", expected u32");
    assert_eq!(said(r#"{ "format": 1.5 }"#), "invalid type: number, expected u32");
    assert_eq!(said(r#"{ "format": -1 }"#), "invalid value: integer `-1`, expected u32");
    assert_eq!(said(r#"{ "format": 4294967296 }"#), "invalid value: integer `4294967296`, expected u32");
    assert_eq!(said(r#"{ "format": null }"#), "invalid type: null, expected u32");
    assert_eq!(said(r#"{ "format": 1, "exams": true }"#), "invalid type: boolean `true`, expected a sequence");
    assert_eq!(said(r#"{ "format": 1, "exams": [7] }"#), "invalid type: number, expected struct CatalogueExam");
    assert!(fetch::read::<Catalogue>("{").is_err(), "what is no JSON");
}
