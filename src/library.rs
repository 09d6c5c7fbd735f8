//! The packed data that came with the app: what is known of each exam, and its questions, as they are needed.

use std::{cell::RefCell, rc::Rc};

use bank::pack::{Catalogue, CatalogueExam, Details, PoolDraw, PoolIndex, QuestionRow};
use exam::{Blueprint, Entry, Form, History, Plan, Refusal, Seed};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::edge::fetch;

/// The packed data; cheap to clone. What was loaded once is kept.
#[derive(Clone)]
pub(crate) struct Library(Rc<Shelves>);

/// Short lists, walked from the front: a map of each would be more code than all of them are data.
struct Shelves {
    catalogue: Rc<Catalogue>,
    /// By the exam's code.
    details: RefCell<Vec<(String, Rc<Details>)>>,
    /// Which file each question stands in, so far as indexes were loaded.
    places: RefCell<Vec<(String, String)>>,
    /// By path.
    files: RefCell<Vec<(String, Rc<Vec<QuestionRow>>)>>,
    /// Files of questions that are on their way, by path.
    asked: RefCell<Vec<(String, fetch::Load)>>,
}

/// What is listed under a name, if anything is.
fn listed<T: Clone>(list: &RefCell<Vec<(String, T)>>, name: &str) -> Option<T> {
    list.borrow().iter().find(|(its, _)| its == name).map(|(_, value)| value.clone())
}

impl PartialEq for Library {
    fn eq(&self, other: &Library) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Why no form can be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DrawFault {
    /// A file could not be loaded.
    Load(String),
    /// The bank cannot give such a form.
    Refused(Refusal),
}

impl Library {
    /// Reads the catalogue that the page carries.
    pub(crate) fn carried() -> Result<Library, String> {
        let catalogue: Catalogue = fetch::carried("catalogue")?;
        let shelves = Shelves {
            catalogue: Rc::new(catalogue),
            details: RefCell::default(),
            places: RefCell::default(),
            files: RefCell::default(),
            asked: RefCell::default(),
        };
        Ok(Library(Rc::new(shelves)))
    }

    /// Every exam.
    pub(crate) fn catalogue(&self) -> Rc<Catalogue> {
        self.0.catalogue.clone()
    }

    /// The exam of that code, in capitals or not.
    pub(crate) fn exam(&self, code: &str) -> Option<Rc<CatalogueExam>> {
        self.0.catalogue.exams.iter().find(|exam| exam.code.eq_ignore_ascii_case(code)).cloned().map(Rc::new)
    }

    /// The details of an exam.
    pub(crate) async fn details(&self, exam: &CatalogueExam) -> Result<Rc<Details>, String> {
        if let Some(details) = listed(&self.0.details, &exam.code) {
            return Ok(details);
        }
        let details: Rc<Details> = Rc::new(fetch::file(&exam.details).await?);
        self.0.details.borrow_mut().push((exam.code.clone(), details.clone()));
        Ok(details)
    }

    /// The outline of an exam with its tasks.
    pub(crate) async fn blueprint(&self, exam: &CatalogueExam) -> Result<Blueprint, String> {
        let details = self.details(exam).await?;
        exam.blueprint(Some(&details)).map_err(|faults| {
            let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
            format!("The outline of {} is damaged: {}.", exam.code, said.join("; "))
        })
    }

    /// Draws a form as `bank::pack::draw_form` does, loading the index of each pool that is asked for.
    pub(crate) async fn draw(
        &self,
        exam: &CatalogueExam,
        blueprint: &Blueprint,
        plan: Plan,
        seed: Seed,
        history: &History,
    ) -> Result<Form, DrawFault> {
        let details = self.details(exam).await.map_err(DrawFault::Load)?;
        let mut draw = PoolDraw::new(blueprint, plan, seed, history, count(&details));
        while let Some(pool) = draw.asks() {
            draw.take(self.pool(&details.pools[pool as usize].index).await.map_err(DrawFault::Load)?);
        }
        draw.form().map_err(DrawFault::Refused)
    }

