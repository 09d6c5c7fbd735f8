//! Somebody's own questions as a checklist in Markdown. See [`Dialect::Markdown`](super::Dialect::Markdown).
//!
//! One pass over the lines, each looked at once. A question is open from its first line to the line that begins another.

use exam::{MOST_CHOICES, Question};

use super::{
    draft, is_one_too_many,
    line::{Line, links, numbered, sources},
};
use crate::{
    file::{
        At,
        question::{ChoiceSays, QuestionSays},
    },
    findings::Findings,
    rules::{
        format::{CHOICES_COUNT, KEY_COUNT, ORDER_UNSOUND, OUT_OF_RANGE, SOURCES_UNSOUND},
        own::OUT_OF_PLACE,
    },
};

/// The title and the sound questions; everything that is wrong has been reported.
pub(super) fn read(text: &str, findings: &mut Findings) -> (Option<String>, Vec<Question>) {
    let mut reader = Reader { title: None, questions: draft::Questions::default(), count: 0, open: None, fence: None };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if findings.is_full() || !reader.take(at, line.trim_end(), findings) {
            return (reader.title, reader.questions.sound);
        }
        at += line.len();
    }
    reader.close(findings);
    (reader.title, reader.questions.sound)
}

struct Reader {
    title: Option<String>,
    questions: draft::Questions,
    count: usize,
    open: Option<Draft>,
    /// How far the fenced code that is being read is indented.
    fence: Option<usize>,
}

/// A question as far as it has been read.
struct Draft {
    at: usize,
    stem: String,
    /// Whether the stem is nothing but the text of a heading.
    only_heading: bool,
    choices: Vec<Ticked>,
    rationale: Option<At<String>>,
    sources: Vec<At<String>>,
    part: Part,
    /// Whether the line before was blank.
    gap: bool,
    /// Whether one of its lines was refused, so that the rest of it would mislead.
    spoilt: bool,
}

/// A choice with what stands in its box.
struct Ticked {
    at: usize,
    key: bool,
    order: Option<i64>,
    text: String,
    why: Option<At<String>>,
}

/// What the last line belonged to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Stem,
    Choice,
    Why,
    Rationale,
    Sources,
}

impl Reader {
    /// Takes the line at byte `at`; whether there may be another.
    fn take(&mut self, at: usize, text: &str, findings: &mut Findings) -> bool {
        let indent = text.len() - text.trim_start().len();
        let line = Line::of(text);
        if let Some(fence) = self.fence {
            if let Some(open) = &mut self.open {
                let cut = text.char_indices().take_while(|&(at, letter)| at < fence && letter == ' ').count();
                open.add(&text[cut..]);
            }
            if text.trim() == "```" {
                self.fence = None;
            }
            return true;
        }
        match line {
            Line::Blank => {
                if let Some(open) = &mut self.open {
                    open.gap = true;
                }
                return true;
            }
            Line::Divider => return self.close(findings),
            Line::Heading(level, heading) => return self.heading(at, level, heading, findings),
            Line::Fence => {
                self.fence = Some(indent);
                let goes_on = self.open.as_ref().is_some_and(|open| open.goes_on(indent));
                return (goes_on || self.begin(at, findings)) && {
                    self.open.iter_mut().for_each(|open| open.add(text.trim_start()));
                    true
                };
            }
            _ => {}
        }
        let Some(open) = &mut self.open else {
            return match (line, self.title.take_if(|_| self.count == 0)) {
                // The heading of a text with one question is that question.
                (Line::Choice(mark, text), Some(title)) => {
                    let begun = self.begin(at, findings) && self.first_line(&title);
                    self.open.iter_mut().for_each(|open| open.choice(at, mark, text, findings));
                    begun
                }
                (Line::Choice(..), None) => {
                    let hint = "write the stem above its choices";
                    findings.add(&OUT_OF_PLACE, at, "a choice without a question", hint);
                    true
                }
                (_, title) => {
                    self.title = self.title.take().or(title);
                    self.begin(at, findings) && self.first_line(text)
                }
            };
        };
        if open.part == Part::Stem && !matches!(line, Line::Choice(..)) {
            if open.stem.is_empty() {
                return self.first_line(text);
            }
            open.add(text);
            return true;
        }
        match line {
            Line::Choice(mark, text) => open.choice(at, mark, text, findings),
            Line::Quote(text) => open.quote(at, text, findings),
            Line::Bullet(text) => open.bullet(at, indent, text, findings),
            _ if open.is_source(at, text.trim(), findings) => {}
            _ if open.goes_on(indent) && (indent > 1 || numbered(text.trim()).is_none()) => open.add(text.trim_start()),
            _ => return self.begin(at, findings) && self.first_line(text),
        }
        if let Some(open) = &mut self.open {
            open.gap = false;
        }
        true
    }

