//! The browser's database. Every value is a text; what it says is the business of `saved`.
//!
//! A promise here settles when the transaction is complete, never at a request's success: only then is
//! the write in the hands of the system. A lost connection is opened again once before a fault is reported.
//!
//! A set of stores that a newer version of this program made is read and never written.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use exam::ordered;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::fetch::said;
use crate::saved::Record;
pub use crate::saved::{Change, Key, Shelf};

/// The database's name. boot.js knows it too, to save its content to a file without this program.
const NAME: &str = "dryrun";
/// The version of the set of stores, not of the records in them.
const VERSION: u32 = 2;
/// Why nothing is written to a newer set of stores.
pub const NEWER: &str = "a newer version of this page was opened here, and only that one may write";
/// Why a set of stores could not be brought to this version.
const NOT_READY: &str = "what it kept could not be made ready for this version and is as it was; reload to try again";
/// How long the browser may take to open the database before the app goes on without it, in milliseconds.
const PATIENCE: u32 = 6_000;

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteFault {
    /// A record lies already where one was to be added: another tab writes too.
    Taken,
    /// A record that was expected is not there: the browser lost it.
    Gone,
    /// Anything else, in the browser's words.
    Failed(String),
}

/// Hears that a tab with an older version of this page holds the database.
type Held = Option<Rc<dyn Fn()>>;

/// The open database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    connection: Rc<RefCell<Option<IdbDatabase>>>,
}

impl PartialEq for Database {
    fn eq(&self, other: &Database) -> bool {
        Rc::ptr_eq(&self.connection, &other.connection)
    }
}

impl Database {
    /// Opens the database, and tries whether it can be written. `held` hears if a tab with an older version of this page
    /// keeps it from being opened; it is opened as soon as that tab is closed.
    ///
    /// # Errors
    /// Why this browser keeps nothing for this page.
    pub async fn open(held: impl Fn() + 'static) -> Result<Database, String> {
        let connection = connect(Some(Rc::new(held))).await?;
        let database = Database { connection: Rc::new(RefCell::new(None)) };
        database.keep(connection);
        if database.is_newer() {
            return Ok(database);
        }
        // Only a write that went through proves that writes go through.
        let probe = Change::Put(Shelf::Pulses, Key::of("probe"), String::new());
        let undo = Change::Remove(Shelf::Pulses, Key::of("probe"));
        database.write(&[probe, undo], false).await.map_err(|fault| match fault {
            WriteFault::Taken | WriteFault::Gone => "the storage gave no sense".to_owned(),
            WriteFault::Failed(why) => why,
        })?;
        Ok(database)
    }

    /// Whether a newer version of this program made the set of stores, as far as is known at this moment.
    pub fn is_newer(&self) -> bool {
        self.connection.borrow().as_ref().is_some_and(is_newer)
    }

    /// Makes all changes, or none. `strict` waits until they are on the disk itself.
    ///
    /// # Errors
    /// Why nothing was written.
    pub async fn write(&self, changes: &[Change], strict: bool) -> Result<(), WriteFault> {
        let first = self.try_write(changes, strict).await;
        if let Err(WriteFault::Failed(_)) = &first {
            // The connection may have been lost; the same handle would fail for ever.
            self.drop_connection();
            return self.try_write(changes, strict).await;
        }
        first
    }

    /// The record at `key`, if there is one.
    ///
    /// # Errors
    /// Why the browser could not read.
    pub async fn read(&self, shelf: Shelf, key: &Key) -> Result<Option<String>, String> {
        let store = self.store(shelf).await.map_err(|fault| said(&fault))?;
        let request = store.get(&spelt(key)).map_err(|fault| said(&fault))?;
        let value = settled(&request).await.map_err(|fault| said(&fault))?;
        // A value that is no text was not written here; it counts as a damaged record.
        Ok((!value.is_undefined()).then(|| value.as_string().unwrap_or_default()))
    }

    /// All records of a shelf that have a sitting for their key, with the sittings.
    ///
    /// # Errors
    /// Why the browser could not read.
    pub async fn read_all(&self, shelf: Shelf) -> Result<Vec<(String, String)>, String> {
        let store = self.store(shelf).await.map_err(|fault| said(&fault))?;
        let keys = store.get_all_keys().map_err(|fault| said(&fault))?;
        let values = store.get_all().map_err(|fault| said(&fault))?;
        let keys = settled(&keys).await.map_err(|fault| said(&fault))?;
        let values = settled(&values).await.map_err(|fault| said(&fault))?;
        let (keys, values) = (Array::from(&keys), Array::from(&values));
        // A value that is no text was not written here; it counts as a damaged record.
        Ok(keys
            .iter()
            .zip(values.iter())
            .filter_map(|(key, value)| Some((key.as_string()?, value.as_string().unwrap_or_default())))
            .collect())
    }

