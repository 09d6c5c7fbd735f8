//! The rules of the format: what breaks one cannot be read, asked or marked.
//!
//! These are found while a file is read; each is broken in one function of `read`.

use super::{Look, Rule, explained};
use crate::Severity::Error;

/// F001: not TOML.
pub(crate) static SYNTAX: Rule = Rule {
    code: "F001",
    severity: Error,
    title: "not TOML",
    explanation: explained(
        "A data file must be TOML. The message says what the parser met; usually a quote, a bracket or a \
        comma is missing just before the place it points to. Nothing else in the file is looked at until \
        this is mended, since a guess about the rest would mislead.",
    ),
    look: Look::Reading,
};

/// F002: a field is missing.
pub(crate) static FIELD_MISSING: Rule = Rule {
    code: "F002",
    severity: Error,
    title: "a field is missing",
    explanation: explained(
        "Every exam and every question has fields that cannot be left out. The hint shows how the missing \
        one is written.",
    ),
    look: Look::Reading,
};

/// F003: an unknown field.
pub(crate) static FIELD_UNKNOWN: Rule = Rule {
    code: "F003",
    severity: Error,
    title: "an unknown field",
    explanation: explained(
        "A field that nobody reads is nearly always a slip of the pen, and the author believes it has an \
        effect. So it is refused rather than passed over.",
    ),
    look: Look::Reading,
};

/// F004: a field of the wrong type.
pub(crate) static TYPE_WRONG: Rule = Rule {
    code: "F004",
    severity: Error,
    title: "a field of the wrong type",
    explanation: explained(
        "A field holds a string where a number is wanted, a list where a string is wanted, and so on. Days \
        are written without quotes, as TOML's own dates.",
    ),
    look: Look::Reading,
};

/// F005: an unknown format.
pub(crate) static FORMAT_UNKNOWN: Rule = Rule {
    code: "F005",
    severity: Error,
    title: "an unknown format",
    explanation: explained(
        "Each file names the format it is written in. A file of a later format may mean something else by \
        the same words, so an older program does not guess: update it.",
    ),
    look: Look::Reading,
};

/// F006: a file in the wrong place.
pub(crate) static PLACE_WRONG: Rule = Rule {
    code: "F006",
    severity: Error,
    title: "a file in the wrong place",
    explanation: explained(
        "Exams lie in exams/<code>.toml and their questions in questions/<code>/, with the code in lower \
        case. Each exam has one file. A file elsewhere would be passed over silently, and a question in \
        another exam's folder would be looked for in vain.",
    ),
    look: Look::Reading,
};

/// F007: a value that is not allowed.
pub(crate) static OUT_OF_RANGE: Rule = Rule {
    code: "F007",
    severity: Error,
    title: "a value that is not allowed",
    explanation: explained(
        "A number lies outside what is allowed, or a name is none of those that are known. The hint says \
        what is allowed.",
    ),
    look: Look::Reading,
};

/// F008: an outline that does not hold together.
pub(crate) static OUTLINE_UNSOUND: Rule = Rule {
    code: "F008",
    severity: Error,
    title: "an outline that does not hold together",
    explanation: explained(
        "The weights of the domains must sum to 100, domains are numbered from 1 in their order, each task \
        has an id of its own, and an exam says its minutes and its passing score (a quiz need not).",
    ),
    look: Look::Reading,
};

/// F009: something else where a day is wanted.
pub(crate) static NO_DAY: Rule = Rule {
    code: "F009",
    severity: Error,
    title: "something else where a day is wanted",
    explanation: explained(
        "A day is written as TOML's own date, without quotes and without a time: 2026-11-21. (A day that \
        no calendar has is no TOML at all, see F001.) It is not compared with today: the same files give the same \
        result whenever they are checked.",
    ),
    look: Look::Reading,
};

/// F010: questions for an unknown exam.
pub(crate) static EXAM_UNKNOWN: Rule = Rule {
    code: "F010",
    severity: Error,
    title: "questions for an unknown exam",
    explanation: explained("The field `exam` names an exam that has no file in exams/."),
    look: Look::Reading,
};

