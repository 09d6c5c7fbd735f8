//! The app: which page the address names, and what all pages share.

use std::rc::Rc;

use bank::pack::Details;
use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::{html::IntoPropValue, prelude::*};

use crate::{
    components::{
        annex::Annex,
        frame,
        notice::banner,
        tag::{button, plain, tag},
    },
    edge::{clock, database::Shelf, page},
    library::Library,
    pages::{
        about::about,
        exam::{ExamProps, exam},
        home::{HomeProps, home},
        lost::lost,
        sitting::SittingPage,
        start::StartPage,
    },
    route::{Draw, Lost, Route},
    saved::Summary,
    store::Store,
    words::{frame as words, start},
};

/// Mounts the app in the page's element `app`.
pub fn run() {
    std::panic::set_hook(Box::new(|info| page::trouble(&info.to_string())));
    if let Some(root) = page::element("app") {
        // The start screen in the page itself gives way to the same screen drawn by the app.
        root.set_text_content(None);
        yew::Renderer::<App>::with_root(root).render();
    }
}

struct App {
    library: Result<Library, String>,
    /// `None` until the browser has answered.
    store: Option<Store>,
    route: Result<Route, Lost>,
    today: AttrValue,
    sittings: Rc<Vec<Summary>>,
    /// The exams for which something is planned, by code in lower case; `None` until what is kept was looked at.
    plans: Option<Rc<Vec<String>>>,
    /// What must be said about the store.
    notices: Vec<String>,
    /// Of the exam with this code, or why they did not arrive.
    details: Option<(String, Result<Rc<Details>, String>)>,
    fresh: bool,
    _hash: Option<EventListener>,
}

