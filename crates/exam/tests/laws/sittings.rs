//! Laws of sittings: whatever the candidate does, and whatever the clock.

use std::{sync::Arc, time::Duration};

use exam::{
    ChoiceNo, Clock, DomainNo, Event, Feedback, Finished, Form, Line, Moment, Phase, Place, Refused, Response, Rules,
    Seed, Shape, Sitting,
};
use proptest::{collection::vec, option, prelude::*};

type Log = Vec<(Moment, Event)>;

const PLACES: usize = 4;

fn form() -> Arc<Form> {
    let shapes = [
        Shape::Choice { choices: 4 },
        Shape::Response { choices: 5, picks: 2 },
        Shape::Ordering { choices: 4, places: 3 },
        Shape::Matching { choices: 3, prompts: 3 },
    ];
    let place = |(at, shape): (usize, Shape)| Place {
        question: format!("q{at}").into(),
        domain: DomainNo(1),
        task: None,
        shape,
        scored: true,
        order: ChoiceNo::first(shape.choices()).collect(),
    };
    Form::new("LAW-3".into(), Seed(0), shapes.into_iter().enumerate().map(place).collect())
        .expect("a sound form")
        .into()
}

fn rules() -> impl Strategy<Value = Rules> {
    let limit = prop_oneof![0_u64..200, Just(u64::MAX)].prop_map(Duration::from_millis);
    let clock = prop_oneof![Just(Clock::TestCentre), Just(Clock::Strict)];
    let feedback = prop_oneof![Just(Feedback::AtEnd), Just(Feedback::EachQuestion)];
    (option::weighted(0.8, limit), clock, any::<bool>(), feedback)
        .prop_map(|(limit, clock, may_pause, feedback)| Rules { limit, clock, may_pause, feedback })
}

fn choices() -> impl Strategy<Value = ChoiceNo> {
    (1_u8..=5).prop_map(|place| ChoiceNo::new(place).expect("from 1 to 12"))
}

/// Responses that fit one place or another, or none.
fn responses() -> impl Strategy<Value = Response> {
    prop_oneof![
        choices().prop_map(Response::One),
        vec(choices(), 0..3).prop_map(|several| Response::Several(several.into_iter().collect())),
        vec(choices(), 0..4).prop_map(Response::Order),
        vec(option::of(choices()), 3).prop_map(Response::Pairs),
    ]
}

/// Anything but `Interrupted`, which speaks of moments.
fn deeds() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => responses().prop_map(Event::Answer),
        6 => (0..PLACES + 1).prop_map(Event::GoTo),
        4 => Just(Event::Tick),
        2 => any::<bool>().prop_map(Event::Flag),
        2 => (choices(), any::<bool>()).prop_map(|(choice, struck)| Event::Strike(choice, struck)),
        2 => Just(Event::Begin),
        1 => Just(Event::Clear),
        1 => Just(Event::Reveal),
        2 => Just(Event::Pause),
        2 => Just(Event::Resume),
        1 => Just(Event::Submit),
    ]
}

/// Logs of a clock that may be set back, jump, or stand at the end of time.
fn wild_logs() -> impl Strategy<Value = Log> {
    let moment = || prop_oneof![8 => 0_u64..300, 1 => Just(u64::MAX), 1 => any::<u64>()].prop_map(Moment);
    let event = prop_oneof![9 => deeds(), 1 => moment().prop_map(Event::Interrupted)];
    vec((moment(), event), 0..40).prop_map(begun)
}

/// Logs of a clock that never goes back, in which nothing is heard before an interruption is told.
fn sane_logs() -> impl Strategy<Value = Log> {
    let event = prop_oneof![9 => deeds().prop_map(Some), 1 => Just(None)];
    vec((0_u64..20, 0_u64..10, event), 0..40).prop_map(|steps| {
        let mut now = 0;
        let moments = steps.into_iter().map(|(passes, silent, event)| {
            let from = now + passes;
            now = from + if event.is_none() { silent } else { 0 };
            (Moment(now), event.unwrap_or(Event::Interrupted(Moment(from))))
        });
        begun(moments.collect())
    })
}

