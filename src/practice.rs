//! Which questions a wish for practice means, and the form that is drawn of them. Knows nothing of a browser.

use std::collections::BTreeMap;

use bank::pack::PoolDraw;
use exam::{
    Blueprint, DomainNo, Entry, Form, History, Index, Outcome, Plan, QuestionId, Refusal, Seed, TaskNo, gather, most,
};

use crate::{
    route::{Only, Part},
    saved::Marks,
};

/// How many signs of a task's name an address takes.
const SHORT: usize = 60;

/// What the candidate did with the questions of an exam before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before(BTreeMap<QuestionId, Last>);

/// How a question went the last time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Last {
    missed: bool,
    flagged: bool,
}

impl Before {
    /// From the questions that were on any form, and the marks of the exam's sittings in the order in which they ended.
    pub fn of<'a>(
        seen: impl IntoIterator<Item = &'a QuestionId>,
        sittings: impl IntoIterator<Item = &'a Marks>,
    ) -> Before {
        let mut before: BTreeMap<QuestionId, Last> =
            seen.into_iter().map(|question| (question.clone(), Last::default())).collect();
        for went in sittings.into_iter().flat_map(|marks| &marks.questions) {
            let last = Last { missed: went.marked.outcome != Outcome::Right, flagged: went.flagged };
            before.insert(went.marked.question.clone(), last);
        }
        Before(before)
    }

    /// Whether the question has this past. What was left without an answer counts as missed.
    pub fn fits(&self, only: Option<Only>, question: &QuestionId) -> bool {
        let last = self.0.get(question);
        match only {
            None => true,
            Some(Only::Unseen) => last.is_none(),
            Some(Only::Missed) => last.is_some_and(|last| last.missed),
            Some(Only::Flagged) => last.is_some_and(|last| last.flagged),
        }
    }

    /// Whether nothing of the exam was ever seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A task's id as an address spells it: letters, digits, dots and hyphens, in lower case.
pub fn spelt(id: &str) -> String {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() || sign == '.' { sign.to_ascii_lowercase() } else { '-' };
    id.chars().take(SHORT).map(plain).collect()
}

/// The task that an address spells so.
pub fn task(blueprint: &Blueprint, name: &str) -> Option<TaskNo> {
    let found = blueprint.tasks().iter().position(|task| spelt(&task.id).eq_ignore_ascii_case(name))?;
    u16::try_from(found).ok().map(TaskNo)
}

/// Why a part of an exam is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPart {
    /// The exam has no such domain.
    Domain(DomainNo),
    /// The exam has no such task, or not in that domain.
    Task,
    /// The exam has no questions of that kind.
    Kind,
}

/// What of a wish an exam cannot have is taken out of it, and named.
pub fn mend(blueprint: &Blueprint, part: &mut Part) -> Option<NoPart> {
    let mut fault = None;
    if part.kind.is_some_and(|kind| !blueprint.kinds().contains(&kind)) {
        (part.kind, fault) = (None, Some(NoPart::Kind));
    }
    let domain = part.domain.map(DomainNo);
    if let Some(name) = &part.task {
        let its = task(blueprint, name).map(|no| blueprint.tasks()[no.index()].domain);
        if its.is_none_or(|its| its.is_some() && domain.is_some() && its != domain) {
            (part.task, fault) = (None, Some(NoPart::Task));
        }
    }
    if let Some(number) = domain.filter(|number| blueprint.domain(*number).is_none()) {
        (part.domain, fault) = (None, Some(NoPart::Domain(number)));
    }
    fault
}

/// The questions of a part, and how they are to be drawn.
pub struct Wanted<'a> {
    /// The exam's outline.
    pub blueprint: &'a Blueprint,
    /// The entries of its bank, pool by pool.
    pub pools: &'a [Vec<Entry>],
    /// What of it is wanted.
    pub part: &'a Part,
    /// What the candidate did before.
    pub before: &'a Before,
}

