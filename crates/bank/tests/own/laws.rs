use bank::own::{Dialect, Own, read};
use proptest::prelude::*;

/// What holds for whatever comes of a text.
fn holds(own: &Own) {
    for question in &own.questions {
        let response = question.key().response();
        assert!(question.shape().accepts(&response), "{question:?}");
        assert!(question.shape().is_complete(&response), "{question:?}");
        assert!(question.key().marks(&response), "{question:?}");
        assert!(!question.stem().is_empty() && question.choices().iter().all(|choice| !choice.text.is_empty()));
        assert!(question.sources().iter().all(|source| source.starts_with("https://")));
    }
    let mut ids: Vec<_> = own.questions.iter().map(exam::Question::id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), own.questions.len());
    assert!(own.diagnostics.iter().all(|one| one.place.line > 0 && !one.message.is_empty() && !one.hint.is_empty()));
    assert!(own.has_errors() || !own.questions.is_empty());
}

/// Lines of a checklist, and such as look like one.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "- \\[[ xX]\\] [a-d]{1,2}",
        1 => "- \\[[0-4]\\] [a-d]{1,2}",
        3 => Just(String::new()),
        2 => "[0-9]{0,2}[.)]? ?Wh[a-z]{1,5}\\?",
        2 => " {0,3}> [a-z]{0,5}",
        1 => "#{1,3} [0-9]?[a-z]{0,4}",
        1 => "(Sources?: )?<?https://[a-z]{1,3}(\\.[a-z]{2})?>?",
        1 => "(---|```|- [a-z]|   [a-z]{1,3}|\\PC{0,8})",
    ]
}

/// Parts of a file of questions, and such as look like one.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("[[question]]".to_string()),
        3 => "stem = \"[a-z]{0,4}\"",
        3 => "choices = \\[(\\{ text = \"[a-c]\"(, key = (true|false))?(, order = [1-3])? \\}, ){0,5}\\]",
        1 => "prompts = \\[(\\{ text = \"[a-g]\", match = [0-3] \\}, ){0,5}\\]",
        1 => "kind = \"(multiple-choice|multiple-response|ordering|matching|x)\"",
        1 => "(id = \"[a-c]\"|sources = \\[\"https://[a-z.]{1,4}\"\\]|why = 1|keep_order = true|\\PC{0,6})",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}|[-\\[\\]x >#\n`*a1.:]{0,200}") {
        for dialect in Dialect::ALL {
            holds(&read(&text, dialect));
        }
    }

    #[test]
    fn every_question_of_a_checklist_has_a_key_that_is_marked_right(lines in prop::collection::vec(line(), 0..40)) {
        holds(&read(&lines.join("\n"), Dialect::Markdown));
    }

    #[test]
    fn every_question_of_a_file_has_a_key_that_is_marked_right(lines in prop::collection::vec(field(), 0..20)) {
        holds(&read(&lines.join("\n"), Dialect::Toml));
    }

    #[test]
    fn what_is_written_as_a_checklist_is_read_as_it_was_meant(
        questions in prop::collection::vec((2_usize..7, any::<prop::sample::Index>()), 1..8)
    ) {
        let mut text: Vec<String> = Vec::new();
        for (count, key) in &questions {
            text.push("Which of these is it?\n\n".into());
            for at in 0..*count {
                let mark = if at == key.index(*count) { "x" } else { " " };
                text.push(format!("- [{mark}] choice {at}\n  > because of {at}\n"));
            }
            text.push("\n".into());
        }
        let own = read(&text.concat(), Dialect::Markdown);
        prop_assert!(own.diagnostics.is_empty());
        prop_assert_eq!(own.questions.len(), questions.len());
        for (question, (count, key)) in own.questions.iter().zip(&questions) {
            prop_assert_eq!(question.choices().len(), *count);
            let no = exam::ChoiceNo::first(12).nth(key.index(*count)).expect("a place");
            prop_assert_eq!(question.key(), &exam::Key::One(no));
        }
    }
}
