//! What somebody keeps in this browser: how much it is, and its export, import and erasing.

use yew::{
    html::{Scope, ondragover, ondrop},
    prelude::*,
};

use super::{erase, preview};
use crate::{
    components::{
        notice::banner,
        tag::{Tag, button, classed, link, paragraph, part, tag},
    },
    edge::{
        clock,
        database::{self, WriteFault},
        file::{self, Chosen},
        keep, offline, page, tabs, undo,
    },
    route::Route,
    saved::{BundleFault, Change, Import, Record, Shelf, Undo, merge, write_bundle},
    store::Store,
    words::keeping as words,
};

/// The name under which the tab keeps a sentence over the loading of the page.
const SAID: &str = "settings said";

#[derive(Clone, PartialEq, Properties)]
pub(super) struct KeepingProps {
    pub(super) store: Store,
}

pub(super) struct Keeping {
    facts: Option<Facts>,
    /// Whether the last import can be taken back.
    undo: bool,
    step: Step,
    said: Option<Said>,
    /// What takes the focus once it is drawn.
    focus: Option<&'static str>,
}

/// How much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) exams: usize,
    pub(super) days: usize,
    /// Whether there is a copy for use without a network.
    pub(super) copy: bool,
    /// Whether the browser may remove it by itself.
    at_risk: bool,
    /// The day of the last export.
    exported: Option<String>,
}

impl Facts {
    fn of(records: &[Record]) -> Facts {
        let on = |shelf: Shelf| records.iter().filter(|record| record.shelf == shelf).count();
        let days = records.iter().filter(|record| record.shelf == Shelf::Plans && !record.text.ends_with("booked -"));
        Facts { exams: on(Shelf::Starts), days: days.count(), ..Facts::default() }
    }
}

/// What was done, or could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Done(String),
    /// The import came through, and there is something new to see.
    Imported(String),
    Trouble(String),
}

pub(super) enum Step {
    Rest,
    Busy(&'static str),
    /// A file was read; nothing is changed yet. What hinders an import with a way back, if anything does.
    Preview(Box<Offer>, Option<String>),
    /// The first question before erasing, and whether the copy is to go too.
    Erase(bool),
    /// The second.
    EraseForGood(bool),
}

/// A file, and what it would change.
pub(super) struct Offer {
    pub(super) name: String,
    records: Vec<Record>,
    pub(super) import: Import,
}

pub(super) enum Msg {
    Facts(Facts),
    Undo(bool),
    Export,
    Chosen(web_sys::File),
    Offer(Box<Offer>),
    /// Import what is shown; whether without a way back.
    Import(bool),
    Hindered(Box<Offer>, String),
    UndoImport,
    Forget,
    Ask(Step),
    Erase(bool),
    Said(Said),
}

impl Component for Keeping {
    type Message = Msg;
    type Properties = KeepingProps;

    fn create(ctx: &Context<Keeping>) -> Keeping {
        look(ctx);
        let said = keep::read(SAID).map(Said::Done);
        keep::remove(SAID);
        Keeping { facts: None, undo: false, step: Step::Rest, said, focus: None }
    }

