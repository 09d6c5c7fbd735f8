//! The exam that somebody's own questions make: a quiz of one domain.

use exam::{Blueprint, BlueprintDraft, Domain, DomainNo, Kind, Level, Question};

use crate::{Exam, Facts};

/// The code of every exam of somebody's own questions.
pub const CODE: &str = "OWN";

/// A quiz of these questions, all of them scored, without a clock and without a passing score; `None` without questions.
pub fn exam(title: Option<&str>, questions: Vec<Question>) -> Option<Exam> {
    let title = title.filter(|title| !title.is_empty()).unwrap_or("Questions");
    let blueprint = Blueprint::new(BlueprintDraft {
        code: CODE.into(),
        title: title.into(),
        level: Level::Quiz,
        minutes: None,
        scored: u32::try_from(questions.len()).ok()?,
        unscored: 0,
        passing: None,
        kinds: Kind::ALL.to_vec(),
        domains: vec![Domain { number: DomainNo(1), title: title.into(), weight: 100 }],
        tasks: Vec::new(),
    });
    let facts = Facts { short: title.into(), ..Facts::default() };
    Some(Exam::new(blueprint.ok()?, facts, questions))
}
