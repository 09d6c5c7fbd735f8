//! Exams with their questions, from one of three sources.

use std::rc::Rc;

use bank::{
    Exam, Severity, SourceFile,
    own::{self, Dialect},
    responses::{FormRow, Responses},
};
use exam::Form;

use crate::{Asked, Code, Fault, Packed, fault::DiagnosticRow, json::json, mark, outline::Outline, question::Shown};

/// Exams with their questions.
#[derive(Clone, Debug)]
pub struct Bank {
    exams: Vec<Rc<Exam>>,
    diagnostics: Vec<DiagnosticRow>,
}

impl Bank {
    /// Reads the files of a data folder.
    ///
    /// # Errors
    /// All faults of the format, unless what is sound is wanted all the same: `partial`.
    pub fn from_toml(files: &[SourceFile], partial: bool) -> Result<Bank, Fault> {
        let reading = bank::load(files);
        if reading.exams.is_empty() && reading.diagnostics.is_empty() {
            let hint = "an exam lies in exams/<code>.toml, its questions in questions/<code>/<name>.toml";
            return Err(Fault::new(Code::Data, format!("the files hold no exam; {hint}")));
        }
        Bank::new(reading.exams, &reading.diagnostics, partial)
    }

    /// Reads somebody's own questions; they make one exam.
    ///
    /// # Errors
    /// All faults, unless what is sound is wanted all the same: `partial`.
    pub fn from_own(text: &str, dialect: Dialect, partial: bool) -> Result<Bank, Fault> {
        let read = own::read(text, dialect);
        let exam = own::exam(read.title.as_deref(), read.questions);
        Bank::new(exam.into_iter().collect(), &read.diagnostics, partial)
    }

    /// Takes exams as a site serves them.
    ///
    /// # Errors
    /// What does not hold together: the files were damaged.
    pub fn from_packed(exams: Vec<Packed>) -> Result<Bank, Fault> {
        let mut sound = Vec::new();
        for exam in exams {
            sound.push(exam.exam()?);
        }
        Bank::new(sound, &[], false)
    }

    fn new(exams: Vec<Exam>, diagnostics: &[bank::Diagnostic], partial: bool) -> Result<Bank, Fault> {
        let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
        let first = diagnostics.iter().find(|one| one.severity == Severity::Error);
        let diagnostics: Vec<DiagnosticRow> = diagnostics.iter().map(Into::into).collect();
        match first {
            Some(first) if !partial || exams.is_empty() => {
                let more = if errors > 1 { format!(" (and {} more)", errors - 1) } else { String::new() };
                let (place, message) = (&first.place, &first.message);
                let message = format!("{}, line {}: {message}{more}", place.file, place.line);
                Err(Fault { diagnostics, ..Fault::new(Code::Data, message) })
            }
            _ => Ok(Bank { exams: exams.into_iter().map(Rc::new).collect(), diagnostics }),
        }
    }

    /// What is known of each exam.
    pub fn exams(&self) -> String {
        json(&self.exams.iter().map(|exam| Outline::of(exam)).collect::<Vec<_>>())
    }

    /// All that was found while reading.
    pub fn diagnostics(&self) -> String {
        json(&self.diagnostics)
    }

    /// The question of that id, or `null`.
    pub fn question(&self, id: &str) -> String {
        let id = id.into();
        json(&self.exams.iter().find_map(|exam| Some(Shown::of(exam, exam.question(&id)?))))
    }

    /// The ids of all questions of the exam of that code, or of the only one.
    ///
    /// # Errors
    /// An exam that does not exist.
    pub fn ids(&self, code: Option<&str>) -> Result<String, Fault> {
        let questions = self.exam(code)?.questions();
        Ok(json(&questions.iter().map(|question| question.id().as_str()).collect::<Vec<_>>()))
    }

    /// Draws a form, as `author form` does.
    ///
    /// # Errors
    /// An exam, domain or task that does not exist, or why the bank cannot give such a form.
    pub fn assemble(&self, asked: &Asked) -> Result<String, Fault> {
        let exam = self.exam(asked.exam.as_deref())?;
        let form = asked.draw(exam)?;
        Ok(json(&FormRow::of(exam, &form)))
    }

    /// Marks responses to a form, as `author score` does.
    ///
    /// # Errors
    /// Everything that does not fit.
    pub fn score(&self, form: &FormRow, responses: &Responses) -> Result<String, Fault> {
        let (exam, form) = self.form(form)?;
        Ok(json(&mark::report(exam, &form, &mark::handed_in(&form, responses)?)?))
    }

    /// What became of each question of a form.
    ///
    /// # Errors
    /// Everything that does not fit.
    pub fn mark(&self, form: &FormRow, responses: &Responses) -> Result<String, Fault> {
        let (exam, form) = self.form(form)?;
        Ok(json(&mark::marks(exam, &form, &mark::handed_in(&form, responses)?)?))
    }

    /// A form that agrees with the bank, and its exam.
    pub(crate) fn form(&self, row: &FormRow) -> Result<(&Rc<Exam>, Form), Fault> {
        let exam = self.exam(Some(&row.exam))?;
        let form = row.to_form(exam).map_err(|faults| Fault::all(Code::Form, "the form cannot be used", &faults))?;
        Ok((exam, form))
    }

    /// The exam of that code, in whatever case, or the only one.
    fn exam(&self, code: Option<&str>) -> Result<&Rc<Exam>, Fault> {
        let codes = || self.exams.iter().map(|exam| exam.blueprint().code()).collect::<Vec<_>>().join(", ");
        match (code, self.exams.as_slice()) {
            (None, [only]) => Ok(only),
            (None, _) => Err(Fault::new(Code::Argument, format!("say which exam; the bank has: {}", codes()))),
            (Some(code), all) => {
                let found = all.iter().find(|exam| exam.blueprint().code().eq_ignore_ascii_case(code));
                found.ok_or_else(|| {
                    let code = if code.len() > 40 { "…" } else { code };
                    Fault::new(Code::Argument, format!("there is no exam \"{code}\"; the bank has: {}", codes()))
                })
            }
        }
    }
}
