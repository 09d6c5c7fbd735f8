//! What can be chosen: whose questions, which, and how they look.

use bank::pack::CatalogueExam;
use exam::Level;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{html::onchange, prelude::*};

use super::{Builder, Figure, Msg, mine};
use crate::{
    components::tag::{Tag, button, classed, paragraph, tag, together},
    embed::{
        address::{Theme, Wish},
        colour::{Colour, Ground},
    },
    library::Library,
    words::{builder as words, frame},
};

/// The accent of the frame where no other is chosen.
const ACCENT: &str = "#2a489f";

pub(super) fn choices(ctx: &Context<Builder>, it: &Builder, library: &Library) -> Tag {
    let mine = it.state.dialect().is_some();
    let faults = || {
        let faults = it.faults.iter().map(|text| tag("p").child(text));
        tag("div").set("role", "alert").class("banner banner--warning").children(faults)
    };
    let whose = group(words::WHOSE)
        .child(radio(ctx, "whose", "bank", words::BANK, !mine, || Msg::Mine(false)))
        .child(radio(ctx, "whose", "mine", words::MINE, mine, || Msg::Mine(true)));
    let which = match it.state.wish() {
        Some(wish) => bank(ctx, it, library, wish),
        None => mine::mine(ctx, it),
    };
    classed("div", "builder__choices")
        .child((!it.faults.is_empty()).then(faults))
        .child(whose)
        .child(which)
        .child(look(ctx, it))
}

/// Choices that belong together, under their name.
pub(super) fn group(name: &'static str) -> Tag {
    classed("fieldset", "group").child(tag("legend").child(name))
}

/// A field with its name before it; `id` is the field's.
pub(super) fn field(class: &'static str, id: &'static str, name: &'static str) -> Tag {
    classed("div", class).child(tag("label").set("for", id).child(name))
}

/// One of several, of which exactly one is chosen.
pub(super) fn radio(
    ctx: &Context<Builder>,
    name: &'static str,
    id: &'static str,
    text: &'static str,
    checked: bool,
    msg: impl Fn() -> Msg + 'static,
) -> Tag {
    let onchange = ctx.link().callback(move |_| msg());
    let input = html! { <input type="radio" {name} {id} {checked} {onchange} /> };
    tag("label").set("for", id).class("pick").child(input).child(text)
}

/// What an event's field holds.
pub(super) fn value(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => match target.dyn_into::<HtmlSelectElement>() {
            Ok(select) => select.value(),
            Err(target) => target.dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default(),
        },
    }
}

fn select(
    ctx: &Context<Builder>,
    id: &'static str,
    name: &'static str,
    options: Vec<Tag>,
    msg: fn(String) -> Msg,
) -> Tag {
    let onchange = ctx.link().callback(move |event: Event| msg(value(&event)));
    let select = tag("select").set("id", id).class("field__input").on(onchange::Wrapper::new(onchange));
    field("field", id, name).child(select.children(options))
}

fn option(value: String, name: String, selected: bool) -> Tag {
    tag("option").set("value", value).set_if("selected", selected).child(name)
}

fn bank(ctx: &Context<Builder>, it: &Builder, library: &Library, wish: &Wish) -> Html {
    let catalogue = library.catalogue();
    let exam = it.exam();
    let name = |exam: &CatalogueExam| {
        if exam.level == "quiz" { exam.short.clone() } else { format!("{} {}", exam.code, exam.short) }
    };
    let group = |level: &Level| {
        let exams: Vec<_> =
            catalogue.exams.iter().filter(|exam| exam.level == level.name() && exam.questions > 0).collect();
        let option = |exam: &&CatalogueExam| {
            let code = exam.code.to_ascii_lowercase();
            let selected = code == wish.exam;
            option(code, name(exam), selected)
        };
        let group = || tag("optgroup").set("label", frame::level(level.name()).to_owned());
        (!exams.is_empty()).then(|| group().children(exams.iter().map(option)))
    };
    let exams = Level::ALL.iter().filter_map(group).collect();
    let named = exam.as_ref().map_or(&[][..], |exam| &exam.domains).iter().zip(1_u8..).map(|(domain, number)| {
        option(number.to_string(), format!("{number}. {}", domain.title), wish.domain == Some(number))
    });
    let mut domains = vec![option(String::new(), words::ALL_DOMAINS.into(), wish.domain.is_none())];
    domains.extend(named);
    let count = figure(ctx, it, Figure::Questions, "count", wish.questions);
    together([
        Some(select(ctx, "exam", words::EXAM, exams, Msg::Exam)),
        Some(select(ctx, "domain", words::DOMAIN, domains, |value| Msg::Domain(value.parse().ok()))),
        tasks(ctx, it, wish),
        Some(field("field field--short", "count", words::COUNT).child(count)),
        Some(form(ctx, it, wish)),
    ])
}

