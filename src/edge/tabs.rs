//! One writer for each sitting, over all tabs: the browser's own locks.
//!
//! A lock goes when its tab closes or crashes, so no tab can lock a sitting for good. Where the browser
//! has no locks, each tab believes itself alone, and the database refuses the second of two acts with
//! the same number.

use std::{cell::Cell, rc::Rc};

use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// How the names of the locks begin that sittings have.
const SITTING: &str = "dryrun sitting ";
/// How often more to ask for a pen that is not free: a page that has just been left gives its own back a moment later.
const PATIENCE: u32 = 3;
/// How long to wait in between, in milliseconds.
const PAUSE: u32 = 40;

/// The right to write one sitting; it is given back when this is dropped.
#[derive(Debug)]
pub struct Pen {
    release: Option<Function>,
    lost: Rc<Cell<bool>>,
}

impl Pen {
    fn new(release: Option<Function>) -> Pen {
        Pen { release, lost: Rc::default() }
    }

    /// Whether another tab took it meanwhile.
    pub fn is_lost(&self) -> bool {
        self.lost.get()
    }
}

impl Drop for Pen {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Asks for the right to write the sitting `id`: `None` if another tab has it.
///
/// With `take`, it is taken from the other tab. `lost` is called when another tab takes it from here.
pub async fn pen(id: &str, take: bool, lost: impl Fn() + Clone + 'static) -> Option<Pen> {
    for _ in 0..PATIENCE {
        let pen = ask(id, take, lost.clone()).await;
        if pen.is_some() {
            return pen;
        }
        TimeoutFuture::new(PAUSE).await;
    }
    ask(id, take, lost).await
}

/// Asks once.
async fn ask(id: &str, take: bool, lost: impl Fn() + 'static) -> Option<Pen> {
    let Some(locks) = locks() else { return Some(Pen::new(None)) };
    let mut release = None;
    let mut held = None;
    // The lock is held until this promise settles.
    let until = Promise::new(&mut |resolve, _| release = Some(resolve));
    // This one tells whether the lock was given.
    let given = Promise::new(&mut |resolve, _| held = Some(resolve));
    let held = held?;
    let answer = held.clone();
    let on_grant = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let got = !lock.is_null();
        let _ = answer.call1(&JsValue::NULL, &got.into());
        if got { until.into() } else { JsValue::UNDEFINED }
    });
    let options = Object::new();
    let wish = if take { "steal" } else { "ifAvailable" };
    let _ = Reflect::set(&options, &wish.into(), &true.into());
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    let name = format!("{SITTING}{id}");
    let Ok(promise) = request.call3(&locks, &name.into(), &options, &on_grant) else {
        return Some(Pen::new(None));
    };
    let promise: Promise = promise.dyn_into().ok()?;
    let pen = Pen::new(release);
    let is_lost = pen.lost.clone();
    spawn_local(async move {
        // The request fails when another tab takes the lock, and where locks are denied to this page.
        let Err(fault) = JsFuture::from(promise).await else { return };
        let name = Reflect::get(&fault, &"name".into()).ok().and_then(|name| name.as_string());
        if name.as_deref() == Some("AbortError") {
            is_lost.set(true);
            lost();
        } else {
            let _ = held.call1(&JsValue::NULL, &true.into());
        }
    });
    let got = JsFuture::from(given).await.ok()?.as_bool().unwrap_or(false);
    got.then_some(pen)
}

/// Whether an exam is under way in any tab. Where the browser does not tell, it is held to be none.
pub async fn is_any_sitting() -> bool {
    held().await.unwrap_or(false)
}

async fn held() -> Option<bool> {
    let locks = locks()?;
    let query = Reflect::get(&locks, &"query".into()).ok()?.dyn_into::<Function>().ok()?;
    let told = query.call0(&locks).ok()?.dyn_into::<Promise>().ok()?;
    let held = Reflect::get(&JsFuture::from(told).await.ok()?, &"held".into()).ok()?.dyn_into::<Array>().ok()?;
    let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    Some(held.iter().filter_map(name).any(|name| name.starts_with(SITTING)))
}

/// The browser's lock manager, if it has one and lets this page use it.
fn locks() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined() && !locks.is_null()).then_some(locks)
}
