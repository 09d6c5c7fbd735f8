//! The answer sheet: one line for each question of a form.

use alloc::{vec, vec::Vec};
use core::time::Duration;

use crate::{ChoiceSet, Form, Response};

/// What a candidate wrote at one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The response so far; it fits its question, but may be incomplete.
    pub response: Option<Response>,
    /// Marked to come back to.
    pub flagged: bool,
    /// Choices struck out.
    pub struck: ChoiceSet,
    /// What is right has been shown, so that the line can no longer be changed.
    pub shown: bool,
    /// Time spent with this question on the desk.
    pub spent: Duration,
}

/// One line for each place of a form, and every response fits its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerSheet(Vec<Line>);

impl AnswerSheet {
    /// An empty sheet for `form`.
    pub fn blank(form: &Form) -> AnswerSheet {
        AnswerSheet(vec![Line::default(); form.places().len()])
    }

    /// The lines, in the order of the form's places.
    pub fn lines(&self) -> &[Line] {
        &self.0
    }

    /// The line at `at`; the sitting keeps `at` on the form.
    pub(crate) fn line(&mut self, at: usize) -> &mut Line {
        &mut self.0[at]
    }
}
