//! A place that the annex fills: the second program, which draws what is not on the way to the first question.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::{
        notice::banner,
        tag::{button, classed, paragraph, plain, tag, together},
    },
    edge::annex,
    words::frame as words,
};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AnnexProps {
    /// The address of a page, or the name of a part of one.
    pub(crate) address: AttrValue,
    /// Whether it is all of a page: then the waiting is said.
    pub(crate) whole: bool,
}

pub(crate) struct Annex {
    place: NodeRef,
    state: State,
}

enum State {
    Waiting,
    Drawn,
    /// Why the annex could not be had.
    Failed(String),
}

pub(crate) enum Msg {
    Draw,
    Told(Result<(), String>),
}

impl Component for Annex {
    type Message = Msg;
    type Properties = AnnexProps;

    fn create(_: &Context<Annex>) -> Annex {
        Annex { place: NodeRef::default(), state: State::Waiting }
    }

    fn changed(&mut self, ctx: &Context<Annex>, old: &AnnexProps) -> bool {
        if ctx.props().address != old.address {
            ctx.link().send_message(Msg::Draw);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Annex>, msg: Msg) -> bool {
        match msg {
            Msg::Draw => {
                let Some(place) = self.place.cast::<web_sys::Element>() else { return false };
                let (link, address) = (ctx.link().clone(), ctx.props().address.clone());
                spawn_local(async move { link.send_message(Msg::Told(annex::draw(&place, &address).await)) });
                return false;
            }
            Msg::Told(Ok(())) => self.state = State::Drawn,
            Msg::Told(Err(why)) => self.state = State::Failed(why),
        }
        true
    }

    fn view(&self, ctx: &Context<Annex>) -> Html {
        let place = classed("div", "annex").node(&self.place);
        let said = match &self.state {
            State::Waiting if ctx.props().whole => Some(tag("p").set("role", "status").child(words::LOADING)),
            State::Failed(why) => {
                let again = button(ctx.link().callback(|_| Msg::Draw)).class("button").child(words::TRY_AGAIN);
                let fault = banner("banner banner--warning", "alert", why.clone());
                Some(tag("div").child(fault).child(paragraph("page__actions", again)))
            }
            _ => None,
        };
        let said = said.map(|said| if ctx.props().whole { plain().child(said) } else { said });
        together([Some(place), said])
    }

    fn rendered(&mut self, ctx: &Context<Annex>, first: bool) {
        if first {
            ctx.link().send_message(Msg::Draw);
        }
    }

    fn destroy(&mut self, _: &Context<Annex>) {
        if let Some(place) = self.place.cast::<web_sys::Element>() {
            annex::erase(&place);
        }
    }
}
