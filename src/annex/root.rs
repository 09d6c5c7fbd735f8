//! What the annex draws at an address, and what all of it shares.

use std::cell::OnceCell;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    history::History, practice::Practice, print::Print, review::Review, settings::settings, share::Share,
    standing::Standing, tonight::Tonight,
};
use crate::{
    components::tag::{plain, tag},
    edge::page,
    library::Library,
    pages::{lost::lost, marking::Marking},
    route::Route,
    store::Store,
    words::{frame as words, start},
};

thread_local! {
    /// Opened once: each opening tries whether the browser's database can be written.
    static STORE: OnceCell<Store> = const { OnceCell::new() };
}

#[derive(Clone, Default, PartialEq, Properties)]
pub(super) struct RootProps {
    /// The address of a page, with `#`; or `tonight`, a part of the home page; or `standing <code>`, a part of an exam's.
    pub(super) address: AttrValue,
}

pub(super) struct Root {
    library: Result<Library, String>,
    store: Option<Store>,
    /// Whether the page is new, so that the focus belongs at its start.
    fresh: bool,
}

pub(super) enum Msg {
    Opened(Store),
}

impl Component for Root {
    type Message = Msg;
    type Properties = RootProps;

    fn create(ctx: &Context<Root>) -> Root {
        if !ctx.props().address.is_empty() {
            let link = ctx.link().clone();
            spawn_local(async move { link.send_message(Msg::Opened(store().await)) });
        }
        Root { library: Library::carried(), store: None, fresh: true }
    }

    fn changed(&mut self, ctx: &Context<Root>, _: &RootProps) -> bool {
        self.fresh = true;
        // An import or an erasing may have changed what there is.
        ctx.link().send_message_batch(self.store.clone().into_iter().map(Msg::Opened).collect());
        true
    }

    fn update(&mut self, _: &Context<Root>, msg: Msg) -> bool {
        let Msg::Opened(store) = msg;
        self.store = Some(store);
        true
    }

    fn view(&self, ctx: &Context<Root>) -> Html {
        let address = &ctx.props().address;
        if !address.starts_with('#') {
            return self.part(address);
        }
        let loading = || plain().child(tag("p").set("role", "status").child(words::LOADING)).into();
        let library = match &self.library {
            Ok(library) => library,
            Err(why) => return lost(why),
        };
        let Some(store) = &self.store else { return loading() };
        match Route::parse(address) {
            Ok(Route::Settings) => settings(library.catalogue(), store),
            Ok(Route::History) => html! { <History catalogue={library.catalogue()} store={store.clone()} /> },
            Ok(Route::Practice { code, part, draw }) => match library.exam(&code) {
                Some(exam) => {
                    html! { <Practice {exam} {part} {draw} store={store.clone()} library={library.clone()} /> }
                }
                None => lost(&format!("{} ({code})", start::NO_SUCH_EXAM)),
            },
            Ok(Route::Report { id }) => {
                let (store, library) = (store.clone(), library.clone());
                html! { <Marking key={id.clone()} id={id.clone()} {store} {library} /> }
            }
            Ok(Route::Review { code }) => match library.exam(&code) {
                Some(exam) => html! { <Review {exam} store={store.clone()} library={library.clone()} /> },
                None => lost(&format!("{} ({code})", start::NO_SUCH_EXAM)),
            },
            Ok(Route::Print { code, draw, again, key }) => match library.exam(&code) {
                Some(exam) => {
                    let (store, library) = (store.clone(), library.clone());
                    html! { <Print {exam} {draw} {again} keyed={key} {store} {library} /> }
                }
                None => lost(&format!("{} ({code})", start::NO_SUCH_EXAM)),
            },
            _ => Html::default(),
        }
    }

    fn rendered(&mut self, ctx: &Context<Root>, _: bool) {
        let whole = ctx.props().address.starts_with('#');
        if whole && self.store.is_some() && std::mem::take(&mut self.fresh) {
            // What is a component of its own is on the page only after this call.
            spawn_local(async { page::focus("h1") });
        }
    }
}

impl Root {
    /// A part of a page; nothing while it cannot be drawn, since the page around it stands by itself.
    fn part(&self, name: &str) -> Html {
        let (Ok(library), Some(store)) = (&self.library, &self.store) else { return Html::default() };
        let (store, library) = (store.clone(), library.clone());
        if let Some(form) = name.strip_prefix("share ") {
            return shared(&library, form);
        }
        if name == "tonight" {
            return html! { <Tonight {store} {library} /> };
        }
        match name.strip_prefix("standing ").and_then(|code| library.exam(code)) {
            Some(exam) => {
                let key = exam.code.clone();
                html! { <Standing {key} {exam} {store} {library} /> }
            }
            None => Html::default(),
        }
    }
}

/// What there is to pass on of a form: its exam, its seed, its fingerprint.
fn shared(library: &Library, form: &str) -> Html {
    let parts: Vec<&str> = form.split(' ').collect();
    let [code, seed, fingerprint] = parts.as_slice() else { return Html::default() };
    match (library.exam(code), seed.parse::<u32>(), fingerprint.parse::<u32>()) {
        (Some(exam), Ok(seed), Ok(fingerprint)) => {
            html! { <Share {exam} {seed} {fingerprint} library={library.clone()} /> }
        }
        _ => Html::default(),
    }
}

/// The store, opened when it is first needed.
async fn store() -> Store {
    if let Some(store) = STORE.with(|store| store.get().cloned()) {
        return store;
    }
    let opened = Store::open(|| ()).await;
    STORE.with(|store| store.get_or_init(|| opened).clone())
}
