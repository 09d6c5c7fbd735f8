//! An exam's outline: what it asks, in which shares, for how long, and what passes.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{HIGHEST_SCORE, Kind, LOWEST_SCORE};

/// How advanced an exam is, in AWS's own steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// No experience asked for.
    Foundational,
    /// About a year with AWS.
    Associate,
    /// Two years and more.
    Professional,
    /// Depth in one subject.
    Specialty,
    /// No AWS exam: its result is a share, not a scaled score.
    Quiz,
}

impl Level {
    /// All levels, in the order in which they are shown.
    pub const ALL: [Level; 5] =
        [Level::Foundational, Level::Associate, Level::Professional, Level::Specialty, Level::Quiz];

    /// The name used in data files.
    pub fn name(self) -> &'static str {
        match self {
            Level::Foundational => "foundational",
            Level::Associate => "associate",
            Level::Professional => "professional",
            Level::Specialty => "specialty",
            Level::Quiz => "quiz",
        }
    }

    /// The level of that [name](Level::name), if there is one.
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// The number of a domain, from 1, as the exam guide prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainNo(pub u8);

impl DomainNo {
    /// Its place in [`Blueprint::domains`], from 0; number 0 lies beyond every list.
    pub fn index(self) -> usize {
        usize::from(self.0).wrapping_sub(1)
    }
}

/// A task (or, where a guide prints no tasks, a topic): its place in [`Blueprint::tasks`], from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskNo(pub u16);

impl TaskNo {
    /// Its place in [`Blueprint::tasks`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A part of the exam that has a share of the scored questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Its number, from 1.
    pub number: DomainNo,
    /// Its title in the exam guide.
    pub title: String,
    /// Its share of the scored questions in percent.
    pub weight: u8,
}

/// What a candidate should be able to do, within a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its id in the guide ("1.1"), or the topic's title where the guide has topics.
    pub id: String,
    /// Its title in the guide.
    pub title: String,
    /// The domain it belongs to; `None` for a topic, which may come up in every domain.
    pub domain: Option<DomainNo>,
}

/// What an outline says before it has been looked over.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // Each field is that of `Blueprint`, under the same name.
pub struct BlueprintDraft {
    pub code: String,
    pub title: String,
    pub level: Level,
    pub minutes: Option<u32>,
    pub scored: u32,
    pub unscored: u32,
    pub passing: Option<u32>,
    pub kinds: Vec<Kind>,
    pub domains: Vec<Domain>,
    pub tasks: Vec<Task>,
}

/// An outline that holds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blueprint {
    code: String,
    title: String,
    level: Level,
    minutes: Option<u32>,
    scored: u32,
    unscored: u32,
    passing: Option<u32>,
    kinds: Vec<Kind>,
    domains: Vec<Domain>,
    tasks: Vec<Task>,
}

/// Why an outline does not hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlueprintFault {
    /// The weights sum to this instead of 100.
    WeightsSum(u32),
    /// The domain at this place (from 0) does not bear the next number.
    DomainOutOfTurn(usize),
    /// A domain without a share of the questions.
    WeightZero(DomainNo),
    /// Two tasks have this id.
    TaskRepeated(String),
    /// This task names a domain that the exam does not have.
    TaskWithoutDomain(String),
    /// The exam has no scored question.
    NothingScored,
    /// The exam lists no kind of question.
    NoKinds,
    /// The passing score lies outside 100 to 1,000.
    PassingOutOfRange(u32),
    /// An exam (not a quiz) must say its minutes.
    MinutesMissing,
    /// An exam (not a quiz) must say its passing score.
    PassingMissing,
}

impl fmt::Display for BlueprintFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WeightsSum(sum) => write!(f, "the weights of the domains sum to {sum}, not to 100"),
            Self::DomainOutOfTurn(at) => write!(f, "domain {} in the file must bear the number {}", at + 1, at + 1),
            Self::WeightZero(domain) => write!(f, "domain {} has the weight 0", domain.0),
            Self::TaskRepeated(id) => write!(f, "two tasks have the id \"{id}\""),
            Self::TaskWithoutDomain(id) => write!(f, "task \"{id}\" belongs to a domain that the exam does not have"),
            Self::NothingScored => write!(f, "the exam has no scored question"),
            Self::NoKinds => write!(f, "the exam lists no kind of question"),
            Self::PassingOutOfRange(score) => {
                write!(f, "the passing score {score} lies outside {LOWEST_SCORE} to {HIGHEST_SCORE}")
            }
            Self::MinutesMissing => write!(f, "the exam does not say how many minutes it takes"),
            Self::PassingMissing => write!(f, "the exam does not say its passing score"),
        }
    }
}

