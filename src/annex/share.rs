//! A form as a link for a study group, and on paper; see `components::share`.

use std::rc::Rc;

use bank::pack::CatalogueExam;
use exam::{History, Plan, Seed};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::tag::{button, classed, link, paragraph, tag},
    edge::{page, root},
    library::Library,
    route::{Draw, Route},
    saved::fingerprint,
    words::frame as words,
};

/// The id of the field that holds the link.
const FIELD: &str = "form-link";

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ShareProps {
    pub(super) exam: Rc<CatalogueExam>,
    pub(super) seed: u32,
    /// Tells the form from all others.
    pub(super) fingerprint: u32,
    pub(super) library: Library,
}

/// What there is to pass on.
pub(super) struct Share {
    /// Whether the seed alone gives this form, from today's bank; `None` until that is known.
    given: Option<bool>,
    copied: Option<bool>,
}

pub(super) enum Msg {
    Given(bool),
    Copy,
    Copied(bool),
}

impl Component for Share {
    type Message = Msg;
    type Properties = ShareProps;

    fn create(ctx: &Context<Share>) -> Share {
        let (link, props) = (ctx.link().clone(), ctx.props().clone());
        spawn_local(async move { link.send_message(Msg::Given(is_given(&props).await)) });
        Share { given: None, copied: None }
    }

    fn changed(&mut self, ctx: &Context<Share>, _: &ShareProps) -> bool {
        *self = <Share as Component>::create(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Share>, msg: Msg) -> bool {
        match msg {
            Msg::Given(given) => self.given = Some(given),
            Msg::Copy => {
                let link = ctx.link().clone();
                spawn_local(async move { link.send_message(Msg::Copied(root::copy(FIELD).await)) });
            }
            Msg::Copied(copied) => self.copied = Some(copied),
        }
        true
    }

    fn view(&self, ctx: &Context<Share>) -> Html {
        let ShareProps { exam, seed, .. } = ctx.props();
        let code = exam.code.to_ascii_lowercase();
        let draw = Draw { seed: Some(Seed(*seed)), bank: Some(Library::bank(exam).to_owned()) };
        let mock = Route::Mock { code: code.clone(), draw: draw.clone(), again: None }.to_string();
        let body = classed("div", "pass-on");
        let body = match self.given {
            None => body.child(paragraph("soft", words::LOADING)),
            Some(false) => body
                .child(tag("p").child(words::SHARE_OTHER))
                .child(paragraph("buttons", link("button", mock).child(words::form(*seed)))),
            Some(true) => {
                let address = page::address() + &mock;
                let field = html! { <textarea id={FIELD} class="pass-on__link" readonly=true rows="3" aria-label={words::LINK} value={address} /> };
                let said = self.copied.map(|copied| if copied { words::COPIED } else { words::NOT_COPIED });
                let copy = button(ctx.link().callback(|_| Msg::Copy)).class("button").child(words::COPY);
                body.child(tag("p").child(words::SHARE_TEXT))
                    .child(field)
                    .child(paragraph("buttons", copy))
                    .child(tag("p").set("role", "status").class("small").child(said))
            }
        };
        body.into()
    }
}

/// Whether the seed alone gives the form; where that cannot be found out, it is not promised.
async fn is_given(props: &ShareProps) -> bool {
    let ShareProps { exam, seed, fingerprint: wanted, library } = props;
    let Ok(blueprint) = library.blueprint(exam).await else { return false };
    let plan = Plan::mock(&blueprint);
    let drawn = library.draw(exam, &blueprint, plan, Seed(*seed), &History::default()).await;
    drawn.is_ok_and(|form| fingerprint(&form) == *wanted)
}