/// F011: an id of the wrong form.
pub(crate) static ID_FORM: Rule = Rule {
    code: "F011",
    severity: Error,
    title: "an id of the wrong form",
    explanation: explained(
        "A question's id begins with the exam's code in lower case and a hyphen, and holds only a to z, 0 \
        to 9 and hyphens: clf-c02-0001. Saved sittings and links rely on it.",
    ),
    look: Look::Reading,
};

/// F012: two questions with one id.
pub(crate) static ID_REPEATED: Rule = Rule {
    code: "F012",
    severity: Error,
    title: "two questions with one id",
    explanation: explained("An id names one question for ever. `author new` prints the next one that is free."),
    look: Look::Reading,
};

/// F013: a retired id.
pub(crate) static ID_RETIRED: Rule = Rule {
    code: "F013",
    severity: Error,
    title: "a retired id",
    explanation: explained(
        "The file retired.toml lists the ids of questions that were taken out. Somebody's history may still \
        name them, so they are never given to another question.",
    ),
    look: Look::Reading,
};

/// F014: an unknown task, topic or domain.
pub(crate) static TASK_UNKNOWN: Rule = Rule {
    code: "F014",
    severity: Error,
    title: "an unknown task, topic or domain",
    explanation: explained(
        "A question names its task by the id in the exam's outline, and the domain follows from it. Where \
        an outline has topics instead of tasks, a question names its domain and its topic; where it has \
        neither, its domain.",
    ),
    look: Look::Reading,
};

/// F015: a kind that the exam does not have.
pub(crate) static KIND_NOT_LISTED: Rule = Rule {
    code: "F015",
    severity: Error,
    title: "a kind that the exam does not have",
    explanation: explained(
        "Each exam lists the kinds of question that its guide lists. A question of another kind could never \
        stand on a form.",
    ),
    look: Look::Reading,
};

/// F016: too few or too many choices.
pub(crate) static CHOICES_COUNT: Rule = Rule {
    code: "F016",
    severity: Error,
    title: "too few or too many choices",
    explanation: explained(
        "Multiple choice has four choices (in a quiz two to six), multiple response five or more, ordering \
        three to five, and none more than twelve.",
    ),
    look: Look::Reading,
};

/// F017: the wrong number of keys.
pub(crate) static KEY_COUNT: Rule = Rule {
    code: "F017",
    severity: Error,
    title: "the wrong number of keys",
    explanation: explained(
        "Multiple choice has exactly one choice with `key = true`; multiple response has two or more, and \
        at least one that is wrong.",
    ),
    look: Look::Reading,
};

/// F018: an order with gaps or repetitions.
pub(crate) static ORDER_UNSOUND: Rule = Rule {
    code: "F018",
    severity: Error,
    title: "an order with gaps or repetitions",
    explanation: explained(
        "In an ordering question the choices that belong are numbered 1, 2, 3 and so on, each number once. \
        Choices without `order` are distractors.",
    ),
    look: Look::Reading,
};

/// F019: prompts that do not match.
pub(crate) static MATCH_UNSOUND: Rule = Rule {
    code: "F019",
    severity: Error,
    title: "prompts that do not match",
    explanation: explained(
        "A matching question has three to seven prompts, and each names its choice by its place in the \
        list, from 1. A choice may serve several prompts or none.",
    ),
    look: Look::Reading,
};

/// F020: a field of another kind of question.
pub(crate) static FIELD_ELSEWHERE: Rule = Rule {
    code: "F020",
    severity: Error,
    title: "a field of another kind of question",
    explanation: explained(
        "`key` belongs to multiple choice and multiple response, `order` to ordering, `prompts` to \
        matching. In an ordering question `keep_order` would show the solution.",
    ),
    look: Look::Reading,
};

/// F021: an expectation out of range.
pub(crate) static EXPECT_RANGE: Rule = Rule {
    code: "F021",
    severity: Error,
    title: "an expectation out of range",
    explanation: explained(
        "`expect` is the judged share of just-qualified candidates who get the question right: 0.05 to \
        0.95. What everybody knows, or nobody, tells candidates apart from nobody.",
    ),
    look: Look::Reading,
};

/// F022: an enemy that does not exist.
pub(crate) static ENEMY_UNKNOWN: Rule = Rule {
    code: "F022",
    severity: Error,
    title: "an enemy that does not exist",
    explanation: explained(
        "`enemies` names questions of the same exam that give this one away, or that it gives away. They \
        never stand on one form. It is enough that one of the two names the other.",
    ),
    look: Look::Reading,
};

