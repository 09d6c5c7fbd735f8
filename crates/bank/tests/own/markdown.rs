use bank::own::{Dialect, Own, read};
use exam::{ChoiceNo, Key, Kind};

use super::{said, sound};

fn markdown(text: &str) -> Own {
    sound(text, Dialect::Markdown)
}

fn key(own: &Own, at: usize) -> Vec<u8> {
    match own.questions[at].key() {
        Key::One(one) => vec![one.get()],
        Key::Several(set) => set.iter().map(ChoiceNo::get).collect(),
        Key::Order(list) | Key::Pairs(list) => list.iter().map(|choice| choice.get()).collect(),
    }
}

const WHOLE: &str = "\
# Media on the edge

## 1. Formats

A company streams video.

Which **two** formats does it need, given `m3u8`?

- HLS is in the logs
- DASH is too

```json
# no heading, and
- [x] no choice
```

- [x] HLS
  > It is what phones play.
  >
  > Apple made it.
- [ ] Tape
  and a second line
> Nobody has a player.
- [X] DASH

> Take away **both**.
>
> Twice.

Sources:
- <https://docs.aws.amazon.com/a>
- [The guide](https://docs.aws.amazon.com/b)

---

2. Put the steps in order.

* [2] Second
* [1] First
* [ ] Never

Source: https://docs.aws.amazon.com/c, https://docs.aws.amazon.com/d

## Part two

### Which <b>service</b> is `S3`?

- [ ] One
- [x] Two
";

#[test]
fn a_whole_checklist_becomes_questions_with_all_their_parts() {
    let own = read(WHOLE, Dialect::Markdown);
    assert_eq!(own.title.as_deref(), Some("Media on the edge"));
    // HTML is text, and the author is told so.
    let html = |tag: &str| format!("46: O004: the stem: \"{tag}\" looks like HTML; it is shown as it is typed");
    assert_eq!(said(&own), [html("</b>"), html("<b>")]);
    let [formats, steps, service] = &own.questions[..] else { panic!("{:?}", own.questions) };
    assert_eq!(
        formats.stem(),
        "Formats\n\nA company streams video.\n\nWhich **two** formats does it need, given `m3u8`?\n\n- HLS is in the \
         logs\n- DASH is too\n\n```json\n# no heading, and\n- [x] no choice\n```\n\n(Select TWO.)"
    );
    assert_eq!(formats.shape().kind(), Kind::MultipleResponse);
    let texts: Vec<_> = formats.choices().iter().map(|choice| (choice.text.as_str(), choice.why.as_str())).collect();
    assert_eq!(
        texts,
        [
            ("HLS", "It is what phones play.\n\nApple made it."),
            ("Tape\nand a second line", "Nobody has a player."),
            ("DASH", "")
        ]
    );
    assert_eq!(formats.rationale(), "Take away **both**.\n\nTwice.");
    assert_eq!(formats.sources(), ["https://docs.aws.amazon.com/a", "https://docs.aws.amazon.com/b"]);
    assert_eq!((steps.shape().kind(), steps.stem()), (Kind::Ordering, "Put the steps in order."));
    assert_eq!(steps.sources().len(), 2);
    assert_eq!(service.stem(), "Which <b>service</b> is `S3`?");
    assert_eq!([key(&own, 0), key(&own, 1), key(&own, 2)], [vec![1, 3], vec![2, 1], vec![2]]);
    let ids: Vec<_> = own.questions.iter().map(|question| question.id().as_str()).collect();
    assert_eq!(ids, ["own-1", "own-2", "own-3"]);
}

#[test]
fn questions_need_no_heading_no_number_and_no_blank_line_between_choices() {
    let own = markdown("Which?\n- [x] a\n- [ ] b\n\nAnd which?\r\n\r\n- [ ] c\r\n\r\n- [x] d\r\n");
    let stems: Vec<_> = own.questions.iter().map(exam::Question::stem).collect();
    assert_eq!((stems, own.title), (vec!["Which?", "And which?"], None));
    let own = markdown("1. Which?\n- [x] a\n- [ ] b\n2. And which?\n- [ ] c\n- [x] d");
    assert_eq!(own.questions.iter().map(exam::Question::stem).collect::<Vec<_>>(), ["Which?", "And which?"]);
}

#[test]
fn the_heading_of_a_single_question_is_that_question() {
    let own = markdown("# Which?\n\n- [x] a\n- [ ] b\n");
    assert_eq!((own.questions[0].stem(), own.title), ("Which?", None));
}

#[test]
fn a_stem_that_says_how_many_to_select_stays_as_it_is() {
    let own = markdown("Which? (Select TWO.)\n- [x] a\n- [x] b\n- [ ] c");
    assert_eq!(own.questions[0].stem(), "Which? (Select TWO.)");
    let own = markdown("Which?\n- [x] a\n- [x] b\n- [ ] c");
    assert_eq!(own.questions[0].stem(), "Which? (Select TWO.)");
}

#[test]
fn characters_that_reorder_text_are_not_in_the_title_and_are_named_in_the_stem() {
    let own = read("# A\u{202e}B\n\nWh\u{202e}ich?\n- [x] a\n- [ ] b", Dialect::Markdown);
    assert_eq!(own.title.as_deref(), Some("AB"));
    let hidden = "3: O004: the stem: the invisible character U+202E stands in it; it is shown as it is typed";
    assert_eq!(said(&own), [hidden]);
}

#[test]
fn each_fault_is_said_with_its_line_and_what_to_do() {
    let table: [(&str, &[&str]); 15] = [
        (
            "",
            &["1: O002: the text holds no question; write a stem, and its choices below as `- [x] right` and \
            `- [ ] wrong`"],
        ),
        (
            "Just text.\n\nMore of it.",
            &["1: F016: this question has no choices; write them below the stem, as \
            `- [x] right` and `- [ ] wrong`"],
        ),
        (
            "- [x] a\n- [ ] b",
            &[
                "1: O003: a choice without a question; write the stem above its choices",
                "2: O003: a choice without a question; write the stem above its choices",
            ],
        ),
        ("Q?\n- [ ] a\n- [ ] b", &["2: F017: no choice is marked as right; write `- [x]` before what is right"]),
        ("Q?\n- [x] a\n- [x] b", &["2: F017: every choice is a key; add choices that are wrong"]),
        ("Q?\n- [x] a", &["2: F016: the question has 1 choices and needs 2 at least; add choices that are wrong"]),
        ("Q?\n- [x] a\n- [ ] A.", &["3: F026: choices 1 and 2 say the same; reword one of them, or take it out"]),
        (
            "Q?\n- [x] a\n- [?] b",
            &["3: F007: nobody knows what `[?]` means; write `[x]` for what is right, `[ ]` for \
            what is not, `[1]` for the first of several steps"],
        ),
        (
            "Q?\n- [x] a\n- b",
            &["3: O003: this point of a list is no choice; begin it with `- [ ]`, or with `- [x]` if it \
            is right; a new question begins with its stem"],
        ),
        (
            "Q?\n- [x] a\n- [1] b",
            &["2: F018: the boxes do not give an order; number the steps that belong with `[1]`, \
            `[2]` and so on; leave the other boxes empty"],
        ),
        (
            "Q?\n- [1] a\n- [1] b\n- [ ] c",
            &["3: F018: choice 1 has the order 1 already; number them 1 to 2, each once"],
        ),
        (
            "Q?\n- [x] a\n\n> why\n\n- [ ] b",
            &["6: O003: this choice stands behind the explanation of the question; put \
            the explanation behind the last choice; a line that explains one choice stands right below it"],
        ),
        (
            "Q?\n- [x] a\n- [ ] b\n\nSource: the docs",
            &["5: F025: this line names no https address; write addresses and \
            nothing else behind it, such as `Source: <https://docs.aws.amazon.com/>`"],
        ),
        ("Q?\n- [x]\n- [ ] b", &["2: F023: the choice is empty; write something"]),
        (
            "Q? (Select THREE.)\n- [x] a\n- [x] b\n- [ ] c",
            &["1: F027: the stem asks for another number of choices than \
            there are keys; end the stem with \"(Select TWO.)\", since the question has 2 keys"],
        ),
    ];
    for (text, expected) in table {
        let own = read(text, Dialect::Markdown);
        assert_eq!(said(&own), expected, "{text}");
        assert!(own.questions.is_empty(), "{text}");
    }
}

#[test]
fn a_fault_in_one_question_leaves_the_others() {
    let own = read("One?\n- [x] a\n- [ ] b\n\nTwo?\n- [ ] a\n- [ ] b\n\nThree?\n- [x] a\n- [ ] b", Dialect::Markdown);
    let stems: Vec<_> = own.questions.iter().map(exam::Question::stem).collect();
    assert_eq!(stems, ["One?", "Three?"]);
    assert_eq!(own.diagnostics.len(), 1);
}
