//! What the app knows of every exam from the start, and of one exam when its page is opened.

use exam::{Blueprint, BlueprintDraft, BlueprintFault, Domain, DomainNo, Kind, Level, Task};
use serde::{Deserialize, Serialize};

/// Every exam of the data folder, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// [`PACK_FORMAT`](super::PACK_FORMAT).
    pub format: u32,
    /// The exams.
    pub exams: Vec<CatalogueExam>,
}

/// One exam, as the first screen needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueExam {
    /// The code, such as "CLF-C02".
    pub code: String,
    /// The certification's full title.
    pub title: String,
    /// What people call it.
    pub short: String,
    /// The level's name in data files.
    pub level: String,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// Questions that count.
    pub scored: u32,
    /// Questions that do not.
    pub unscored: u32,
    /// The passing score, 100 to 1,000.
    pub passing: Option<u32>,
    /// The kinds' names in data files.
    pub kinds: Vec<String>,
    /// One sentence on whom the exam is for.
    pub about: String,
    /// The first day on which it can be taken, as YYYY-MM-DD.
    pub first_day: Option<String>,
    /// The last day on which it can be taken, as YYYY-MM-DD.
    pub last_day: Option<String>,
    /// The code of the exam that follows it.
    pub successor: Option<String>,
    /// What else a candidate should know.
    pub note: Option<String>,
    /// The domains, in their order.
    pub domains: Vec<CatalogueDomain>,
    /// How many questions the bank has; none means that the exam cannot be practised yet.
    pub questions: u32,
    /// The name of the file with the [`Details`].
    pub details: String,
}

/// One domain, as the first screens need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueDomain {
    /// Its title.
    pub title: String,
    /// Its share of the scored questions, in percent.
    pub weight: u8,
}

/// The rest of what is known of one exam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The tasks or topics, in the guide's order.
    pub tasks: Vec<DetailsTask>,
    /// Services in scope by category.
    pub in_scope: Vec<(String, Vec<String>)>,
    /// Services out of scope by category.
    pub out_of_scope: Vec<(String, Vec<String>)>,
    /// Where each group of facts comes from.
    pub provenance: Vec<(String, String)>,
    /// The pools into which the bank is dealt.
    pub pools: Vec<PoolRef>,
}

/// One task or topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailsTask {
    /// Its id, such as "1.1", or a topic's title.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its domain's number; none for a topic.
    pub domain: Option<u8>,
    /// How many questions of the bank are about it.
    pub questions: u32,
}

/// Where a pool's index is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolRef {
    /// The name of the file with the [`PoolIndex`](super::PoolIndex).
    pub index: String,
    /// How many questions are in the pool.
    pub questions: u32,
}

impl CatalogueExam {
    /// The exam's outline; without details, its tasks are left out.
    ///
    /// # Errors
    /// All faults of the outline: the file was damaged on its way.
    pub fn blueprint(&self, details: Option<&Details>) -> Result<Blueprint, Vec<BlueprintFault>> {
        let number = |at: usize| DomainNo(u8::try_from(at + 1).unwrap_or(u8::MAX));
        let domains = self.domains.iter().enumerate().map(|(at, domain)| Domain {
            number: number(at),
            title: domain.title.clone(),
            weight: domain.weight,
        });
        let tasks = details.map_or(&[][..], |details| &details.tasks).iter().map(|task| Task {
            id: task.id.clone(),
            title: task.title.clone(),
            domain: task.domain.map(DomainNo),
        });
        Blueprint::new(BlueprintDraft {
            code: self.code.clone(),
            title: self.title.clone(),
            level: Level::from_name(&self.level).unwrap_or(Level::Quiz),
            minutes: self.minutes,
            scored: self.scored,
            unscored: self.unscored,
            passing: self.passing,
            kinds: self.kinds.iter().filter_map(|name| Kind::from_name(name)).collect(),
            domains: domains.collect(),
            tasks: tasks.collect(),
        })
    }
}
