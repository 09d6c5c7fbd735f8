//! `blind`, `agree` and `quality`: questions are solved without their keys, and what came of it is kept.

use std::fs;

use serde_json::{Value, json};

use crate::{author, data_with, file, json_of};

const ID: &str = "tst-1-0001";
const KEY: &str = "Elasticity";

/// A data folder of one's own: what is recorded is written into it.
fn data(name: &str) -> String {
    let text = "format = 1\nids = [\"tst-1-0099\"]\n";
    let data = data_with(name, "questions/tst-1/retired.toml", text);
    let _ = fs::remove_dir_all(format!("{data}/reviews"));
    data
}

/// The place of a choice on a sheet, from 1, and the mark of the wording.
fn on_sheet(sheet: &Value, id: &str, choice: &str) -> (usize, String) {
    let questions = sheet["questions"].as_array().expect("a list");
    let question = questions.iter().find(|one| one["id"] == id).expect("the question");
    let choices = question["choices"].as_array().expect("a list");
    let at = choices.iter().position(|one| one == choice).expect("the choice");
    (at + 1, question["text"].as_str().expect("a mark").into())
}

fn answers(name: &str, sheet: &Value, choice: &str, also: &[usize]) -> String {
    let (place, text) = on_sheet(sheet, ID, choice);
    let answer = json!({"text": text, "choices": [place], "also": also, "sure": 0.9, "note": "so it is"});
    file(name, &json!({"exam": "TST-1", "seed": sheet["seed"], "answers": {ID: answer}}).to_string())
}

#[test]
fn a_sheet_shows_all_that_a_candidate_sees_and_nothing_of_the_key() {
    let [one, other] = ["1", "2"].map(|seed| json_of(&["blind", "tst-1", "--seed", seed]));
    let questions = one["questions"].as_array().expect("a list");
    assert_eq!(questions.len(), 33);
    for question in questions {
        let fields: Vec<&str> = question.as_object().expect("an object").keys().map(String::as_str).collect();
        let known = ["id", "text", "kind", "stem", "prompts", "choices"];
        assert!(fields.iter().all(|field| known.contains(field)), "{fields:?}");
    }
    let ids = |sheet: &Value| {
        sheet["questions"].as_array().expect("a list").iter().map(|one| one["id"].clone()).collect::<Vec<_>>()
    };
    assert_ne!(ids(&one), ids(&other));
    let (at_one, mark) = on_sheet(&one, ID, KEY);
    let places: Vec<usize> =
        (1..9).map(|seed| on_sheet(&json_of(&["blind", "tst-1", "--seed", &seed.to_string()]), ID, KEY).0).collect();
    assert!(places.iter().any(|place| *place != at_one), "the choices are in another order for another solver");
    // A part of the sheet shows each question as the whole does.
    let part = json_of(&["blind", "tst-1", "--seed", "1", "--only", ID]);
    assert_eq!((on_sheet(&part, ID, KEY), part["questions"].as_array().map(Vec::len)), ((at_one, mark), Some(1)));
    let page = author(&["blind", "tst-1", "--page"]).out;
    assert!(page.starts_with("TST-1, sheet 1: 33 questions\n") && page.contains("\n## tst-1-0001 (multiple-choice)\n"));
}