/// Most sittings begin at once; what comes before is of less interest.
fn begun(mut log: Log) -> Log {
    if !log.len().is_multiple_of(4) {
        log[0].1 = Event::Begin;
    }
    log
}

fn apply(sitting: Sitting, now: Moment, event: Event) -> (Sitting, bool) {
    match sitting.apply(now, event) {
        Ok(sitting) => (sitting, true),
        Err(Refused { sitting, .. }) => (sitting, false),
    }
}

fn fold(rules: Rules, log: &[(Moment, Event)]) -> Sitting {
    log.iter().cloned().fold(Sitting::new(form(), rules), |sitting, (now, event)| apply(sitting, now, event).0)
}

/// The log without the events that were refused.
fn accepted(rules: Rules, log: &[(Moment, Event)]) -> Log {
    let mut sitting = Sitting::new(form(), rules);
    let mut kept = Log::new();
    for (now, event) in log {
        let (next, accepted) = apply(sitting, *now, event.clone());
        sitting = next;
        kept.extend(accepted.then(|| (*now, event.clone())));
    }
    kept
}

fn lines(sitting: &Sitting) -> &[Line] {
    match sitting.phase() {
        Phase::Ready => &[],
        Phase::Underway { desk, .. } | Phase::Paused { desk } => desk.sheet().lines(),
        Phase::Finished(finished) => finished.sheet().lines(),
    }
}

fn finished(sitting: &Sitting) -> Option<&Finished> {
    if let Phase::Finished(finished) = sitting.phase() { Some(finished) } else { None }
}

