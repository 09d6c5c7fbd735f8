//! Journeys of candidates through a sitting of four questions, one of each kind.

#[path = "common/play.rs"]
mod play;

use std::time::Duration;

use exam::{
    ChoiceNo, Clock, Ending, Event, Feedback, Interruption, Moment, Phase, Response, Rules, Sitting,
    Why::{self, *},
};
use play::{Play, seconds};

/// The exam as it is, in a minute.
const EXAM: Rules = Rules {
    limit: Some(Duration::from_mins(1)),
    clock: Clock::TestCentre,
    may_pause: false,
    feedback: Feedback::AtEnd,
};
const STRICT: Rules = Rules { clock: Clock::Strict, ..EXAM };
const STUDY: Rules = Rules { may_pause: true, feedback: Feedback::EachQuestion, ..EXAM };

fn one(place: u8) -> Option<Response> {
    ChoiceNo::new(place).map(Response::One)
}

#[test]
fn a_candidate_answers_all_four_kinds_flags_one_and_hands_in() {
    let play = Play::new(EXAM).begin(0).answer(5, "b").go_to(10, 2).answer(15, "ad").at(16, Event::Flag(true));
    let play = play.go_to(20, 3).answer(25, "dab").go_to(30, 4).answer(35, "c-c").answer(40, "cac");
    let finished = play.submit(50).finished();
    assert_eq!((finished.ending(), finished.spent()), (Ending::Submitted, seconds(50)));
    let lines = finished.sheet().lines();
    assert_eq!(lines[0].response, one(2));
    assert_eq!([0, 1, 2, 3].map(|at| lines[at].flagged), [false, true, false, false]);
    assert!(lines.iter().all(|line| line.response.is_some()));
}

#[test]
fn a_late_answer_is_refused_and_ends_the_sitting() {
    let finished = Play::new(EXAM).begin(0).answer(5, "a").answer(61, "b").refuses(&[Over]).finished();
    assert_eq!((finished.ending(), finished.spent()), (Ending::TimeUp, seconds(60)));
    assert_eq!(finished.sheet().lines()[0].response, one(1));
}

#[test]
fn the_last_second_counts_and_the_one_after_does_not() {
    let in_time = Play::new(EXAM).begin(0).answer(59, "b").submit(59).finished();
    assert_eq!((in_time.ending(), in_time.sheet().lines()[0].response.clone()), (Ending::Submitted, one(2)));
    let too_late = Play::new(EXAM).begin(0).answer(60, "b").refuses(&[Over]).finished();
    assert_eq!((too_late.ending(), too_late.sheet().lines()[0].response.clone()), (Ending::TimeUp, None));
}

#[test]
fn a_paused_clock_stands_still_and_an_exam_has_no_pause() {
    let play = Play::new(STUDY).begin(0).pause(50).has_left(400, Some(10)).answer(400, "a").refuses(&[OnPause]);
    let finished = play.resume(500).has_left(505, Some(5)).submit(505).finished();
    assert_eq!((finished.ending(), finished.spent()), (Ending::Submitted, seconds(55)));
    Play::new(EXAM).begin(0).pause(10).refuses(&[PauseNotAllowed]).has_left(20, Some(40));
}

#[test]
fn time_can_run_out_after_a_pause_but_not_during_one() {
    let play = Play::new(STUDY).begin(0).pause(50).tick(90_000).has_left(90_000, Some(10)).resume(90_000);
    let finished = play.tick(90_010).finished();
    assert_eq!((finished.ending(), finished.spent()), (Ending::TimeUp, seconds(60)));
}

#[test]
fn the_test_centre_gives_back_what_an_interruption_took() {
    let play = Play::new(EXAM).begin(0).tick(20).interrupted(25, 3_600).has_left(3_600, Some(35));
    let finished = play.answer(3_610, "c").submit(3_620).finished();
    assert_eq!((finished.ending(), finished.spent()), (Ending::Submitted, seconds(45)));
    let interruption = Interruption { from: Moment(25_000), to: Moment(3_600_000), charged: false };
    assert_eq!(finished.interruptions(), [interruption]);
}

