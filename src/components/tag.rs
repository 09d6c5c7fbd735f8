//! Elements made by calls: `classed("p", "lead").child(words::LEAD)`. They become the nodes that `html!` makes, but
//! `html!` writes out the making of each element at its place, and that made the pages a quarter of all that a
//! visitor downloads. `html!` stays for components and inputs.
//!
//! What must not be written out at each place is kept from it by `inline(never)`.

use std::rc::Rc;

use yew::{
    html::{IntoPropValue, onclick},
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VTag},
};

/// An element that is being made. Attributes reach the page in the order of the calls.
#[must_use = "an element is on the page only when it is somebody's child"]
pub(crate) struct Tag(Box<VTag>);

/// An element without attributes.
#[inline(never)]
pub(crate) fn tag(name: &'static str) -> Tag {
    Tag(Box::new(VTag::new(AttrValue::Static(name))))
}

/// An element with a class and no other attribute.
#[inline(never)]
pub(crate) fn classed(name: &'static str, class: &'static str) -> Tag {
    tag(name).class(class)
}

/// A paragraph that holds this alone.
#[inline(never)]
pub(crate) fn paragraph(class: &'static str, content: impl IntoPropValue<Html>) -> Tag {
    classed("p", class).child(content)
}

/// The main part of a page; each page has one.
#[inline(never)]
pub(crate) fn page(class: &'static str) -> Tag {
    tag("main").set("id", "main").class(class)
}

/// The main part of a page that says one thing.
pub(crate) fn plain() -> Tag {
    page("page page--plain")
}

/// The heading of a page, which takes the focus when the page is new.
#[inline(never)]
pub(crate) fn headline() -> Tag {
    tag("h1").set("tabindex", "-1")
}

/// A part of a page under its heading, by which it is also known to a screen reader.
#[inline(never)]
pub(crate) fn part(id: &'static str, heading: &'static str) -> Tag {
    tag("section").set("aria-labelledby", id).class("part").child(tag("h2").set("id", id).child(heading))
}

/// The head of a table's column.
#[inline(never)]
pub(crate) fn column(name: &'static str) -> Tag {
    tag("th").set("scope", "col").child(name)
}

/// A table of rows under their heads.
pub(crate) fn rows(class: &'static str, heads: Tag, rows: impl IntoIterator<Item = Tag>) -> Tag {
    classed("table", class).child(tag("thead").child(heads)).child(tag("tbody").children(rows))
}

/// A link.
#[inline(never)]
pub(crate) fn link(class: &'static str, href: String) -> Tag {
    tag("a").set("href", href).class(class)
}

/// A button.
#[inline(never)]
pub(crate) fn button(onclick: Callback<MouseEvent>) -> Tag {
    tag("button").set("type", "button").on(onclick::Wrapper::new(onclick))
}

/// A button that is pressed or not.
pub(crate) fn pressable(onclick: Callback<MouseEvent>, pressed: bool) -> Tag {
    button(onclick).set("aria-pressed", if pressed { "true" } else { "false" })
}

/// Parts without an element around them; an `Option` that holds none keeps its place.
pub(crate) fn together<C: IntoPropValue<Html>>(parts: impl IntoIterator<Item = C>) -> Html {
    parts.into_iter().map(IntoPropValue::<Html>::into_prop_value).collect()
}

impl Tag {
    /// Adds an attribute, whose value may come in all forms that `html!` takes.
    #[inline(never)]
    pub(crate) fn set(mut self, name: &'static str, value: impl IntoPropValue<AttrValue>) -> Tag {
        self.0.add_attribute(name, value.into_prop_value());
        self
    }

    /// Adds an attribute that says all by being there, where it is to be there.
    pub(crate) fn set_if(self, name: &'static str, is: bool) -> Tag {
        self.set_maybe(name, is.then_some(name))
    }

    /// Adds an attribute if it has a value.
    pub(crate) fn set_maybe(self, name: &'static str, value: Option<&'static str>) -> Tag {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Adds the class.
    #[inline(never)]
    pub(crate) fn class(mut self, class: &'static str) -> Tag {
        let tag = &mut self.0;
        if let Attributes::Static([]) = tag.attributes {
            // Most elements have nothing but a class, and a map of one attribute costs more time than all the rest.
            let values = Box::new([Some(AttributeOrProperty::Static(class))]);
            tag.attributes = Attributes::Dynamic { keys: &["class"], values };
            self
        } else {
            self.set("class", class)
        }
    }

    /// Adds the class, and after it those that hold.
    #[inline(never)]
    pub(crate) fn class_with(self, class: &str, more: &[(&str, bool)]) -> Tag {
        let more = more.iter().filter(|(_, holds)| *holds);
        let class = more.fold(class.to_owned(), |classes, (class, _)| classes + " " + class);
        self.set("class", class)
    }

    /// Tells the element from its neighbours when the page is drawn again.
    #[inline(never)]
    pub(crate) fn key(mut self, key: impl Into<Key>) -> Tag {
        self.0.key = Some(key.into());
        self
    }

    /// Lets the element be found through `node` once it is on the page.
    pub(crate) fn node(mut self, node: &NodeRef) -> Tag {
        self.0.node_ref = node.clone();
        self
    }

    /// Hears an event.
    #[inline(never)]
    pub(crate) fn on(mut self, listener: impl Listener + 'static) -> Tag {
        self.0.add_listener(Rc::new(listener));
        self
    }

    /// Adds a child: a text, a number, an element, or an `Option` of these, whose place stays empty if there is none.
    #[inline(never)]
    pub(crate) fn child(mut self, child: impl IntoPropValue<Html>) -> Tag {
        self.0.add_child(child.into_prop_value());
        self
    }

    /// Adds any number of children.
    pub(crate) fn children<C: IntoPropValue<Html>>(self, children: impl IntoIterator<Item = C>) -> Tag {
        children.into_iter().fold(self, Tag::child)
    }
}

impl From<Tag> for Html {
    fn from(tag: Tag) -> Html {
        Html::VTag(Rc::new(*tag.0))
    }
}

impl IntoPropValue<Html> for Tag {
    fn into_prop_value(self) -> Html {
        self.into()
    }
}