impl Wanted<'_> {
    /// The entries that match.
    pub fn entries(&self) -> Vec<Entry> {
        let plan = self.plan(1);
        let fits = |entry: &&Entry| {
            self.blueprint.kinds().contains(&entry.shape.kind())
                && plan.domain.is_none_or(|domain| entry.domain == domain)
                && (plan.task.is_none() || entry.task == plan.task)
                && self.part.kind.is_none_or(|kind| entry.shape.kind() == kind)
                && self.before.fits(self.part.only, &entry.id)
        };
        self.pools.iter().flatten().filter(fits).cloned().collect()
    }

    /// How many of them can stand on one form.
    pub fn most(&self) -> u32 {
        Index::new(self.entries()).map_or(0, |index| most(self.blueprint, &index, self.plan(1)))
    }

    /// Draws so many of them. Where the whole bank, a domain or a task is wanted, it is the form that everything else
    /// here draws of this seed, if there is one.
    ///
    /// # Errors
    /// Why there is no such form.
    pub fn draw(&self, questions: u32, seed: Seed, history: &History) -> Result<Form, Refusal> {
        let plan = self.plan(questions);
        if self.part.kind.is_none() && self.part.only.is_none() {
            let count = u32::try_from(self.pools.len()).unwrap_or(u32::MAX);
            let mut draw = PoolDraw::new(self.blueprint, plan, seed, history, count);
            while let Some(pool) = draw.asks() {
                draw.take(self.pools[pool as usize].clone());
            }
            match draw.form() {
                Err(Refusal::TooFew { .. } | Refusal::Enemies(_)) => (),
                done => return done,
            }
        }
        // Ids are unique in a bank that was packed.
        let index = Index::new(self.entries()).map_err(|_| Refusal::NothingAsked)?;
        gather(self.blueprint, &index, plan, seed, history)
    }

    fn plan(&self, questions: u32) -> Plan {
        let Part { domain, task: name, .. } = self.part;
        let task = name.as_deref().and_then(|name| task(self.blueprint, name));
        Plan { domain: domain.map(DomainNo), task, ..Plan::questions(questions) }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use exam::{BlueprintDraft, Domain, Expect, Feedback, Kind, Level, Marked, Moment, Shape, Task};

    use super::*;
    use crate::saved::Went;

    fn blueprint() -> Blueprint {
        let domain = |number| Domain { number: DomainNo(number), title: "D".into(), weight: 50 };
        let task =
            |id: &str, domain: Option<u8>| Task { id: id.into(), title: id.into(), domain: domain.map(DomainNo) };
        Blueprint::new(BlueprintDraft {
            code: "TST-1".into(),
            title: "T".into(),
            level: Level::Associate,
            minutes: Some(10),
            scored: 4,
            unscored: 0,
            passing: Some(700),
            kinds: vec![Kind::MultipleChoice, Kind::Ordering],
            domains: vec![domain(1), domain(2)],
            tasks: vec![task("1.1", Some(1)), task("2.1", Some(2)), task("Prompts & Co", None)],
        })
        .expect("a sound outline")
    }

    /// Six questions of each domain; every third is ordering.
    fn pools() -> Vec<Vec<Entry>> {
        let entry = |at: u8| Entry {
            id: format!("q-{at:02}").as_str().into(),
            domain: DomainNo(1 + at % 2),
            task: Some(TaskNo(u16::from(at % 2))),
            shape: if at.is_multiple_of(3) {
                Shape::Ordering { choices: 4, places: 3 }
            } else {
                Shape::Choice { choices: 4 }
            },
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: vec![],
        };
        vec![(0..6).map(entry).collect(), (6..12).map(entry).collect()]
    }

    fn marks(went: &[(&str, Outcome, bool)]) -> Marks {
        let went = went.iter().map(|&(id, outcome, flagged)| Went {
            marked: Marked { question: id.into(), domain: DomainNo(1), task: None, scored: true, outcome },
            flagged,
            spent: Duration::ZERO,
            first: None,
        });
        Marks {
            exam: "TST-1".into(),
            begun: Moment(0),
            ended: Moment(1),
            limit: None,
            feedback: Feedback::AtEnd,
            whole: false,
            questions: went.collect(),
        }
    }

    fn drawn(part: &Part, before: &Before, questions: u32) -> Result<Vec<String>, Refusal> {
        let (blueprint, pools) = (blueprint(), pools());
        let wanted = Wanted { blueprint: &blueprint, pools: &pools, part, before };
        let form = wanted.draw(questions, Seed(3), &History::default())?;
        let mut ids: Vec<String> = form.places().iter().map(|place| place.question.to_string()).collect();
        ids.sort_unstable();
        Ok(ids)
    }

    #[test]
    fn only_the_last_time_counts() {
        let seen: Vec<QuestionId> = vec!["q-01".into(), "q-09".into()];
        let first = marks(&[("q-01", Outcome::Wrong, true), ("q-02", Outcome::Right, true)]);
        let second = marks(&[("q-01", Outcome::Right, false), ("q-03", Outcome::Unanswered, false)]);
        let before = Before::of(&seen, [&first, &second]);
        let of = |only| {
            let ids = (1..=3).chain([9, 10]).map(|at| QuestionId::from(format!("q-{at:02}").as_str()));
            ids.filter(|id| before.fits(only, id)).map(|id| id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(of(Some(Only::Unseen)), ["q-10"]);
        assert_eq!(of(Some(Only::Missed)), ["q-03"]);
        assert_eq!(of(Some(Only::Flagged)), ["q-02"]);
        assert_eq!(of(None).len(), 5);
    }

    #[test]
    fn every_filter_draws_from_what_matches_and_nothing_else() {
        let none = Before::default();
        let part = Part { domain: Some(1), kind: Some(Kind::Ordering), ..Part::default() };
        assert_eq!(drawn(&part, &none, 2), Ok(vec!["q-00".into(), "q-06".into()]));
        assert!(matches!(drawn(&part, &none, 3), Err(Refusal::TooFew { largest: 2, .. })));
        let missed = Before::of(&[], [&marks(&[("q-01", Outcome::Wrong, false), ("q-03", Outcome::Wrong, false)])]);
        let part = Part { only: Some(Only::Missed), ..Part::default() };
        // Both are of domain 2, whose share of two questions is one.
        assert_eq!(drawn(&part, &missed, 2), Ok(vec!["q-01".into(), "q-03".into()]));
        let part = Part { task: Some("2.1".into()), only: Some(Only::Unseen), ..Part::default() };
        assert_eq!(drawn(&part, &missed, 4).map(|ids| ids.contains(&"q-01".into())), Ok(false));
        assert_eq!(drawn(&Part::default(), &none, 12).map(|ids| ids.len()), Ok(12));
    }

    #[test]
    fn without_a_filter_it_is_the_form_that_pools_give() {
        let (blueprint, pools, before) = (blueprint(), pools(), Before::default());
        let wanted = Wanted { blueprint: &blueprint, pools: &pools, part: &Part::default(), before: &before };
        for seed in 0..20 {
            let history = History::default();
            let mut draw = PoolDraw::new(&blueprint, Plan::questions(4), Seed(seed), &history, 2);
            while let Some(pool) = draw.asks() {
                draw.take(pools[pool as usize].clone());
            }
            assert_eq!(wanted.draw(4, Seed(seed), &history), draw.form());
        }
    }

    #[test]
    fn what_an_exam_has_not_is_taken_out_and_named() {
        let mended = |part: Part| {
            let mut mended = part;
            let fault = mend(&blueprint(), &mut mended);
            (fault, mended.domain, mended.task)
        };
        let part = |domain, task: &str| Part { domain, task: Some(task.into()), ..Part::default() };
        assert_eq!(mended(part(Some(2), "2.1")), (None, Some(2), Some("2.1".into())));
        assert_eq!(mended(part(Some(2), "prompts---co")), (None, Some(2), Some("prompts---co".into())));
        assert_eq!(mended(part(Some(1), "2.1")), (Some(NoPart::Task), Some(1), None));
        assert_eq!(mended(part(None, "9.9")), (Some(NoPart::Task), None, None));
        assert_eq!(mended(part(Some(7), "9.9")), (Some(NoPart::Domain(DomainNo(7))), None, None));
        let kind = Part { kind: Some(Kind::Matching), ..Part::default() };
        assert_eq!(mended(kind).0, Some(NoPart::Kind));
        assert_eq!(task(&blueprint(), &spelt("Prompts & Co")), Some(TaskNo(2)));
    }
}