#[test]
fn a_strict_clock_charges_an_interruption() {
    let play = Play::new(STRICT).begin(0).interrupted(10, 40).has_left(40, Some(20));
    let finished = play.submit(45).finished();
    assert_eq!(finished.spent(), seconds(45));
    assert_eq!(finished.interruptions(), [Interruption { from: Moment(10_000), to: Moment(40_000), charged: true }]);
    let slept = Play::new(STRICT).begin(0).answer(5, "a").interrupted(10, 400).finished();
    assert_eq!((slept.ending(), slept.spent(), slept.interruptions().len()), (Ending::TimeUp, seconds(60), 1));
}

#[test]
fn an_interruption_after_the_time_was_up_is_none() {
    for from in [60, 61, 5_000] {
        let finished = Play::new(EXAM).begin(0).interrupted(from, 9_000).finished();
        assert_eq!((finished.ending(), finished.spent()), (Ending::TimeUp, seconds(60)));
        assert_eq!(finished.interruptions(), []);
    }
    let before = Play::new(EXAM).begin(0).interrupted(59, 9_000).desk();
    assert_eq!(before.interruptions().len(), 1);
}

#[test]
fn an_interruption_begins_where_time_was_charged_last_and_never_in_the_future() {
    let told = [(10, 40, 20, 40), (30, 40, 30, 40), (90, 40, 40, 40)];
    for (from, now, begins, ends) in told {
        let desk = Play::new(EXAM).begin(0).tick(20).interrupted(from, now).desk();
        let interruption = Interruption { from: Moment(begins * 1000), to: Moment(ends * 1000), charged: false };
        assert_eq!(desk.interruptions(), [interruption], "told to begin at {from}");
    }
}

#[test]
fn a_clock_set_back_costs_no_time() {
    let finished = Play::new(EXAM).begin(1_000).answer(100, "a").submit(130).finished();
    assert_eq!(finished.spent(), seconds(30));
}

#[test]
fn the_end_of_time_is_a_moment_like_any_other() {
    let end = Moment(u64::MAX);
    for rules in [EXAM, STRICT, Rules::practice()] {
        let sitting = Play::new(rules).begin(0).sitting();
        let sitting = sitting.apply(end, Event::Interrupted(end)).expect("it is never refused");
        assert_eq!(sitting.spent(end), rules.limit.unwrap_or(Duration::from_millis(u64::MAX)));
    }
}

#[test]
fn what_was_shown_can_no_longer_be_changed() {
    let play = Play::new(STUDY).begin(0).answer(5, "b").at(6, Event::Reveal).answer(7, "a");
    let strike = Event::Strike(ChoiceNo::first(1).next().expect("from 1"), true);
    let play = play.at(8, Event::Clear).at(9, strike).at(10, Event::Reveal).refuses(&[AlreadyShown; 4]);
    // A flag is no answer, and the next question is open.
    let desk = play.at(11, Event::Flag(true)).go_to(12, 2).answer(13, "ab").go_to(14, 1).desk();
    assert_eq!((desk.line().response.clone(), desk.line().shown, desk.line().flagged), (one(2), true, true));
    assert!(!desk.sheet().lines()[1].shown);
    Play::new(EXAM).begin(0).at(5, Event::Reveal).refuses(&[RevealNotAllowed]);
}

#[test]
fn time_is_noted_for_the_question_on_the_desk_and_sums_to_the_whole() {
    let play = Play::new(STUDY).begin(0).go_to(10, 3).pause(25).resume(80).go_to(85, 1).interrupted(90, 95);
    let finished = play.submit(100).finished();
    let spent: Vec<u64> = finished.sheet().lines().iter().map(|line| line.spent.as_secs()).collect();
    assert_eq!(spent, [20, 0, 20, 0]);
    assert_eq!(finished.spent(), seconds(40));
}

#[test]
fn extra_time_moves_the_end() {
    let more = EXAM.with_extra(seconds(30));
    Play::new(more).begin(0).answer(80, "a").has_left(80, Some(10)).submit(89).finished();
    let untimed = Rules::practice().with_extra(seconds(30));
    Play::new(untimed).begin(0).has_left(1_000_000, None).submit(1_000_000).finished();
}

#[test]
fn an_answer_that_does_not_fit_leaves_the_one_before() {
    let pairs = Event::Answer(Response::Pairs(vec![None; 3]));
    let play = Play::new(EXAM).begin(0).answer(1, "d").answer(2, "e").at(3, pairs).refuses(&[ResponseDoesNotFit; 2]);
    let beyond = Event::Strike(ChoiceNo::new(5).expect("a place"), true);
    let play = play.at(4, beyond).go_to(5, 5).refuses(&[ResponseDoesNotFit, NoSuchQuestion]);
    assert_eq!(play.desk().line().response, one(4));
}

