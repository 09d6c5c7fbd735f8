//! The page around a frame: what it says, what it is told, and how high the frame wants to be. What a message may
//! say is decided by `embed::message`, without a browser.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{MessageEvent, ResizeObserver, Window};

use crate::embed::message::{Field, Finish, Message, Told, VERSION};

/// The page around this one, if there is one.
pub struct Host {
    parent: Option<Window>,
    /// Of the page that said `welcome`.
    origin: Rc<RefCell<Option<String>>>,
    _heard: Option<EventListener>,
}

impl Host {
    /// Listens to the page around this one, and to no other window.
    pub fn new(hear: impl Fn(Message) + 'static) -> Host {
        let origin: Rc<RefCell<Option<String>>> = Rc::default();
        let window = web_sys::window();
        let parent = window.as_ref().and_then(|window| {
            let parent = window.parent().ok().flatten()?;
            (!Object::is(&parent, window)).then_some(parent)
        });
        let heard = window.zip(parent.clone()).map(|(window, parent)| {
            let origin = origin.clone();
            EventListener::new(&window, "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                let is_parent = event.source().is_some_and(|source| Object::is(&source, &parent));
                let Some(message) = is_parent.then(|| read(&event.data())).flatten() else { return };
                if let Message::Welcome(_) = message {
                    *origin.borrow_mut() = Some(event.origin());
                }
                hear(message);
            })
        });
        Host { parent, origin, _heard: heard }
    }

    /// Whether there is a page around this one.
    pub fn is_there(&self) -> bool {
        self.parent.is_some()
    }

    /// Tells the page around this one; it hears of the candidate only after it said `welcome`.
    pub fn tell(&self, told: &Told) {
        let Some(parent) = &self.parent else { return };
        let origin = self.origin.borrow();
        let origin = match origin.as_deref() {
            _ if told.is_public() => "*",
            // A page without an origin of its own cannot be named. The one that said `welcome` cannot give its window
            // to another either: this frame would be gone with it.
            Some("null") => "*",
            Some(origin) => origin,
            None => return,
        };
        // It fails only where the origin is no origin, and the browser itself gave it.
        let _ = parent.post_message(&spelt(told), origin);
    }
}

/// Reads the data of a message.
fn read(data: &JsValue) -> Option<Message> {
    if !data.is_object() {
        return None;
    }
    Message::read(|name, longest| field(data, name, longest))
}

/// A field of a message. Of a text that is too long not a letter is copied.
fn field(data: &JsValue, name: &str, longest: usize) -> Field {
    let Ok(value) = Reflect::get(data, &name.into()) else { return Field::Other };
    if value.is_undefined() {
        return Field::Absent;
    }
    if let Some(number) = value.as_f64() {
        return Field::Number(number);
    }
    let Some(text) = value.dyn_ref::<JsString>() else { return Field::Other };
    if text.length() as usize > longest {
        return Field::Other;
    }
    let text = String::from(text);
    if text.len() > longest { Field::Other } else { Field::Text(text) }
}

fn spelt(told: &Told) -> JsValue {
    let number = |number: u32| JsValue::from_f64(number.into());
    let message = match told {
        Told::Hello | Told::Start => object(&[]),
        Told::Size(height) => object(&[("height", (*height).into())]),
        Told::Ready(exam, title, questions) => {
            object(&[("exam", exam.into()), ("title", title.into()), ("questions", number(*questions))])
        }
        Told::Answer(at, of, right) => {
            object(&[("number", number(*at)), ("of", number(*of)), ("right", (*right).into())])
        }
        Told::Finish(finish) => finished(finish),
        Told::Fault(message) => object(&[("message", message.into())]),
    };
    put(&message, "dryrun", &VERSION.into());
    put(&message, "type", &told.name().into());
    message.into()
}

fn finished(finish: &Finish) -> Object {
    let domains = finish.domains.iter().map(|(number, title, right, of)| {
        object(&[
            ("number", u32::from(*number).into()),
            ("title", title.into()),
            ("right", (*right).into()),
            ("of", (*of).into()),
        ])
    });
    object(&[
        ("exam", (&finish.exam).into()),
        ("right", finish.right.into()),
        ("of", finish.of.into()),
        ("share", finish.share().into()),
        ("seconds", finish.seconds.into()),
        ("domains", domains.collect::<Array>().into()),
    ])
}

/// An object with these fields.
pub(super) fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        put(&object, name, value);
    }
    object
}

/// A plain object takes any field.
pub(super) fn put(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// Watches how high the page's content is.
pub struct Height {
    observer: Option<ResizeObserver>,
    _changed: Closure<dyn FnMut()>,
}

impl Height {
    /// Calls `changed` with the height in CSS pixels, now and whenever it is another.
    pub fn watch(changed: impl Fn(f64) + 'static) -> Height {
        let body = web_sys::window().and_then(|window| window.document()).and_then(|document| document.body());
        let mut last = -1.0;
        let watched = body.clone();
        let closure = Closure::<dyn FnMut()>::new(move || {
            let height = watched.as_ref().map_or(0.0, |body| body.get_bounding_client_rect().height().ceil());
            // The same height again would only keep the page around busy.
            #[allow(clippy::float_cmp)] // Both are whole.
            if height != last {
                last = height;
                changed(height);
            }
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(body)) = (&observer, &body) {
            observer.observe(body);
        }
        Height { observer, _changed: closure }
    }
}

impl Drop for Height {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