    /// The numbered records of a sitting, in the order of their numbers.
    ///
    /// # Errors
    /// Why the browser could not read.
    pub async fn read_numbered(&self, shelf: Shelf, sitting: &str) -> Result<Vec<String>, String> {
        let store = self.store(shelf).await.map_err(|fault| said(&fault))?;
        let range = range(sitting, 0).map_err(|fault| said(&fault))?;
        let request = store.get_all_with_key(&range).map_err(|fault| said(&fault))?;
        let values = settled(&request).await.map_err(|fault| said(&fault))?;
        Ok(Array::from(&values).iter().map(|value| value.as_string().unwrap_or_default()).collect())
    }

    /// Every record there is, as they were at one moment, in their order.
    ///
    /// # Errors
    /// Why the browser could not read.
    pub async fn read_whole(&self) -> Result<Vec<Record>, String> {
        self.whole().await.map_err(|fault| said(&fault))
    }

    async fn whole(&self) -> Result<Vec<Record>, JsValue> {
        let connection = self.connected().await?;
        let transaction = if let Ok(transaction) = transaction(&connection, "readonly", false) {
            transaction
        } else {
            self.drop_connection();
            transaction(&self.connected().await?, "readonly", false)?
        };
        // All is asked for at once: a transaction ends when nothing more is asked of it.
        let mut asked = Vec::new();
        for shelf in Shelf::ALL {
            let store = transaction.object_store(shelf.name())?;
            asked.push((shelf, promise(&store.get_all_keys()?), promise(&store.get_all()?)));
        }
        let mut records = Vec::new();
        for (shelf, keys, values) in asked {
            let (keys, values) = (JsFuture::from(keys).await?, JsFuture::from(values).await?);
            for (its, value) in Array::from(&keys).iter().zip(Array::from(&values).iter()) {
                records.extend(key(&its).map(|key| Record { shelf, key, text: text(&value) }));
            }
        }
        Ok(ordered(records, &Record::cmp))
    }

    async fn store(&self, shelf: Shelf) -> Result<web_sys::IdbObjectStore, JsValue> {
        let connection = self.connected().await?;
        if let Ok(transaction) = connection.transaction_with_str(shelf.name()) {
            return transaction.object_store(shelf.name());
        }
        self.drop_connection();
        self.connected().await?.transaction_with_str(shelf.name())?.object_store(shelf.name())
    }

    async fn try_write(&self, changes: &[Change], strict: bool) -> Result<(), WriteFault> {
        let failed = |fault: JsValue| WriteFault::Failed(said(&fault));
        let connection = self.connected().await.map_err(failed)?;
        if is_newer(&connection) {
            return Err(WriteFault::Failed(NEWER.to_owned()));
        }
        let transaction = transaction(&connection, "readwrite", strict).map_err(failed)?;
        let gone = Rc::new(Cell::new(false));
        let asked: Result<(), JsValue> = changes.iter().try_for_each(|change| apply(&transaction, change, &gone));
        if let Err(fault) = asked {
            // What was asked for before the fault must not be written by itself.
            let _ = transaction.abort();
            return Err(failed(fault));
        }
        JsFuture::from(completed(&transaction)).await.map(drop).map_err(|fault| {
            if gone.get() {
                return WriteFault::Gone;
            }
            if is_named(&fault, "ConstraintError") { WriteFault::Taken } else { failed(fault) }
        })
    }

    async fn connected(&self) -> Result<IdbDatabase, JsValue> {
        let connection = self.connection.borrow().clone();
        if let Some(connection) = connection {
            return Ok(connection);
        }
        let connection = connect(None).await.map_err(|why| JsValue::from_str(&why))?;
        self.keep(connection.clone());
        Ok(connection)
    }

    /// Lets go of the connection; what is being written through it is still written.
    fn drop_connection(&self) {
        let connection = self.connection.borrow_mut().take();
        if let Some(connection) = connection {
            connection.close();
        }
    }

