//! How each question of a sitting went, worked out from its acts and the keys, so that nobody need mark it again.
//!
//! Spelt as lines of text: a heading, then one line for each question that was answered for good. The acts remain what
//! counts; a record of marks that is damaged or missing is made anew from them.

use std::{collections::BTreeMap, time::Duration};

use exam::{
    Clock, DomainNo, Event, Feedback, Form, Key, Line, Marked, Moment, Outcome, Phase, QuestionId, Report, Response,
    Rules, TaskNo,
};

use super::{Act, Folded, Start};

/// How a sitting went, question by question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The exam's code.
    pub exam: String,
    /// When it was started.
    pub begun: Moment,
    /// When it ended; for a sitting under way, when the last act was.
    pub ended: Moment,
    /// The time allowed.
    pub limit: Option<Duration>,
    /// When answers were shown.
    pub feedback: Feedback,
    /// Whether it was a whole exam and not practice of a part.
    pub whole: bool,
    /// Its questions, in the order of the form. Of a sitting under way only those whose answers were shown: they can
    /// no longer be changed.
    pub questions: Vec<Went>,
}

/// How one question went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Went {
    /// The question and what became of it.
    pub marked: Marked,
    /// Whether it was flagged at the end.
    pub flagged: bool,
    /// Time spent with it on the desk.
    pub spent: Duration,
    /// Whether the first complete answer was right, where another one took its place.
    pub first: Option<bool>,
}

impl Marks {
    /// Marks a sitting: `lines` are its acts as spelt, `folded` what they amount to, `whole` whether the form is a whole
    /// exam. `None` where the key of a question that counts is not at hand.
    pub fn of<'k>(
        start: &Start,
        lines: &[String],
        folded: &Folded,
        whole: bool,
        key: impl Fn(&QuestionId) -> Option<&'k Key>,
    ) -> Option<Marks> {
        let (sheet, over) = match folded.sitting.phase() {
            Phase::Ready => return None,
            Phase::Underway { desk, .. } | Phase::Paused { desk } => (desk.sheet(), false),
            Phase::Finished(finished) => (finished.sheet(), true),
        };
        let firsts = firsts(&start.form, lines);
        let mut questions = Vec::new();
        for (at, (place, line)) in start.form.places().iter().zip(sheet.lines()).enumerate() {
            if !over && !line.shown {
                continue;
            }
            let key = key(&place.question)?;
            let changed = firsts.get(&at).filter(|first| line.response.as_ref() != Some(*first));
            questions.push(Went {
                marked: Marked {
                    question: place.question.clone(),
                    domain: place.domain,
                    task: place.task,
                    scored: place.scored,
                    outcome: outcome(line, key),
                },
                flagged: line.flagged,
                spent: line.spent,
                first: changed.map(|first| key.marks(first)),
            });
        }
        let Rules { limit, feedback, .. } = start.rules;
        let exam = start.form.exam().to_owned();
        Some(Marks { exam, begun: start.begun, ended: folded.last, limit, feedback, whole, questions })
    }

    /// The rules, so far as marks tell of them.
    pub fn rules(&self) -> Rules {
        Rules { limit: self.limit, clock: Clock::TestCentre, may_pause: false, feedback: self.feedback }
    }

    /// A report of the questions alone, as [`exam::Evidence`] takes it: without scale and table.
    pub fn report(&self) -> Report {
        let questions: Vec<Marked> = self.questions.iter().map(|went| went.marked.clone()).collect();
        let scored = questions.iter().filter(|marked| marked.scored);
        let (mut right, mut of) = (0, 0);
        for marked in scored {
            (right, of) = (right + u32::from(marked.outcome == Outcome::Right), of + 1);
        }
        let exam = self.exam.clone();
        Report { exam, right, of, scaled: None, verdict: None, close: false, domains: Vec::new(), questions }
    }

    /// The text for the storage.
    pub fn write(&self) -> String {
        let Marks { exam, begun, ended, .. } = self;
        let limit = self.limit.map_or("-".into(), |limit| limit.as_millis().to_string());
        let feedback = if self.feedback == Feedback::EachQuestion { "each" } else { "end" };
        let mut text = format!("{exam} {} {} {limit} {feedback} {}", begun.0, ended.0, u8::from(self.whole));
        for Went { marked, flagged, spent, first } in &self.questions {
            let task = marked.task.map_or("-".into(), |task| task.0.to_string());
            let outcome = match marked.outcome {
                Outcome::Right => "right",
                Outcome::Wrong => "wrong",
                Outcome::Unanswered => "none",
            };
            let first = first.map_or("-", |right| if right { "right" } else { "wrong" });
            let (scored, flagged) = (u8::from(marked.scored), u8::from(*flagged));
            let (question, domain, spent) = (&marked.question, marked.domain.0, spent.as_millis());
            let line = format!("\n{question} {domain} {task} {scored} {outcome} {flagged} {spent} {first}");
            text.push_str(&line);
        }
        text
    }

    /// Reads a text that [`write`](Marks::write) made; `None` if it is not understood.
    pub fn read(text: &str) -> Option<Marks> {
        let mut lines = text.lines();
        let [exam, begun, ended, limit, feedback, whole] =
            lines.next()?.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let limit = if limit == "-" { None } else { Some(Duration::from_millis(limit.parse().ok()?)) };
        let feedback = match feedback {
            "end" => Feedback::AtEnd,
            "each" => Feedback::EachQuestion,
            _ => return None,
        };
        Some(Marks {
            exam: exam.to_owned(),
            begun: Moment(begun.parse().ok()?),
            ended: Moment(ended.parse().ok()?),
            limit,
            feedback,
            whole: whole == "1",
            questions: lines.map(read_went).collect::<Option<_>>()?,
        })
    }
}

