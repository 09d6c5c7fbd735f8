//! From what an exam's file says to its outline and facts.

use exam::{Blueprint, BlueprintDraft, BlueprintFault, Domain, DomainNo, Kind, Level, Task};

use super::outline::Outline;
use crate::{
    Facts,
    file::{At, exam::ExamSays, fields::Fields},
    findings::Findings,
    near::meant,
    rules::format::{OUT_OF_RANGE, OUTLINE_UNSOUND, TEXT_EMPTY},
};

/// The outline that the file gives, sound or not.
pub(super) fn outline(says: &ExamSays, fields: &Fields, findings: &mut Findings) -> Outline {
    let titles = says.domains.iter().flat_map(|domain| {
        let tasks = domain.tasks.iter().flat_map(|task| [task.id.as_ref(), task.title.as_ref()]);
        tasks.chain([domain.title.as_ref()])
    });
    let own = [&says.code, &says.title, &says.short, &says.about, &says.successor, &says.note];
    let topics = says.topics.iter().flat_map(|topics| &topics.value).map(Some);
    for text in own.into_iter().map(Option::as_ref).chain(titles).chain(topics).flatten() {
        if text.value.trim().is_empty() {
            findings.add(&TEXT_EMPTY, text.at, "this text is empty", "write something, or leave the field out");
        }
    }
    let blueprint = blueprint(says, fields, findings);
    let sound = if findings.errors() > 0 { None } else { blueprint.map(|blueprint| (blueprint, facts(says))) };
    Outline { sound, has_unread_questions: false }
}

fn blueprint(says: &ExamSays, fields: &Fields, findings: &mut Findings) -> Option<Blueprint> {
    let level = level(says, findings);
    let kinds = kinds(says, findings);
    let weights_known = says.domains.iter().all(|domain| domain.weight.is_some());
    let numbers_known = says.domains.iter().all(|domain| domain.number.is_some());
    let domains = says.domains.iter().enumerate().map(|(at, domain)| {
        let number = domain.number.as_ref().map_or(at + 1, |number| number.value as usize);
        Domain {
            number: DomainNo(u8::try_from(number).unwrap_or(u8::MAX)),
            title: value(domain.title.as_ref()),
            weight: domain.weight.as_ref().and_then(|weight| u8::try_from(weight.value).ok()).unwrap_or(1),
        }
    });
    let (tasks, task_places) = tasks(says, findings);
    // What could not be read is reported already; a stand-in keeps it from being reported as missing too.
    let stand_in = |said: &Option<At<u32>>, has: bool| said.as_ref().map(|said| said.value).or(has.then_some(700));
    let draft = BlueprintDraft {
        code: value(says.code.as_ref()),
        title: value(says.title.as_ref()),
        level: level.unwrap_or(Level::Quiz),
        minutes: stand_in(&says.minutes, says.has_minutes),
        scored: says.scored.as_ref().map_or(1, |scored| scored.value),
        unscored: says.unscored.as_ref().map_or(0, |unscored| unscored.value),
        passing: stand_in(&says.passing, says.has_passing),
        kinds,
        domains: domains.collect(),
        tasks,
    };
    let faults = match Blueprint::new(draft) {
        Ok(blueprint) => return Some(blueprint),
        Err(faults) => faults,
    };
    let head = |name| fields.place_of(name).unwrap_or(fields.at);
    for fault in faults {
        let domain = |at: usize| says.domains.get(at).map_or(head("domain"), |domain| domain.at);
        let (at, hint) = match &fault {
            BlueprintFault::WeightsSum(_) if !weights_known || says.domains.is_empty() => continue,
            BlueprintFault::DomainOutOfTurn(_) if !numbers_known => continue,
            BlueprintFault::NoKinds if says.kinds.as_ref().is_none_or(|kinds| !kinds.value.is_empty()) => continue,
            BlueprintFault::WeightsSum(_) => (domain(0), "the guide prints the weight of each domain in percent"),
            BlueprintFault::DomainOutOfTurn(place) => (domain(*place), "number the domains 1, 2, 3 in their order"),
            BlueprintFault::WeightZero(no) => (domain(no.index()), "every domain has a share of the scored questions"),
            BlueprintFault::TaskRepeated(id) => {
                let last = task_places.iter().rev().find(|(task, _)| task == id);
                (last.map_or(fields.at, |(_, at)| *at), "give each task an id of its own")
            }
            BlueprintFault::TaskWithoutDomain(_) => (head("domain"), "put the task into its domain"),
            BlueprintFault::NothingScored => (head("scored"), "the guide prints how many questions count"),
            BlueprintFault::NoKinds => (head("kinds"), "list the kinds of question that the guide lists"),
            BlueprintFault::PassingOutOfRange(_) => (head("passing"), "AWS's scale runs from 100 to 1000"),
            BlueprintFault::MinutesMissing => (head("level"), "add it: `minutes = 130`; only a quiz may go without"),
            BlueprintFault::PassingMissing => (head("level"), "add it: `passing = 720`; only a quiz may go without"),
        };
        findings.add(&OUTLINE_UNSOUND, at, fault.to_string(), hint);
    }
    None
}

