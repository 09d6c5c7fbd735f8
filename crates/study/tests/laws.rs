//! Laws of the schedule: what holds whatever somebody answered, and when.
//!
//! The histories are the same in every run; others are tried with
//! `PROPTEST_RNG_SEED=7 PROPTEST_CASES=20000 cargo test -p study --test laws`.

#![cfg(not(target_arch = "wasm32"))]

use exam::{DomainNo, Entry, Expect, Index, Shape, TaskNo};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{RngAlgorithm, RngSeed},
};
use study::{Answer, Day, Evening, Grade, MOST_OF_ONE, Schedule, Subject, tonight};

fn thorough() -> ProptestConfig {
    ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        rng_algorithm: RngAlgorithm::XorShift,
        ..ProptestConfig::default()
    }
}

/// Questions 0 to 23 of tasks 0 to 5; those of task 5 have none and count for domain 2.
fn subject(question: u8) -> Subject {
    match question % 6 {
        5 => Subject::Domain(DomainNo(2)),
        task => Subject::Task(TaskNo(task.into())),
    }
}

fn answer(question: u8, day: u32, grade: Grade) -> Answer {
    Answer { question: format!("q-{question:02}").into(), subject: subject(question), day: Day(day), grade }
}

fn a_grade() -> impl Strategy<Value = Grade> {
    prop::sample::select(vec![Grade::Wrong, Grade::Unsure, Grade::Right])
}

/// Answers on some of 120 days.
fn a_history() -> impl Strategy<Value = Vec<Answer>> {
    vec((0_u8..24, 1_000_u32..1_120, a_grade()), 0..60)
        .prop_map(|drawn| drawn.into_iter().map(|(question, day, grade)| answer(question, day, grade)).collect())
}

prop_compose! {
    /// A bank of the 24 questions, some of which give each other away.
    fn a_bank()(foes in vec((0_u8..24, 0_u8..24), 0..20)) -> Index {
        let entry = |question: u8| Entry {
            id: format!("q-{question:02}").into(),
            domain: DomainNo(2),
            task: match subject(question) {
                Subject::Task(task) => Some(task),
                Subject::Domain(_) => None,
            },
            shape: Shape::Choice { choices: 4 },
            expect: Expect::from_percent(60),
            keep_order: false,
            enemies: foes.iter().filter(|foe| foe.0 == question).map(|foe| format!("q-{:02}", foe.1).into()).collect(),
        };
        Index::new((0..24).map(entry).collect()).expect("unique ids")
    }
}

fn an_evening() -> impl Strategy<Value = Evening> {
    (1_090_u32..1_160, prop::option::of(1_090_u32..1_200), 0_u32..30).prop_map(|(today, exam, most)| Evening {
        today: Day(today),
        exam: exam.map(Day),
        most,
    })
}

