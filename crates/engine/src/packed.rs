//! An exam as a site serves it, put together from its files.

use bank::{
    Exam, Facts,
    pack::{PACK_FORMAT, QuestionRow},
};
use exam::{Blueprint, BlueprintDraft, Kind, Level, Question};

use crate::{Code, Fault};

/// An exam out of packed files.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The version of the files.
    pub format: u32,
    /// What a list calls it.
    pub short: String,
    /// Whom it is for.
    pub about: String,
    /// The names of its level and kinds, as data files spell them.
    pub level: String,
    /// The names of the kinds of question.
    pub kinds: Vec<String>,
    /// The rest of its outline.
    pub outline: BlueprintDraft,
    /// Its questions.
    pub questions: Vec<QuestionRow>,
}

impl Packed {
    /// The exam, if all of it holds together.
    pub(crate) fn exam(self) -> Result<Exam, Fault> {
        let Packed { format, short, about, level, kinds, outline, questions } = self;
        let code = outline.code.clone();
        let damaged = |what: String| Fault::new(Code::Data, format!("the files of {code} are damaged: {what}"));
        if format != PACK_FORMAT {
            let message = format!("the files are of format {format}, and this engine reads {PACK_FORMAT}");
            return Err(Fault::new(Code::Data, message));
        }
        let level = Level::from_name(&level).ok_or_else(|| damaged(format!("there is no level \"{level}\"")))?;
        let kinds: Option<Vec<Kind>> = kinds.iter().map(|name| Kind::from_name(name)).collect();
        let kinds = kinds.ok_or_else(|| damaged("a kind of question is unknown".into()))?;
        let blueprint = Blueprint::new(BlueprintDraft { level, kinds, ..outline }).map_err(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            damaged(faults.join("; "))
        })?;
        let mut sound = Vec::new();
        for question in questions {
            sound.push(Question::try_from(question).map_err(|fault| damaged(fault.to_string()))?);
        }
        Ok(Exam::new(blueprint, Facts { short, about, ..Facts::default() }, sound))
    }
}
