//! Laws of the packed form: pools mirror the bank, rows are read back as they were written.

use std::{collections::BTreeSet, sync::LazyLock};

use bank::pack::{Catalogue, Details, EntryRow, POOL_SIZE, PoolDraw, PoolIndex, QuestionRow, pack, pools};
use bank::{Exam, SourceFile, read};
use exam::{Entry, History, Moment, Plan, Question, Seed};

/// The history of somebody new.
static HISTORY: LazyLock<History> = LazyLock::new(History::default);

/// The small exam for tests, with its questions repeated until there are `count` under new ids.
fn exam(count: usize) -> Exam {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/");
    let blueprint = std::fs::read_to_string(format!("{folder}exams/tst-1.toml")).expect("the exam for tests");
    let blueprint = SourceFile { path: "exams/tst-1.toml".into(), text: blueprint };
    let mut text = String::from("format = 1\nexam = \"TST-1\"\n");
    for n in 0..count {
        let task = ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"][n % 6];
        let choices = ["alpha", "beta", "gamma", "delta"].iter().enumerate().map(|(at, name)| {
            let key = if at == n % 4 { "key = true, " } else { "" };
            format!("  {{ text = \"{name} {n}\", {key}why = \"Because this is what the test made of it.\" }},")
        });
        let lines = [
            format!("[[question]]\nid = \"tst-1-{n:05}\"\ntask = \"{task}\"\nkind = \"multiple-choice\""),
            format!("expect = 0.7\nstem = \"Question {n} of many: which of these is the right choice?\"\nchoices = ["),
            choices.collect::<Vec<_>>().join("\n"),
            "]\nrationale = \"There is an idea here.\"\nsources = [\"https://example.com/\"]".into(),
            "checked = 2026-11-21\n\n".into(),
        ];
        text.push_str(&lines.join("\n"));
    }
    let questions = SourceFile { path: "questions/tst-1/many.toml".into(), text };
    let reading = read(&[blueprint, questions]);
    reading.exams.into_iter().next().expect("one exam")
}

fn entries(exam: &Exam, pool: &[usize]) -> Vec<Entry> {
    pool.iter().map(|&at| exam.questions()[at].entry()).collect()
}

#[test]
fn pools_share_the_bank_out_and_each_gives_a_full_form() {
    for count in [30, 319, 320, 1000] {
        let exam = exam(count);
        let pools = pools(exam.blueprint(), exam.questions());
        assert_eq!(pools.len(), (count / POOL_SIZE).max(1), "{count} questions");
        let all: BTreeSet<usize> = pools.iter().flatten().copied().collect();
        assert_eq!(all.len(), count);
        for pool in &pools {
            let mut draw = PoolDraw::new(exam.blueprint(), Plan::mock(exam.blueprint()), Seed(3), &HISTORY, 1);
            assert_eq!(draw.asks(), Some(0));
            draw.take(entries(&exam, pool));
            assert!(draw.form().is_ok());
        }
    }
}

#[test]
fn a_pool_whose_questions_were_seen_gives_way_to_one_that_is_new() {
    let exam = exam(1000);
    let dealt = pools(exam.blueprint(), exam.questions());
    let plan = Plan::mock(exam.blueprint());
    let draw = |history: &History| {
        let count = u32::try_from(dealt.len()).expect("few pools");
        let mut draw = PoolDraw::new(exam.blueprint(), plan, Seed(5), history, count);
        let mut asked = Vec::new();
        while let Some(pool) = draw.asks() {
            asked.push(pool);
            draw.take(entries(&exam, &dealt[pool as usize]));
        }
        (asked, draw.form().expect("large enough"))
    };
    let (asked, _) = draw(&HISTORY);
    let [first] = asked[..] else { panic!("one pool is enough for somebody new, not {asked:?}") };
    let mut history = History::default();
    for &at in &dealt[first as usize] {
        history.note_question(exam.questions()[at].id().clone(), Moment(1));
    }
    let (asked, form) = draw(&history);
    assert_eq!((asked[0], asked.len()), (first, 2));
    assert!(form.places().iter().all(|place| history.last_seen(&place.question).is_none()));
}

#[test]
fn more_questions_than_a_pool_has_come_from_several() {
    let exam = exam(1000);
    let form = bank::pack::draw_form(&exam, Plan::questions(400), Seed(1), &HISTORY).expect("1,000 are there");
    assert_eq!(form.places().len(), 400);
    assert!(bank::pack::draw_form(&exam, Plan::questions(1001), Seed(1), &HISTORY).is_err());
}

#[test]
fn what_is_packed_is_read_back_as_it_was() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/");
    let file = |path: &str| SourceFile {
        path: path.into(),
        text: std::fs::read_to_string(format!("{folder}{path}")).expect("a file for tests"),
    };
    let mut files = vec![file("exams/tst-1.toml")];
    for entry in std::fs::read_dir(format!("{folder}questions/tst-1")).expect("a folder for tests") {
        let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
        files.push(file(&format!("questions/tst-1/{name}")));
    }
    let exams = read(&files).exams;
    let exam = &exams[0];
    let packed = pack(&exams).expect("packs");
    let text = |path: &str| &packed.iter().find(|file| file.path == path).expect("packed").text;

    let catalogue: Catalogue = serde_json::from_str(&packed[0].text).expect("a catalogue");
    let details: Details = serde_json::from_str(text(&catalogue.exams[0].details)).expect("details");
    assert_eq!(catalogue.exams[0].blueprint(Some(&details)).as_ref(), Ok(exam.blueprint()));
    let pool: PoolIndex = serde_json::from_str(text(&details.pools[0].index)).expect("an index");
    let mut kinds = BTreeSet::new();
    for (at, row) in pool.entries.iter().enumerate() {
        let rows: Vec<QuestionRow> =
            serde_json::from_str(text(&pool.files[at / pool.per_file as usize])).expect("questions");
        let question = Question::try_from(rows[at % pool.per_file as usize].clone()).expect("sound");
        assert_eq!(Entry::try_from(row.clone()).as_ref(), Ok(&question.entry()));
        assert!(exam.questions().contains(&question));
        kinds.insert(question.shape().kind());
    }
    assert_eq!((pool.entries.len(), kinds.len()), (exam.questions().len(), 4));
}

#[test]
fn a_damaged_row_is_refused_with_its_id() {
    let question = exam(1).questions()[0].clone();
    let row = QuestionRow::from(&question);
    let table = [
        (QuestionRow { kind: "essay".into(), ..row.clone() }, "question \"tst-1-00000\" is of an unknown kind"),
        (
            QuestionRow { key: vec![0], ..row.clone() },
            "the key of question \"tst-1-00000\" names a choice that cannot exist",
        ),
        (
            QuestionRow { key: vec![1, 2], ..row.clone() },
            "the key of question \"tst-1-00000\" names a choice that cannot exist",
        ),
        (
            QuestionRow { key: vec![5], ..row },
            "question \"tst-1-00000\" is unsound; the key names choice 5, which does not exist",
        ),
    ];
    for (row, said) in table {
        assert_eq!(Question::try_from(row).expect_err("damaged").to_string(), said);
    }
    let entry = EntryRow("x".into(), 1, None, 9, 4, 1, 60, false, vec![]);
    assert_eq!(Entry::try_from(entry).expect_err("damaged").to_string(), "question \"x\" is of an unknown kind");
}
