//! The rows that the command line and packed files spell with serde; the tests hold both to one spelling.

use bank::{
    pack::QuestionRow,
    responses::{FormRow, PlaceRow, ReportRow, SectionRow},
};

use super::{Json, Object, object};

object!(FormRow { exam, seed, questions });
object!(PlaceRow { id, domain, task, kind, scored, choices });
object!(ReportRow { exam, right, of, scaled, low, high, verdict, close, domains });
object!(SectionRow { number, right, of, label });

impl Json for QuestionRow {
    fn write(&self, out: &mut String) {
        let mut object = Object::begin(out);
        object.field("id", &self.id);
        object.field("domain", &self.domain);
        object.field("task", &self.task);
        object.field("kind", &self.kind);
        object.field("stem", &self.stem);
        if !self.prompts.is_empty() {
            object.field("prompts", &self.prompts);
        }
        object.field("choices", &self.choices);
        object.field("key", &self.key);
        object.field("rationale", &self.rationale);
        object.field("sources", &self.sources);
        object.field("checked", &self.checked);
        object.field("expect", &self.expect);
        if self.keep_order {
            object.field("keep_order", &self.keep_order);
        }
        if !self.enemies.is_empty() {
            object.field("enemies", &self.enemies);
        }
        object.end();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::to_value;

    use super::*;
    use crate::json::{json, tests::read};

    #[test]
    fn rows_are_spelt_as_the_command_line_spells_them() {
        let place = PlaceRow {
            id: "a\"\\".into(),
            domain: 1,
            task: None,
            kind: "ordering".into(),
            scored: true,
            choices: vec![2, 1],
        };
        let form = FormRow { exam: "TST-1".into(), seed: u32::MAX, questions: vec![place] };
        assert_eq!(json(&form), serde_json::to_string(&form).unwrap());

        let section = SectionRow { number: 1, right: 2, of: 3, label: Some("meets".into()) };
        let domains = vec![section.clone(), SectionRow { label: None, ..section }];
        let verdict = Some("pass".into());
        #[rustfmt::skip]
        let report = ReportRow {
            exam: "TST-1".into(), right: 2, of: 3, scaled: Some(700), low: Some(600), high: None, verdict, close: true, domains,
        };
        assert_eq!(json(&report), serde_json::to_string(&report).unwrap());
    }

    #[test]
    fn questions_are_spelt_as_packed_files_spell_them() {
        let full = QuestionRow {
            id: "a".into(),
            domain: 1,
            task: Some(300),
            kind: "matching".into(),
            stem: "?".into(),
            prompts: vec!["p".into()],
            choices: vec![("c".into(), "w".into())],
            key: vec![1],
            rationale: "r".into(),
            sources: vec!["s".into()],
            checked: "2026-01-01".into(),
            expect: 60,
            keep_order: true,
            enemies: vec!["e".into()],
        };
        let bare = QuestionRow { task: None, prompts: vec![], keep_order: false, enemies: vec![], ..full.clone() };
        for row in [full, bare] {
            assert_eq!(read(&row), to_value(&row).unwrap());
            assert_eq!(json(&row), serde_json::to_string(&row).unwrap());
        }
    }
}