    /// A heading names the text, if it is the first line, and otherwise begins a question.
    fn heading(&mut self, at: usize, level: usize, heading: &str, findings: &mut Findings) -> bool {
        if level == 1 && self.count == 0 && self.open.is_none() && self.title.is_none() {
            self.title = Some(heading.into());
            return true;
        }
        if self.open.as_ref().is_some_and(|open| open.only_heading && open.choices.is_empty()) {
            // The heading of a section: the question is the one below.
            self.open = None;
            self.count -= 1;
        }
        let is_number = heading.bytes().all(|byte| byte.is_ascii_digit());
        let heading = if is_number { "" } else { numbered(heading).unwrap_or(heading) };
        self.begin(at, findings) && {
            if let Some(open) = &mut self.open {
                open.stem = heading.into();
                open.only_heading = true;
                open.gap = true;
            }
            true
        }
    }

    /// Closes the question that is open and opens one; whether there may be one more.
    fn begin(&mut self, at: usize, findings: &mut Findings) -> bool {
        if !self.close(findings) || is_one_too_many(self.count, at, findings) {
            return false;
        }
        self.count += 1;
        self.open = Some(Draft {
            at,
            stem: String::new(),
            only_heading: false,
            choices: Vec::new(),
            rationale: None,
            sources: Vec::new(),
            part: Part::Stem,
            gap: false,
            spoilt: false,
        });
        true
    }

    /// The first line of a stem, without the question's number.
    fn first_line(&mut self, text: &str) -> bool {
        if let Some(open) = &mut self.open {
            open.stem = numbered(text.trim_start()).unwrap_or(text).into();
            open.only_heading = false;
            open.gap = false;
        }
        true
    }

    /// Closes the question that is open, if one is.
    fn close(&mut self, findings: &mut Findings) -> bool {
        self.fence = None;
        if let Some(says) = self.open.take().and_then(|open| open.says(findings)) {
            self.questions.take(&says, findings);
        }
        true
    }
}

impl Draft {
    /// Adds a line to the part that was read last.
    fn add(&mut self, line: &str) {
        let text = match (self.part, self.choices.last_mut(), &mut self.rationale) {
            (Part::Choice, Some(choice), _) => &mut choice.text,
            (Part::Why, Some(Ticked { why: Some(why), .. }), _) => &mut why.value,
            (Part::Rationale, _, Some(rationale)) => &mut rationale.value,
            _ => {
                self.only_heading = false;
                &mut self.stem
            }
        };
        if !text.is_empty() {
            text.push_str(if self.gap { "\n\n" } else { "\n" });
        }
        text.push_str(line);
        self.gap = false;
    }

    /// Whether a line of text at this indent belongs to what was read last.
    fn goes_on(&self, indent: usize) -> bool {
        match self.part {
            Part::Stem => true,
            Part::Choice => indent > 1 || !self.gap,
            Part::Why | Part::Rationale => !self.gap,
            Part::Sources => false,
        }
    }

    fn choice(&mut self, at: usize, mark: &str, text: &str, findings: &mut Findings) {
        if matches!(self.part, Part::Rationale | Part::Sources) {
            let hint =
                "put the explanation behind the last choice; a line that explains one choice stands right below it";
            findings.add(&OUT_OF_PLACE, at, "this choice stands behind the explanation of the question", hint);
            self.spoilt = true;
        }
        let number = mark.parse::<i64>().ok().filter(|_| mark.bytes().all(|byte| byte.is_ascii_digit()));
        if !matches!(mark, "" | "x" | "X") && number.is_none() {
            let hint = "write `[x]` for what is right, `[ ]` for what is not, `[1]` for the first of several steps";
            findings.add(&OUT_OF_RANGE, at, format!("nobody knows what `[{mark}]` means"), hint);
            self.spoilt = true;
        }
        let key = matches!(mark, "x" | "X");
        self.choices.push(Ticked { at, key, order: number, text: text.into(), why: None });
        self.part = Part::Choice;
    }