#[test]
fn answers_are_set_against_the_keys_and_what_came_of_it_is_kept() {
    let data = data("agreed");
    let sheets = ["1", "2"].map(|seed| json_of(&["blind", "tst-1", "--seed", seed, "--data", &data]));
    let right = answers("agreed-1.json", &sheets[0], KEY, &[]);
    let also = answers("agreed-2.json", &sheets[1], KEY, &[on_sheet(&sheets[1], ID, "Durability").0]);
    let wrong = answers("agreed-3.json", &sheets[1], "Portability", &[]);
    let base = ["agree", "tst-1", "--data", &data, "--json"];
    let ask = |files: &[&str]| json_of(&[&base[..], &["--answers"], files].concat());

    let alone = ask(&[&right]);
    assert_eq!((&alone["agreed"], &alone["clean"], &alone["open"]), (&json!(1), &json!(1), &json!([])));
    let differs = ask(&[&right, &wrong]);
    assert_eq!((&differs["answers"], &differs["agreed"], &differs["clean"]), (&json!(2), &json!(1), &json!(0)));
    // Choices are named by their place in the file, wherever they stood on the sheet.
    let open = &differs["open"][0];
    assert_eq!((&open["id"], &open["key"], &open["answers"][1]["choices"]), (&json!(ID), &json!([1]), &json!([3])));

    let doubted = author(&["agree", "tst-1", "--data", &data, "--answers", &right, &also, "--record", "2026-11-24"]);
    assert!(doubted.out.contains("solver agrees: 1, would defend 2 too. so it is"), "{}", doubted.out);
    assert!(doubted.out.ends_with(
        "TST-1: 2 solvers, 1 question, 2 of 2 answers agree with the key, 0 questions without difference or doubt\n"
    ));
    let again = author(&["agree", "tst-1", "--data", &data, "--answers", &right, "--record", "2026-11-25"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let kept = fs::read_to_string(format!("{data}/reviews/tst-1.toml")).expect("it was written");
    let (_, rounds) = kept.split_once("tst-1-0001 = ").expect("its line");
    assert!(
        rounds.contains("day = 2026-11-24, solvers = 2, agreed = 2, doubts = 1")
            && rounds.contains("solvers = 1, agreed = 1, doubts = 0")
    );
    assert_eq!(author(&["check", &data]).code, 0);

    let left = json_of(&["blind", "tst-1", "--unsolved", "--data", &data]);
    assert!(left["questions"].as_array().expect("a list").iter().all(|question| question["id"] != ID));
    let quality = json_of(&["quality", "--json", "--data", &data]);
    let row = &quality["exams"][0];
    // One solver is not enough to call a question solved.
    assert_eq!(
        (&row["solved"], &row["first_answers"], &row["first_clean"], &row["current"]),
        (&json!(1), &json!(2), &json!(0), &json!(0))
    );
}

#[test]
fn answers_that_cannot_be_used_are_refused_in_words() {
    let data = data("refused");
    let sheet = json_of(&["blind", "tst-1", "--data", &data]);
    let right = answers("refused-1.json", &sheet, KEY, &[]);
    let text = fs::read_to_string(&right).expect("text");
    let (_, mark) = on_sheet(&sheet, ID, KEY);
    let table = [
        (
            text.replace(&mark, "0000000000000000"),
            "\"tst-1-0001\" was solved in another wording; have it solved afresh",
        ),
        (text.replace("\"also\":[]", "\"also\":[9]"), "\"tst-1-0001\" has no choice 9; it has 4"),
        (text.replace("TST-1", "CLF-C02"), "are to CLF-C02, not to TST-1"),
        (text.replace(ID, "tst-1-7777"), "name \"tst-1-7777\", which TST-1 does not have"),
        (text.replace("\"note\"", "\"remark\""), "cannot be understood"),
    ];
    for (at, (text, said)) in table.into_iter().enumerate() {
        let path = file(&format!("refused-as-{at}.json"), &text);
        let answer = author(&["agree", "tst-1", "--data", &data, "--answers", &path, "--record", "2026-11-25"]);
        assert!(answer.code == 1 && answer.err.contains(said), "{}", answer.err);
    }
    let day = author(&["agree", "tst-1", "--data", &data, "--answers", &right, "--record", "today"]);
    assert_eq!((day.code, day.err.as_str()), (2, "error: \"today\" is no day; write it as 2026-11-25\n"));
    assert!(!fs::exists(format!("{data}/reviews")).expect("known"), "nothing was kept");
    let stranger = author(&["blind", "tst-1", "--only", "tst-1-7777"]);
    assert_eq!((stranger.code, stranger.err.as_str()), (2, "error: TST-1 has no question \"tst-1-7777\"\n"));
}

#[test]
fn the_page_of_rules_has_every_rule() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rules.md")).expect("it is there");
    let listed = author(&["explain"]).out;
    let missing: Vec<&str> = listed
        .lines()
        .filter(|line| {
            let cells: Vec<&str> = line.splitn(3, "  ").map(str::trim).collect();
            !page.contains(&format!("| {} |", cells.join(" | ")))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
