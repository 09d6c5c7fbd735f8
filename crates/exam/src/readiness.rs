//! Readiness: the chance to pass a fresh form of this bank today, from what was answered so far.
//!
//! `docs/readiness.md` says what it assumes and how far it can be trusted, with the figures of `cargo author simulate`.
//! The model, in its order:
//!
//! 1. **Evidence** is a candidate's first answer to a question, given as in an exam ([`Evidence`]).
//! 2. **Memory**: an older answer says less about today. It weighs half as much as one that came 50 answers later.
//! 3. **Belief**: each domain's share of right answers is a beta distribution. All domains lean towards the
//!    candidate's common share, with the weight of [`LEAN`] answers, so that three answers to a domain do not decide it.
//! 4. **Prediction**: the scored questions that a form asks of a domain are drawn from that belief (a beta-binomial), and
//!    the domains are added up exactly, without a random draw. Readiness is the chance of as many right answers as pass.
//! 5. **Trend**: memory is made half as long where the latest answers say something else than chance explains.
//!    Instead of a test with two outcomes, the result is held between two bounds that the short memory gives with
//!    an allowance for chance. A switch would break the first law of this module: turning an old wrong answer
//!    right could switch it off, and lower the result.
//! 6. **Range**: the lowest and the highest that memories of 25 answers, 50 and without end give at the ends of
//!    their 90% intervals, each two points of a hundred further, for a form that is harder or easier than what was answered.
//!
//! Everything here is made of sums, differences, products and quotients of 64-bit floating point, and of one integer root.
//! IEEE 754 rounds each of these in one way only, so that all machines compute the same bits; powers and logarithms,
//! whose last bit differs from machine to machine, are not used. What is published is rounded to thousandths.

mod belief;
mod count;
mod evidence;
mod memory;
mod permille;

use alloc::{vec, vec::Vec};
use core::fmt;

use crate::{Blueprint, DomainNo, quota, raw_needed};
use belief::Beliefs;
pub use evidence::{Evidence, FirstAnswer};
use memory::{LONG, MIDDLE, SHORT, Tallies};
use permille::{published, rounded_down, rounded_up};

/// How many first answers there must be before anything is said.
pub const LEAST_ANSWERS: u32 = 40;
/// How many of them must be of each domain that a form asks from.
pub const LEAST_OF_DOMAIN: u32 = 5;
/// With the weight of how many answers a domain leans towards the candidate's common share.
pub const LEAN: u32 = 8;
/// No form has more scored questions than this; a larger one is not predicted.
const MOST_SCORED: u32 = 1_000;
/// How much harder or easier than the answered questions a fresh form may be, as a share.
const SHIFT: f64 = 0.02;

/// What is predicted: how many questions of each domain a form scores, and how many must be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Scored questions of each domain, in the order of the outline.
    quotas: Vec<u32>,
    /// Right answers that pass.
    needed: u32,
}

impl Target {
    /// What passing means for this exam; `None` for a quiz, which cannot be passed, and for an exam of more
    /// than a thousand scored questions.
    pub fn of(blueprint: &Blueprint) -> Option<Target> {
        let passing = blueprint.passing().filter(|_| blueprint.scored() <= MOST_SCORED)?;
        let quotas = quota(blueprint.scored(), &blueprint.weights());
        Some(Target { quotas, needed: raw_needed(passing, blueprint.scored()) })
    }

    /// Scored questions in all.
    pub fn scored(&self) -> u32 {
        self.quotas.iter().sum()
    }

    /// Scored questions of each domain, in the order of the outline.
    pub fn quotas(&self) -> &[u32] {
        &self.quotas
    }

    /// How many of them must be right.
    pub fn needed(&self) -> u32 {
        self.needed
    }
}

/// A figure with its range, each in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The lower end of the range.
    pub low: u16,
    /// The figure itself.
    pub mid: u16,
    /// The upper end of the range.
    pub high: u16,
}

