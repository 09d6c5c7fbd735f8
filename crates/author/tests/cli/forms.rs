//! `form`.

use serde_json::{Value, json};

use crate::{author, json_of};

#[test]
fn a_form_has_the_promised_shape_and_is_the_same_each_time() {
    let arguments = ["form", "TST-1", "--seed", "4294967295", "--json"];
    let form = json_of(&arguments);
    assert_eq!(form, json_of(&arguments));
    assert_ne!(form, json_of(&["form", "TST-1", "--seed", "0", "--json"]));
    assert_eq!((&form["exam"], &form["seed"]), (&json!("TST-1"), &json!(4_294_967_295_u32)));
    let questions = form["questions"].as_array().expect("a list");
    let with = |field: &str, value: Value| questions.iter().filter(|place| place[field] == value).count();
    assert_eq!((questions.len(), with("scored", json!(true)), with("scored", json!(false))), (12, 10, 2));
    assert_eq!([1, 2, 3].map(|domain| with("domain", json!(domain))), [6, 4, 2]);
    for place in questions {
        let fields: Vec<_> = place.as_object().expect("an object").keys().collect();
        assert_eq!(fields, ["choices", "domain", "id", "kind", "scored", "task"]);
        assert!(place["task"].as_str().expect("text").starts_with(&place["domain"].to_string()));
    }
}

#[test]
fn a_short_form_is_all_scored_and_may_come_from_a_part() {
    let all = |form: &Value, field: &str, value: &Value| {
        form["questions"].as_array().expect("a list").iter().all(|place| &place[field] == value)
    };
    let form = json_of(&["form", "tst-1", "--seed", "1", "--questions", "5", "--json"]);
    assert!(all(&form, "scored", &json!(true)) && form["questions"].as_array().map(Vec::len) == Some(5));
    let form = json_of(&["form", "tst-1", "--seed", "1", "--questions", "4", "--domain", "2", "--json"]);
    assert!(all(&form, "domain", &json!(2)));
    let form = json_of(&["form", "tst-1", "--seed", "1", "--questions", "4", "--task", "3.2", "--json"]);
    assert!(all(&form, "task", &json!("3.2")));
    let text = author(&["form", "tst-1", "--seed", "1", "--questions", "4", "--task", "3.2"]).out;
    assert!(text.starts_with("TST-1, seed 1: 4 questions, 4 scored\n"), "{text}");
    assert_eq!(text.lines().count(), 6, "{text}");
}