    fn quote(&mut self, at: usize, text: &str, findings: &mut Findings) {
        let new = || At { at, value: String::new() };
        match self.part {
            Part::Choice | Part::Why if !self.gap => {
                if let Some(choice) = self.choices.last_mut() {
                    choice.why.get_or_insert_with(new);
                }
                self.part = Part::Why;
            }
            _ if sources(text).is_some() => {
                self.is_source(at, text, findings);
                return;
            }
            _ => {
                self.rationale.get_or_insert_with(new);
                self.part = Part::Rationale;
            }
        }
        self.add(text);
    }

    fn bullet(&mut self, at: usize, indent: usize, text: &str, findings: &mut Findings) {
        if self.part == Part::Choice && indent > 1 {
            self.add(&format!("- {text}"));
        } else if self.part != Part::Sources || !self.is_source(at, text, findings) {
            let hint = "begin it with `- [ ]`, or with `- [x]` if it is right; a new question begins with its stem";
            findings.add(&OUT_OF_PLACE, at, "this point of a list is no choice", hint);
            self.spoilt = true;
        }
    }

    /// Takes a line of sources; whether it is one.
    fn is_source(&mut self, at: usize, text: &str, findings: &mut Findings) -> bool {
        let named = sources(text);
        let found = links(named.unwrap_or(text));
        if named.is_none() && (found.is_none() || self.part == Part::Choice && !self.gap) {
            return false;
        }
        if found.is_none() && named.is_some_and(|rest| !rest.is_empty()) {
            let hint = "write addresses and nothing else behind it, such as `Source: <https://docs.aws.amazon.com/>`";
            findings.add(&SOURCES_UNSOUND, at, "this line names no https address", hint);
            self.spoilt = true;
        }
        let found = found.unwrap_or_default().into_iter();
        self.sources.extend(found.map(|link| At { at, value: link.to_string() }));
        self.part = Part::Sources;
        true
    }

    /// The question as the common reader of both dialects takes it; `None` if that could only repeat what was said.
    fn says(self, findings: &mut Findings) -> Option<QuestionSays> {
        if self.spoilt {
            return None;
        }
        let at = self.at;
        let Some(first) = self.choices.first().map(|choice| choice.at) else {
            let hint = "write them below the stem, as `- [x] right` and `- [ ] wrong`";
            findings.add(&CHOICES_COUNT, at, "this question has no choices", hint);
            return None;
        };
        let keys = self.choices.iter().filter(|choice| choice.key).count();
        let steps = self.choices.iter().filter(|choice| choice.order.is_some()).count();
        if self.choices.len() <= usize::from(MOST_CHOICES) {
            if keys + steps == 0 {
                findings.add(&KEY_COUNT, first, "no choice is marked as right", "write `- [x]` before what is right");
                return None;
            }
            if keys > 0 && steps > 0 || steps == 1 {
                let hint = "number the steps that belong with `[1]`, `[2]` and so on; leave the other boxes empty";
                findings.add(&ORDER_UNSOUND, first, "the boxes do not give an order", hint);
                return None;
            }
        }
        let choices = self.choices.into_iter().map(|Ticked { at, key, order, text, why }| ChoiceSays {
            at,
            text: Some(At { at, value: text }),
            key: key.then_some(At { at, value: true }),
            order: order.map(|value| At { at, value }),
            has_key: key,
            has_order: order.is_some(),
            has_why: why.is_some(),
            why,
        });
        Some(QuestionSays {
            stem: Some(At { at, value: self.stem }),
            choices: Some(At { at: first, value: choices.collect() }),
            rationale: self.rationale,
            sources: Some(At { at, value: self.sources }),
            ..QuestionSays::blank(at)
        })
    }
}