/// How ready a candidate is. All shares and chances are in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// The lower end of the range of the chance, 1 to 999.
    pub low: u16,
    /// The chance to pass a fresh form today, 1 to 999: nothing is certain.
    pub mid: u16,
    /// The upper end of the range of the chance, 1 to 999.
    pub high: u16,
    /// The share of a fresh form's scored questions that is expected to be right, 1 to 999.
    pub share: Span,
    /// How many first answers this rests on.
    pub answers: u32,
    /// The domain whose wrong answers cost most: half of them turned right would raise the chance most.
    pub weakest: DomainNo,
    /// Each domain that a form scores questions of, in the order of the outline.
    pub domains: Vec<Strength>,
}

/// What the answers say of one domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// The domain.
    pub domain: DomainNo,
    /// How many first answers are of it.
    pub answers: u32,
    /// The share of its questions that is expected to be right, in thousandths.
    pub share: u16,
    /// By how many thousandths the chance to pass would rise if half of its wrong answers became right.
    pub gain: u16,
}

/// A domain with too few answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The domain.
    pub domain: DomainNo,
    /// How many first answers are of it.
    pub answers: u32,
    /// How many it takes.
    pub needed: u32,
}

/// There is too little evidence to say anything, and this is what lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotYet {
    /// How many first answers there are.
    pub answers: u32,
    /// How many it takes in all: [`LEAST_ANSWERS`].
    pub needed: u32,
    /// The domains that have too few of them.
    pub domains: Vec<Lack>,
}

impl fmt::Display for NotYet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NotYet { answers, needed, domains } = self;
        write!(f, "{answers} of {needed} first answers under exam conditions")?;
        for Lack { domain, answers, needed } in domains {
            write!(f, ", {answers} of {needed} in domain {}", domain.0)?;
        }
        Ok(())
    }
}

impl Readiness {
    /// How ready whoever gave these answers is; the oldest comes first.
    ///
    /// Answers of a domain that the outline does not have are passed over, and so are those of a domain that a
    /// form scores no question of.
    ///
    /// ```
    /// use exam::{DomainNo, FirstAnswer, Readiness};
    /// # use exam::{Blueprint, BlueprintDraft, Domain, Kind, Level, Target};
    /// # let domain = |number, weight| Domain { number: DomainNo(number), title: "A domain".into(), weight };
    /// # let blueprint = Blueprint::new(BlueprintDraft {
    /// #     code: "DEMO-1".into(), title: "A demonstration".into(), level: Level::Foundational, minutes: Some(90), scored: 50,
    /// #     unscored: 15, passing: Some(700), kinds: vec![Kind::MultipleChoice], domains: vec![domain(1, 60), domain(2, 40)],
    /// #     tasks: vec![],
    /// # }).expect("a sound outline");
    /// let target = Target::of(&blueprint).expect("an exam that can be passed");
    /// // The app takes these from `Evidence::note`, sitting by sitting.
    /// let mut answers: Vec<FirstAnswer> =
    ///     (0..39).map(|at| FirstAnswer { domain: DomainNo(1 + at % 2), right: at % 4 != 0 }).collect();
    /// let not_yet = Readiness::of(&target, &answers).expect_err("one answer too few");
    /// assert_eq!(not_yet.to_string(), "39 of 40 first answers under exam conditions");
    ///
    /// answers.push(FirstAnswer { domain: DomainNo(2), right: true });
    /// let readiness = Readiness::of(&target, &answers).expect("enough");
    /// assert!(readiness.low < readiness.mid && readiness.mid < readiness.high);
    /// assert_eq!(readiness.weakest, DomainNo(1));
    /// ```
    ///
    /// # Errors
    /// What lacks, while there are fewer than [`LEAST_ANSWERS`] answers, or fewer than
    /// [`LEAST_OF_DOMAIN`] of a domain.
    pub fn of(target: &Target, answers: &[FirstAnswer]) -> Result<Readiness, NotYet> {
        let of_target = |answer: &FirstAnswer| target.quotas.get(answer.domain.index()).is_some_and(|&quota| quota > 0);
        let answers: Vec<FirstAnswer> = answers.iter().copied().filter(of_target).collect();
        let counts = counted(target, &answers)?;

        let remembered = [SHORT, MIDDLE, LONG].map(|memory| Tallies::of(&answers, target.quotas.len(), memory));
        let [short, middle, _] = &remembered;
        let (fresh, believed) = (Beliefs::of(short), Beliefs::of(middle));
        let allowance = memory::allowance(answers.len());
        let (floor, ceiling) = (fresh.shifted(-allowance), fresh.shifted(allowance));
        let plain = believed.passing(target);
        let chance = plain.max(floor.passing(target)).min(ceiling.passing(target));
        let share = believed.share(target).max(floor.share(target)).min(ceiling.share(target));
        // The domains as the memory has them that decided.
        let believed = if chance > plain {
            floor
        } else if chance < plain {
            ceiling
        } else {
            believed
        };

        let (mut low, mut high, mut bottom, mut top) = (chance, chance, share, share);
        for tallies in &remembered {
            let (from, to) = Beliefs::sharp(tallies).interval(target);
            (bottom, top) = (from.min(bottom), to.max(top));
            low = low.min(count::passing_at(from - SHIFT, target));
            high = high.max(count::passing_at(to + SHIFT, target));
        }

        let (domains, weakest) = strengths(target, &believed, chance, &counts);
        let share = Span { low: rounded_down(bottom), mid: published(share), high: rounded_up(top) };
        let [low, mid, high] = [rounded_down(low), published(chance), rounded_up(high)];
        Ok(Readiness { low, mid, high, share, answers: counts.iter().sum(), weakest, domains })
    }
}