    /// Starts to load every file that a form needs; `arrived` is called with the questions of each.
    ///
    /// The file of the first place comes first: nobody waits for the last file to read the first question.
    pub(crate) fn fetch(
        &self,
        exam: Rc<CatalogueExam>,
        form: &Form,
        arrived: Callback<Result<Rc<Vec<QuestionRow>>, String>>,
    ) {
        let library = self.clone();
        let ids: Vec<String> = form.places().iter().map(|place| place.question.to_string()).collect();
        spawn_local(async move {
            if let Err(fault) = library.find(&exam, &ids).await {
                arrived.emit(Err(fault));
                return;
            }
            let mut files: Vec<String> = Vec::new();
            for id in &ids {
                match listed(&library.0.places, id) {
                    Some(file) if !files.contains(&file) => files.push(file),
                    Some(_) => (),
                    None => arrived.emit(Err(format!(
                        "Question \"{id}\" is no longer in the bank, so this form cannot be shown whole."
                    ))),
                }
            }
            // The first file has the line to itself, or the first question would wait for all of them.
            let mut files = files.into_iter();
            if let Some(first) = files.next() {
                arrived.emit(library.file(&first).await);
            }
            for file in files {
                let (library, arrived) = (library.clone(), arrived.clone());
                spawn_local(async move { arrived.emit(library.file(&file).await) });
            }
        });
    }

    /// The questions of these ids, so far as the bank still has them, in no order.
    ///
    /// # Errors
    /// Why a file could not be had, as a sentence.
    pub(crate) async fn questions(&self, exam: &CatalogueExam, ids: &[String]) -> Result<Vec<QuestionRow>, String> {
        self.find(exam, ids).await?;
        let mut files: Vec<String> = ids.iter().filter_map(|id| listed(&self.0.places, id)).collect();
        files.sort_unstable();
        files.dedup();
        let mut found = Vec::new();
        for file in files {
            let rows = self.file(&file).await?;
            found.extend(rows.iter().filter(|row| ids.contains(&row.id)).cloned());
        }
        Ok(found)
    }

    /// The version of an exam's bank: it changes with every change of a question, and names what a form was drawn from.
    pub(crate) fn bank(exam: &CatalogueExam) -> &str {
        // The file of details is named by what it and all that it names hold.
        let name = exam.details.rsplit('/').next().unwrap_or_default();
        name.split('.').nth(1).map_or("", |hash| hash.get(..8).unwrap_or(hash))
    }

    /// Every entry of an exam's bank, pool by pool.
    ///
    /// # Errors
    /// Why a file could not be had, as a sentence.
    pub(crate) async fn pools(&self, exam: &CatalogueExam) -> Result<Vec<Vec<Entry>>, String> {
        let details = self.details(exam).await?;
        let mut pools = Vec::new();
        for pool in &details.pools {
            pools.push(self.pool(&pool.index).await?);
        }
        Ok(pools)
    }

    /// Loads indexes until it is known where each question stands.
    async fn find(&self, exam: &CatalogueExam, ids: &[String]) -> Result<(), String> {
        let details = self.details(exam).await?;
        for pool in &details.pools {
            if ids.iter().all(|id| listed(&self.0.places, id).is_some()) {
                break;
            }
            self.pool(&pool.index).await?;
        }
        Ok(())
    }

    /// The entries of a pool.
    async fn pool(&self, index: &str) -> Result<Vec<Entry>, String> {
        let pool: PoolIndex = fetch::file(index).await?;
        let mut places = self.0.places.borrow_mut();
        for (at, row) in pool.entries.iter().enumerate() {
            let file = pool.files.get(at / (pool.per_file.max(1) as usize));
            if let Some(file) = file.filter(|_| !places.iter().any(|(id, _)| *id == row.0)) {
                places.push((row.0.clone(), file.clone()));
            }
        }
        pool.entries
            .into_iter()
            .map(|row| row.try_into().map_err(|fault: bank::pack::RowFault| fault.to_string()))
            .collect()
    }

    async fn file(&self, path: &str) -> Result<Rc<Vec<QuestionRow>>, String> {
        if let Some(rows) = listed(&self.0.files, path) {
            return Ok(rows);
        }
        // Whoever asks while a file is on its way waits for the same one.
        let asked = listed(&self.0.asked, path);
        let asked = asked.unwrap_or_else(|| {
            let load = fetch::load(path);
            self.0.asked.borrow_mut().push((path.to_owned(), load.clone()));
            load
        });
        let rows = fetch::loaded(path, asked).await;
        self.0.asked.borrow_mut().retain(|(its, _)| its != path);
        let rows: Rc<Vec<QuestionRow>> = Rc::new(rows?);
        // A file that lacks what the index says of it would leave its readers waiting for ever.
        let is_missing = |id: &str| !rows.iter().any(|row| row.id == id);
        if let Some((id, _)) = self.0.places.borrow().iter().find(|(id, its)| its == path && is_missing(id)) {
            return Err(format!("The file \"{path}\" is damaged: it lacks question \"{id}\"."));
        }
        if listed(&self.0.files, path).is_none() {
            self.0.files.borrow_mut().push((path.to_owned(), rows.clone()));
        }
        Ok(rows)
    }
}

fn count(details: &Details) -> u32 {
    u32::try_from(details.pools.len()).unwrap_or(u32::MAX)
}
