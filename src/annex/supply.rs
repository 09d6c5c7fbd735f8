//! What practice and review take their questions from: an exam's outline and the entries of its bank.

use std::rc::Rc;

use bank::pack::CatalogueExam;
use exam::{Blueprint, Entry};

use crate::library::Library;

/// An exam as forms are drawn from it.
pub(super) struct Supply {
    pub(super) blueprint: Blueprint,
    /// Its bank, pool by pool.
    pub(super) pools: Vec<Vec<Entry>>,
}

impl Supply {
    /// Loads what is needed, and no question.
    ///
    /// # Errors
    /// Why a file could not be had, as a sentence.
    pub(super) async fn load(library: &Library, exam: &CatalogueExam) -> Result<Rc<Supply>, String> {
        let blueprint = library.blueprint(exam).await?;
        Ok(Rc::new(Supply { blueprint, pools: library.pools(exam).await? }))
    }
}