    /// Keeps a connection until the browser closes it, or another tab needs a newer set of stores.
    fn keep(&self, connection: IdbDatabase) {
        for event in ["close", "versionchange"] {
            let (slot, closing) = (self.connection.clone(), connection.clone());
            let forget = Closure::once_into_js(move || {
                closing.close();
                // By now another connection may have taken its place.
                let mut slot = slot.borrow_mut();
                if slot.as_ref() == Some(&closing) {
                    slot.take();
                }
            });
            let _ = connection.add_event_listener_with_callback(event, forget.unchecked_ref());
        }
        *self.connection.borrow_mut() = Some(connection);
    }
}

/// Removes the database itself, where it cannot be opened.
///
/// # Errors
/// Why it is still there, as the end of a sentence.
pub async fn remove() -> Result<(), String> {
    // Where there is no database, or none for this page, there is nothing to remove.
    let Some(Ok(Some(factory))) = web_sys::window().map(|window| window.indexed_db()) else { return Ok(()) };
    let Ok(request) = factory.delete_database(NAME) else { return Ok(()) };
    JsFuture::from(in_time(&promise(&request))).await.map(drop).map_err(|fault| said(&fault))
}

/// What was asked for, unless the browser takes too long. Some have been seen never to answer.
fn in_time(asked: &Promise) -> Promise {
    let slow = gloo::timers::future::TimeoutFuture::new(PATIENCE);
    let late = wasm_bindgen_futures::future_to_promise(async move {
        slow.await;
        Err(JsValue::from_str("the storage did not answer"))
    });
    Promise::race(&Array::of2(asked, &late))
}

fn is_newer(connection: &IdbDatabase) -> bool {
    connection.version() > f64::from(VERSION)
}

/// Opens a connection, or says why there is none. `held` hears if a tab with an older version keeps it.
async fn connect(held: Held) -> Result<IdbDatabase, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let factory = window.indexed_db().map_err(|fault| said(&fault))?.ok_or("this browser has no database")?;
    let mut request = factory.open_with_u32(NAME, VERSION);
    let connection = loop {
        match opened(request.map_err(|fault| said(&fault))?, &held).await {
            Ok(connection) => break connection,
            Err(fault) if is_named(&fault, "VersionError") => request = factory.open(NAME),
            Err(fault) if is_named(&fault, "AbortError") => return Err(NOT_READY.to_owned()),
            Err(fault) => return Err(said(&fault)),
        }
    };
    connection.dyn_into().map_err(|_| "the storage gave no sense".to_owned())
}

/// What the browser answers, or that it does not.
async fn opened(request: IdbOpenDbRequest, held: &Held) -> Result<JsValue, JsValue> {
    let making = request.clone();
    let make = Closure::once_into_js(move || {
        let Ok(connection) = making.result().and_then(JsCast::dyn_into::<IdbDatabase>) else { return };
        let there = connection.object_store_names();
        for shelf in Shelf::ALL.into_iter().filter(|shelf| !there.contains(shelf.name())) {
            // All of them or none: what was there before is left as it was.
            if connection.create_object_store(shelf.name()).is_err() {
                let _ = making.transaction().map(|transaction| transaction.abort());
                return;
            }
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let waits = Rc::new(Cell::new(false));
    let (waiting, over, held) = (waits.clone(), waits.clone(), held.clone());
    let hold = Closure::once_into_js(move || {
        waiting.set(true);
        if let Some(held) = held {
            held();
        }
    });
    request.set_onblocked(Some(hold.unchecked_ref()));
    // Some browsers have been seen never to answer; the app goes on without storage then.
    let race = Promise::race(&Array::of2(
        &promise(&request),
        &wasm_bindgen_futures::future_to_promise(async move {
            loop {
                gloo::timers::future::TimeoutFuture::new(PATIENCE).await;
                if !waits.get() {
                    return Err(JsValue::from_str("the storage did not answer"));
                }
            }
        }),
    ));
    let answer = JsFuture::from(race).await;
    over.set(false);
    answer
}

fn is_named(fault: &JsValue, name: &str) -> bool {
    fault.dyn_ref::<web_sys::DomException>().is_some_and(|fault| fault.name() == name)
}

async fn settled(request: &IdbRequest) -> Result<JsValue, JsValue> {
    JsFuture::from(promise(request)).await
}

pub(super) fn promise(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let (good, bad) = (request.clone(), request.clone());
        let on_success = Closure::once_into_js(move || {
            let _ = resolve.call1(&JsValue::NULL, &good.result().unwrap_or(JsValue::UNDEFINED));
        });
        let on_error = Closure::once_into_js(move || {
            let fault = bad.error().ok().flatten().map_or(JsValue::UNDEFINED, JsValue::from);
            let _ = reject.call1(&JsValue::NULL, &fault);
        });
        request.set_onsuccess(Some(on_success.unchecked_ref()));
        request.set_onerror(Some(on_error.unchecked_ref()));
    })
}

pub(super) fn completed(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let ending = transaction.clone();
        let on_complete = Closure::once_into_js(move || {
            let _ = resolve.call0(&JsValue::NULL);
        });
        let on_abort = Closure::once_into_js(move || {
            let fault = ending.error().map_or_else(|| JsValue::from_str("the write was broken off"), JsValue::from);
            let _ = reject.call1(&JsValue::NULL, &fault);
        });
        transaction.set_oncomplete(Some(on_complete.unchecked_ref()));
        transaction.set_onabort(Some(on_abort.unchecked_ref()));
    })
}

