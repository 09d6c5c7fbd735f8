//! What a form is to be: a whole exam, or so many questions of a part of it.

use crate::{Blueprint, DomainNo, TaskNo};

/// The size of a form and the part of the outline it is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Questions that count.
    pub scored: u32,
    /// Questions that do not count, and that nobody can tell from the others until the report.
    pub unscored: u32,
    /// Only this domain, if any.
    pub domain: Option<DomainNo>,
    /// Only this task (or topic), if any.
    pub task: Option<TaskNo>,
}

impl Plan {
    /// The exam as it is: its scored and unscored questions over all domains.
    pub fn mock(blueprint: &Blueprint) -> Plan {
        Plan { scored: blueprint.scored(), unscored: blueprint.unscored(), domain: None, task: None }
    }

    /// So many questions, all scored, over all domains by weight.
    pub fn questions(scored: u32) -> Plan {
        Plan { scored, unscored: 0, domain: None, task: None }
    }

    /// How many questions the form will have.
    pub fn size(self) -> u32 {
        self.scored.saturating_add(self.unscored)
    }
}
