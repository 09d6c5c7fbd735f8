//! The map of all questions. It is a component of its own because most acts leave it as it is, and drawing 65
//! cells anew at each would be most of the work.

use exam::{Event, Line, Place, Sitting};
use yew::prelude::*;

use crate::{
    components::tag::{Tag, button, classed, tag},
    words::sitting as words,
};

/// What a cell of the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    at: usize,
    /// Whether its question is answered in full, and whether at all.
    pub(super) progress: (bool, bool),
    pub(super) flagged: bool,
    here: bool,
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct MapProps {
    cells: Vec<Cell>,
    act: Callback<Event>,
}

pub(crate) struct Map;

impl Component for Map {
    type Message = ();
    type Properties = MapProps;

    fn create(_: &Context<Map>) -> Map {
        Map
    }

    fn view(&self, ctx: &Context<Map>) -> Html {
        let MapProps { cells, act } = ctx.props();
        tag("aside")
            .set("aria-label", words::QUESTIONS)
            .class("map")
            .child(classed("h2", "map__title").child(words::QUESTIONS))
            .child(grid("map__grid", cells.iter(), act))
            .into()
    }
}

/// The map beside the question.
pub(super) fn map(cells: Vec<Cell>, act: &Callback<Event>) -> Html {
    html! { <Map {cells} act={act.clone()} /> }
}

/// A cell for each question of the sitting; none once it is over.
pub(super) fn cells(sitting: &Sitting) -> Vec<Cell> {
    let Some(desk) = sitting.desk() else { return Vec::new() };
    let rows = desk.sheet().lines().iter().zip(sitting.form().places()).enumerate();
    let cell = |(at, (line, place)): (usize, (&Line, &Place))| {
        let response = line.response.as_ref();
        let complete = response.is_some_and(|it| place.shape.is_complete(it));
        let progress = (complete, response.is_some_and(|it| !it.is_blank()));
        Cell { at, progress, flagged: line.flagged, here: at == desk.at() }
    };
    rows.map(cell).collect()
}

/// Cells as a list of buttons, each of which puts its question on the desk.
pub(super) fn grid<'c>(class: &'static str, cells: impl Iterator<Item = &'c Cell>, act: &Callback<Event>) -> Tag {
    let row = |cell: &Cell| {
        let Cell { at, progress: (complete, begun), flagged, here } = *cell;
        let states = [
            ("map__cell--answered", complete),
            ("map__cell--part", begun && !complete),
            ("map__cell--flagged", flagged),
            ("map__cell--here", here),
        ];
        let label = words::standing(at + 1, (complete, begun), flagged, here);
        let act = act.clone();
        let go = Callback::from(move |_| act.emit(Event::GoTo(at)));
        let cell = button(go).set("aria-label", label).set_maybe("aria-current", here.then_some("true"));
        tag("li").key(at).child(cell.class_with("map__cell", &states).child(at + 1))
    };
    classed("ol", class).children(cells.map(row))
}