/// How many answers each domain has, if they are enough.
fn counted(target: &Target, answers: &[FirstAnswer]) -> Result<Vec<u32>, NotYet> {
    let mut counts = vec![0_u32; target.quotas.len()];
    for answer in answers {
        counts[answer.domain.index()] += 1;
    }
    let of_form = numbered(target).filter(|&(at, _)| target.quotas[at] > 0);
    let lacks = of_form.map(|(at, domain)| Lack { domain, answers: counts[at], needed: LEAST_OF_DOMAIN });
    let domains: Vec<Lack> = lacks.filter(|lack| lack.answers < lack.needed).collect();
    let all: u32 = counts.iter().sum();
    if all < LEAST_ANSWERS || !domains.is_empty() {
        return Err(NotYet { answers: all, needed: LEAST_ANSWERS, domains });
    }
    Ok(counts)
}

/// What each domain is like, and the one in which there is most to gain; the earlier of two that are alike.
fn strengths(target: &Target, believed: &Beliefs, chance: f64, counts: &[u32]) -> (Vec<Strength>, DomainNo) {
    let mut domains = Vec::new();
    let mut weakest = (DomainNo(1), (-1.0, -1.0));
    for (at, domain) in numbered(target).filter(|&(at, _)| target.quotas[at] > 0) {
        let gain = (believed.halved(at).passing(target) - chance).max(0.0);
        // Where the chance is next to nothing or to certainty it hardly moves; the questions still do.
        let questions = f64::from(target.quotas[at]) * (1.0 - believed.of_domain(at));
        if (gain, questions) > weakest.1 {
            weakest = (domain, (gain, questions));
        }
        let share = published(believed.of_domain(at));
        domains.push(Strength { domain, answers: counts[at], share, gain: permille::nearest(gain) });
    }
    (domains, weakest.0)
}

/// The places of a target's domains, with their numbers.
fn numbered(target: &Target) -> impl Iterator<Item = (usize, DomainNo)> {
    (0..target.quotas.len()).zip((1..=u8::MAX).map(DomainNo))
}

#[cfg(test)]
mod tests;
