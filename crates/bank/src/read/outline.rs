//! What is known of an exam while its questions are read.

use exam::{Blueprint, DomainNo, TaskNo};

use crate::{
    Facts,
    file::question::QuestionSays,
    findings::Findings,
    near::nearest,
    rules::format::{FIELD_MISSING, TASK_UNKNOWN},
};

/// An exam as far as its own file goes.
#[derive(Default)]
pub(super) struct Outline {
    /// Outline and facts; `None` if the exam's file has errors.
    pub(super) sound: Option<(Blueprint, Facts)>,
    /// Whether a file of its questions could not be read at all.
    pub(super) has_unread_questions: bool,
}

/// The exams by code, sorted; a folder has a few dozen, and a list of them is less code than a map.
#[derive(Default)]
pub(super) struct Outlines(pub(super) Vec<(String, Outline)>);

impl Outlines {
    /// The outline of that code, if there is one.
    pub(super) fn get(&self, code: &str) -> Option<&Outline> {
        let at = self.0.binary_search_by(|(one, _)| one.as_str().cmp(code)).ok()?;
        self.0.get(at).map(|(_, outline)| outline)
    }

    /// The outline of that code; an empty one is put there if there is none.
    pub(super) fn of(&mut self, code: String) -> &mut Outline {
        let at = match self.0.binary_search_by(|(one, _)| one.cmp(&code)) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (code, Outline::default()));
                at
            }
        };
        &mut self.0[at].1
    }

    /// The codes, in their order.
    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(code, _)| code.as_str())
    }
}

/// Where in the outline a question belongs; `None` if it does not say so rightly, which is then reported.
pub(super) fn place(
    says: &QuestionSays,
    blueprint: &Blueprint,
    findings: &mut Findings,
) -> Option<(DomainNo, Option<TaskNo>)> {
    let topics = blueprint.tasks().iter().any(|task| task.domain.is_none());
    if says.has_task {
        by_task(says, blueprint, topics, findings)
    } else if topics {
        by_topic(says, blueprint, findings)
    } else {
        by_domain(says, blueprint, findings)
    }
}

fn by_task(
    says: &QuestionSays,
    blueprint: &Blueprint,
    topics: bool,
    findings: &mut Findings,
) -> Option<(DomainNo, Option<TaskNo>)> {
    let says_task = says.task.as_ref()?;
    let code = blueprint.code();
    if topics {
        let message = format!("{code} has topics and no tasks");
        findings.add(&TASK_UNKNOWN, says_task.at, message, "write `domain` and `topic` instead");
        return None;
    }
    if says.has_domain || says.has_topic {
        let at = says.domain.as_ref().map(|domain| domain.at).or(says.topic.as_ref().map(|topic| topic.at));
        let message = "the domain follows from the task";
        findings.add(&TASK_UNKNOWN, at.unwrap_or(says.at), message, "leave out `domain` and `topic`");
    }
    let Some((no, task)) = blueprint.task(&says_task.value) else {
        let near = nearest_task(&says_task.value, blueprint);
        findings.add(&TASK_UNKNOWN, says_task.at, format!("{code} has no task \"{}\"", says_task.value), near);
        return None;
    };
    task.domain.map(|domain| (domain, Some(no)))
}

fn nearest_task(id: &str, blueprint: &Blueprint) -> String {
    let ids: Vec<&str> = blueprint.tasks().iter().map(|task| task.id.as_str()).collect();
    // Ids such as "3.9" are all near each other, so a guess would be no help: the whole list is.
    match ids.len() {
        0 => format!("it has no tasks; write `domain` instead of `task = \"{id}\"`"),
        _ => format!("its tasks are: {}", ids.join(", ")),
    }
}

fn by_topic(says: &QuestionSays, blueprint: &Blueprint, findings: &mut Findings) -> Option<(DomainNo, Option<TaskNo>)> {
    let code = blueprint.code();
    for (name, has) in [("domain", says.has_domain), ("topic", says.has_topic)] {
        if !has {
            let message = format!("`{name}` is missing; {code} has domains and topics");
            findings.add(&FIELD_MISSING, says.at, message, "add `domain = 1` and `topic = \"...\"`");
        }
    }
    let domain = known_domain(says, blueprint, findings);
    let topic = says.topic.as_ref()?;
    let Some((no, _)) = blueprint.task(&topic.value) else {
        let mut topics = blueprint.tasks().iter().map(|task| task.id.as_str());
        let near = nearest(&topic.value, &mut topics).map(|near| format!("did you mean \"{near}\"?"));
        let hint = near.unwrap_or_else(|| "the topics stand in the exam's file".into());
        findings.add(&TASK_UNKNOWN, topic.at, format!("{code} has no topic \"{}\"", topic.value), hint);
        return None;
    };
    domain.map(|domain| (domain, Some(no)))
}

fn by_domain(
    says: &QuestionSays,
    blueprint: &Blueprint,
    findings: &mut Findings,
) -> Option<(DomainNo, Option<TaskNo>)> {
    let code = blueprint.code();
    if let Some(topic) = &says.topic {
        findings.add(&TASK_UNKNOWN, topic.at, format!("{code} has no topics"), "leave out `topic`");
    }
    let has_tasks = |domain: DomainNo| blueprint.tasks().iter().any(|task| task.domain == Some(domain));
    if !says.has_domain {
        let (name, example) = if blueprint.tasks().is_empty() { ("domain", "1") } else { ("task", "\"1.1\"") };
        let hint = format!("add it: `{name} = {example}`");
        findings.add(&FIELD_MISSING, says.at, format!("`{name}` is missing"), hint);
        return None;
    }
    let domain = known_domain(says, blueprint, findings)?;
    if has_tasks(domain) {
        let at = says.domain.as_ref().map_or(says.at, |domain| domain.at);
        let message = format!("domain {} has tasks, so `domain` alone says too little", domain.0);
        findings.add(&TASK_UNKNOWN, at, message, "write `task` instead of `domain`");
        return None;
    }
    Some((domain, None))
}

fn known_domain(says: &QuestionSays, blueprint: &Blueprint, findings: &mut Findings) -> Option<DomainNo> {
    let says_domain = says.domain.as_ref()?;
    let number = u8::try_from(says_domain.value).ok().map(DomainNo);
    let known = number.filter(|&number| blueprint.domain(number).is_some());
    if known.is_none() {
        let message = format!("{} has no domain {}", blueprint.code(), says_domain.value);
        findings.add(
            &TASK_UNKNOWN,
            says_domain.at,
            message,
            format!("its domains are 1 to {}", blueprint.domains().len()),
        );
    }
    known
}