/// The phase that a sitting is in, by name.
fn name(sitting: &Sitting) -> &'static str {
    match sitting.phase() {
        Phase::Ready => "ready",
        Phase::Underway { .. } => "underway",
        Phase::Paused { .. } => "paused",
        Phase::Finished(_) => "finished",
    }
}

/// What each event comes to in each phase: the name of the next phase, or why it is refused. An exam has
/// neither pauses nor answers before the report; the other columns are for rules that have both.
#[test]
fn every_event_has_its_answer_in_every_phase() {
    type Cell = Result<&'static str, Why>;
    let answer = || Event::Answer(one(1).expect("a place"));
    let strike = || Event::Strike(ChoiceNo::first(1).next().expect("from 1"), true);
    #[rustfmt::skip]
    let table: [(Event, [Cell; 5]); 12] = [
        // event                          ready           underway            underway, exam         paused              finished
        (Event::Begin,                    [Ok("underway"), Err(AlreadyBegun),  Err(AlreadyBegun),     Err(OnPause),       Err(Over)]),
        (answer(),                        [Err(NotBegun),  Ok("underway"),     Ok("underway"),        Err(OnPause),       Err(Over)]),
        (Event::Clear,                    [Err(NotBegun),  Ok("underway"),     Ok("underway"),        Err(OnPause),       Err(Over)]),
        (Event::Flag(true),               [Err(NotBegun),  Ok("underway"),     Ok("underway"),        Err(OnPause),       Err(Over)]),
        (strike(),                        [Err(NotBegun),  Ok("underway"),     Ok("underway"),        Err(OnPause),       Err(Over)]),
        (Event::GoTo(1),                  [Err(NotBegun),  Ok("underway"),     Ok("underway"),        Err(OnPause),       Err(Over)]),
        (Event::Reveal,                   [Err(NotBegun),  Ok("underway"),     Err(RevealNotAllowed), Err(OnPause),       Err(Over)]),
        (Event::Pause,                    [Err(NotBegun),  Ok("paused"),       Err(PauseNotAllowed),  Err(OnPause),       Err(Over)]),
        (Event::Resume,                   [Err(NotBegun),  Err(NotOnPause),    Err(NotOnPause),       Ok("underway"),     Err(Over)]),
        (Event::Submit,                   [Err(NotBegun),  Ok("finished"),     Ok("finished"),        Ok("finished"),     Err(Over)]),
        (Event::Interrupted(Moment(11)),  [Ok("ready"),    Ok("underway"),     Ok("underway"),        Ok("paused"),       Ok("finished")]),
        (Event::Tick,                     [Ok("ready"),    Ok("underway"),     Ok("underway"),        Ok("paused"),       Ok("finished")]),
    ];
    let phases = || {
        let underway = |rules| Play::new(rules).begin(0);
        [
            ("ready", Play::new(STUDY)),
            ("underway", underway(STUDY)),
            ("underway", underway(EXAM)),
            ("paused", underway(STUDY).pause(5)),
            ("finished", underway(STUDY).submit(5)),
        ]
    };
    for (event, cells) in table {
        for ((phase, play), expected) in phases().into_iter().zip(cells) {
            let sitting = play.sitting();
            assert_eq!(name(&sitting), phase);
            let met = sitting.clone().apply(Moment(10_000), event.clone());
            let next = met.as_ref().map_err(|refused| refused.why).map(name);
            assert_eq!(next, expected, "{event:?} when {phase}");
            // Whatever is refused leaves the sitting in its phase.
            assert!(met.is_ok() || met.is_err_and(|refused| name(&refused.sitting) == phase));
        }
    }
}

#[test]
fn a_limit_that_is_over_comes_before_every_event() {
    let events =
        [Event::Begin, Event::Clear, Event::GoTo(1), Event::Reveal, Event::Pause, Event::Resume, Event::Submit];
    for event in events {
        let finished = Play::new(STUDY).begin(0).at(60, event).refuses(&[Over]).finished();
        assert_eq!(finished.ending(), Ending::TimeUp);
    }
}