fn tasks(ctx: &Context<Builder>, it: &Builder, wish: &Wish) -> Option<Tag> {
    let details = it.details.as_ref().filter(|(code, _)| code.eq_ignore_ascii_case(&wish.exam));
    let tasks = details.map_or(&[][..], |(_, details)| &details.tasks);
    let fits = |its: Option<u8>| wish.domain.is_none() || its.is_none() || its == wish.domain;
    let tasks = tasks.iter().filter(|task| task.questions > 0 && fits(task.domain)).map(|task| {
        let name = if task.id == task.title { task.title.clone() } else { format!("{} {}", task.id, task.title) };
        let id = task.id.to_ascii_lowercase();
        let selected = wish.task.as_ref() == Some(&id);
        option(id, name, selected)
    });
    let mut options = vec![option(String::new(), words::ALL_TASKS.into(), wish.task.is_none())];
    options.extend(tasks);
    let msg = |value: String| Msg::Task(Some(value).filter(|value| !value.is_empty()));
    (options.len() > 1).then(|| select(ctx, "task", words::TASK, options, msg))
}

/// A field for a number. What is typed there stays until the field is left, whether it is a number or not.
fn figure(ctx: &Context<Builder>, it: &Builder, figure: Figure, id: &'static str, number: u32) -> Html {
    let typed = it.typed.as_ref().filter(|(its, _)| *its == figure).map(|(_, text)| text.clone());
    let (least, most) = figure.range();
    let oninput = ctx.link().callback(move |event: InputEvent| Msg::Typed(figure, value(&event)));
    let onchange = ctx.link().callback(|_: Event| Msg::Entered);
    html! {
        <input {id} class="field__input" type="number" min={least.to_string()} max={most.to_string()}
            value={typed.unwrap_or_else(|| number.to_string())} {oninput} {onchange} />
    }
}

/// Fresh questions for each reader, or one form for all of them.
fn form(ctx: &Context<Builder>, it: &Builder, wish: &Wish) -> Tag {
    let seed = wish.seed.map(|seed| {
        let another = button(ctx.link().callback(|_| Msg::Another)).class("button").child(words::ANOTHER);
        let seed = figure(ctx, it, Figure::Seed, "seed", seed.0);
        field("field field--row", "seed", words::SEED).child(seed).child(another)
    });
    group(words::FORM)
        .child(radio(ctx, "form", "fresh", words::FRESH, wish.seed.is_none(), || Msg::Fixed(false)))
        .child(radio(ctx, "form", "fixed", words::FIXED, wish.seed.is_some(), || Msg::Fixed(true)))
        .child(seed)
}

fn look(ctx: &Context<Builder>, it: &Builder) -> Tag {
    let theme = it.state.address.theme;
    let pick = |its: Theme| radio(ctx, "theme", its.name(), words::theme(its), its == theme, move || Msg::Theme(its));
    let accent = it.state.address.accent;
    let toned = accent.and_then(|accent| {
        let shown = |ground: Ground| Some(accent.tones(ground).accent).filter(|tone| *tone != accent);
        let said = |ground: Ground| shown(ground).map(|tone| tone.to_string());
        let (light, dark) = (theme != Theme::Dark, theme != Theme::Light);
        words::toned(said(Ground::Light).filter(|_| light), said(Ground::Dark).filter(|_| dark))
    });
    let has = accent.is_some();
    let tick = ctx.link().callback(move |_: Event| Msg::Accent(if has { None } else { Colour::read(ACCENT) }));
    let oninput = ctx
        .link()
        .batch_callback(|event: InputEvent| Colour::read(&value(&event)).map(|colour| Msg::Accent(Some(colour))));
    let ticked = html! { <input type="checkbox" id="accented" checked={has} onchange={tick} /> };
    let accent = accent.map(|accent| {
        let colour = format!("#{accent}");
        let input = html! { <input id="accent" class="field__colour" type="color" value={colour.clone()} {oninput} /> };
        field("field field--row", "accent", words::ACCENT).child(input).child(tag("code").child(colour))
    });
    let themes = tag("div").set("role", "radiogroup").set("aria-label", words::THEME);
    group(words::LOOK)
        .child(themes.children(Theme::ALL.into_iter().map(pick)))
        .child(tag("label").set("for", "accented").class("pick").child(ticked).child(words::OWN_ACCENT))
        .child(accent)
        .children(toned.map(|text| paragraph("soft small", text)))
}
