//! `simulate`: readiness keeps what its page promises, on made-up candidates.

use serde_json::Value;

use crate::{author, json_of};

/// The exams that are shipped.
const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");

fn simulated(arguments: &[&str]) -> Value {
    json_of(&[&["simulate", "--json", "--data", SHIPPED], arguments].concat())
}

fn number(row: &Value, name: &str) -> f64 {
    row[name].as_f64().unwrap_or_else(|| panic!("{name} in {row}"))
}

#[test]
fn chances_are_what_comes_true() {
    for code in ["clf-c02", "sap-c02"] {
        let rows = simulated(&[code, "--users", "1500"]);
        for name in ["static", "uneven", "repeats"] {
            assert!(number(&rows[name], "ece") <= 0.03, "{code} {name}: {}", rows[name]["ece"]);
        }
        for name in ["growth_half", "growth"] {
            assert!(number(&rows[name], "ece") <= 0.12, "{code} {name}: {}", rows[name]["ece"]);
        }
        // The range holds the true chance of nine in ten, the hardest scenarios included.
        for name in ["static", "growth_half", "growth", "uneven", "repeats", "harder", "easier"] {
            assert!(number(&rows[name], "coverage") >= 0.87, "{code} {name}: {}", rows[name]["coverage"]);
        }
        for name in ["static", "uneven"] {
            assert!(number(&rows[name], "brier") <= 0.13, "{code} {name}: {}", rows[name]["brier"]);
        }
        // Why repeats are left out: this is what they would do.
        assert!(number(&rows["repeats_counted"], "ece") > 0.2, "{code}: {}", rows["repeats_counted"]["ece"]);
    }
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_one_others() {
    let of = |seed| simulated(&["--users", "40", "--seed", seed]);
    assert_eq!(of("3"), of("3"));
    assert_ne!(of("3"), of("4"));
}

#[test]
fn nobody_is_told_anything_after_twenty_answers() {
    let rows = simulated(&["--users", "40"]);
    let twenty = &rows["static"]["counts"][0];
    assert_eq!((twenty["answers"].as_u64(), twenty["predictions"].as_u64()), (Some(20), Some(0)));
    assert_eq!((number(twenty, "withheld"), &twenty["ece"]), (1.0, &Value::Null));
}

#[test]
fn what_cannot_be_passed_and_what_is_not_there_is_said() {
    let quiz = author(&["simulate", "cloudfront-media", "--data", SHIPPED]);
    let said = "error: CLOUDFRONT-MEDIA has no passing score, so nobody can be ready to pass it\n";
    assert_eq!((quiz.code, quiz.err.to_uppercase()), (2, said.to_uppercase()));
    assert_eq!(author(&["simulate", "abc-1", "--data", SHIPPED]).code, 2);
    let none = author(&["simulate", "--users", "0", "--data", SHIPPED]);
    assert!(none.code == 2 && none.err.contains("a whole number of candidates from 1 to 1000000"), "{}", none.err);
}