proptest! {
    #![proptest_config(thorough())]

    #[test]
    fn nothing_is_due_before_the_day_after_it_was_seen_or_after_the_exam(
        history in a_history(), exam in 1_000_u32..1_200
    ) {
        let exam = Day(exam);
        for (_, card) in Schedule::of(&history).subjects() {
            let last = card.last_seen();
            prop_assert!(card.due(None).is_some_and(|due| due > last));
            match card.due(Some(exam)) {
                Some(due) => {
                    prop_assert!(last < due && due <= exam);
                    // A booked exam only ever brings a review nearer.
                    prop_assert!(Some(due) <= card.due(None));
                    prop_assert!(due < exam || last.after(1) == exam, "on the exam's day without need");
                }
                // What does not come any more is known, or it is too late.
                None => prop_assert!(exam <= last || card.known(exam) >= 950),
            }
        }
    }

    #[test]
    fn a_better_answer_never_brings_the_next_review_nearer(
        mut history in a_history(), question in 0_u8..24, day in 1_119_u32..1_140, exam in prop::option::of(1_100_u32..1_200)
    ) {
        // None is later than every day: it does not come again.
        let later = |due: Option<Day>| due.map_or(u32::MAX, |day| day.0);
        let mut before = (0, 0);
        for grade in [Grade::Wrong, Grade::Unsure, Grade::Right] {
            history.push(answer(question, day, grade));
            let schedule = Schedule::of(&history);
            let card = schedule.subject(subject(question)).expect("just answered");
            let after = (later(card.due(None)), later(card.due(exam.map(Day))));
            prop_assert!(before.0 <= after.0 && before.1 <= after.1, "{:?} {:?}", before, after);
            before = after;
            history.pop();
        }
    }

    #[test]
    fn what_is_known_is_forgotten_day_by_day(history in a_history()) {
        for (_, card) in Schedule::of(&history).subjects() {
            let known: Vec<u16> = (0..300).step_by(7).map(|days| card.known(card.last_seen().after(days))).collect();
            prop_assert_eq!(known[0], 1_000);
            prop_assert!(known.is_sorted_by(|one, other| one >= other), "{:?}", known);
        }
    }

    #[test]
    fn a_schedule_does_not_depend_on_the_order_of_its_answers(history in a_history().prop_shuffle()) {
        let mut sorted = history.clone();
        sorted.sort_by_key(|answer| answer.day);
        prop_assert_eq!(Schedule::of(&history), Schedule::of(&sorted));
    }

    #[test]
    fn an_evening_has_no_repeats_and_no_enemies_and_is_no_longer_than_wished(
        history in a_history(), bank in a_bank(), evening in an_evening()
    ) {
        let picks = tonight(&Schedule::of(&history), &bank, &evening);
        prop_assert!(picks.len() as u64 <= u64::from(evening.most));
        for (at, pick) in picks.iter().enumerate() {
            let entry = bank.entry(&pick.question).expect("of the bank");
            prop_assert_eq!(Subject::of(entry), pick.subject);
            prop_assert_eq!(pick.seen, history.iter().any(|answer| answer.question == pick.question));
            let today = history.iter().filter(|answer| answer.day == evening.today).map(|answer| &answer.question);
            for other in picks[..at].iter().map(|pick| &pick.question).chain(today) {
                prop_assert_ne!(other, &pick.question);
                let foes = bank.entry(other).is_some_and(|other| other.enemies.contains(&pick.question));
                prop_assert!(!foes && !entry.enemies.contains(other));
            }
        }
        for pick in &picks {
            let same = picks.iter().filter(|other| other.subject == pick.subject).count();
            prop_assert!(same <= MOST_OF_ONE as usize);
        }
    }

    #[test]
    fn a_question_seen_before_comes_only_where_no_other_is_left(history in a_history(), evening in an_evening()) {
        // Without enemies, so that nothing else keeps a question away.
        let bank = Index::new((0..24).map(|question| {
            let task = match subject(question) { Subject::Task(task) => Some(task), Subject::Domain(_) => None };
            Entry {
                id: format!("q-{question:02}").into(), domain: DomainNo(2), task, shape: Shape::Choice { choices: 4 },
                expect: Expect::from_percent(60), keep_order: false, enemies: vec![],
            }
        }).collect()).expect("unique ids");
        let picks = tonight(&Schedule::of(&history), &bank, &evening);
        for (at, pick) in picks.iter().enumerate().filter(|(_, pick)| pick.seen) {
            let left = bank.entries().iter().filter(|entry| Subject::of(entry) == pick.subject).any(|entry| {
                !history.iter().any(|answer| answer.question == entry.id)
                    && !picks[..at].iter().any(|pick| pick.question == entry.id)
            });
            prop_assert!(!left);
        }
    }

    #[test]
    fn all_that_is_due_is_asked_before_what_is_new(history in a_history(), bank in a_bank(), evening in an_evening()) {
        let schedule = Schedule::of(&history);
        let picks = tonight(&schedule, &bank, &evening);
        let due = schedule.due(evening.today, evening.exam);
        let mut met: Vec<Subject> = Vec::new();
        for pick in &picks {
            prop_assert_eq!(due.contains(&pick.subject), schedule.subject(pick.subject).is_some());
            if !met.contains(&pick.subject) {
                met.push(pick.subject);
            }
        }
        // Of the subjects in the order in which they come, those due stand in front and in their own order.
        prop_assert!(met.is_sorted_by_key(|subject| !due.contains(subject)));
        let first: Vec<Subject> = met.iter().copied().filter(|one| due.contains(one)).collect();
        let kept: Vec<Subject> = due.iter().copied().filter(|one| first.contains(one)).collect();
        prop_assert_eq!(first, kept);
    }
}