impl Blueprint {
    /// Looks a draft over.
    ///
    /// # Errors
    /// All faults at once.
    pub fn new(draft: BlueprintDraft) -> Result<Blueprint, Vec<BlueprintFault>> {
        let mut faults = Vec::new();
        let sum: u32 = draft.domains.iter().map(|domain| u32::from(domain.weight)).sum();
        if sum != 100 {
            faults.push(BlueprintFault::WeightsSum(sum));
        }
        for (at, domain) in draft.domains.iter().enumerate() {
            if usize::from(domain.number.0) != at + 1 {
                faults.push(BlueprintFault::DomainOutOfTurn(at));
            }
            if domain.weight == 0 {
                faults.push(BlueprintFault::WeightZero(domain.number));
            }
        }
        for (at, task) in draft.tasks.iter().enumerate() {
            if draft.tasks[..at].iter().any(|other| other.id == task.id) {
                faults.push(BlueprintFault::TaskRepeated(task.id.clone()));
            }
            let known = |number| draft.domains.iter().any(|domain| domain.number == number);
            if task.domain.is_some_and(|number| !known(number)) {
                faults.push(BlueprintFault::TaskWithoutDomain(task.id.clone()));
            }
        }
        if draft.scored == 0 {
            faults.push(BlueprintFault::NothingScored);
        }
        if draft.kinds.is_empty() {
            faults.push(BlueprintFault::NoKinds);
        }
        if let Some(passing) = draft.passing.filter(|score| !(LOWEST_SCORE..=HIGHEST_SCORE).contains(score)) {
            faults.push(BlueprintFault::PassingOutOfRange(passing));
        }
        if draft.level != Level::Quiz && draft.minutes.is_none_or(|minutes| minutes == 0) {
            faults.push(BlueprintFault::MinutesMissing);
        }
        if draft.level != Level::Quiz && draft.passing.is_none() {
            faults.push(BlueprintFault::PassingMissing);
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let BlueprintDraft { code, title, level, minutes, scored, unscored, passing, kinds, domains, tasks } = draft;
        Ok(Blueprint { code, title, level, minutes, scored, unscored, passing, kinds, domains, tasks })
    }

    /// The exam's code, such as "CLF-C02".
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The certification's full title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// How advanced the exam is.
    pub fn level(&self) -> Level {
        self.level
    }

    /// How long the exam takes, in minutes; `None` for a quiz without a clock.
    pub fn minutes(&self) -> Option<u32> {
        self.minutes
    }

    /// How many questions count.
    pub fn scored(&self) -> u32 {
        self.scored
    }

    /// How many questions do not count.
    pub fn unscored(&self) -> u32 {
        self.unscored
    }

    /// The scaled score that passes, 100 to 1,000; `None` for a quiz.
    pub fn passing(&self) -> Option<u32> {
        self.passing
    }

    /// The kinds of question that the guide lists.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The domains; domain `n` stands at place `n - 1`.
    pub fn domains(&self) -> &[Domain] {
        &self.domains
    }

    /// The tasks of all domains, or the topics of the exam, in the guide's order.
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// The domain of that number, if the exam has it.
    pub fn domain(&self, number: DomainNo) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.number == number)
    }

    /// The task of that id, if the exam has it.
    pub fn task(&self, id: &str) -> Option<(TaskNo, &Task)> {
        let at = self.tasks.iter().position(|task| task.id == id)?;
        Some((TaskNo(u16::try_from(at).ok()?), &self.tasks[at]))
    }

    /// The weights of the domains in percent, in their order.
    pub fn weights(&self) -> Vec<u32> {
        self.domains.iter().map(|domain| u32::from(domain.weight)).collect()
    }
}

#[cfg(test)]
mod tests {
    use alloc::{string::ToString, vec};

    use super::*;

    fn draft() -> BlueprintDraft {
        let domain = |number, weight| Domain { number: DomainNo(number), title: "A domain".into(), weight };
        BlueprintDraft {
            code: "TST-1".into(),
            title: "A test".into(),
            level: Level::Associate,
            minutes: Some(90),
            scored: 50,
            unscored: 15,
            passing: Some(720),
            kinds: vec![Kind::MultipleChoice],
            domains: vec![domain(1, 60), domain(2, 40)],
            tasks: vec![Task { id: "1.1".into(), title: "A task".into(), domain: Some(DomainNo(1)) }],
        }
    }

    #[test]
    fn a_sound_outline_finds_its_parts() {
        let blueprint = Blueprint::new(draft()).expect("sound");
        assert_eq!(blueprint.weights(), [60, 40]);
        assert_eq!(blueprint.task("1.1").map(|(no, _)| no), Some(TaskNo(0)));
        assert_eq!(blueprint.task("1.2"), None);
        assert_eq!(blueprint.domain(DomainNo(2)).map(|domain| domain.weight), Some(40));
    }

    #[test]
    fn all_faults_come_at_once() {
        let mut broken = draft();
        broken.domains[1].weight = 30;
        broken.domains[1].number = DomainNo(5);
        broken.tasks.push(Task { id: "1.1".into(), title: "Again".into(), domain: Some(DomainNo(9)) });
        broken.passing = Some(70);
        broken.minutes = None;
        let faults = Blueprint::new(broken).expect_err("broken");
        assert_eq!(faults.len(), 6, "{faults:?}");
        assert_eq!(faults[0].to_string(), "the weights of the domains sum to 90, not to 100");
    }

    #[test]
    fn a_quiz_may_lack_minutes_and_passing_score() {
        let quiz = BlueprintDraft { level: Level::Quiz, minutes: None, passing: None, ..draft() };
        assert!(Blueprint::new(quiz).is_ok());
    }
}
