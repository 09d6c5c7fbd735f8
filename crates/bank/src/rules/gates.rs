//! Gates: what a bank as a whole must keep to before it can be trusted.
//!
//! They are looked at from a hundred questions on: in a smaller bank chance moves every share by more than
//! the gates allow. A bank on its way there is told by `author stats` what it lacks.

use std::collections::BTreeMap;

use exam::{Blueprint, History, Kind, Level, Plan, Seed, quota};

use super::{
    Look, Rule,
    bank::{Bank, BankFlaws, Member},
    choices::absolute_in,
    seen::SeenChoice,
    stems::is_negative,
};
use crate::{
    Severity::Warning,
    testwise::Testwise,
    words::{overlap, real, telling},
};

/// Questions from which on a bank is looked at as a whole.
const ENOUGH: usize = 100;
/// How far a strategy may lie above guessing, in points, and how far all of them together.
pub(crate) const ROBOT_MOST: f64 = 5.0;
pub(crate) const MIX_MOST: f64 = 8.0;

macro_rules! gate {
    ($name:ident, $code:literal, $title:literal, $explanation:literal, $look:ident) => {
        static $name: Rule = Rule {
            code: $code,
            severity: Warning,
            title: $title,
            explanation: $explanation,
            look: Look::Bank(|bank, flaws| {
                if bank.members.len() >= ENOUGH && bank.blueprint.level() != Level::Quiz {
                    $look(bank, flaws);
                }
            }),
        };
    };
}

gate!(
    DOMAIN_SHARE,
    "B006",
    "a domain without its share",
    "Each domain has at least twice the questions that it has on a form, scored and unscored, and its share of the \
     bank lies within 1.5 points of what a form needs, so that questions of all domains wear out alike.",
    domain_share
);

fn domain_share(bank: &Bank, flaws: &mut BankFlaws) {
    let (blueprint, weights) = (bank.blueprint, bank.blueprint.weights());
    let unscored = quota(blueprint.unscored(), &weights);
    let needs =
        quota(blueprint.scored(), &weights).into_iter().zip(unscored).map(|(scored, unscored)| scored + unscored);
    for (domain, need) in blueprint.domains().iter().zip(needs) {
        let share = 100.0 * bank.share(|member| member.question.domain() == domain.number);
        let has = bank.members.iter().filter(|member| member.question.domain() == domain.number).count();
        let wanted = 100.0 * f64::from(need) / f64::from(blueprint.scored() + blueprint.unscored());
        if real(has) < 2.0 * f64::from(need) {
            let message = format!("domain {} has {has} questions; two forms need {}", domain.number.0, 2 * need);
            flaws.whole(message, "write questions for it");
        } else if (share - wanted).abs() > 1.5 {
            let message =
                format!("domain {} has {share:.1}% of the questions and {wanted:.1}% of a form", domain.number.0);
            flaws.whole(message, "even the domains out");
        }
    }
}

gate!(
    TASK_THIN,
    "B007",
    "a task with fewer than three questions",
    "Every task of the outline, or every topic where it has those, has at least three questions, so that it can be \
     practised and is not known by one question.",
    task_thin
);

fn task_thin(bank: &Bank, flaws: &mut BankFlaws) {
    for (at, task) in (0..).zip(bank.blueprint.tasks()) {
        let has = bank.members.iter().filter(|member| member.question.task() == Some(exam::TaskNo(at))).count();
        if has < 3 {
            flaws.whole(format!("\"{}\" has {has} questions; 3 is the least", task.id), "write questions for it");
        }
    }
}

gate!(
    FORMS_FEW,
    "B008",
    "fewer than two forms without a repeat",
    "A candidate can sit two whole exams, one after the other, without meeting a question twice. Enough questions are \
     not enough: enemies can stand in the way.",
    forms_few
);

fn forms_few(bank: &Bank, flaws: &mut BankFlaws) {
    let forms = disjoint_forms(bank.blueprint, &bank.questions, 2);
    if forms < 2 {
        flaws.whole(
            format!("{forms} forms can be drawn without a repeated question"),
            "write questions, or part enemies",
        );
    }
}

/// How many whole exams one candidate can sit before a question comes back, `most` at the most.
pub(crate) fn disjoint_forms(blueprint: &Blueprint, questions: &[exam::Question], most: u32) -> u32 {
    let exam = crate::Exam::new(blueprint.clone(), crate::Facts::default(), questions.to_vec());
    crate::pack::disjoint_forms(&exam, most)
}

