//! The other side of `host`: a frame inside of this page, as the builder shows one.

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent, Window};

use super::host::{object, put};
use crate::embed::message::{Message, VERSION};

/// What the frame tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// It listens.
    Hello,
    /// So many CSS pixels are wanted.
    Size(u32),
    /// The quiz is there, with so many questions.
    Ready(u32),
}

/// Listens to a frame.
pub struct Guest {
    id: &'static str,
    _heard: Option<EventListener>,
}

impl Guest {
    /// Listens to the frame that the element of this id is, whichever it is at the time.
    pub fn new(id: &'static str, hear: impl Fn(Heard) + 'static) -> Guest {
        let listen = |window: Window| {
            EventListener::new(&window, "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                let is_frame =
                    window_of(id).zip(event.source()).is_some_and(|(frame, source)| Object::is(&frame, &source));
                if let Some(heard) = is_frame.then(|| read(&event.data())).flatten() {
                    hear(heard);
                }
            })
        };
        Guest { id, _heard: web_sys::window().map(listen) }
    }

    /// Says something to the frame. It is a page of this very site, so nobody else hears it.
    pub fn say(&self, message: &Message) {
        let said = match message {
            Message::Welcome(look) | Message::Theme(look) => {
                let said = object(&[]);
                look.theme.iter().for_each(|theme| put(&said, "theme", &theme.name().into()));
                look.accent.iter().for_each(|accent| put(&said, "accent", &format!("#{accent}").into()));
                said
            }
            Message::Questions(own) => {
                let said = object(&[("dialect", own.dialect.name().into()), ("text", (&own.text).into())]);
                own.title.iter().for_each(|title| put(&said, "title", &title.into()));
                said
            }
        };
        let name = match message {
            Message::Welcome(_) => "welcome",
            Message::Theme(_) => "theme",
            Message::Questions(_) => "questions",
        };
        put(&said, "dryrun", &VERSION.into());
        put(&said, "type", &name.into());
        let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
        if let Some(frame) = window_of(self.id) {
            let _ = frame.post_message(&said, &origin);
        }
    }
}

fn window_of(id: &str) -> Option<Window> {
    super::page::element(id)?.dyn_into::<HtmlIFrameElement>().ok()?.content_window()
}

fn read(data: &JsValue) -> Option<Heard> {
    let field = |name: &str| Reflect::get(data, &name.into()).ok();
    if !data.is_object() || field("dryrun")?.as_f64() != Some(VERSION) {
        return None;
    }
    // The frame counts in whole numbers, and the greatest of them fits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = |name: &str| Some(field(name)?.as_f64()?.clamp(0.0, 20_000.0) as u32);
    match field("type")?.as_string()?.as_str() {
        "hello" => Some(Heard::Hello),
        "size" => Some(Heard::Size(number("height")?)),
        "ready" => Some(Heard::Ready(number("questions")?)),
        _ => None,
    }
}