    fn update(&mut self, ctx: &Context<Keeping>, msg: Msg) -> bool {
        let (link, store) = (ctx.link(), ctx.props().store.clone());
        match msg {
            Msg::Facts(facts) => self.facts = Some(facts),
            Msg::Undo(undo) => self.undo = undo,
            Msg::Export => {
                link.send_future(async move { Msg::Said(export(&store).await) });
            }
            Msg::Chosen(chosen) => {
                self.begin(words::READING);
                link.send_future(async move { read(&store, chosen).await.unwrap_or_else(Msg::Said) });
            }
            Msg::Offer(offer) => {
                self.step = Step::Preview(offer, None);
                self.focus = Some("#preview");
            }
            Msg::Hindered(offer, why) => {
                self.step = Step::Preview(offer, Some(why));
                self.focus = Some("#preview");
            }
            Msg::Import(without) => {
                if let Step::Preview(offer, _) = std::mem::replace(&mut self.step, Step::Busy(words::WORKING)) {
                    self.said = None;
                    link.send_future(async move { import(&store, offer, without).await });
                }
            }
            Msg::UndoImport => {
                self.begin(words::WORKING);
                link.send_future(async move { Msg::Said(take_back(&store).await.unwrap_or_else(|said| said)) });
            }
            Msg::Forget => {
                self.begin(words::WORKING);
                link.send_future(async move {
                    let gone = undo::write(&[("before", None), ("touched", None)]).await;
                    Msg::Said(gone.map_or_else(|why| trouble(&why), |()| Said::Done(words::UNDO_FORGOTTEN.into())))
                });
            }
            Msg::Ask(step) => {
                self.focus = Some(if matches!(step, Step::Rest) { "#your-data" } else { "#ask" });
                self.step = step;
                self.said = None;
            }
            Msg::Erase(copy) => {
                self.begin(words::WORKING);
                link.send_future(async move { Msg::Said(erase_all(&store, copy).await) });
            }
            Msg::Said(said) => {
                // Who exports before erasing comes back to the question.
                if !matches!(self.step, Step::Erase(_)) {
                    self.step = Step::Rest;
                }
                self.said = Some(said);
                self.focus = Some("#said");
                look(ctx);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Keeping>) -> Html {
        let link = ctx.link();
        let facts = self.facts.clone().unwrap_or_default();
        let standing = match &self.facts {
            None => words::LOOKING.into(),
            Some(Facts { exams: 0, days: 0, .. }) => words::NOTHING.into(),
            Some(facts) => words::saved(facts.exams, facts.days),
        };
        let reminder = (facts.at_risk && facts.exams > 0).then(|| words::reminder(facts.exported.as_deref()));
        let body = match &self.step {
            Step::Busy(what) => tag("p").child(*what),
            Step::Preview(offer, hindered) => preview::preview(link, offer, hindered.as_deref()),
            Step::Erase(copy) => erase::ask(link, &facts, *copy),
            Step::EraseForGood(copy) => erase::ask_again(link, &facts, *copy),
            Step::Rest => self.rest(link, &facts),
        };
        part("your-data", words::TITLE)
            .child(tag("p").child(standing))
            .child(reminder.map(|said| tag("p").child(said)))
            // What is said here is heard when it comes; the page's own `status` is that of the copy.
            .child(tag("div").set("aria-live", "polite").child(self.said.as_ref().map(told)))
            .child(body)
            .into()
    }

    fn rendered(&mut self, _: &Context<Keeping>, _: bool) {
        if let Some(focus) = self.focus.take() {
            page::focus(focus);
        }
    }
}

impl Keeping {
    fn begin(&mut self, what: &'static str) {
        self.step = Step::Busy(what);
        self.said = None;
    }

    fn rest(&self, link: &Scope<Keeping>, facts: &Facts) -> Tag {
        let wish = |text: &'static str, press: Callback<MouseEvent>| button(press).class("button").child(text);
        let export = link.callback(|_| Msg::Export);
        let export = tag("div")
            .child(tag("h3").child(words::EXPORT_TITLE))
            .child(tag("p").child(words::EXPORT_TEXT))
            .child((facts.exams + facts.days > 0).then(|| paragraph("page__actions", wish(words::EXPORT, export))));
        let undo = self.undo.then(|| {
            let actions = classed("p", "page__actions")
                .child(wish(words::UNDO, link.callback(|_| Msg::UndoImport)))
                .child(wish(words::UNDO_FORGET, link.callback(|_| Msg::Forget)));
            tag("div").child(tag("h3").child(words::UNDO_TITLE)).child(tag("p").child(words::UNDO_TEXT)).child(actions)
        });
        let ask = link.callback(|_| Msg::Ask(Step::Erase(false)));
        let erase = tag("div")
            .child(tag("h3").child(words::ERASE_TITLE))
            .child(tag("p").child(words::erase_text(facts.exams, facts.days)))
            .child(paragraph("page__actions", wish(words::ERASE, ask)));
        classed("div", "keeping").child(export).child(importing(link)).child(undo).child(erase)
    }
}

/// Where a file is chosen or dropped.
fn importing(link: &Scope<Keeping>) -> Tag {
    let onchange = link.batch_callback(|event: Event| file::chosen(&event).map(Msg::Chosen));
    // Where a drop is not allowed, the browser would open the file in place of the page.
    let over = Callback::from(|event: DragEvent| event.prevent_default());
    let drop = link.batch_callback(|event: DragEvent| {
        event.prevent_default();
        file::dropped(&event).map(Msg::Chosen)
    });
    let input = html! { <input type="file" id="import" accept=".json,application/json" {onchange} /> };
    let field = classed("div", "drop")
        .on(ondragover::Wrapper::new(over))
        .on(ondrop::Wrapper::new(drop))
        .child(tag("label").set("for", "import").child(words::CHOOSE))
        .child(input);
    tag("div").child(tag("h3").child(words::IMPORT_TITLE)).child(tag("p").child(words::IMPORT_TEXT)).child(field)
}

/// What was done, where the focus can stand.
fn told(said: &Said) -> Tag {
    let (class, text) = match said {
        Said::Done(text) | Said::Imported(text) => ("banner banner--info", text),
        Said::Trouble(text) => ("banner banner--trouble", text),
    };
    let history = matches!(said, Said::Imported(_))
        .then(|| paragraph("page__actions", link("button", Route::History.to_string()).child(words::TO_HISTORY)));
    let words = tag("p").child(text);
    tag("div").set("id", "said").set("tabindex", "-1").class(class).child(words).child(history)
}

/// What hinders an import.
pub(super) fn hindrance(text: &str) -> Tag {
    banner("banner banner--trouble", "alert", text.to_owned())
}

fn trouble(why: &str) -> Said {
    Said::Trouble(words::not_done(why))
}

/// Looks at what there is.
fn look(ctx: &Context<Keeping>) {
    let store = ctx.props().store.clone();
    ctx.link().send_future(async move {
        let records = store.whole().await.unwrap_or_default();
        let at_risk = keep::is_promised().await != Some(true);
        let exported = if store.in_memory().is_none() { undo::read("exported").await } else { None };
        let copy = offline::state().await.is_some_and(|copy| copy.exams.iter().any(|exam| exam.kept));
        Msg::Facts(Facts { copy, at_risk, exported, ..Facts::of(&records) })
    });
    let store = ctx.props().store.clone();
    ctx.link()
        .send_future(async move { Msg::Undo(way_back(&store).await.is_some_and(|(changes, _)| !changes.is_empty())) });
}

async fn export(store: &Store) -> Said {
    let day = clock::today();
    let name = format!("dryrun-{day}.json");
    let handed = match store.whole().await {
        Ok(records) => file::save(&name, &write_bundle(&records, &day)).map(|()| Facts::of(&records)),
        Err(why) => Err(why),
    };
    match handed {
        Ok(facts) => {
            // Without it the reminder knows of no export, and nothing else is lost.
            let _ = undo::write(&[("exported", Some(&day))]).await;
            Said::Done(words::exported(&name, facts.exams, facts.days))
        }
        Err(why) => Said::Trouble(words::not_exported(&why)),
    }
}

/// Reads a file and works out what it would change.
async fn read(store: &Store, chosen: web_sys::File) -> Result<Msg, Said> {
    let refused = |why: String| Said::Trouble(why);
    if tabs::is_any_sitting().await {
        return Err(refused(words::SITTING.into()));
    }
    let Chosen { name, bundle } = file::read(chosen).await.map_err(|why| refused(words::not_read(&why)))?;
    let records = bundle.map_err(|fault| refused(words::refused(&name, &fault)))?.records;
    let here = store.whole().await.map_err(|why| trouble(&why))?;
    let import = merge(&here, &records);
    Ok(Msg::Offer(Box::new(Offer { name, records, import })))
}

/// Imports what was shown, as it is by now.
async fn import(store: &Store, mut offer: Box<Offer>, without: bool) -> Msg {
    if tabs::is_any_sitting().await {
        return Msg::Hindered(offer, words::SITTING.into());
    }
    let here = match store.whole().await {
        Ok(here) => here,
        Err(why) => return Msg::Said(trouble(&why)),
    };
    offer.import = merge(&here, &offer.records);
    if !without && store.in_memory().is_none() {
        let (before, touched) = (write_bundle(&here, &clock::today()), offer.import.undo.write());
        if let Err(why) = undo::write(&[("before", Some(&before)), ("touched", Some(&touched))]).await {
            return Msg::Hindered(offer, words::no_way_back(&why));
        }
    }
    Msg::Said(match store.write(&offer.import.changes, true).await {
        Ok(()) => Said::Imported(words::imported(&offer.name, &offer.import)),
        Err(fault) => failed(fault),
    })
}

fn failed(fault: WriteFault) -> Said {
    match fault {
        WriteFault::Taken | WriteFault::Gone => Said::Trouble(words::MEANWHILE.into()),
        WriteFault::Failed(why) => trouble(&why),
    }
}

/// What takes the last import back, and how many exams stay all the same.
async fn way_back(store: &Store) -> Option<(Vec<Change>, usize)> {
    if store.in_memory().is_some() {
        return None;
    }
    let undo = Undo::read(&undo::read("touched").await?)?;
    let before = file::parse(&undo::read("before").await?).map(|bundle| bundle.records);
    let before = match before {
        Ok(records) => records,
        // There was nothing before.
        Err(BundleFault::Empty) => Vec::new(),
        Err(_) => return None,
    };
    Some(undo.changes(&store.whole().await.ok()?, &before))
}

async fn take_back(store: &Store) -> Result<Said, Said> {
    if tabs::is_any_sitting().await {
        return Err(Said::Trouble(words::SITTING.into()));
    }
    let (changes, stay) = way_back(store).await.unwrap_or_default();
    store.write(&changes, true).await.map_err(failed)?;
    store.recount().await;
    // If this fails, it is found again that nothing is left to take back.
    let _ = undo::write(&[("before", None), ("touched", None)]).await;
    Ok(Said::Done(words::undone(stay)))
}

async fn erase_all(store: &Store, copy: bool) -> Said {
    if tabs::is_any_sitting().await {
        return Said::Trouble(words::SITTING.into());
    }
    if let Err(fault) = store.write(&Shelf::ALL.map(Change::Clear), true).await {
        return failed(fault);
    }
    // Where nothing is kept, something may still lie there that could not be opened.
    let rest = if store.in_memory().is_none() { undo::erase().await } else { database::remove().await };
    if let Err(why) = rest {
        return Said::Trouble(words::not_erased(&why));
    }
    keep::forget();
    let copy = if copy { offline::remove().await } else { Ok(()) };
    match copy {
        // A page that was there before may know, and would write again, what is gone now.
        Ok(()) if keep::write(SAID, words::ERASED) => {
            page::reload();
            Said::Done(words::ERASED.into())
        }
        Ok(()) => Said::Done(words::ERASED.into()),
        Err(why) => Said::Trouble(format!("{} {why}", words::ERASED)),
    }
}
