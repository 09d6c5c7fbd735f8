//! The annex: a second program in the app's page. It draws what is not on the way to the first question of an exam, so
//! that nobody waits for it there: practice, review, history, readiness, settings.
//!
//! The app asks for it by `components::annex`: an element, and the address of what belongs there. Both programs read the
//! same store; neither calls the other.

mod due;
mod history;
mod look;
mod number;
mod past;
mod practice;
mod print;
mod review;
mod root;
mod settings;
mod share;
mod standing;
mod starting;
mod supply;
mod tonight;

use std::cell::RefCell;

use web_sys::Element;
use yew::AppHandle;

use crate::edge::{annex, page, root::loose};
use root::{Root, RootProps};

/// Offers the annex to the page.
pub fn open() {
    std::panic::set_hook(Box::new(|info| page::trouble(&info.to_string())));
    // Yew numbers its trees from 1 in each program, and an event belongs to the innermost numbered tree. The app has
    // one tree, so the annex passes over the first number.
    if let Some(element) = loose() {
        yew::Renderer::<Root>::with_root_and_props(element, RootProps::default()).render().destroy();
    }
    let drawn: RefCell<Vec<(Element, AppHandle<Root>)>> = RefCell::default();
    // What is drawn may itself hold a place for the annex, so nothing is borrowed while something is drawn or forgotten.
    annex::offer(move |place, address| {
        let known = drawn.borrow().iter().position(|(its, _)| *its == place);
        let handle = known.map(|at| drawn.borrow_mut().swap_remove(at).1);
        let props = RootProps { address: address.into() };
        let handle = match handle {
            Some(handle) if props.address.is_empty() => return handle.destroy(),
            Some(mut handle) => {
                handle.update(props);
                handle
            }
            None if props.address.is_empty() => return,
            None => yew::Renderer::<Root>::with_root_and_props(place.clone(), props).render(),
        };
        drawn.borrow_mut().push((place, handle));
    });
}
