//! What the candidate did before: every sitting, marked. Practice, review, history and readiness are all made of it.

use std::rc::Rc;

use exam::{Evidence, Moment, Phase, Question, QuestionId, ordered};

use crate::{
    edge::database::{Change, Key, Shelf},
    library::Library,
    saved::{Marks, Start, State, seal, unseal},
    store::Store,
};

/// Every sitting so far as it can be marked, in the order in which they ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Past {
    /// The sittings, each with its id.
    pub(super) sittings: Rc<Vec<(String, Marks)>>,
    /// The questions that were on any form, with its moment: those too of sittings that are not over.
    pub(super) seen: Rc<Vec<(String, QuestionId, Moment)>>,
    /// How many finished sittings could not be marked, because their questions are nowhere.
    pub(super) unmarked: usize,
}

impl Past {
    /// Reads all sittings; what was marked before is not marked again.
    ///
    /// # Errors
    /// Why the store could not be read, as the end of a sentence.
    pub(super) async fn read(store: &Store, library: &Library) -> Result<Past, String> {
        let (summaries, _) = store.summaries().await?;
        let (mut sittings, mut seen, mut unmarked) = (Vec::new(), Vec::new(), 0);
        // A sealed result is no result yet: what it would tell is left out of everything.
        let sealed: Vec<String> = store.all(Shelf::Sealed).await?.into_iter().map(|(id, _)| id).collect();
        let (starts, marks) = (store.all(Shelf::Starts).await?, store.all(Shelf::Marks).await?);
        for summary in summaries.into_iter().rev() {
            let id = summary.id;
            let over = matches!(summary.state, State::Finished { .. });
            // What was marked needs neither its acts nor its questions again, and these are most of what is kept.
            if let (true, Some(start), Some(marks)) = (over, started(&starts, &id), marked_before(&marks, &id)) {
                seen.extend(on_form(&start));
                sittings.push((id, marks));
                continue;
            }
            let Ok(loaded) = store.load(&id).await else { continue };
            seen.extend(on_form(&loaded.start));
            if sealed.contains(&id) {
                continue;
            }
            let over = matches!(loaded.folded.sitting.phase(), Phase::Finished(_));
            match marked_before(&marks, &id).filter(|_| over) {
                Some(marks) => sittings.push((id, marks)),
                None => match marked(store, library, &id, loaded, over).await {
                    Some(marks) if over || !marks.questions.is_empty() => sittings.push((id, marks)),
                    None if over => unmarked += 1,
                    _ => (),
                },
            }
        }
        let sittings = ordered(sittings, &|(_, one): &(String, Marks), (_, other)| one.ended.cmp(&other.ended));
        Ok(Past { sittings: Rc::new(sittings), seen: Rc::new(seen), unmarked })
    }

    /// The sittings of an exam, in the order in which they ended.
    pub(super) fn of<'a>(&'a self, exam: &'a str) -> impl Iterator<Item = &'a (String, Marks)> {
        self.sittings.iter().filter(move |(_, marks)| marks.exam.eq_ignore_ascii_case(exam))
    }

    /// The evidence for readiness in an exam.
    pub(super) fn evidence(&self, exam: &str) -> Evidence {
        let mut evidence = Evidence::default();
        let seen: Vec<_> = self.seen.iter().filter(|(its, ..)| its.eq_ignore_ascii_case(exam)).collect();
        for (_, marks) in self.of(exam) {
            // What was on a form before this one was seen, whether or not that form was ever finished.
            for (_, question, _) in seen.iter().filter(|(.., moment)| *moment < marks.begun) {
                evidence.saw(question.clone());
            }
            evidence.note(&marks.rules(), &marks.report());
        }
        evidence
    }
}

/// The text of a sitting among those of a shelf, if it is whole.
fn text<'a>(shelf: &'a [(String, String)], id: &str) -> Option<&'a str> {
    shelf.iter().find(|(its, _)| its == id).and_then(|(_, text)| unseal(text).ok())
}

fn started(starts: &[(String, String)], id: &str) -> Option<Start> {
    text(starts, id).and_then(|text| Start::read(text).ok())
}

fn marked_before(marks: &[(String, String)], id: &str) -> Option<Marks> {
    text(marks, id).and_then(Marks::read)
}

/// The questions of a form, with the exam and the moment of its start.
fn on_form(start: &Start) -> impl Iterator<Item = (String, QuestionId, Moment)> {
    let exam = start.form.exam();
    start.form.places().iter().map(|place| (exam.to_owned(), place.question.clone(), start.begun))
}

/// Marks a sitting, and keeps the marks of one that is over.
async fn marked(store: &Store, library: &Library, id: &str, loaded: crate::store::Loaded, over: bool) -> Option<Marks> {
    let exam = library.exam(loaded.start.form.exam())?;
    let blueprint = exam.blueprint(None).ok()?;
    let mut rows = loaded.rows;
    let missing: Vec<String> = loaded
        .start
        .form
        .places()
        .iter()
        .map(|place| place.question.to_string())
        .filter(|id| !rows.iter().any(|row| row.id == *id))
        .collect();
    if !missing.is_empty() {
        rows.extend(library.questions(&exam, &missing).await.unwrap_or_default());
    }
    let questions: Vec<Question> = rows.into_iter().filter_map(|row| Question::try_from(row).ok()).collect();
    let key = |id: &QuestionId| questions.iter().find(|question| question.id() == id).map(Question::key);
    let lines = store.acts(id).await.ok()?;
    let whole = loaded.start.form.is_whole(&blueprint);
    let marks = Marks::of(&loaded.start, &lines, &loaded.folded, whole, key)?;
    if over {
        let change = Change::Put(Shelf::Marks, Key::of(id), seal(&marks.write()));
        // They can be worked out again, so a failure costs nothing but time.
        let _ = store.write(&[change], false).await;
    }
    Some(marks)
}
