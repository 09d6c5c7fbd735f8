//! What this is, and what it does not claim.

use yew::prelude::*;

use crate::words::{about as words, frame};

/// The page.
pub(crate) fn about() -> Html {
    html! {
        <main class="page page--text" id="main">
            <h1 tabindex="-1">{ words::HEADLINE }</h1>
            <p>{ words::WHAT }</p>
            <h2>{ words::CLAIMS }</h2>
            <ul>
                <li>{ words::CLAIM_SCORE }</li>
                <li>{ words::CLAIM_QUESTIONS }</li>
                <li>{ words::CLAIM_FACTS }</li>
            </ul>
            <h2>{ words::PRIVACY }</h2>
            <p>{ words::PRIVACY_SAID }</p>
            <h2>{ words::MARKS }</h2>
            <p>{ frame::NOT_AFFILIATED }</p>
        </main>
    }
}
