//! Every exam, 10,000 seeds: the checker, which knows nothing of how forms are drawn, finds no fault,
//! and every question of a kind has its turn.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/thirteen.rs"]
mod thirteen;

use std::collections::BTreeMap;

use exam::{
    Band, Blueprint, DomainNo, Form, History, Index, Kind, Plan, Seed, TaskNo, assemble, check, neglected_tasks,
};
use thirteen::{Exam, THIRTEEN};

const SEEDS: u32 = 10_000;

/// Six full forms of the smallest exams and four of the largest: what a bank is called deep for.
const BANK: u32 = 400;

/// Questions that are alike in all that assembly looks at, so that none has a reason to be preferred.
type Stratum = (DomainNo, Option<TaskNo>, Kind, Band);

struct Run {
    blueprint: Blueprint,
    index: Index,
    plan: Plan,
}

impl Run {
    fn form(&self, seed: u32) -> Form {
        assemble(&self.blueprint, &self.index, self.plan, Seed(seed), &History::default()).expect("the bank is deep")
    }

    /// How often each question without enemies was drawn over all seeds, by what it is like.
    fn usage(&self) -> BTreeMap<Stratum, Vec<u32>> {
        let mut usage: Vec<u32> = vec![0; self.index.entries().len()];
        let entries = self.index.entries();
        for seed in 0..SEEDS {
            let form = self.form(seed);
            assert_eq!(check(&self.blueprint, &self.index, self.plan, &form), [], "seed {seed}");
            assert_eq!(neglected_tasks(&self.blueprint, &self.index, &form), [], "seed {seed}");
            for place in form.places() {
                let at = entries.binary_search_by(|entry| entry.id.cmp(&place.question)).expect("it is in the bank");
                usage[at] += 1;
            }
        }
        let mut strata: BTreeMap<Stratum, Vec<u32>> = BTreeMap::new();
        for ((at, entry), times) in (0..).zip(entries).zip(usage) {
            if self.index.enemies(at).is_empty() {
                let stratum = (entry.domain, entry.task, entry.shape.kind(), entry.expect.band());
                strata.entry(stratum).or_default().push(times);
            }
        }
        strata
    }
}

/// Whether the counts differ no more than chance allows.
///
/// The statistic is chi-squared or less, since a form draws a question once at most. Its bound is that
/// of Laurent and Massart (2000), which chance passes once in a million times at most.
fn is_even(counts: &[u32]) -> bool {
    let sum: f64 = counts.iter().copied().map(f64::from).sum();
    let count = f64::from(u32::try_from(counts.len()).expect("a small stratum"));
    let freedom = count - 1.0;
    let expected = sum / count;
    let statistic: f64 = counts.iter().map(|&times| (f64::from(times) - expected).powi(2) / expected).sum();
    let tail = 1e6_f64.ln();
    statistic <= freedom + 2.0 * (freedom * tail).sqrt() + 2.0 * tail
}

fn keeps_every_rule(exam: &Exam) {
    let blueprint = exam.blueprint();
    let plan = Plan::mock(&blueprint);
    let run = Run { index: exam.bank(BANK), blueprint, plan };
    for (stratum, counts) in run.usage() {
        assert!(counts.iter().all(|&times| times > 0), "never drawn: {stratum:?}: {counts:?}");
        assert!(is_even(&counts), "{stratum:?}: {counts:?}");
    }
}

macro_rules! exams {
    ($($test:ident: $at:literal)*) => {
        $(
            #[test]
            fn $test() {
                keeps_every_rule(&THIRTEEN[$at]);
            }
        )*
    };
}

exams! {
    every_form_of_clf_c02_keeps_every_rule: 0
    every_form_of_aif_c01_keeps_every_rule: 1
    every_form_of_dva_c02_keeps_every_rule: 2
    every_form_of_soa_c03_keeps_every_rule: 3
    every_form_of_saa_c03_keeps_every_rule: 4
    every_form_of_mla_c01_keeps_every_rule: 5
    every_form_of_dea_c01_keeps_every_rule: 6
    every_form_of_aip_c01_keeps_every_rule: 7
    every_form_of_sap_c02_keeps_every_rule: 8
    every_form_of_dop_c02_keeps_every_rule: 9
    every_form_of_mls_c01_keeps_every_rule: 10
    every_form_of_scs_c03_keeps_every_rule: 11
    every_form_of_ans_c01_keeps_every_rule: 12
}

#[test]
fn uneven_use_would_be_noticed() {
    assert!(is_even(&[480, 515, 505, 500]));
    assert!(!is_even(&[350, 650, 500, 500]));
}