gate!(
    KIND_SHARE,
    "B009",
    "kinds out of proportion",
    "Multiple response questions are 15 to 25% of those with choices, where the guide lists both; ordering and matching \
     are at least 6% each where it lists them.",
    kind_share
);

fn kind_share(bank: &Bank, flaws: &mut BankFlaws) {
    let listed = bank.blueprint.kinds();
    let count = |kind| bank.members.iter().filter(|member| member.question.shape().kind() == kind).count();
    let (one, several) = (count(Kind::MultipleChoice), count(Kind::MultipleResponse));
    let share = 100.0 * real(several) / real((one + several).max(1));
    if listed.contains(&Kind::MultipleChoice)
        && listed.contains(&Kind::MultipleResponse)
        && !(15.0..=25.0).contains(&share)
    {
        flaws.whole(format!("{share:.1}% of the questions with choices are multiple response"), "have 15 to 25%");
    }
    for kind in [Kind::Ordering, Kind::Matching].into_iter().filter(|kind| listed.contains(kind)) {
        let share = 100.0 * real(count(kind)) / real(bank.members.len());
        if share < 6.0 {
            flaws.whole(format!("{share:.1}% of the questions are {}", kind.name()), "have 6% at least");
        }
    }
}

gate!(
    KEY_LENGTH,
    "B010",
    "keys of another length than distractors",
    "The only key of a question is strictly the longest choice in about a quarter of them, and strictly the shortest \
     in a quarter; more than a third, or a mean length more than a tenth of a spread away, is a habit that people find.",
    key_length
);

fn key_length(bank: &Bank, flaws: &mut BankFlaws) {
    let single: Vec<(&SeenChoice, &Member)> =
        bank.members.iter().filter_map(|member| Some((member.seen.only_key()?, member))).collect();
    let count = real(single.len().max(1));
    let strictly = |longer: bool| {
        let beyond = |key: &SeenChoice, other: &SeenChoice| {
            if longer { key.length() > other.length() } else { key.length() < other.length() }
        };
        let found = single.iter().filter(|(key, member)| member.seen.distractors().all(|other| beyond(key, other)));
        100.0 * real(found.count()) / count
    };
    for (share, word) in [(strictly(true), "longest"), (strictly(false), "shortest")] {
        if share > 33.3 {
            flaws.whole(format!("the key is the {word} choice in {share:.0}% of the questions"), "rewrite distractors");
        }
    }
    let z: f64 = single.iter().map(|(key, member)| standing(key, &member.seen.choices)).sum::<f64>() / count;
    // Below this, one bank in twenty of honest questions lies further away.
    let most = (1.96 / count.sqrt()).max(0.1);
    if z.abs() > most {
        let word = if z > 0.0 { "longer" } else { "shorter" };
        flaws.whole(format!("keys are {word} than their distractors by {:.2} spreads", z.abs()), "rewrite distractors");
    }
}

/// By how many spreads the key is longer than the mean choice.
fn standing(key: &SeenChoice, all: &[SeenChoice]) -> f64 {
    let count = real(all.len());
    let mean = all.iter().map(|choice| real(choice.length())).sum::<f64>() / count;
    let spread = (all.iter().map(|choice| (real(choice.length()) - mean).powi(2)).sum::<f64>() / count).sqrt();
    if spread < 1e-9 { 0.0 } else { (real(key.length()) - mean) / spread }
}

gate!(
    STEM_LIKENESS,
    "B011",
    "keys that are more like the stem than distractors",
    "The share of telling words that a choice has in common with its stem differs by at most 0.02 on average between \
     keys and distractors.",
    stem_likeness
);

fn stem_likeness(bank: &Bank, flaws: &mut BankFlaws) {
    let (mut keys, mut wrong) = (Vec::new(), Vec::new());
    for member in bank.members.iter().filter(|member| member.seen.is_choice) {
        let stem = telling(&member.seen.stem);
        for choice in &member.seen.choices {
            let list = if choice.is_key { &mut keys } else { &mut wrong };
            list.push(overlap(&choice.telling, &stem));
        }
    }
    let mean = |list: &[f64]| list.iter().sum::<f64>() / real(list.len().max(1));
    let apart = mean(&keys) - mean(&wrong);
    if apart > 0.02 {
        flaws
            .whole(format!("keys share {apart:.3} more of their words with the stem than distractors"), "rewrite keys");
    }
}