fn outcome(line: &Line, key: &Key) -> Outcome {
    match &line.response {
        Some(response) if key.marks(response) => Outcome::Right,
        Some(response) if !response.is_blank() => Outcome::Wrong,
        _ => Outcome::Unanswered,
    }
}

/// The first complete response at each place, from 0.
fn firsts(form: &Form, lines: &[String]) -> BTreeMap<usize, Response> {
    let (mut firsts, mut at, mut check) = (BTreeMap::new(), 0, 0);
    for line in lines {
        let Ok((act, its)) = Act::read(line, check) else { break };
        check = its;
        match act.event {
            Event::GoTo(to) => at = to,
            Event::Answer(response)
                if form.places().get(at).is_some_and(|place| place.shape.is_complete(&response)) =>
            {
                firsts.entry(at).or_insert(response);
            }
            _ => (),
        }
    }
    firsts
}

fn read_went(line: &str) -> Option<Went> {
    let [question, domain, task, scored, outcome, flagged, spent, first] =
        line.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let outcome = match outcome {
        "right" => Outcome::Right,
        "wrong" => Outcome::Wrong,
        "none" => Outcome::Unanswered,
        _ => return None,
    };
    let marked = Marked {
        question: question.into(),
        domain: DomainNo(domain.parse().ok()?),
        task: if task == "-" { None } else { Some(TaskNo(task.parse().ok()?)) },
        scored: scored == "1",
        outcome,
    };
    let first = match first {
        "-" => None,
        "right" => Some(true),
        "wrong" => Some(false),
        _ => return None,
    };
    Some(Went { marked, flagged: flagged == "1", spent: Duration::from_millis(spent.parse().ok()?), first })
}

#[cfg(test)]
mod tests {
    use exam::{ChoiceNo, Place, Seed, Shape};

    use super::*;
    use crate::saved::fold;

    fn no(place: u8) -> ChoiceNo {
        ChoiceNo::new(place).expect("a place")
    }

    fn start(rules: Rules) -> Start {
        let place = |id: &str| Place {
            question: id.into(),
            domain: DomainNo(2),
            task: Some(TaskNo(3)),
            shape: Shape::Choice { choices: 4 },
            scored: id != "c",
            order: ChoiceNo::first(4).collect(),
        };
        let form = Form::new("TST-1".into(), Seed(1), vec![place("a"), place("b"), place("c")]).expect("sound");
        Start { begun: Moment(0), rules, form }
    }

    /// Marks after these events, a second apart; the key of every question is its first choice.
    fn marks(rules: Rules, events: &[Event]) -> Option<Marks> {
        let (start, mut before, key) = (start(rules), 0, Key::One(no(1)));
        let written = (0..).zip(events).map(|(number, event)| {
            let at = Moment(u64::from(number) * 1000);
            let (line, check) = Act { number, at, event: event.clone() }.write(before);
            before = check;
            line
        });
        let lines: Vec<String> = written.collect();
        let folded = fold(&start, lines.iter().map(String::as_str));
        Marks::of(&start, &lines, &folded, true, |_| Some(&key))
    }

    fn answer(place: u8) -> Event {
        Event::Answer(Response::One(no(place)))
    }

    #[test]
    fn a_finished_sitting_tells_of_every_question() {
        let events = [
            Event::Begin,
            answer(2),
            answer(1),
            Event::GoTo(1),
            answer(1),
            Event::Flag(true),
            answer(3),
            Event::Submit,
        ];
        let marks = marks(Rules::default(), &events).expect("it is over");
        let of = |went: &Went| (went.marked.outcome, went.first, went.flagged, went.spent.as_secs());
        let expected = [
            (Outcome::Right, Some(false), false, 3),
            (Outcome::Wrong, Some(true), true, 4),
            (Outcome::Unanswered, None, false, 0),
        ];
        assert_eq!(marks.questions.iter().map(of).collect::<Vec<_>>(), expected);
        assert_eq!((marks.report().right, marks.report().of, marks.ended), (1, 2, Moment(7000)));
        assert_eq!(Marks::read(&marks.write()), Some(marks));
    }

    #[test]
    fn of_a_sitting_under_way_only_what_was_shown_counts() {
        let events = [Event::Begin, answer(2), Event::Reveal, Event::GoTo(1), answer(1)];
        let marks = marks(Rules::practice(), &events).expect("it is under way");
        assert_eq!(marks.questions.len(), 1);
        assert_eq!(marks.questions[0].marked.question.as_str(), "a");
        assert_eq!(Marks::read(&marks.write()), Some(marks));
    }

    #[test]
    fn the_spelling_is_a_promise() {
        let limit = Some(Duration::from_mins(90));
        let text = marks(Rules { limit, ..Rules::default() }, &[Event::Begin, answer(1), Event::Submit]);
        let text = text.expect("it is over").write();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "TST-1 0 2000 5400000 end 1");
        assert_eq!(lines[1], "a 2 3 1 right 0 2000 -");
        for nonsense in ["", "TST-1", "TST-1 0 2000 - never 1", "TST-1 0 2000 - end 1\na 2 3 1 perhaps 0 1 -"] {
            assert_eq!(Marks::read(nonsense), None, "{nonsense}");
        }
    }
}
