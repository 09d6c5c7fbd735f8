//! Deals a bank into pools that each mirror the whole.

use std::collections::BTreeSet;

use exam::{Blueprint, Draw, Entry, Form, History, Index, Moment, Plan, Question, Refusal, Seed, assemble, quota};

use crate::Exam;

/// About how many questions a pool holds: two and a half forms, so that a candidate meets new questions
/// for a while, and ten files of sixteen, so that a form costs the same however large the bank.
pub const POOL_SIZE: usize = 160;

/// The pools of a bank: for each, the places of its questions in `questions`.
///
/// Questions are dealt like cards, domain by domain and within it by task, kind and difficulty, so that
/// each pool has its share of every sort. There are never more pools than full forms without repeats.
pub fn pools(blueprint: &Blueprint, questions: &[Question]) -> Vec<Vec<usize>> {
    let key = |at: u32| {
        let question = &questions[at as usize];
        let sort = (question.task(), question.shape().kind(), question.expect().band());
        (question.domain(), sort, question.id())
    };
    let sorted = exam::sorted(questions.len(), &|one, other| key(one).cmp(&key(other)));
    let weights = blueprint.weights();
    let needs = quota(blueprint.scored(), &weights).into_iter().zip(quota(blueprint.unscored(), &weights));
    let forms = blueprint.domains().iter().zip(needs).filter_map(|(domain, (scored, unscored))| {
        let has = questions.iter().filter(|question| question.domain() == domain.number).count();
        has.checked_div((scored + unscored) as usize)
    });
    let count = forms.min().unwrap_or(0).min(questions.len() / POOL_SIZE).max(1);
    let mut pools = vec![Vec::new(); count];
    // The deal goes on from domain to domain where it stopped, so that the pools stay even.
    sorted.into_iter().zip((0..count).cycle()).for_each(|(at, pool)| pools[pool].push(at as usize));
    pools
}

/// How many pools are tried for a form without a question that was seen before.
const TRIES: u32 = 4;

/// Draws a form from pools, one after the other, in an order that the seed gives.
///
/// A form comes from one pool. The next one is asked while the form repeats what the candidate has seen,
/// and while the pools so far, taken together, have too few questions. Both the app, which loads pools as
/// they are asked for, and the command line draw through this, so they draw the same.
#[derive(Debug)]
pub struct PoolDraw<'a> {
    blueprint: &'a Blueprint,
    plan: Plan,
    seed: Seed,
    history: &'a History,
    /// The pools that were not asked yet, the next one last.
    waiting: Vec<u32>,
    asked: u32,
    entries: Vec<Entry>,
    best: Option<(usize, Form)>,
    refusal: Refusal,
}

impl<'a> PoolDraw<'a> {
    /// Begins to draw from so many pools.
    pub fn new(blueprint: &'a Blueprint, plan: Plan, seed: Seed, history: &'a History, pools: u32) -> PoolDraw<'a> {
        let mut waiting: Vec<u32> = (0..pools).collect();
        Draw::new(seed, "pools", 0).shuffle(&mut waiting);
        waiting.reverse();
        let (asked, entries, best) = (0, Vec::new(), None);
        PoolDraw { blueprint, plan, seed, history, waiting, asked, entries, best, refusal: Refusal::NothingAsked }
    }

    /// The pool whose entries are needed next; `None` when the form is drawn, or cannot be.
    pub fn asks(&mut self) -> Option<u32> {
        let done = match &self.best {
            Some((seen, _)) => *seen == 0 || self.asked >= TRIES,
            None => false,
        };
        if done {
            return None;
        }
        self.asked += 1;
        self.waiting.pop()
    }

    /// Takes the entries of the pool that was asked for.
    pub fn take(&mut self, entries: Vec<Entry>) {
        if self.best.is_none() {
            self.entries.extend(entries.iter().cloned());
        }
        let alone = self.draw(entries);
        if self.best.is_none() && !alone && self.asked > 1 {
            self.draw(self.entries.clone());
        }
    }

    /// The form that repeats least, or why there is none.
    ///
    /// # Errors
    /// What the pools together lack.
    pub fn form(self) -> Result<Form, Refusal> {
        self.best.map(|(_, form)| form).ok_or(self.refusal)
    }

    fn draw(&mut self, entries: Vec<Entry>) -> bool {
        // Ids are unique in an exam that was read, so an index can always be made of its entries.
        let Ok(index) = Index::new(entries) else { return false };
        match assemble(self.blueprint, &index, self.plan, self.seed, self.history) {
            Ok(form) => {
                let is_seen = |place: &&exam::Place| self.history.last_seen(&place.question).is_some();
                let seen = form.places().iter().filter(is_seen).count();
                if self.best.as_ref().is_none_or(|(least, _)| seen < *least) {
                    self.best = Some((seen, form));
                }
                true
            }
            Err(refusal) => {
                self.refusal = refusal;
                false
            }
        }
    }
}

/// How many whole exams one candidate can sit, one after the other, before a question comes back; `most` at the most.
pub fn disjoint_forms(exam: &Exam, most: u32) -> u32 {
    let mut history = History::default();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for count in 0..most {
        let form = draw_form(exam, Plan::mock(exam.blueprint()), Seed(count), &history);
        let Ok(form) = form else { return count };
        if !form.places().iter().all(|place| seen.insert(place.question.as_str().into())) {
            return count;
        }
        history.note(&form, Moment(u64::from(count) + 1));
    }
    most
}

/// Draws a form of a whole exam, as the app does.
///
/// # Errors
/// The refusal of the whole bank.
pub fn draw_form(exam: &Exam, plan: Plan, seed: Seed, history: &History) -> Result<Form, Refusal> {
    let (blueprint, questions) = (exam.blueprint(), exam.questions());
    let pools = pools(blueprint, questions);
    let count = u32::try_from(pools.len()).unwrap_or(u32::MAX);
    let mut draw = PoolDraw::new(blueprint, plan, seed, history, count);
    while let Some(pool) = draw.asks() {
        draw.take(pools[pool as usize].iter().map(|&at| questions[at].entry()).collect());
    }
    draw.form()
}