/// F023: an empty text.
pub(crate) static TEXT_EMPTY: Rule = Rule {
    code: "F023",
    severity: Error,
    title: "an empty text",
    explanation: explained("A stem, choice, prompt, rationale, title or other text that a person reads says nothing."),
    look: Look::Reading,
};

/// F024: a choice without its why.
pub(crate) static WHY_MISSING: Rule = Rule {
    code: "F024",
    severity: Error,
    title: "a choice without its why",
    explanation: explained(
        "Every choice says why it is right, or why it tempts and what rules it out. That is what a \
        candidate learns from, and writing it finds the distractor that cannot be ruled out.",
    ),
    look: Look::Reading,
};

/// F025: no source, or none that can be opened.
pub(crate) static SOURCES_UNSOUND: Rule = Rule {
    code: "F025",
    severity: Error,
    title: "no source, or none that can be opened",
    explanation: explained("Every question names at least one page that was looked up, with its https address."),
    look: Look::Reading,
};

/// F026: two equal choices.
pub(crate) static CHOICES_EQUAL: Rule = Rule {
    code: "F026",
    severity: Error,
    title: "two equal choices",
    explanation: explained(
        "Two choices, or two prompts, say the same apart from case, spaces and final punctuation. Neither \
        can be right alone.",
    ),
    look: Look::Reading,
};

/// F027: the wrong "(Select ...)".
pub(crate) static SELECT_WRONG: Rule = Rule {
    code: "F027",
    severity: Error,
    title: "the wrong \"(Select ...)\"",
    explanation: explained(
        "The stem of a multiple response question ends with \"(Select TWO.)\" or whatever the number of its \
        keys is, and no other kind of question has it.",
    ),
    look: Look::Reading,
};

/// F028: text outside the small Markdown.
pub(crate) static MARKUP: Rule = Rule {
    code: "F028",
    severity: Error,
    title: "text outside the small Markdown",
    explanation: explained(
        "Texts hold paragraphs, lists, fenced code, `code` and **bold**. Everything else is shown as it is \
        typed, which is hardly meant: HTML, links, headings, tables, a mark without its partner, \
        characters that hide or reorder text.",
    ),
    look: Look::Reading,
};

/// F029: a review of a question that does not exist.
pub(crate) static REVIEW_UNKNOWN: Rule = Rule {
    code: "F029",
    severity: Error,
    title: "a review of a question that does not exist",
    explanation: explained(
        "The file reviews/<code>.toml keeps what came of solving each question blind. It may name questions \
        that were taken out since, if their ids stand in retired.toml, and no others.",
    ),
    look: Look::Reading,
};

/// F030: a waiver that waives nothing.
pub(crate) static WAIVER_UNSOUND: Rule = Rule {
    code: "F030",
    severity: Error,
    title: "a waiver that waives nothing",
    explanation: explained(
        "`waive` names a rule that a question breaks knowingly, and says why in five words or more. Only \
        warnings about a single question can be waived (I001 and so on), and a waiver whose rule finds nothing \
        is taken out again, so that the count of waivers means something.",
    ),
    look: Look::Reading,
};

/// All of them.
pub(super) static RULES: [&Rule; 30] = [
    &SYNTAX,
    &FIELD_MISSING,
    &FIELD_UNKNOWN,
    &TYPE_WRONG,
    &FORMAT_UNKNOWN,
    &PLACE_WRONG,
    &OUT_OF_RANGE,
    &OUTLINE_UNSOUND,
    &NO_DAY,
    &EXAM_UNKNOWN,
    &ID_FORM,
    &ID_REPEATED,
    &ID_RETIRED,
    &TASK_UNKNOWN,
    &KIND_NOT_LISTED,
    &CHOICES_COUNT,
    &KEY_COUNT,
    &ORDER_UNSOUND,
    &MATCH_UNSOUND,
    &FIELD_ELSEWHERE,
    &EXPECT_RANGE,
    &ENEMY_UNKNOWN,
    &TEXT_EMPTY,
    &WHY_MISSING,
    &SOURCES_UNSOUND,
    &CHOICES_EQUAL,
    &SELECT_WRONG,
    &MARKUP,
    &REVIEW_UNKNOWN,
    &WAIVER_UNSOUND,
];