enum Msg {
    Opened(Store),
    /// A tab with an older version of this page holds the store.
    Held,
    Turned,
    Sittings(Result<(Vec<Summary>, usize), String>, Vec<String>),
    Details(String, Result<Rc<Details>, String>),
    /// Details did not arrive, and are asked for again.
    Fetch,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<App>) -> App {
        let link = ctx.link().clone();
        let held = link.clone();
        spawn_local(async move {
            let store = Store::open(move || held.send_message(Msg::Held)).await;
            link.send_message(Msg::Opened(store));
        });
        let link = ctx.link().clone();
        let listen = |window: web_sys::Window| {
            EventListener::new(&window, "hashchange", move |_| link.send_message(Msg::Turned))
        };
        let mut app = App {
            library: Library::carried(),
            store: None,
            route: Route::parse(&page::hash()),
            today: clock::today().into(),
            sittings: Rc::default(),
            plans: None,
            notices: Vec::new(),
            details: None,
            fresh: false,
            _hash: web_sys::window().map(listen),
        };
        app.arrive(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<App>, msg: Msg) -> bool {
        match msg {
            Msg::Opened(store) => {
                self.notices = store.caution().into_iter().collect();
                self.store = Some(store);
                self.look(ctx);
            }
            Msg::Held => self.notices = vec![words::HELD.into()],
            Msg::Turned => {
                let route = Route::parse(&page::hash());
                if route == self.route {
                    return false;
                }
                self.route = route;
                self.today = clock::today().into();
                self.fresh = true;
                self.arrive(ctx);
                self.look(ctx);
            }
            Msg::Sittings(looked, plans) => {
                self.plans = Some(Rc::new(plans));
                if let Some(store) = &self.store {
                    self.notices = store.caution().into_iter().collect();
                    self.notices.extend(store.lost().map(|(lost, of)| words::lost(lost, of)));
                }
                match looked {
                    Ok((sittings, unreadable)) => {
                        if unreadable > 0 {
                            self.notices.push(words::unreadable(unreadable));
                        }
                        self.sittings = Rc::new(sittings);
                    }
                    Err(why) => self.notices = vec![words::cannot_read(&why)],
                }
            }
            Msg::Details(code, details) => self.details = Some((code, details)),
            Msg::Fetch => {
                self.details = None;
                self.arrive(ctx);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let library = match &self.library {
            Ok(library) => library,
            Err(why) => return self.framed(lost(why)),
        };
        match (&self.route, &self.store) {
            (Err(Lost(said)), _) => self.framed(lost(said)),
            (Ok(Route::Home), _) => self.framed(home(&HomeProps {
                catalogue: library.catalogue(),
                today: self.today.clone(),
                sittings: self.sittings.clone(),
                plans: self.plans.clone().unwrap_or_default(),
            })),
            (Ok(Route::About), _) => self.framed(about()),
            (
                Ok(
                    route @ (Route::Settings
                    | Route::History
                    | Route::Practice { .. }
                    | Route::Review { .. }
                    | Route::Report { .. }
                    | Route::Print { .. }),
                ),
                _,
            ) => self.framed(html! { <Annex address={route.to_string()} whole=true /> }),
            (Ok(Route::Exam { code }), _) => self.framed(self.exam(ctx, library, code)),
            // The other pages need the store; the browser answers within seconds or counts as denying it.
            (Ok(_), None) => {
                let loading = plain().child(tag("p").set("role", "status").child(words::LOADING)).into();
                if self.notices.is_empty() { loading } else { self.framed(loading) }
            }
            (Ok(Route::Mock { code, draw, again }), Some(store)) => {
                self.framed(Self::start(library, store, code, draw, again.clone()))
            }
            (Ok(Route::Sitting { id }), Some(store)) => {
                html! { <SittingPage key={id.clone()} id={id.clone()} store={store.clone()} library={library.clone()} /> }
            }
        }
    }

    fn rendered(&mut self, _: &Context<App>, _: bool) {
        if std::mem::take(&mut self.fresh) {
            page::scroll_to_top();
            page::focus("h1");
        }
    }
}

impl App {
    /// Loads what the new page needs beyond the catalogue.
    fn arrive(&mut self, ctx: &Context<App>) {
        page::title(words::TITLE);
        let (Ok(library), Ok(Route::Exam { code })) = (&self.library, &self.route) else { return };
        let (Some(exam), library, link) = (library.exam(code), library.clone(), ctx.link().clone()) else { return };
        page::title(&format!("{} · Dryrun", exam.code));
        spawn_local(async move {
            let details = library.details(&exam).await;
            link.send_message(Msg::Details(exam.code.clone(), details));
        });
    }

    /// Looks at what is kept, for the pages that list sittings.
    fn look(&self, ctx: &Context<App>) {
        let lists = matches!(self.route, Ok(Route::Home | Route::History | Route::Exam { .. }));
        if let (Some(store), true) = (self.store.clone(), lists) {
            let link = ctx.link().clone();
            spawn_local(async move {
                let sittings = store.summaries().await;
                let plans = store.all(Shelf::Plans).await.unwrap_or_default();
                link.send_message(Msg::Sittings(sittings, plans.into_iter().map(|(exam, _)| exam).collect()));
            });
        }
    }

    fn framed(&self, body: Html) -> Html {
        let notices = self.notices.iter().map(|text| banner("banner banner--warning", "status", text.clone()));
        let mut parts = vec![frame::header(self.route.as_ref().ok())];
        parts.extend(notices.map(Html::from));
        parts.extend([body, frame::footer()]);
        parts.into_prop_value()
    }

    fn exam(&self, ctx: &Context<App>, library: &Library, code: &str) -> Html {
        let Some(its) = library.exam(code) else { return unknown(code) };
        let (details, fault) = match &self.details {
            Some((code, Ok(details))) if *code == its.code => (Some(details.clone()), None),
            Some((code, Err(why))) if *code == its.code => (None, Some(why.clone())),
            _ => (None, None),
        };
        let fault = fault.map(|why| {
            let again = button(ctx.link().callback(|_| Msg::Fetch)).class("button").child(words::TRY_AGAIN);
            let fault = tag("div").set("role", "alert").class("banner banner--warning");
            fault.child(tag("p").child(why)).child(tag("p").child(again))
        });
        let sittings: Vec<Summary> = self.sittings.iter().filter(|one| one.exam == its.code).cloned().collect();
        let (today, looked) = (self.today.clone(), self.plans.is_some());
        let page = ExamProps { exam: its, details, today, sittings: Rc::new(sittings), looked };
        html! { <>{ for fault }{ exam(&page) }</> }
    }

    fn start(library: &Library, store: &Store, code: &str, draw: &Draw, again: Option<String>) -> Html {
        let Some(exam) = library.exam(code) else { return unknown(code) };
        html! { <StartPage {exam} draw={draw.clone()} {again} store={store.clone()} library={library.clone()} /> }
    }
}

fn unknown(code: &str) -> Html {
    lost(&format!("{} ({code})", start::NO_SUCH_EXAM))
}
