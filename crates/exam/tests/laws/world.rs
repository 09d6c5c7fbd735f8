//! Random outlines, banks, plans and candidates.

use std::ops::RangeInclusive;

use exam::{
    Blueprint, BlueprintDraft, Domain, DomainNo, Entry, Expect, History, Index, Kind, Level, Moment, Plan, QuestionId,
    Seed, Shape, Task, TaskNo, quota,
};
use proptest::{collection::vec, option, prelude::*, sample::Index as Pick};

/// Everything that a form is drawn from.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) blueprint: Blueprint,
    pub(crate) index: Index,
    pub(crate) plan: Plan,
    pub(crate) seed: Seed,
    pub(crate) history: History,
}

/// How large a world may be.
#[derive(Clone, Debug)]
pub(crate) struct Bounds {
    pub(crate) domains: RangeInclusive<usize>,
    pub(crate) questions: RangeInclusive<usize>,
    /// Pairs of enemies, all of them among the first twelve questions, so that they can be tried out.
    pub(crate) quarrels: RangeInclusive<usize>,
    pub(crate) scored: RangeInclusive<u32>,
    pub(crate) unscored: RangeInclusive<u32>,
    /// Whether a plan may ask for a part of the outline.
    pub(crate) parts: bool,
}

pub(crate) const CONTESTED: usize = 12;

impl World {
    /// Places in the index of the questions that `domain` may give to this plan.
    pub(crate) fn stock(&self, domain: DomainNo) -> Vec<u32> {
        let fits = |entry: &Entry| {
            let listed = self.blueprint.kinds().contains(&entry.shape.kind());
            entry.domain == domain && listed && (self.plan.task.is_none() || entry.task == self.plan.task)
        };
        (0..).zip(self.index.entries()).filter(|(_, entry)| fits(entry)).map(|(at, _)| at).collect()
    }

    /// How many questions each domain must give to a form of `plan`, worked out apart from the engine.
    pub(crate) fn needs(&self, plan: Plan) -> Vec<(DomainNo, u32)> {
        let of_task = plan.task.and_then(|no| self.blueprint.tasks()[no.index()].domain);
        if let Some(only) = plan.domain.or(of_task) {
            return vec![(only, plan.scored + plan.unscored)];
        }
        let weights = self.blueprint.weights();
        let shares = quota(plan.scored, &weights).into_iter().zip(quota(plan.unscored, &weights));
        self.blueprint.domains().iter().map(|domain| domain.number).zip(shares.map(|(one, two)| one + two)).collect()
    }

    /// The domains that have fewer questions than they must give, with what they need and have.
    pub(crate) fn short(&self, plan: Plan) -> Vec<(DomainNo, u32, u32)> {
        let has = |domain| u32::try_from(self.stock(domain).len()).expect("a small bank");
        let all = self.needs(plan).into_iter().map(|(domain, needs)| (domain, needs, has(domain)));
        all.filter(|(_, needs, has)| has < needs).collect()
    }

    /// Whether some choice of questions makes a form; tries every subset of the contested questions.
    pub(crate) fn can_be_drawn(&self) -> bool {
        let needs = self.needs(self.plan);
        let stocks: Vec<Vec<u32>> = needs.iter().map(|&(domain, _)| self.stock(domain)).collect();
        let contested: Vec<u32> =
            (0..).take(self.index.entries().len()).filter(|&at| !self.foes(at).is_empty()).collect();
        (0_u32..1 << contested.len()).any(|subset| {
            let stays = |at: u32| contested.iter().position(|&one| one == at).is_none_or(|bit| subset >> bit & 1 == 1);
            let peace = contested.iter().all(|&at| !stays(at) || self.foes(at).iter().all(|&foe| !stays(foe)));
            let enough = |(stock, &(_, needs)): (&Vec<u32>, &(DomainNo, u32))| {
                stock.iter().filter(|&&at| stays(at)).count() as u64 >= u64::from(needs)
            };
            peace && stocks.iter().zip(&needs).all(enough)
        })
    }

    fn foes(&self, at: u32) -> &[u32] {
        self.index.enemies(at)
    }
}

fn shape(kind: Kind, size: u8) -> Shape {
    match kind {
        Kind::MultipleChoice => Shape::Choice { choices: 2 + size },
        Kind::MultipleResponse => Shape::Response { choices: 3 + size, picks: 2 },
        Kind::Ordering => Shape::Ordering { choices: 3 + size, places: 3 },
        Kind::Matching => Shape::Matching { choices: 2 + size, prompts: 3 },
    }
}

