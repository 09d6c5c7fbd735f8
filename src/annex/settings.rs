//! Settings: what somebody keeps in this browser, and what of the app is kept for the time without a network.

mod erase;
mod keeping;
mod offline;
mod preview;

use std::rc::Rc;

use bank::pack::Catalogue;
use yew::prelude::*;

use crate::{
    components::{
        looks::Looks,
        tag::{headline, page, part},
    },
    store::Store,
    words::{frame, settings as words},
};
use keeping::Keeping;
use offline::Offline;

/// The page.
pub(super) fn settings(catalogue: Rc<Catalogue>, store: &Store) -> Html {
    page("page page--text settings")
        .child(headline().child(words::HEADLINE))
        .child(html! { <Keeping store={store.clone()} /> })
        .child(part("look", frame::LOOK).child(html! { <Looks /> }))
        .child(html! { <Offline {catalogue} /> })
        .into()
}
