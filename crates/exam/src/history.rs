//! What a candidate has seen, so that the next form prefers what is new.

use alloc::collections::BTreeMap;

use crate::{Form, Moment, QuestionId};

/// When each question was last on a form of this candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    last_seen: BTreeMap<QuestionId, Moment>,
}

impl History {
    /// Notes that every question of `form` was seen at `moment`; a later moment stays.
    pub fn note(&mut self, form: &Form, moment: Moment) {
        for place in form.places() {
            self.note_question(place.question.clone(), moment);
        }
    }

    /// Notes that one question was seen at `moment`; a later moment stays.
    pub fn note_question(&mut self, question: QuestionId, moment: Moment) {
        let last = self.last_seen.entry(question).or_insert(moment);
        *last = moment.max(*last);
    }

    /// When the question was last seen, if it was.
    pub fn last_seen(&self, question: &QuestionId) -> Option<Moment> {
        self.last_seen.get(question).copied()
    }

    /// All questions that were seen, by id, and when last.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&QuestionId, Moment)> {
        self.last_seen.iter().map(|(id, &moment)| (id, moment))
    }

    /// How many questions were seen at all.
    pub fn len(&self) -> usize {
        self.last_seen.len()
    }

    /// Whether nothing was seen yet.
    pub fn is_empty(&self) -> bool {
        self.last_seen.is_empty()
    }
}