/// A transaction over all shelves. `web-sys` counts its durability among what may still change, so it
/// is asked for by name; a browser that does not know it passes over it.
fn transaction(connection: &IdbDatabase, mode: &str, strict: bool) -> Result<IdbTransaction, JsValue> {
    let shelves: Array = Shelf::ALL.iter().map(|shelf| JsValue::from_str(shelf.name())).collect();
    let options = Object::new();
    let durability = if strict { "strict" } else { "relaxed" };
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    let make: Function = Reflect::get(connection, &"transaction".into())?.dyn_into()?;
    make.call3(connection, &shelves, &mode.into(), &options)?.dyn_into()
}

fn apply(transaction: &IdbTransaction, change: &Change, gone: &Rc<Cell<bool>>) -> Result<(), JsValue> {
    match change {
        Change::Expect(shelf, key) => {
            let request = transaction.object_store(shelf.name())?.count_with_key(&spelt(key))?;
            let (count, whole, gone) = (request.clone(), transaction.clone(), gone.clone());
            let look = Closure::once_into_js(move || {
                if count.result().is_ok_and(|count| count == 0) {
                    gone.set(true);
                    let _ = whole.abort();
                }
            });
            request.set_onsuccess(Some(look.unchecked_ref()));
            Ok(())
        }
        Change::Add(shelf, key, text) => {
            transaction.object_store(shelf.name())?.add_with_key(&text.as_str().into(), &spelt(key)).map(drop)
        }
        Change::Put(shelf, key, text) => {
            transaction.object_store(shelf.name())?.put_with_key(&text.as_str().into(), &spelt(key)).map(drop)
        }
        Change::Remove(shelf, key) => transaction.object_store(shelf.name())?.delete(&spelt(key)).map(drop),
        Change::Clear(shelf) => transaction.object_store(shelf.name())?.clear().map(drop),
        Change::RemoveFrom(shelf, sitting, from) => {
            transaction.object_store(shelf.name())?.delete(&range(sitting, *from)?).map(drop)
        }
    }
}

/// A key as the browser has it.
fn spelt(key: &Key) -> JsValue {
    let (sitting, number) = (JsValue::from_str(key.sitting()), key.number());
    number.map_or(sitting.clone(), |number| Array::of2(&sitting, &number.into()).into())
}

/// A key that the browser has; `None` for one that this program never makes.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // It is whole, and within the range that is asked for.
pub(super) fn key(value: &JsValue) -> Option<Key> {
    if let Some(sitting) = value.as_string() {
        return Some(Key::of(&sitting));
    }
    let parts = value.dyn_ref::<Array>().filter(|parts| parts.length() == 2)?;
    let number = parts.get(1).as_f64().filter(|&number| (0.0..=f64::from(u32::MAX)).contains(&number));
    Some(Key::nth(
        &parts.get(0).as_string()?,
        number.filter(|_| js_sys::Number::is_safe_integer(&parts.get(1)))? as u32,
    ))
}

/// A record's text. What is no text was not written here; it is told as JSON, so that nothing is passed over.
pub(super) fn text(value: &JsValue) -> String {
    let told = || js_sys::JSON::stringify(value).map(String::from).unwrap_or_default();
    value.as_string().unwrap_or_else(told)
}

/// The keys of a sitting's numbered records, from a number on.
fn range(sitting: &str, from: u32) -> Result<JsValue, JsValue> {
    let first = spelt(&Key::nth(sitting, from));
    let last = spelt(&Key::nth(sitting, u32::MAX));
    IdbKeyRange::bound(&first, &last).map(JsValue::from)
}
