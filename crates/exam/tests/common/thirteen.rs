//! The thirteen exams in numbers, and banks made for them by a fixed rule, which reads no data file:
//! what is proved with them must not change when an outline or a question does.

use exam::{
    Blueprint, BlueprintDraft, Domain, DomainNo, Entry, Expect, Index, Kind, Level, QuestionId, Shape, Task, TaskNo,
};

/// What form assembly needs to know of an exam.
pub(crate) struct Exam {
    pub(crate) code: &'static str,
    pub(crate) level: Level,
    pub(crate) passing: u32,
    pub(crate) scored: u32,
    pub(crate) unscored: u32,
    pub(crate) kinds: &'static [Kind],
    /// The weight of each domain in percent, and how many tasks its guide lists for it.
    pub(crate) domains: &'static [(u8, u16)],
    /// Topics that come up in every domain, where the guide lists no tasks.
    pub(crate) topics: u16,
}

const TWO: &[Kind] = &[Kind::MultipleChoice, Kind::MultipleResponse];
const FOUR: &[Kind] = &Kind::ALL;
const ANS: &[Kind] = &[Kind::MultipleResponse, Kind::Matching];

/// All thirteen, as their guides stood in November 2026.
#[rustfmt::skip]
pub(crate) const THIRTEEN: [Exam; 13] = [
    exam("CLF-C02", Level::Foundational, 700, 50, 15, TWO, &[(24, 4), (30, 4), (34, 8), (12, 3)]),
    exam("AIF-C01", Level::Foundational, 700, 50, 15, FOUR, &[(20, 3), (24, 3), (28, 4), (14, 2), (14, 2)]),
    exam("DVA-C02", Level::Associate, 720, 50, 15, TWO, &[(32, 3), (26, 3), (24, 4), (18, 3)]),
    exam("SOA-C03", Level::Associate, 720, 50, 15, TWO, &[(22, 3), (22, 3), (22, 2), (16, 2), (18, 3)]),
    exam("SAA-C03", Level::Associate, 720, 50, 15, TWO, &[(30, 3), (26, 2), (24, 5), (20, 4)]),
    exam("MLA-C01", Level::Associate, 720, 50, 15, FOUR, &[(28, 3), (26, 3), (22, 3), (24, 3)]),
    exam("DEA-C01", Level::Associate, 720, 50, 15, TWO, &[(34, 4), (26, 4), (22, 4), (18, 5)]),
    Exam { topics: 20, ..exam("AIP-C01", Level::Professional, 750, 65, 10, FOUR, &[(31, 0), (26, 0), (20, 0), (12, 0), (11, 0)]) },
    exam("SAP-C02", Level::Professional, 750, 65, 10, TWO, &[(26, 5), (29, 6), (25, 5), (20, 4)]),
    exam("DOP-C02", Level::Professional, 750, 65, 10, TWO, &[(22, 4), (17, 3), (15, 3), (15, 3), (14, 3), (17, 3)]),
    exam("MLS-C01", Level::Specialty, 750, 50, 15, TWO, &[(20, 3), (24, 3), (36, 5), (20, 4)]),
    exam("SCS-C03", Level::Specialty, 750, 50, 15, FOUR, &[(16, 3), (14, 2), (18, 3), (20, 2), (18, 3), (14, 3)]),
    exam("ANS-C01", Level::Specialty, 700, 50, 15, ANS, &[(30, 6), (26, 4), (20, 3), (24, 3)]),
];

const fn exam(
    code: &'static str,
    level: Level,
    passing: u32,
    scored: u32,
    unscored: u32,
    kinds: &'static [Kind],
    domains: &'static [(u8, u16)],
) -> Exam {
    Exam { code, level, passing, scored, unscored, kinds, domains, topics: 0 }
}

impl Exam {
    /// Its outline, with titles that say nothing.
    pub(crate) fn blueprint(&self) -> Blueprint {
        let mut tasks = Vec::new();
        for (domain, &(_, count)) in (1..).zip(self.domains) {
            let named = (1..=count).map(|task| (format!("{domain}.{task}"), Some(DomainNo(domain))));
            tasks.extend(named.map(|(id, domain)| Task { id, title: String::new(), domain }));
        }
        let topics = (1..=self.topics).map(|topic| format!("topic {topic}"));
        tasks.extend(topics.map(|id| Task { id, title: String::new(), domain: None }));
        let domain = |(number, &(weight, _))| Domain { number: DomainNo(number), title: String::new(), weight };
        Blueprint::new(BlueprintDraft {
            code: self.code.into(),
            title: String::new(),
            level: self.level,
            minutes: Some(90),
            scored: self.scored,
            unscored: self.unscored,
            passing: Some(self.passing),
            kinds: self.kinds.to_vec(),
            domains: (1..).zip(self.domains).map(domain).collect(),
            tasks,
        })
        .expect("the thirteen outlines are sound")
    }

    /// A bank of about `size` questions: domains by weight, and the rest by a number hashed from the
    /// place, so that tasks, kinds and difficulties are mixed as unevenly as in a real bank.
    pub(crate) fn bank(&self, size: u32) -> Index {
        let mut entries = Vec::new();
        let mut first_task = 0;
        for (number, &(weight, tasks)) in (1..).zip(self.domains) {
            let here = (size * u32::from(weight)).div_ceil(100);
            let start = u32::try_from(entries.len()).expect("a bank has fewer than four billion questions");
            let last_of_domain = start + here;
            for at in start..last_of_domain {
                let mixed = mix(at);
                let choices = self.topics.max(tasks);
                let task = TaskNo(first_task + u16::try_from(mixed % u32::from(choices)).expect("below a u16"));
                // One question in ten has an enemy: its successor in the domain.
                let enemy = (mixed >> 8).is_multiple_of(10) && at + 1 < last_of_domain;
                entries.push(Entry {
                    id: self.id(at),
                    domain: DomainNo(number),
                    task: Some(task),
                    shape: shape(self.kinds, mixed >> 16),
                    expect: Expect::from_percent(u8::try_from(40 + (mixed >> 12) % 51).expect("at most 90")),
                    keep_order: (mixed >> 4).is_multiple_of(16),
                    enemies: if enemy { vec![self.id(at + 1)] } else { vec![] },
                });
            }
            first_task += tasks;
        }
        Index::new(entries).expect("every place has its own id")
    }

    fn id(&self, at: u32) -> QuestionId {
        format!("{}-{at:06}", self.code.to_ascii_lowercase()).into()
    }
}

/// One of the kinds that the exam lists: the first of them for seven in ten.
fn shape(kinds: &[Kind], mixed: u32) -> Shape {
    let rest = &kinds[1..];
    let kind = if mixed % 10 < 7 { kinds[0] } else { rest[mixed as usize / 10 % rest.len()] };
    match kind {
        Kind::MultipleChoice => Shape::Choice { choices: 4 },
        Kind::MultipleResponse if mixed.is_multiple_of(3) => Shape::Response { choices: 6, picks: 3 },
        Kind::MultipleResponse => Shape::Response { choices: 5, picks: 2 },
        Kind::Ordering => Shape::Ordering { choices: 5, places: 3 },
        Kind::Matching => Shape::Matching { choices: 4, prompts: 3 },
    }
}

/// Scatters a number over 32 bits (the finisher of Murmur3).
fn mix(number: u32) -> u32 {
    let number = (number ^ (number >> 16)).wrapping_mul(0x85eb_ca6b);
    let number = (number ^ (number >> 13)).wrapping_mul(0xc2b2_ae35);
    number ^ (number >> 16)
}
