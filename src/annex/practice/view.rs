//! How the choice of practice looks.

use exam::{DomainNo, Kind};
use web_sys::HtmlSelectElement;
use yew::{TargetCast, html::onchange, prelude::*, virtual_dom::Key};

use super::{Msg, Practice, PracticeProps, Supply};
use crate::{
    components::{
        notice::{banner, life},
        tag::{Tag, button, classed, headline, link, page, paragraph, tag, together},
    },
    edge::{clock, page::address},
    library::Library,
    practice::{Before, spelt},
    route::{Draw, Only, Part, Route},
    words::{builder, exam as exam_words, frame, practice as words, start as start_words},
};

impl Practice {
    pub(super) fn page(&self, ctx: &Context<Practice>) -> Html {
        let exam = &ctx.props().exam;
        let body = match &self.supply {
            None => tag("p").set("role", "status").child(frame::LOADING).into(),
            Some(Err(why)) => {
                let again = || button(ctx.link().callback(|_| Msg::Again)).class("button button--primary");
                let again = (exam.questions > 0).then(|| paragraph("page__actions", again().child(frame::TRY_AGAIN)));
                together([Some(banner("banner banner--warning", "alert", why.clone())), again])
            }
            Some(Ok(supply)) => self.chooser(ctx, supply),
        };
        let back = link("button button--quiet", Route::Exam { code: exam.code.to_ascii_lowercase() }.to_string());
        let back_to = if exam.minutes.is_some() { start_words::TO_EXAM } else { start_words::TO_QUIZ };
        page("page start")
            .child(headline().child(start_words::practice_title(&exam.code)))
            .child(life(exam, &clock::today()))
            .child(body)
            .child(tag("p").child(back.child(back_to)))
            .into()
    }

    fn chooser(&self, ctx: &Context<Practice>, supply: &Supply) -> Html {
        let PracticeProps { exam, draw, .. } = ctx.props();
        let none = Before::default();
        let count = |only| {
            let part = Part { only, ..self.part.clone() };
            self.wanted(supply, &part, &none).map(|wanted| wanted.entries().len())
        };
        let counts =
            [None, Some(Only::Unseen), Some(Only::Missed), Some(Only::Flagged)].map(|only| (only, count(only)));
        let found = counts.iter().find(|(only, _)| *only == self.part.only).and_then(|(_, n)| *n);
        let most = self.wanted(supply, &self.part, &none).map_or(0, |wanted| wanted.most());
        let bank = Library::bank(exam);
        let moved = draw.bank.as_ref().filter(|then| then.as_str() != bank).map(|then| words::other_bank(then, bank));
        let warning = |text: String| banner("banner banner--warning", "alert", text);
        let unread = self.unread.clone().filter(|_| self.part.only.is_some());
        let offer = match found {
            // What cannot be read is said above, and nothing more comes.
            None if self.unread.is_some() => Html::default(),
            None => tag("p").set("role", "status").child(words::COUNTING).into(),
            Some(0) => self.empty(ctx),
            Some(_) => self.offer(ctx, most),
        };
        let counted = found.map(|found| {
            let less = usize::try_from(most).is_ok_and(|most| most < found);
            let together = less.then(|| format!(" {}", words::together(most)));
            paragraph("chooser__count", tag("b").child(words::matching(found)))
                .child(together)
                .set("id", "matching")
                .set("role", "status")
        });
        together([
            moved.map(|text| warning(text).into()),
            self.refused.clone().map(|text| warning(text).into()),
            unread.map(|text| warning(text).into()),
            Some(paragraph("soft", words::LEAD).into()),
            Some(self.fields(ctx, supply, &counts)),
            counted.map(Into::into),
            Some(offer),
        ] as [Option<Html>; 7])
    }

    fn fields(&self, ctx: &Context<Practice>, supply: &Supply, counts: &[(Option<Only>, Option<usize>)]) -> Html {
        let part = &self.part;
        let blueprint = &supply.blueprint;
        let domains = blueprint.domains().iter().map(|domain| {
            let number = domain.number.0;
            option(number.to_string(), format!("{number}. {}", domain.title), part.domain == Some(number))
        });
        let domain = field(ctx, "domain", words::DOMAIN, words::ALL_DOMAINS, part.domain.is_some(), domains, |value| {
            Msg::Domain(value.parse().ok())
        });
        let within = |its: Option<DomainNo>| part.domain.is_none() || its.is_none_or(|its| Some(its.0) == part.domain);
        let tasks = blueprint.tasks().iter().filter(|task| within(task.domain)).map(|task| {
            let name = if task.id == task.title { task.title.clone() } else { format!("{} {}", task.id, task.title) };
            let id = spelt(&task.id);
            let selected = part.task.as_ref() == Some(&id);
            option(id, name, selected)
        });
        let task = field(ctx, "task", words::TASK, words::ALL_TASKS, part.task.is_some(), tasks, |value| {
            Msg::Task(Some(value).filter(|value| !value.is_empty()))
        });
        let kinds = blueprint.kinds().iter().map(|kind| {
            let name = exam_words::kinds(std::iter::once(frame::kind(*kind)));
            option(kind.name().into(), name, part.kind == Some(*kind))
        });
        let kind = field(ctx, "kind", words::KIND, words::ALL_KINDS, part.kind.is_some(), kinds, |value| {
            Msg::Kind(Kind::from_name(&value))
        });
        let which = counts.iter().map(|&(only, n)| {
            let id = only.map_or("all", Only::name);
            let checked = part.only == only;
            let onchange = ctx.link().callback(move |_: Event| Msg::Only(only));
            let input = html! { <input type="radio" name="only" {id} {checked} {onchange} /> };
            paragraph("start__option", input).child(tag("label").set("for", id).child(words::which(only, n)))
        });
        let which = classed("fieldset", "start__options")
            .child(classed("legend", "chooser__legend").child(words::WHICH))
            .child(classed("div", "chooser__which").children(which));
        // A list that something else than a hand has changed is made anew: it would go on showing what was picked.
        let round = self.round;
        classed("div", "chooser")
            .child(domain.key(format!("domain/{round}")))
            .child((!blueprint.tasks().is_empty()).then(|| task.key(format!("task/{round}/{:?}", part.domain))))
            .child((blueprint.kinds().len() > 1).then(|| kind.key(format!("kind/{round}"))))
            .child(which.key(Key::from("only")))
            .into()
    }

