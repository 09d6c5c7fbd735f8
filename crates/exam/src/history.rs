//! What a candidate has seen, so that the next form prefers what is new.

use alloc::vec::Vec;

use crate::{Form, Moment, QuestionId};

/// When each question was last on a form of this candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Sorted by id, each id once.
    last_seen: Vec<(QuestionId, Moment)>,
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
        match self.place_of(&question) {
            Ok(at) => self.last_seen[at].1 = moment.max(self.last_seen[at].1),
            Err(at) => self.last_seen.insert(at, (question, moment)),
        }
    }

    /// When the question was last seen, if it was.
    pub fn last_seen(&self, question: &QuestionId) -> Option<Moment> {
        self.place_of(question).ok().map(|at| self.last_seen[at].1)
    }

    /// Where the question stands, or where it would.
    fn place_of(&self, question: &QuestionId) -> Result<usize, usize> {
        self.last_seen.binary_search_by(|(id, _)| id.cmp(question))
    }

    /// All questions that were seen, by id, and when last.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&QuestionId, Moment)> {
        self.last_seen.iter().map(|(id, moment)| (id, *moment))
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