fn blueprints(domains: RangeInclusive<usize>) -> impl Strategy<Value = Blueprint> {
    let kinds = proptest::sample::subsequence(Kind::ALL.to_vec(), 1..=4);
    let raw = vec((0_u32..20, 0_u8..4), domains);
    (raw, kinds, 0_u8..3, 1_u32..40, 0_u32..10).prop_map(|(raw, kinds, topics, scored, unscored)| {
        // Each domain weighs one percent at least.
        let rest = 100 - u32::try_from(raw.len()).expect("few domains");
        let mut parts: Vec<u32> = raw.iter().map(|(part, _)| *part).collect();
        parts[0] += 1;
        let weights = quota(rest, &parts).into_iter().map(|weight| u8::try_from(weight + 1).expect("a percentage"));
        let domain = |(number, weight)| Domain { number: DomainNo(number), title: String::new(), weight };
        let domains: Vec<Domain> = (1..).zip(weights).map(domain).collect();
        let mut tasks = Vec::new();
        for (number, (_, count)) in (1..).zip(&raw) {
            let named = (1..=*count).map(|task| (format!("{number}.{task}"), Some(DomainNo(number))));
            tasks.extend(named.map(|(id, domain)| Task { id, title: String::new(), domain }));
        }
        tasks.extend((1..=topics).map(|topic| Task { id: format!("t{topic}"), title: String::new(), domain: None }));
        Blueprint::new(BlueprintDraft {
            code: "LAW-1".into(),
            title: String::new(),
            level: Level::Quiz,
            minutes: None,
            scored,
            unscored,
            passing: None,
            kinds,
            domains,
            tasks,
        })
        .expect("weights sum to 100 and numbers run from 1")
    })
}

type RawEntry = (Pick, Option<Pick>, Pick, u8, u8, bool);

/// An entry of one of the domains, or of one that the outline does not have.
fn entry(blueprint: &Blueprint, at: usize, raw: &RawEntry) -> Entry {
    let (domain, task, kind, size, expect, keep_order) = raw;
    let domains = blueprint.domains().len();
    // Now and then a question stands in the index that no form of the outline may use.
    let domain = DomainNo(u8::try_from(domain.index(domains * 8 + 1) % (domains + 1) + 1).expect("few domains"));
    let domain = if usize::from(domain.0) > domains && !at.is_multiple_of(4) { DomainNo(1) } else { domain };
    let fitting: Vec<TaskNo> = (0..)
        .zip(blueprint.tasks())
        .filter(|(_, task)| task.domain.is_none_or(|of| of == domain))
        .map(|(no, _)| TaskNo(no))
        .collect();
    let task = task.filter(|_| !fitting.is_empty()).map(|task| *task.get(&fitting));
    let kinds = if size % 5 == 0 { &Kind::ALL } else { blueprint.kinds() };
    Entry {
        id: name(at),
        domain,
        task,
        shape: shape(*kind.get(kinds), *size),
        expect: Expect::from_percent(*expect),
        keep_order: *keep_order,
        enemies: vec![],
    }
}

fn name(at: usize) -> QuestionId {
    format!("q{at:02}").into()
}

pub(crate) fn worlds(bounds: Bounds) -> impl Strategy<Value = World> {
    let Bounds { domains, questions, quarrels, scored, unscored, parts } = bounds;
    let raw_entry =
        (any::<Pick>(), option::weighted(0.9, any::<Pick>()), any::<Pick>(), 0_u8..6, 0_u8..=100, any::<bool>());
    let entries = vec(raw_entry, questions);
    let quarrels = vec((0..CONTESTED, 0..CONTESTED), quarrels);
    let seen = vec(option::of(0_u64..4), 64);
    let part = (option::weighted(0.15, any::<Pick>()), option::weighted(0.15, any::<Pick>()));
    let all = (blueprints(domains), entries, quarrels, (scored, unscored, part), any::<u32>(), seen);
    all.prop_map(move |(blueprint, raw, quarrels, (scored, unscored, (domain, task)), seed, seen)| {
        let mut entries: Vec<Entry> = raw.iter().enumerate().map(|(at, raw)| entry(&blueprint, at, raw)).collect();
        for (one, other) in quarrels {
            if one < entries.len() {
                entries[one].enemies.push(name(other));
            }
        }
        let mut history = History::default();
        for (at, moment) in seen.into_iter().enumerate() {
            if let Some(moment) = moment {
                history.note_question(name(at), Moment(moment));
            }
        }
        let domain = domain.filter(|_| parts).map(|pick| pick.get(blueprint.domains()).number);
        let tasks: Vec<TaskNo> = (0..).take(blueprint.tasks().len()).map(TaskNo).collect();
        let task = task.filter(|_| parts && !tasks.is_empty()).map(|pick| *pick.get(&tasks));
        let plan = Plan { scored, unscored, domain, task };
        let index = Index::new(entries).expect("names are unique");
        World { blueprint, index, plan, seed: Seed(seed), history }
    })
}