fn level(says: &ExamSays, findings: &mut Findings) -> Option<Level> {
    let said = says.level.as_ref()?;
    let level = Level::from_name(&said.value);
    if level.is_none() {
        let names = Level::ALL.map(Level::name);
        findings.add(
            &OUT_OF_RANGE,
            said.at,
            format!("there is no level \"{}\"", said.value),
            meant(&said.value, &names),
        );
    }
    level
}

fn kinds(says: &ExamSays, findings: &mut Findings) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for name in says.kinds.iter().flat_map(|kinds| &kinds.value) {
        match Kind::from_name(&name.value) {
            Some(kind) if kinds.contains(&kind) => {
                let message = format!("\"{}\" stands in the list twice", name.value);
                findings.add(&OUT_OF_RANGE, name.at, message, "list each kind once");
            }
            Some(kind) => kinds.push(kind),
            None => unknown_kind(name, findings),
        }
    }
    kinds
}

/// Reports a name that is none of the four kinds.
pub(super) fn unknown_kind(name: &At<String>, findings: &mut Findings) {
    let names = Kind::ALL.map(Kind::name);
    let message = format!("there is no kind of question \"{}\"", name.value);
    findings.add(&OUT_OF_RANGE, name.at, message, meant(&name.value, &names));
}

/// The tasks of all domains or the topics of the exam, and where each stands.
fn tasks(says: &ExamSays, findings: &mut Findings) -> (Vec<Task>, Vec<(String, usize)>) {
    let mut tasks = Vec::new();
    let mut places = Vec::new();
    for (at, domain) in (1_u32..).zip(&says.domains) {
        let number = domain.number.as_ref().map_or(at, |number| number.value);
        let number = DomainNo(u8::try_from(number).unwrap_or(u8::MAX));
        for task in &domain.tasks {
            let Some(id) = &task.id else { continue };
            places.push((id.value.clone(), task.at));
            tasks.push(Task { id: id.value.clone(), title: value(task.title.as_ref()), domain: Some(number) });
        }
    }
    if let Some(topics) = &says.topics {
        if !tasks.is_empty() {
            let message = "the outline has both topics and tasks";
            findings.add(&OUTLINE_UNSOUND, topics.at, message, "list topics only where the guide has no tasks");
            return (tasks, places);
        }
        for topic in &topics.value {
            places.push((topic.value.clone(), topic.at));
            tasks.push(Task { id: topic.value.clone(), title: topic.value.clone(), domain: None });
        }
    }
    (tasks, places)
}

fn facts(says: &ExamSays) -> Facts {
    let text = |said: &Option<At<String>>| said.as_ref().map(|said| said.value.clone());
    let names = |list: &[At<String>]| list.iter().map(|name| name.value.clone()).collect();
    let scope = |categories: &[(String, Vec<At<String>>)]| {
        categories.iter().map(|(category, list)| (category.clone(), names(list))).collect()
    };
    Facts {
        short: value(says.short.as_ref()),
        about: value(says.about.as_ref()),
        first_day: says.first_day.as_ref().map(|day| day.value),
        last_day: says.last_day.as_ref().map(|day| day.value),
        successor: text(&says.successor),
        note: text(&says.note),
        provenance: says.provenance.iter().map(|(of, from)| (of.clone(), from.value.clone())).collect(),
        in_scope: scope(&says.in_scope),
        out_of_scope: scope(&says.out_of_scope),
    }
}

fn value(said: Option<&At<String>>) -> String {
    said.map(|said| said.value.clone()).unwrap_or_default()
}
