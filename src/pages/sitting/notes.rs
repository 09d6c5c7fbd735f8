//! What the candidate leaves at a question: highlights in its stem, and a comment. It is no act, and touches no answer.

use std::ops::Range;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Msg, SittingPage, desk::Desk};
use crate::{
    components::{
        stem::stem,
        tag::{Tag, button, classed, paragraph, pressable, tag, together},
    },
    edge::{database::WriteFault, page},
    saved::Note,
    words::sitting as words,
};

/// Where the stem stands on the page.
const STEM: &str = ".question__stem";

/// What is done with a note.
pub(crate) enum Jot {
    /// Highlights what is selected, or takes the highlight from it. Where nothing is: has sentences pressed, or no longer.
    Highlight,
    /// The same by the key, which does nothing where nothing is selected.
    Key,
    /// Highlights this part, or takes the highlight from it.
    Part(Range<usize>),
    /// Takes all highlights from the stem.
    Clear,
    /// The comment as it stands now.
    Comment(String),
    /// The writing ended, well or badly.
    Kept(Result<(), WriteFault>),
}

impl Desk {
    /// Does something with the note of the question on the desk; whether the screen changes.
    pub(super) fn jot(&mut self, ctx: &Context<SittingPage>, jot: Jot) -> bool {
        let Some(at) = self.live.sitting().desk().map(exam::Desk::at) else { return false };
        let Some(note) = self.notes.get_mut(at) else { return false };
        let said = match jot {
            Jot::Highlight | Jot::Key => match (page::take_selected(STEM), jot) {
                (Some(part), _) => {
                    let on = !note.highlights.cover(&part);
                    note.highlights.put(part, on);
                    if on { words::HIGHLIGHTED } else { words::UNHIGHLIGHTED }
                }
                (None, Jot::Key) => return false,
                (None, _) => {
                    self.highlights = !self.highlights;
                    return true;
                }
            },
            Jot::Part(part) => {
                let on = !note.highlights.touch(&part);
                note.highlights.put(part, on);
                if on { words::HIGHLIGHTED } else { words::UNHIGHLIGHTED }
            }
            Jot::Clear => {
                note.highlights.put(0..usize::MAX, false);
                // The button goes with what it cleared.
                self.held = Some("highlight".into());
                words::UNHIGHLIGHTED
            }
            Jot::Comment(comment) => {
                note.comment = comment;
                ""
            }
            Jot::Kept(kept) => {
                let fault = kept.err().map(|fault| match fault {
                    WriteFault::Failed(why) => why,
                    WriteFault::Taken | WriteFault::Gone => "the browser gave no reason".into(),
                });
                let changed = fault != self.note_fault;
                self.note_fault = fault;
                return changed;
            }
        };
        if !said.is_empty() {
            self.say(said.into(), true);
        }
        self.keep_notes(ctx, at..at + 1);
        true
    }

    /// Writes down the notes of these places.
    pub(super) fn keep_notes(&self, ctx: &Context<SittingPage>, places: Range<usize>) {
        let (store, id, link) = (ctx.props().store.clone(), ctx.props().id.clone(), ctx.link().clone());
        let notes: Vec<(usize, Note)> = places.filter_map(|at| Some((at, self.notes.get(at)?.clone()))).collect();
        spawn_local(async move { link.send_message(Msg::Jot(Jot::Kept(store.keep_notes(&id, &notes).await))) });
    }
}

/// The stem, as highlighted so far.
pub(super) fn marked(ctx: &Context<SittingPage>, desk: &Desk, note: &Note, text: &str) -> Html {
    let press = desk.highlights.then(|| ctx.link().callback(|part| Msg::Jot(Jot::Part(part))));
    let help = press.is_some().then(|| paragraph("soft small", words::HIGHLIGHT_HELP));
    let stem = classed("div", "question__stem").child(stem(text, &note.highlights, press.as_ref()));
    together([help, Some(stem)])
}

/// The buttons above the stem.
pub(super) fn tools(ctx: &Context<SittingPage>, desk: &Desk, note: &Note) -> Html {
    let jot = |jot: fn() -> Jot| ctx.link().callback(move |_| Msg::Jot(jot()));
    // The press must leave the selection as it is.
    let stay = yew::html::onmousedown::Wrapper::new(Callback::from(|event: MouseEvent| event.prevent_default()));
    let highlight = pressable(jot(|| Jot::Highlight), desk.highlights).set("id", "highlight").on(stay);
    let clear = || button(jot(|| Jot::Clear)).class("button button--quiet").child(words::CLEAR_HIGHLIGHTS);
    let cleared = !note.highlights.parts().is_empty();
    together([Some(highlight.class("button button--tool").child(words::HIGHLIGHT)), cleared.then(clear)])
}

/// The comment on the question, folded up until it is wanted.
pub(super) fn comment(ctx: &Context<SittingPage>, note: &Note) -> Tag {
    let oninput = ctx.link().batch_callback(|event: InputEvent| {
        let field: web_sys::HtmlTextAreaElement = event.target_dyn_into()?;
        Some(Msg::Jot(Jot::Comment(field.value())))
    });
    let field = html! {
        <textarea class="comment__text" rows="4" maxlength="2000" aria-labelledby="comment"
            value={note.comment.clone()} {oninput} />
    };
    let written = note.comment().map(|_| classed("span", "tag tag--comment").child(words::WRITTEN));
    let summary =
        tag("summary").child(tag("span").set("id", "comment").child(words::COMMENT)).child(" ").child(written);
    classed("details", "fold comment").child(summary).child(field).child(paragraph("soft small", words::COMMENT_TEXT))
}
