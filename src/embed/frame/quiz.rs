//! A quiz in this tab: what is asked, and what came of it so far.

use std::{rc::Rc, sync::Arc};

use bank::pack::{CatalogueExam, QuestionRow};
use exam::{Blueprint, Desk, Event, Finished, Form, KeyMissing, Moment, Phase, Question, Report, Rules, Sitting, Why};

use crate::{
    edge::{clock, keep},
    embed::{message::Finish, record},
    saved::{Act, Start},
};

/// What does not change while a quiz lasts.
#[derive(Clone)]
pub(super) struct About {
    /// The exam of the bank; none for questions of the page's own.
    pub(super) exam: Option<Rc<CatalogueExam>>,
    pub(super) blueprint: Rc<Blueprint>,
    /// What of the exam is asked, in a few words.
    pub(super) part: String,
    /// The app's address of the same questions.
    pub(super) link: Option<String>,
    /// The name under which the tab keeps it.
    pub(super) key: String,
}

/// A quiz under way, or over.
pub(super) struct Quiz {
    pub(super) about: About,
    /// By place; those that have not arrived yet are missing.
    pub(super) questions: Vec<Option<Rc<Question>>>,
    sitting: Sitting,
    start: String,
    acts: Vec<String>,
    check: u32,
    /// Whether the tab keeps it.
    pub(super) kept: bool,
    /// Whether it goes on with what the tab had kept.
    pub(super) resumed: bool,
    /// Which questions of the result are open, by place.
    pub(super) open: Vec<usize>,
    /// When the page went out of sight.
    hidden: Option<Moment>,
}

impl Quiz {
    /// A quiz that nobody has touched.
    pub(super) fn fresh(about: About, form: Form) -> Quiz {
        let start = Start { begun: clock::now(), rules: Rules::practice(), form };
        let sitting = Sitting::new(Arc::new(start.form.clone()), start.rules);
        Quiz::new(about, sitting, &start, Vec::new(), 0)
    }

    /// A quiz as the tab kept it.
    pub(super) fn kept(about: About, record: record::Record) -> Quiz {
        let record::Record { start, acts, folded } = record;
        let back = folded.returned(None, clock::now());
        let mut quiz = Quiz::new(about, folded.sitting, &start, acts, folded.check);
        quiz.resumed = true;
        if let Some(event) = back {
            quiz.apply(event).ok();
        }
        quiz
    }

    fn new(about: About, sitting: Sitting, start: &Start, acts: Vec<String>, check: u32) -> Quiz {
        let questions = vec![None; sitting.form().places().len()];
        let mut quiz = Quiz {
            about,
            questions,
            sitting,
            start: start.write(),
            acts,
            check,
            kept: false,
            resumed: false,
            open: Vec::new(),
            hidden: None,
        };
        quiz.keep();
        quiz
    }

    pub(super) fn form(&self) -> &Form {
        self.sitting.form()
    }

    /// The exam's code, where candidates know it by that.
    pub(super) fn code(&self) -> Option<&str> {
        self.about.exam.as_ref().filter(|exam| exam.level != "quiz").map(|exam| exam.code.as_str())
    }

    /// How many questions there are.
    pub(super) fn of(&self) -> u32 {
        u32::try_from(self.questions.len()).unwrap_or(u32::MAX)
    }

    /// The desk, once the candidate began.
    pub(super) fn desk(&self) -> Option<&Desk> {
        self.sitting.desk()
    }

    pub(super) fn finished(&self) -> Option<&Finished> {
        match self.sitting.phase() {
            Phase::Finished(finished) => Some(finished),
            _ => None,
        }
    }

    /// Whether the candidate did something.
    pub(super) fn is_begun(&self) -> bool {
        !matches!(self.sitting.phase(), Phase::Ready)
    }

    /// Puts arrived questions in their places; `false` if one is not what the form was drawn from.
    pub(super) fn take_in(&mut self, rows: &[QuestionRow]) -> Result<bool, String> {
        let mut fits = true;
        for row in rows {
            let place = self.sitting.form().places().iter().position(|place| place.question.as_str() == row.id);
            let Some(at) = place else { continue };
            let question = Question::try_from(row.clone()).map_err(|fault| fault.to_string())?;
            fits &= question.shape() == self.sitting.form().places()[at].shape;
            self.questions[at] = Some(Rc::new(question));
        }
        Ok(fits)
    }

    /// Lets an event happen. The first one begins the quiz: the question stands there before anybody touches it.
    pub(super) fn act(&mut self, event: Event) -> Result<(), Why> {
        if !self.is_begun() {
            self.apply(Event::Begin)?;
        }
        self.apply(event)
    }

    /// The page went out of sight, or came back: nobody is charged for the time between.
    pub(super) fn seen(&mut self, seen: bool) {
        if !seen {
            self.hidden = Some(clock::now());
        } else if let Some(from) = self.hidden.take().filter(|_| self.desk().is_some()) {
            self.apply(Event::Interrupted(from)).ok();
        }
    }

    /// Opens or closes a question of the result; `false` if it is so already.
    pub(super) fn unfold(&mut self, at: usize, open: bool) -> bool {
        let was = self.open.len();
        self.open.retain(|its| *its != at);
        let was_open = self.open.len() < was;
        if open {
            self.open.push(at);
        }
        open != was_open
    }

    fn apply(&mut self, event: Event) -> Result<(), Why> {
        let now = clock::now();
        match self.sitting.clone().apply(now, event.clone()) {
            Ok(sitting) => {
                self.sitting = sitting;
                let number = u32::try_from(self.acts.len()).unwrap_or(u32::MAX);
                let (line, check) = Act { number, at: now, event }.write(self.check);
                self.check = check;
                self.acts.push(line);
                self.keep();
                Ok(())
            }
            Err(refused) => Err(refused.why),
        }
    }

    fn keep(&mut self) {
        self.kept = keep::write(&self.about.key, &record::write(&self.start, &self.acts));
    }

    /// Marks what is over, once every question is there.
    pub(super) fn report(&self) -> Option<Result<Report, KeyMissing>> {
        let finished = self.finished()?;
        if self.questions.iter().any(Option::is_none) {
            return None;
        }
        let key = |id: &exam::QuestionId| {
            let places = self.form().places().iter().zip(&self.questions);
            let found = places.filter_map(|(place, question)| (place.question == *id).then_some(question.as_ref()?));
            found.map(|question| question.key()).next()
        };
        Some(Report::mark(&self.about.blueprint, self.form(), finished, key).map(Report::as_share))
    }

    /// What the page around is told of a report.
    pub(super) fn finish(&self, report: &Report) -> Finish {
        let title = |number: exam::DomainNo| {
            self.about.blueprint.domain(number).map_or_else(String::new, |domain| domain.title.clone())
        };
        let asked = report.domains.iter().filter(|section| section.of > 0);
        let domains = asked.map(|section| (section.number.0, title(section.number), section.right, section.of));
        let seconds = self.finished().map_or(0, |finished| finished.spent().as_secs());
        Finish {
            exam: report.exam.clone(),
            right: report.right,
            of: report.of,
            seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
            domains: domains.collect(),
        }
    }
}
