//! Marking: the report of a whole form, and what became of each question.

use bank::{
    Exam,
    responses::{ReportRow, Responses},
};
use exam::{Finished, Form, Outcome, Report};

use crate::{Code, Fault, json::object, question};

/// What became of one question.
pub(crate) struct Mark {
    id: String,
    scored: bool,
    outcome: &'static str,
    key: Vec<u8>,
}
object!(Mark { id, scored, outcome, key });

/// A sheet filled in elsewhere.
pub(crate) fn handed_in(form: &Form, responses: &Responses) -> Result<Finished, Fault> {
    let unfit = |faults: &[String]| Fault::all(Code::Responses, "the responses cannot be used", faults);
    let given = responses.on(form).map_err(|faults| unfit(&faults))?;
    Finished::handed_in(form, given).map_err(|places| {
        let names: Vec<String> = places.iter().map(|&at| form.places()[at].question.to_string()).collect();
        unfit(&names)
    })
}

/// The report, as `author score` prints it.
pub(crate) fn report(exam: &Exam, form: &Form, finished: &Finished) -> Result<ReportRow, Fault> {
    Ok(ReportRow::from(&marked(exam, form, finished)?))
}

/// What became of each question, in the order of the form.
pub(crate) fn marks(exam: &Exam, form: &Form, finished: &Finished) -> Result<Vec<Mark>, Fault> {
    let marks = marked(exam, form, finished)?.questions.into_iter().map(|marked| Mark {
        scored: marked.scored,
        outcome: match marked.outcome {
            Outcome::Right => "right",
            Outcome::Wrong => "wrong",
            Outcome::Unanswered => "unanswered",
        },
        key: exam.key(&marked.question).map(question::key).unwrap_or_default(),
        id: marked.question.to_string(),
    });
    Ok(marks.collect())
}

fn marked(exam: &Exam, form: &Form, finished: &Finished) -> Result<Report, Fault> {
    let report = Report::mark(exam.blueprint(), form, finished, |id| exam.key(id));
    report.map_err(|missing| Fault::new(Code::Form, missing.to_string()))
}
