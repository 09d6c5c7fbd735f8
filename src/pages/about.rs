//! What this is, and what it does not claim.

use yew::prelude::*;

use crate::{
    components::tag::{headline, page, tag},
    words::{about as words, frame},
};

/// The page.
pub(crate) fn about() -> Html {
    let claims = [words::CLAIM_SCORE, words::CLAIM_QUESTIONS, words::CLAIM_FACTS];
    page("page page--text")
        .child(headline().child(words::HEADLINE))
        .child(tag("p").child(words::WHAT))
        .child(tag("h2").child(words::CLAIMS))
        .child(tag("ul").children(claims.map(|claim| tag("li").child(claim))))
        .child(tag("h2").child(words::PRIVACY))
        .child(tag("p").child(words::PRIVACY_SAID))
        .child(tag("h2").child(words::MARKS))
        .child(tag("p").child(frame::NOT_AFFILIATED))
        .into()
}
