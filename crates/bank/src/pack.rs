//! The compact form of a data folder that the app loads.
//!
//! | file | what it holds | when it is loaded |
//! |---|---|---|
//! | `catalogue.json` | what the first screen says of every exam | with the page |
//! | `exams/<code>.<hash>.json` | an exam's tasks, services and pools | on the exam's page |
//! | `pools/<hash>.json` | what assembly must know of each question of a pool | before a form is drawn |
//! | `questions/<hash>.json` | about sixteen whole questions | by the form that needs them |
//!
//! A large bank is dealt into pools that each mirror the whole and can give a full form by themselves.
//! A form is drawn from one pool, so opening an exam costs the same with 130 questions and with 100,000.
//! Files are named by their content and never change under a name.

mod catalogue;
mod pools;
mod rows;
mod write;

pub use catalogue::{Catalogue, CatalogueDomain, CatalogueExam, Details, DetailsTask, PoolRef};
pub use pools::{POOL_SIZE, PoolDraw, disjoint_forms, draw_form, pools};
pub use rows::{EntryRow, PoolIndex, QuestionRow, RowFault};
pub use write::{PackedFile, QUESTIONS_PER_FILE, pack};

/// The version of these files that this program writes and reads.
pub const PACK_FORMAT: u32 = 1;
