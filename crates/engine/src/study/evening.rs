//! What to study tonight, as JSON.

use exam::{Entry, Expect, Index, Shape};
use study::{Evening, Pick, Why, tonight};

use super::Record;
use crate::{
    Code, Fault,
    json::{json, object},
};

/// A question that may be proposed.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The number of its domain.
    pub domain: u8,
    /// The id of its task or topic.
    pub task: Option<String>,
    /// Questions that give this one away, or that it gives away.
    pub enemies: Vec<String>,
}

struct PickRow<'r> {
    id: &'r str,
    domain: u8,
    task: Option<&'r str>,
    why: &'static str,
    seen: bool,
}
object!(PickRow<'_> { id, domain, task, why, seen });

impl Record {
    /// The questions for an evening, the most urgent first.
    ///
    /// # Errors
    /// Questions that are not of this exam, or two of one id.
    pub fn tonight(&self, questions: Vec<Listed>, evening: &Evening) -> Result<String, Fault> {
        let mut entries = Vec::new();
        for Listed { id, domain, task, enemies } in questions {
            let unfit = |message| Fault::new(Code::Argument, message);
            let (domain, task) = self.placed(&id, domain, task.as_deref()).map_err(unfit)?;
            entries.push(Entry {
                id: id.into(),
                domain,
                task,
                // What a question looks like, and how hard it is, decides nothing here.
                shape: Shape::Choice { choices: 4 },
                expect: Expect::from_percent(50),
                keep_order: false,
                enemies: enemies.into_iter().map(Into::into).collect(),
            });
        }
        let index = Index::new(entries).map_err(|repeated| Fault::new(Code::Argument, repeated.to_string()))?;
        let picks = tonight(&self.known(), &index, evening);
        Ok(json(&picks.iter().filter_map(|pick| self.row(pick, index.entry(&pick.question)?)).collect::<Vec<_>>()))
    }

    fn row<'r>(&'r self, pick: &'r Pick, entry: &Entry) -> Option<PickRow<'r>> {
        let task = match entry.task {
            Some(no) => Some(self.blueprint.tasks().get(no.index())?.id.as_str()),
            None => None,
        };
        let why = match pick.why {
            Why::Due => "due",
            Why::New => "new",
        };
        Some(PickRow { id: pick.question.as_str(), domain: entry.domain.0, task, why, seen: pick.seen })
    }
}
