//! A form for others: folded up, and drawn by the annex when it is opened first.

use exam::Form;
use yew::{html::ontoggle, prelude::*};

use super::{
    annex::Annex,
    tag::{Tag, classed, tag},
};
use crate::{saved::fingerprint, words::frame as words};

/// What there is to pass on of a form; `open` once `opened` was called.
pub(crate) fn share(form: &Form, open: bool, opened: Callback<Event>) -> Tag {
    let drawn = open.then(|| {
        let address = format!("share {} {} {}", form.exam(), form.seed().0, fingerprint(form));
        html! { <Annex {address} whole=false /> }
    });
    let summary = tag("summary").child(words::SHARE);
    classed("details", "fold").on(ontoggle::Wrapper::new(opened)).child(summary).child(drawn)
}
