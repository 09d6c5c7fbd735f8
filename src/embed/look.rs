//! The frame's dress: the theme and the accent, of the address or of the page around.

use super::{
    address::{Address, Theme},
    colour::{Colour, Ground},
    message::Look,
};
use crate::edge::root;

/// Dresses the page. What the page around does not say is as the address has it.
pub(super) fn dress(address: Option<&Address>, look: Look) {
    let theme = look.theme.or(address.map(|address| address.theme)).unwrap_or_default();
    root::mark("data-theme", (theme != Theme::Auto).then(|| theme.name()));
    accent(look.accent.or(address.and_then(|address| address.accent)));
}

/// The style sheet takes the tones of the theme that is shown.
fn accent(accent: Option<Colour>) {
    root::mark("data-accent", accent.map(|_| ""));
    let Some(accent) = accent else { return };
    for (ground, name) in [(Ground::Light, "light"), (Ground::Dark, "dark")] {
        let tones = accent.tones(ground);
        let parts = [("", tones.accent), ("-strong", tones.strong), ("-on", tones.on), ("-soft", tones.soft)];
        for (part, tone) in parts {
            root::property(&format!("--{name}{part}"), &format!("#{tone}"));
        }
    }
}