gate!(
    ABSOLUTES,
    "B012",
    "absolute words in distractors",
    "The rate of absolute words in keys lies between half and twice that in distractors, or both are under 3%.",
    absolutes
);

fn absolutes(bank: &Bank, flaws: &mut BankFlaws) {
    let rate = |is_key: bool| {
        let all = bank.members.iter().filter(|member| member.seen.is_choice).flat_map(|member| &member.seen.choices);
        let all: Vec<&SeenChoice> = all.filter(|choice| choice.is_key == is_key).collect();
        real(all.iter().filter(|choice| absolute_in(&choice.text).is_some()).count()) / real(all.len().max(1))
    };
    let (keys, wrong) = (rate(true), rate(false));
    if (keys > 0.03 || wrong > 0.03) && !(0.5..=2.0).contains(&(keys / wrong.max(1e-9))) {
        let message =
            format!("{:.1}% of keys and {:.1}% of distractors hold an absolute word", 100.0 * keys, 100.0 * wrong);
        flaws.whole(message, "use such words in both, or in neither");
    }
}

gate!(
    ROBOT_WINS,
    "B013",
    "a strategy without knowledge that works",
    "Robots that know no AWS answer the bank by looks (the longest choice, the most managed service, the service that \
     is keyed most often elsewhere, and so on). None may lie more than 5 points above guessing, and a mix of all that \
     learns no more than 8. `author stats` prints each.",
    robot_wins
);

fn robot_wins(bank: &Bank, flaws: &mut BankFlaws) {
    let index = Testwise::of(&bank.questions);
    let hint = "rewrite distractors: `author stats` prints each strategy";
    for robot in index.robots.iter().filter(|robot| robot.above > ROBOT_MOST) {
        flaws.whole(format!("\"{}\" lies {:.1} points above guessing", robot.name, robot.above), hint);
    }
    if index.mix.above > MIX_MOST {
        flaws.whole(format!("a learned mix lies {:.1} points above guessing", index.mix.above), hint);
    }
}

gate!(
    NEGATIVES,
    "B014",
    "too many negative questions",
    "At most 3% of the questions ask for what is not so.",
    negatives
);

fn negatives(bank: &Bank, flaws: &mut BankFlaws) {
    let share = 100.0 * bank.share(|member| is_negative(&member.seen.asked).0);
    if share > 3.0 {
        flaws.whole(format!("{share:.1}% of the questions are negative; 3% is the most"), "ask for what is so");
    }
}

gate!(
    RECALL,
    "B015",
    "too much asked by heart",
    "Questions with `recall = true` are at most 40% at the foundational level, 15% at the associate, and 5% above.",
    recall
);

fn recall(bank: &Bank, flaws: &mut BankFlaws) {
    let most = match bank.blueprint.level() {
        Level::Foundational | Level::Quiz => 40.0,
        Level::Associate => 15.0,
        Level::Professional | Level::Specialty => 5.0,
    };
    let share = 100.0 * bank.share(|member| member.says.is_recall());
    if share > most {
        flaws.whole(
            format!("{share:.1}% of the questions ask for a fact by heart; {most:.0}% is the most"),
            "ask for uses",
        );
    }
}

gate!(
    DIFFICULTY,
    "B016",
    "judged difficulty without spread",
    "The judged share of candidates who get a question right has a mean of 0.60 to 0.75 over the bank and spreads by \
     0.10 or more (standard deviation), or a form cannot be spread over difficulty.",
    difficulty
);

fn difficulty(bank: &Bank, flaws: &mut BankFlaws) {
    let all: Vec<f64> = bank.questions.iter().map(|question| f64::from(question.expect().percent()) / 100.0).collect();
    let mean = all.iter().sum::<f64>() / real(all.len());
    let spread = (all.iter().map(|expect| (expect - mean).powi(2)).sum::<f64>() / real(all.len())).sqrt();
    // Judges give steps of five percent, so the last digit of a mean means nothing.
    if !(0.595..=0.755).contains(&mean) || spread < 0.095 {
        flaws
            .whole(format!("`expect` has a mean of {mean:.2} and a spread of {spread:.2}"), "judge the questions anew");
    }
}

gate!(
    KEY_WORN,
    "B017",
    "one name in too many keys",
    "No service or feature is named in more than 6% of the keys of a bank (12% where an exam is about few services: \
     machine learning and networking), or candidates learn to choose it.",
    key_worn
);

