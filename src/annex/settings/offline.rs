//! What of the app is kept on this device for the time without a network.

use std::rc::Rc;

use bank::pack::Catalogue;
use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::tag::{button, classed, part, tag, together},
    edge::{
        offline::{self, Copy, Kept},
        page::on_a_site,
    },
    words::settings as words,
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OfflineProps {
    pub(super) catalogue: Rc<Catalogue>,
}

pub(super) struct Offline {
    /// `None` until the page has looked.
    copy: Option<Copy>,
    /// Whether a wish is being carried out.
    busy: bool,
    /// The exam that was ticked or unticked last: shown so until it is so, or could not be done.
    ticked: Option<(String, bool)>,
    /// What came of the last one.
    said: Option<String>,
    _watch: Option<EventListener>,
}

pub(super) enum Msg {
    /// The copy changed; it is looked at anew.
    Changed,
    Seen(Option<Copy>),
    /// Keep this exam, or do not.
    Keep(String, bool),
    Remove,
    Update,
    Said(String),
}

impl Component for Offline {
    type Message = Msg;
    type Properties = OfflineProps;

    fn create(ctx: &Context<Offline>) -> Offline {
        let link = ctx.link().clone();
        let watch = offline::watch(move || link.send_message(Msg::Changed));
        ctx.link().send_message(Msg::Changed);
        Offline { copy: None, busy: false, ticked: None, said: None, _watch: watch }
    }

    fn update(&mut self, ctx: &Context<Offline>, msg: Msg) -> bool {
        let link = ctx.link().clone();
        match msg {
            Msg::Changed => {
                spawn_local(async move { link.send_message(Msg::Seen(offline::state().await)) });
                return false;
            }
            Msg::Seen(copy) => {
                self.copy = copy;
                if !self.busy {
                    self.ticked = None;
                }
            }
            Msg::Keep(code, keep) => {
                let wanted = |kept: &Kept| if kept.code == code { keep } else { kept.kept };
                let codes: Vec<String> = self.exams(ctx).into_iter().filter(wanted).map(|kept| kept.code).collect();
                self.busy = true;
                self.ticked = Some((code, keep));
                spawn_local(async move {
                    let done = offline::choose(&codes).await;
                    link.send_message(Msg::Said(done.map_or_else(|why| why, |()| words::DONE.into())));
                });
            }
            Msg::Remove => {
                self.busy = true;
                spawn_local(async move {
                    let done = offline::remove().await;
                    link.send_message(Msg::Said(done.map_or_else(|why| why, |()| words::REMOVED.into())));
                });
            }
            Msg::Update => {
                self.busy = true;
                spawn_local(async move {
                    // Where it succeeds, the page is loaded anew.
                    if let Err(why) = offline::update().await {
                        link.send_message(Msg::Said(why));
                    }
                });
            }
            Msg::Said(said) => {
                self.busy = false;
                self.said = Some(said);
                link.send_message(Msg::Changed);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Offline>) -> Html {
        let standing = if self.busy { words::WORKING.to_owned() } else { self.standing() };
        let copy = self.copy.as_ref().filter(|copy| copy.supported && copy.status != "installing");
        part("offline", words::OFFLINE)
            .child(tag("p").set("role", "status").child(standing))
            .child(copy.map(|copy| self.choice(ctx, copy)))
            .into()
    }
}

impl Offline {
    /// What was done last, or else how the copy stands.
    fn standing(&self) -> String {
        let Some(copy) = &self.copy else {
            return if on_a_site() { words::LOOKING } else { words::ONE_FILE }.into();
        };
        let said = match copy.status.as_str() {
            _ if !copy.supported => words::unsupported(copy.why.as_deref()),
            "ready" => {
                let kept = copy.exams.iter().filter(|exam| exam.kept);
                words::ready(copy.app.unwrap_or_default(), kept.map(|exam| exam.bytes).sum())
            }
            "installing" => words::INSTALLING.into(),
            "failed" => words::failed(copy.why.as_deref()),
            _ => words::NONE.into(),
        };
        self.said.as_ref().map_or(said.clone(), |done| format!("{done} {said}"))
    }

    /// Every exam, and whether it is in the copy. Where there is no copy, nothing is known but their names.
    fn exams(&self, ctx: &Context<Offline>) -> Vec<Kept> {
        let known = self.copy.as_ref().map(|copy| copy.exams.clone()).unwrap_or_default();
        if !known.is_empty() {
            return known;
        }
        let none = |code: &str| Kept { code: code.to_ascii_lowercase(), bytes: 0, kept: false };
        ctx.props().catalogue.exams.iter().map(|exam| none(&exam.code)).collect()
    }

    fn choice(&self, ctx: &Context<Offline>, copy: &Copy) -> Html {
        let row = |exam: &Kept| {
            let (code, id) = (exam.code.clone(), format!("keep-{}", exam.code));
            let ticked = self.ticked.as_ref().filter(|(its, _)| *its == code);
            let kept = ticked.map_or(exam.kept, |(_, keep)| *keep);
            let name = ctx.props().catalogue.exams.iter().find(|one| one.code.eq_ignore_ascii_case(&code));
            // A quiz is known by its subject.
            let name = name.map_or(code.clone(), |one| match one.minutes {
                Some(_) => format!("{} {}", one.code, one.short),
                None => one.short.clone(),
            });
            let onchange = ctx.link().callback(move |_: web_sys::Event| Msg::Keep(code.clone(), !kept));
            let input =
                html! { <input type="checkbox" id={id.clone()} checked={kept} disabled={self.busy} {onchange} /> };
            classed("li", "keep")
                .key(exam.code.as_str())
                .child(input)
                .child(tag("label").set("for", id).child(name))
                .child((exam.bytes > 0).then(|| classed("span", "soft small").child(words::size(exam.bytes))))
        };
        let wish = |text: &'static str, msg: fn() -> Msg| {
            let press = ctx.link().callback(move |_| msg());
            button(press).set_if("disabled", self.busy).class("button").child(text)
        };
        let update = copy.update.then(|| {
            classed("div", "banner banner--info")
                .child(tag("p").child(words::UPDATE_WAITS))
                .child(wish(words::UPDATE, || Msg::Update))
        });
        let all = self.exams(ctx);
        let remove = all.iter().any(|exam| exam.kept);
        let remove = remove.then(|| tag("p").child(wish(words::REMOVE, || Msg::Remove)));
        let exams = classed("fieldset", "keeps")
            .child(tag("legend").child(words::EXAMS))
            .child(tag("ul").children(all.iter().map(row)));
        together([update, Some(exams), remove])
    }
}
