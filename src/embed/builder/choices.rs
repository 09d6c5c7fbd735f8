//! What can be chosen: whose questions, which, and how they look.

use bank::pack::CatalogueExam;
use exam::Level;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Builder, Figure, Msg, mine};
use crate::{
    embed::{
        address::{Theme, Wish},
        colour::{Colour, Ground},
    },
    library::Library,
    words::{builder as words, frame},
};

/// The accent of the frame where no other is chosen.
const ACCENT: &str = "#2a489f";

pub(super) fn choices(ctx: &Context<Builder>, it: &Builder, library: &Library) -> Html {
    let mine = it.state.dialect().is_some();
    html! {
        <div class="builder__choices">
            if !it.faults.is_empty() {
                <div class="banner banner--warning" role="alert">{ for it.faults.iter().map(|text| html! { <p>{ text }</p> }) }</div>
            }
            <fieldset class="group">
                <legend>{ words::WHOSE }</legend>
                { radio(ctx, "whose", "bank", words::BANK, !mine, || Msg::Mine(false)) }
                { radio(ctx, "whose", "mine", words::MINE, mine, || Msg::Mine(true)) }
            </fieldset>
            { match it.state.wish() {
                Some(wish) => bank(ctx, it, library, wish),
                None => mine::mine(ctx, it),
            } }
            { look(ctx, it) }
        </div>
    }
}

/// One of several, of which exactly one is chosen.
pub(super) fn radio(
    ctx: &Context<Builder>,
    name: &'static str,
    id: &'static str,
    text: &'static str,
    checked: bool,
    msg: impl Fn() -> Msg + 'static,
) -> Html {
    let onchange = ctx.link().callback(move |_: Event| msg());
    html! {
        <label class="pick" for={id}><input type="radio" {name} {id} {checked} {onchange} />{ text }</label>
    }
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

fn select(ctx: &Context<Builder>, id: &'static str, name: &'static str, options: Html, msg: fn(String) -> Msg) -> Html {
    let onchange = ctx.link().callback(move |event: Event| msg(value(&event)));
    html! {
        <div class="field">
            <label for={id}>{ name }</label>
            <select {id} class="field__input" {onchange}>{ options }</select>
        </div>
    }
}

fn option(value: String, name: String, selected: bool) -> Html {
    html! { <option {value} {selected}>{ name }</option> }
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
        if exams.is_empty() {
            return Html::default();
        }
        let option = |exam: &&CatalogueExam| {
            let code = exam.code.to_ascii_lowercase();
            let selected = code == wish.exam;
            html! { <option value={code} {selected}>{ name(exam) }</option> }
        };
        html! { <optgroup label={frame::level(level.name()).to_owned()}>{ for exams.iter().map(option) }</optgroup> }
    };
    let exams = html! { { for Level::ALL.iter().map(group) } };
    let domains = exam.as_ref().map_or(&[][..], |exam| &exam.domains).iter().zip(1_u8..).map(|(domain, number)| {
        option(number.to_string(), format!("{number}. {}", domain.title), wish.domain == Some(number))
    });
    let domains =
        html! { <>{ option(String::new(), words::ALL_DOMAINS.into(), wish.domain.is_none()) }{ for domains }</> };
    html! {
        <>
            { select(ctx, "exam", words::EXAM, exams, Msg::Exam) }
            { select(ctx, "domain", words::DOMAIN, domains, |value| Msg::Domain(value.parse().ok())) }
            { tasks(ctx, it, wish) }
            <div class="field field--short">
                <label for="count">{ words::COUNT }</label>
                { figure(ctx, it, Figure::Questions, "count", wish.questions) }
            </div>
            { form(ctx, it, wish) }
        </>
    }
}

fn tasks(ctx: &Context<Builder>, it: &Builder, wish: &Wish) -> Html {
    let details = it.details.as_ref().filter(|(code, _)| code.eq_ignore_ascii_case(&wish.exam));
    let tasks = details.map_or(&[][..], |(_, details)| &details.tasks);
    let fits = |its: Option<u8>| wish.domain.is_none() || its.is_none() || its == wish.domain;
    let tasks = tasks.iter().filter(|task| task.questions > 0 && fits(task.domain)).map(|task| {
        let name = if task.id == task.title { task.title.clone() } else { format!("{} {}", task.id, task.title) };
        let id = task.id.to_ascii_lowercase();
        let selected = wish.task.as_ref() == Some(&id);
        option(id, name, selected)
    });
    let tasks: Vec<Html> = tasks.collect();
    if tasks.is_empty() {
        return Html::default();
    }
    let options = html! { <>{ option(String::new(), words::ALL_TASKS.into(), wish.task.is_none()) }{ for tasks }</> };
    select(ctx, "task", words::TASK, options, |value| Msg::Task(Some(value).filter(|value| !value.is_empty())))
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
fn form(ctx: &Context<Builder>, it: &Builder, wish: &Wish) -> Html {
    html! {
        <fieldset class="group">
            <legend>{ words::FORM }</legend>
            { radio(ctx, "form", "fresh", words::FRESH, wish.seed.is_none(), || Msg::Fixed(false)) }
            { radio(ctx, "form", "fixed", words::FIXED, wish.seed.is_some(), || Msg::Fixed(true)) }
            if let Some(seed) = wish.seed {
                <div class="field field--row">
                    <label for="seed">{ words::SEED }</label>
                    { figure(ctx, it, Figure::Seed, "seed", seed.0) }
                    <button type="button" class="button" onclick={ctx.link().callback(|_: MouseEvent| Msg::Another)}>{ words::ANOTHER }</button>
                </div>
            }
        </fieldset>
    }
}

fn look(ctx: &Context<Builder>, it: &Builder) -> Html {
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
    html! {
        <fieldset class="group">
            <legend>{ words::LOOK }</legend>
            <div role="radiogroup" aria-label={words::THEME}>{ for Theme::ALL.into_iter().map(pick) }</div>
            <label class="pick" for="accented"><input type="checkbox" id="accented" checked={has} onchange={tick} />{ words::OWN_ACCENT }</label>
            if let Some(accent) = accent {
                <div class="field field--row">
                    <label for="accent">{ words::ACCENT }</label>
                    <input id="accent" class="field__colour" type="color" value={format!("#{accent}")} {oninput} />
                    <code>{ format!("#{accent}") }</code>
                </div>
            }
            { for toned.map(|text| html! { <p class="soft small">{ text }</p> }) }
        </fieldset>
    }
}