    /// Nothing matches: why, and where it goes on.
    fn empty(&self, ctx: &Context<Practice>) -> Html {
        let new = self.before.as_ref().is_none_or(Before::is_empty);
        let (name, way) = match self.part.only {
            None => (words::TAKE_EVERYTHING, ctx.link().callback(|_| Msg::Everything)),
            Some(_) => (words::TAKE_ALL, ctx.link().callback(|_| Msg::Only(None))),
        };
        let review = Route::Review { code: ctx.props().exam.code.to_ascii_lowercase() }.to_string();
        let review = (!new).then(|| link("button button--quiet", review).child(words::REVIEW));
        let ways = paragraph("page__actions", button(way).class("button").child(name)).child(review);
        classed("div", "chooser__none").child(tag("p").child(words::none(self.part.only, new))).child(ways).into()
    }

    fn offer(&self, ctx: &Context<Practice>, most: u32) -> Html {
        let number = self.number.of(most);
        let questions = usize::try_from(number).unwrap_or(usize::MAX);
        let rest = [
            tick(ctx, "feedback", start_words::FEEDBACK, self.feedback, Msg::Feedback),
            tick(ctx, "share", words::SHARE, self.shared.is_some(), Msg::Share),
        ];
        together([
            self.number.view(most, &ctx.link().callback(Msg::Number)),
            classed("div", "chooser__rest").children(rest).into(),
            self.shared.map(|_| self.share(ctx, number)).unwrap_or_default(),
            paragraph("start__facts", start_words::facts(questions, None)).into(),
            self.starting.view(start_words::START_PRACTICE, &ctx.link().callback(Msg::Start)),
        ])
    }

    /// The address of this very practice.
    fn share(&self, ctx: &Context<Practice>, number: u32) -> Html {
        let exam = &ctx.props().exam;
        let Some(seed) = self.shared else { return Html::default() };
        let bank = Library::bank(exam).to_owned();
        let part = Part { questions: Some(number), ..self.part.clone() };
        let origin = words::origin(seed.0, &bank);
        let draw = Draw { seed: Some(seed), bank: Some(bank) };
        let route = Route::Practice { code: exam.code.to_ascii_lowercase(), part, draw };
        let said = if self.part.only.is_some() { words::SHARE_ONLY_SAID } else { words::SHARE_SAID };
        let address = address() + &route.to_string();
        let area = html! { <textarea id="link" class="chooser__input chooser__link" readonly=true rows="3" value={address} /> };
        let copied = self.copied.map(|copied| if copied { builder::COPIED } else { builder::SELECTED });
        let copy = button(ctx.link().callback(|_| Msg::Copy)).class("button").child(builder::COPY_BUTTON);
        classed("div", "chooser__share")
            .child(paragraph("small", said))
            .child(tag("label").set("for", "link").child(words::LINK))
            .child(area)
            .child(
                classed("div", "chooser__row")
                    .child(copy)
                    .child(tag("span").set("role", "status").class("small").children(copied)),
            )
            .child(paragraph("start__seed", origin))
            .into()
    }
}

fn tick(ctx: &Context<Practice>, id: &'static str, text: &'static str, checked: bool, msg: fn(bool) -> Msg) -> Tag {
    let onchange = ctx.link().callback(move |_: Event| msg(!checked));
    let input = html! { <input type="checkbox" {id} {checked} {onchange} /> };
    paragraph("start__option", input).child(tag("label").set("for", id).child(text))
}

fn option(value: String, name: String, selected: bool) -> Tag {
    tag("option").set("value", value).set_if("selected", selected).child(name)
}

/// A list of which one is chosen, the first of which stands for all.
fn field(
    ctx: &Context<Practice>,
    id: &'static str,
    name: &'static str,
    all: &'static str,
    chosen: bool,
    options: impl Iterator<Item = Tag>,
    msg: fn(String) -> Msg,
) -> Tag {
    let onchange = ctx.link().callback(move |event: Event| {
        msg(event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value()).unwrap_or_default())
    });
    // Options are put into the list from the last to the first, and a browser that finds none selected takes the last.
    let first = option(String::new(), all.to_owned(), !chosen);
    let select = tag("select").set("id", id).class("chooser__input").on(onchange::Wrapper::new(onchange));
    classed("div", "chooser__field")
        .child(tag("label").set("for", id).child(name))
        .child(select.child(first).children(options))
}