proptest! {
    #![proptest_config(crate::thorough())]

    #[test]
    fn an_accepted_answer_stands_until_another_or_none_takes_its_place(rules in rules(), log in wild_logs()) {
        let mut sitting = Sitting::new(form(), rules);
        let mut sheet: Vec<Option<Response>> = vec![None; PLACES];
        let mut at = 0;
        for (now, event) in log {
            let (next, accepted) = apply(sitting, now, event.clone());
            sitting = next;
            match event {
                Event::Answer(response) if accepted => sheet[at] = Some(response),
                Event::Clear if accepted => sheet[at] = None,
                Event::GoTo(place) if accepted => at = place,
                _ => {}
            }
            for (line, response) in lines(&sitting).iter().zip(&sheet) {
                prop_assert_eq!(&line.response, response);
            }
            prop_assert!(sitting.desk().is_none_or(|desk| desk.at() == at && desk.line() == &desk.sheet().lines()[at]));
        }
    }

    #[test]
    fn every_response_on_the_sheet_fits_its_question(rules in rules(), log in wild_logs()) {
        let sitting = fold(rules, &log);
        for (line, place) in lines(&sitting).iter().zip(sitting.form().places()) {
            prop_assert!(line.response.as_ref().is_none_or(|response| place.shape.accepts(response)));
            prop_assert!(line.struck.iter().all(|choice| choice.get() <= place.shape.choices()));
        }
    }

    #[test]
    fn time_spent_only_grows_and_never_passes_the_limit(rules in rules(), log in wild_logs()) {
        let mut sitting = Sitting::new(form(), rules);
        let mut spent = Duration::ZERO;
        for (now, event) in log {
            sitting = apply(sitting, now, event).0;
            let next = sitting.spent(now);
            prop_assert!(spent <= next, "{:?} then {:?}", spent, next);
            spent = next;
            // The same said of what is left, and of every moment at which a screen may ask.
            for asked in [now, Moment(0), Moment(now.0 / 2), Moment(now.0.saturating_add(7)), Moment(u64::MAX)] {
                let left = sitting.left(asked);
                prop_assert_eq!(left.map(|left| left + sitting.spent(asked)), rules.limit);
                prop_assert!(sitting.spent(asked) >= spent);
            }
        }
    }

    #[test]
    fn the_time_of_the_lines_sums_to_the_time_spent(rules in rules(), log in wild_logs()) {
        let mut sitting = Sitting::new(form(), rules);
        for (now, event) in log {
            sitting = apply(sitting, now, event).0;
            let sum = lines(&sitting).iter().fold(Duration::ZERO, |sum, line| sum.saturating_add(line.spent));
            prop_assert_eq!(sum, sitting.spent(now));
        }
    }

    #[test]
    fn an_interruption_never_ends_before_it_begins(rules in rules(), log in wild_logs()) {
        let sitting = fold(rules, &log);
        let list = sitting.desk().map(exam::Desk::interruptions).or(finished(&sitting).map(Finished::interruptions));
        for interruption in list.unwrap_or(&[]) {
            prop_assert!(interruption.from <= interruption.to);
            prop_assert_eq!(interruption.charged, rules.clock == Clock::Strict);
        }
    }

    #[test]
    fn what_is_finished_stays_as_it_is(rules in rules(), before in wild_logs(), after in wild_logs()) {
        let sitting = fold(rules, &before);
        if finished(&sitting).is_none() {
            return Ok(());
        }
        let later = after.iter().cloned().fold(sitting.clone(), |sitting, (now, event)| apply(sitting, now, event).0);
        prop_assert_eq!(later, sitting);
    }

    #[test]
    fn a_line_whose_answer_was_shown_changes_only_its_time_and_flag(rules in rules(), log in wild_logs()) {
        let mut sitting = Sitting::new(form(), rules);
        for (now, event) in log {
            let before: Vec<Line> = lines(&sitting).to_vec();
            sitting = apply(sitting, now, event).0;
            for (before, after) in before.iter().zip(lines(&sitting)).filter(|(before, _)| before.shown) {
                let Line { response, struck, shown, .. } = before.clone();
                prop_assert_eq!((response, struck, shown), (after.response.clone(), after.struck, after.shown));
            }
        }
    }

    #[test]
    fn a_refused_event_changes_nothing_but_time(rules in rules(), log in wild_logs()) {
        let mut sitting = Sitting::new(form(), rules);
        for (now, event) in log {
            let before = sitting.clone();
            let (next, accepted) = apply(sitting, now, event);
            sitting = next;
            if !accepted {
                prop_assert_eq!(&sitting, &apply(before, now, Event::Tick).0);
            }
        }
    }

    #[test]
    fn the_accepted_events_alone_give_the_same_sitting(rules in rules(), log in sane_logs()) {
        let last = log.last().map_or(Moment(0), |(now, _)| *now);
        let mut kept = accepted(rules, &log);
        // A refused event takes time, so that both are brought up to the same moment.
        kept.push((last, Event::Tick));
        prop_assert_eq!(fold(rules, &kept), apply(fold(rules, &log), last, Event::Tick).0);
    }

    #[test]
    fn ticks_only_show_the_time_and_never_make_it(rules in rules(), log in sane_logs()) {
        let last = log.last().map_or(Moment(0), |(now, _)| *now);
        let mut silent = log.clone();
        silent.retain(|(_, event)| *event != Event::Tick);
        let (with, without) = (fold(rules, &log), fold(rules, &silent));
        prop_assert_eq!(with.spent(last), without.spent(last));
        // One last tick, and the two cannot be told apart.
        prop_assert_eq!(apply(with, last, Event::Tick).0, apply(without, last, Event::Tick).0);
    }

    #[test]
    fn ticks_of_any_clock_leave_the_answers_of_an_untimed_sitting_alone(rules in rules(), log in wild_logs()) {
        let rules = Rules { limit: None, ..rules };
        let mut silent = log.clone();
        silent.retain(|(_, event)| *event != Event::Tick);
        let answers = |log: &Log| lines(&fold(rules, log)).iter().map(|line| line.response.clone()).collect::<Vec<_>>();
        prop_assert_eq!(answers(&log), answers(&silent));
    }

    #[test]
    fn extra_time_of_any_length_is_granted(limit in option::of(any::<u64>()), extra: u64) {
        let rules = Rules { limit: limit.map(Duration::from_secs), ..Rules::practice() };
        let more = rules.with_extra(Duration::from_secs(extra));
        prop_assert_eq!(more.limit, limit.map(|limit| Duration::from_secs(limit).saturating_add(Duration::from_secs(extra))));
    }
}