fn key_worn(bank: &Bank, flaws: &mut BankFlaws) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut keys = 0;
    for names in bank.key_names() {
        keys += 1;
        // Two letters without a number ("ID") name no service, and where it runs is none either.
        let places = ["Region", "Regions", "Availability", "Zone", "Zones", "VPC", "VPCs"];
        let services = names.into_iter().filter(|name| {
            !places.contains(&name.as_str())
                && (name.len() > 2 || name.contains(|letter: char| letter.is_ascii_digit()))
        });
        services.for_each(|name| *counts.entry(name).or_default() += 1);
    }
    // One service stands in most questions of these, whatever is asked.
    let narrow = matches!(bank.blueprint.code(), "MLA-C01" | "MLS-C01" | "AIF-C01" | "AIP-C01" | "ANS-C01" | "SCS-C03");
    let most = if narrow { 12.0 } else { 6.0 };
    for (name, count) in counts {
        let share = 100.0 * real(count) / real(keys.max(1));
        if share > most {
            flaws.whole(format!("\"{name}\" is in {share:.1}% of the keys"), format!("{most:.0}% is the most"));
        }
    }
}

gate!(
    READING,
    "B018",
    "forms that take too long to read",
    "A form takes at most 45% of the exam's time to read, and of two forms one has at most 10% more words than the mean.",
    reading
);

fn reading(bank: &Bank, flaws: &mut BankFlaws) {
    let exam = crate::Exam::new(bank.blueprint.clone(), crate::Facts::default(), bank.questions.clone());
    let draw = |seed| crate::pack::draw_form(&exam, Plan::mock(bank.blueprint), Seed(seed), &History::default()).ok();
    let words = |form: &exam::Form| {
        let places = form.places().iter().filter_map(|place| exam.question(&place.question));
        places.map(crate::testwise::words_read).sum::<usize>()
    };
    let counts: Vec<f64> = (0..20).filter_map(draw).map(|form| real(words(&form))).collect();
    let mean = counts.iter().sum::<f64>() / real(counts.len().max(1));
    let Some(minutes) = bank.blueprint.minutes() else { return };
    if mean / 238.0 > 0.45 * f64::from(minutes) {
        flaws.whole(format!("a form takes {:.0} of {minutes} minutes to read", mean / 238.0), "shorten stems");
    }
    if counts.iter().any(|count| (count - mean).abs() > 0.1 * mean) {
        flaws.whole("the words of two forms differ by more than a tenth from their mean", "shorten the longest stems");
    }
}

gate!(
    UNSOLVED,
    "B019",
    "questions that nobody has solved as they stand",
    "Each question was solved blind by two solvers or more in its present wording, and the last round was clean: all \
     of them gave the key, and none would defend another choice. See `author blind` and `author agree`.",
    unsolved
);

fn unsolved(bank: &Bank, flaws: &mut BankFlaws) {
    let Some(reviews) = bank.reviews else { return flaws.whole("no question was solved blind", "see `author blind`") };
    let sum = reviews.agreement(&bank.questions);
    if sum.current < sum.questions {
        let message =
            format!("{} of {} questions were not solved as they stand", sum.questions - sum.current, sum.questions);
        flaws.whole(message, "have them solved: `author blind --unsolved`");
    }
    if sum.last_clean < sum.current {
        let message = format!("{} questions were solved with a difference or doubt", sum.current - sum.last_clean);
        flaws.whole(message, "mend them and have them solved afresh");
    }
}

gate!(
    WAIVERS,
    "B020",
    "too many waivers",
    "At most 3% of the questions waive a rule. More means that the rule is wrong or that nobody keeps to it.",
    waivers
);

fn waivers(bank: &Bank, flaws: &mut BankFlaws) {
    let share = 100.0 * bank.share(|member| !member.says.waivers.is_empty());
    if share > 3.0 {
        flaws.whole(format!("{share:.1}% of the questions carry a waiver; 3% is the most"), "mend the questions");
    }
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 15] = [
    &DOMAIN_SHARE,
    &TASK_THIN,
    &FORMS_FEW,
    &KIND_SHARE,
    &KEY_LENGTH,
    &STEM_LIKENESS,
    &ABSOLUTES,
    &ROBOT_WINS,
    &NEGATIVES,
    &RECALL,
    &DIFFICULTY,
    &KEY_WORN,
    &READING,
    &UNSOLVED,
    &WAIVERS,
];
