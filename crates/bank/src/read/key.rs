//! The key of a question: each kind of question writes it in another field.

use exam::{ChoiceNo, ChoiceSet, Key, Kind};

use crate::{
    file::question::{ChoiceSays, QuestionSays},
    findings::Findings,
    rules::format::{FIELD_ELSEWHERE, FIELD_MISSING, KEY_COUNT, MATCH_UNSOUND, ORDER_UNSOUND},
};

/// The key as its kind writes it; `None` if it cannot be right, which is then reported.
pub(crate) fn key(says: &QuestionSays, kind: Kind, findings: &mut Findings) -> Option<Key> {
    refuse_elsewhere(says, kind, findings);
    let choices = says.choices.as_ref()?;
    let listed = choices.value.as_slice();
    match kind {
        Kind::MultipleChoice | Kind::MultipleResponse => picked(kind, choices.at, listed, findings),
        Kind::Ordering => ordered(choices.at, listed, findings),
        Kind::Matching => matched(says, listed.len(), findings),
    }
}

/// Reports fields that belong to other kinds of question.
fn refuse_elsewhere(says: &QuestionSays, kind: Kind, findings: &mut Findings) {
    let name = kind.name();
    for choice in says.choices.iter().flat_map(|choices| &choices.value) {
        let picks = matches!(kind, Kind::MultipleChoice | Kind::MultipleResponse);
        if let Some(key) = choice.key.as_ref().filter(|_| !picks) {
            let hint =
                if kind == Kind::Ordering { "number the choices with `order`" } else { "each prompt has its `match`" };
            findings.add(&FIELD_ELSEWHERE, key.at, format!("`key` has no meaning in {name} questions"), hint);
        }
        if let Some(order) = choice.order.as_ref().filter(|_| kind != Kind::Ordering) {
            let message = format!("`order` has no meaning in {name} questions");
            findings.add(&FIELD_ELSEWHERE, order.at, message, "take it out, or make the kind \"ordering\"");
        }
    }
    if let Some(prompts) = says.prompts.as_ref().filter(|_| kind != Kind::Matching) {
        let message = format!("`prompts` have no meaning in {name} questions");
        findings.add(&FIELD_ELSEWHERE, prompts.at, message, "take them out, or make the kind \"matching\"");
    }
    if let Some(keep) = says.keep_order.as_ref().filter(|keep| keep.value && kind == Kind::Ordering) {
        let message = "`keep_order` would show the solution of an ordering question";
        findings.add(&FIELD_ELSEWHERE, keep.at, message, "take it out");
    }
}

fn picked(kind: Kind, at: usize, choices: &[ChoiceSays], findings: &mut Findings) -> Option<Key> {
    let keys = choices.iter().zip(1_u8..).filter(|(choice, _)| choice.key.as_ref().is_some_and(|key| key.value));
    let keys: Vec<(usize, ChoiceNo)> = keys.filter_map(|(choice, no)| Some((choice.at, ChoiceNo::new(no)?))).collect();
    let several = kind == Kind::MultipleResponse;
    match keys.as_slice() {
        // What is meant to mark it could not be read, and that has been reported.
        [] if choices.iter().any(|choice| choice.has_key && choice.key.is_none()) => None,
        [] => {
            let hint = "mark what is right with `key = true`";
            findings.add(&KEY_COUNT, at, "no choice is the key", hint);
            None
        }
        [(_, no)] if !several => Some(Key::One(*no)),
        [_] => {
            let hint = "mark another one, or make the kind \"multiple-choice\"";
            findings.add(&KEY_COUNT, at, "multiple response needs two keys or more", hint);
            None
        }
        [_, (second, _), ..] if !several => {
            let message = format!("{} choices are keys, multiple choice has one", keys.len());
            findings.add(&KEY_COUNT, *second, message, "keep one, or make the kind \"multiple-response\"");
            None
        }
        all if all.len() == choices.len() => {
            findings.add(&KEY_COUNT, at, "every choice is a key", "add choices that are wrong");
            None
        }
        all => Some(Key::Several(all.iter().map(|(_, no)| *no).collect::<ChoiceSet>())),
    }
}

fn ordered(at: usize, choices: &[ChoiceSays], findings: &mut Findings) -> Option<Key> {
    if choices.iter().any(|choice| choice.has_order && choice.order.is_none()) {
        return None;
    }
    let belong = choices.iter().filter(|choice| choice.order.is_some()).count();
    if belong < 2 {
        let hint = "number the choices that belong with `order = 1`, `order = 2` and so on";
        findings.add(&ORDER_UNSOUND, at, "fewer than two choices have an `order`", hint);
        return None;
    }
    let mut places: Vec<Option<ChoiceNo>> = vec![None; belong];
    let mut sound = true;
    for (choice, no) in choices.iter().zip(1_u8..) {
        let Some(order) = &choice.order else { continue };
        let place = usize::try_from(order.value).ok().and_then(|value| value.checked_sub(1));
        match place.and_then(|place| places.get_mut(place)) {
            None => {
                let message = format!("`order` is {}, and {belong} choices belong", order.value);
                findings.add(&ORDER_UNSOUND, order.at, message, format!("number them 1 to {belong}, each once"));
                sound = false;
            }
            Some(Some(earlier)) => {
                let message = format!("choice {} has the order {} already", earlier.get(), order.value);
                findings.add(&ORDER_UNSOUND, order.at, message, format!("number them 1 to {belong}, each once"));
                sound = false;
            }
            Some(free) => *free = ChoiceNo::new(no),
        }
    }
    let order: Option<Vec<ChoiceNo>> = places.into_iter().collect();
    order.filter(|_| sound).map(Key::Order)
}

fn matched(says: &QuestionSays, choices: usize, findings: &mut Findings) -> Option<Key> {
    let Some(prompts) = &says.prompts else {
        let hint = "add `prompts = [{ text = \"...\", match = 1 }]`";
        findings.add(&FIELD_MISSING, says.at, "`prompts` are missing; a matching question has them", hint);
        return None;
    };
    let has = prompts.value.len();
    if !(3..=7).contains(&has) {
        findings.add(
            &MATCH_UNSOUND,
            prompts.at,
            format!("the question has {has} prompts"),
            "matching has 3 to 7 prompts",
        );
    }
    let mut pairs = Vec::new();
    for prompt in &prompts.value {
        let Some(said) = &prompt.matched else { continue };
        let place =
            u8::try_from(said.value).ok().filter(|&place| usize::from(place) <= choices).and_then(ChoiceNo::new);
        if place.is_none() {
            let message = format!("`match` is {}, and there are {choices} choices", said.value);
            findings.add(&MATCH_UNSOUND, said.at, message, format!("name a choice by its place, 1 to {choices}"));
        }
        pairs.push(place);
    }
    let pairs: Option<Vec<ChoiceNo>> = pairs.into_iter().collect();
    pairs.filter(|pairs| pairs.len() == has && (3..=7).contains(&has)).map(Key::Pairs)
}
