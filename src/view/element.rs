//! One view type for every element of the living parts.
//!
//! `view!` makes a type of each shape of element, and instantiates building, rebuilding and dropping for each of them: in
//! this widget that was a third of all that a reader downloads. This one type is built, made live and written as HTML by
//! the same few functions whatever it holds. Where nothing is downloaded (the prerendered article) `view!` is used.

use jiedu_core::markup::{push_attribute, push_text};
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr, types};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::{JsCast, JsValue};

use crate::reactive::{Give, Hear};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element, as it is to be built or written. Boxed: views hand their elements on and on while they describe them, and
/// this way hand on an address.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    namespace: Option<&'static str>,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Child>,
}

type Listener = Box<dyn Hear + Send>;

/// Value of an attribute; a live one that is none leaves the attribute out.
enum Value {
    Fixed(String),
    Live(Box<dyn Give<Option<String>> + Send>),
    /// No attribute: what runs while the element is there.
    Run(Box<dyn Give<()> + Send>),
}

/// What an element holds.
pub(super) enum Child {
    /// Text.
    Text(String),
    /// Text that changes.
    LiveText(Box<dyn Give<String> + Send>),
    /// An element.
    Element(Element),
    /// Children that change.
    Live(Box<dyn Give<Vec<Child>> + Send>),
}

/// An HTML element.
pub(super) fn el(tag: &'static str) -> Element {
    element(tag, None)
}

/// An SVG element.
pub(super) fn svg_el(tag: &'static str) -> Element {
    element(tag, Some(SVG))
}

fn element(tag: &'static str, namespace: Option<&'static str>) -> Element {
    let (attributes, listeners, children) = (Vec::new(), Vec::new(), Vec::new());
    Element(Box::new(Parts { tag, namespace, attributes, listeners, children }))
}

/// A button of a class.
pub(super) fn button(class: &'static str) -> Element {
    el("button").attr("type", "button").attr("class", class)
}

impl Element {
    /// Sets an attribute.
    pub(super) fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.keep(name, Value::Fixed(value.into()))
    }

    /// Keeps an attribute at a value that changes; while it is none the attribute is left out.
    pub(super) fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.keep(name, Value::Live(Box::new(value)))
    }

    fn keep(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// Runs now and whenever a signal that it read changes, for as long as the element is in the page.
    pub(super) fn running(self, run: impl Fn() + Send + 'static) -> Self {
        self.keep("", Value::Run(Box::new(run)))
    }

    /// Keeps an attribute at `true` or `false`.
    pub(super) fn live_bool(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.live_attr(name, move || Some(if value() { "true" } else { "false" }.to_owned()))
    }

    /// Listens to an event.
    pub(super) fn on(
        self,
        event: &'static str,
        listener: impl Fn(&leptos::ev::Event) + Send + 'static,
    ) -> Self {
        self.listen(event, Box::new(listener))
    }

    fn listen(mut self, event: &'static str, listener: Listener) -> Self {
        self.0.listeners.push((event, listener));
        self
    }

    /// Adds an element.
    pub(super) fn child(self, child: Element) -> Self {
        self.hold(Child::Element(child))
    }

    fn hold(mut self, child: Child) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds elements.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.0.children.extend(children.into_iter().map(Child::Element));
        self
    }

    /// Adds text.
    pub(super) fn text(self, text: impl Into<String>) -> Self {
        self.hold(Child::Text(text.into()))
    }

    /// Adds text that changes.
    pub(super) fn live_text(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.hold(Child::LiveText(Box::new(text)))
    }

    /// Adds children that change.
    pub(super) fn live(self, children: impl Fn() -> Vec<Child> + Send + 'static) -> Self {
        self.hold(Child::Live(Box::new(children)))
    }
}

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Child::Element(element)
    }
}

/// An element in the page: its node, and what keeps it live for as long as it is kept.
pub struct ElementState {
    node: types::Element,
    #[allow(dead_code, reason = "kept so that the attributes stay live")]
    effects: Vec<RenderEffect<()>>,
    #[allow(dead_code, reason = "a listener that is dropped no longer listens")]
    listeners: Vec<RemoveEventHandler<types::Element>>,
    #[allow(dead_code, reason = "kept so that the children stay live")]
    children: Vec<ChildState>,
}

enum ChildState {
    Text(
        types::Text,
        #[allow(dead_code, reason = "kept so that the text stays live")] Option<RenderEffect<()>>,
    ),
    Element(ElementState),
    Live(types::Text, RenderEffect<Vec<ChildState>>),
}

impl ChildState {
    fn remove(&self) {
        match self {
            ChildState::Text(node, _) => Rndr::remove(node),
            ChildState::Element(state) => Rndr::remove(&state.node),
            ChildState::Live(marker, effect) => {
                let _ = effect.with_value_mut(|children| children.iter().for_each(ChildState::remove));
                Rndr::remove(marker);
            }
        }
    }
}

impl Child {
    /// Builds the child before a marker of its parent, or at the parent's end.
    fn build(self, parent: &types::Element, marker: Option<&types::Node>) -> ChildState {
        match self {
            Child::Text(text) => {
                let node = Rndr::create_text_node(&text);
                Rndr::insert_node(parent, &node, marker);
                ChildState::Text(node, None)
            }
            Child::LiveText(text) => {
                let node = Rndr::create_text_node("");
                Rndr::insert_node(parent, &node, marker);
                let live = node.clone();
                let effect = RenderEffect::new(move |_| Rndr::set_text(&live, &text.give()));
                ChildState::Text(node, Some(effect))
            }
            Child::Element(element) => {
                let state = element.build();
                Rndr::insert_node(parent, &state.node, marker);
                ChildState::Element(state)
            }
            Child::Live(children) => {
                let end = Rndr::create_text_node("");
                Rndr::insert_node(parent, &end, marker);
                let (parent, before) = (parent.clone(), end.clone());
                let effect = RenderEffect::new(move |earlier: Option<Vec<ChildState>>| {
                    earlier.into_iter().flatten().for_each(|child| child.remove());
                    children.give().into_iter().map(|child| child.build(&parent, Some(&before))).collect()
                });
                ChildState::Live(end, effect)
            }
        }
    }
}

impl Render for Element {
    type State = ElementState;

    fn build(self) -> ElementState {
        let parts = *self.0;
        let node = Rndr::create_element(parts.tag, parts.namespace);
        let mut effects = Vec::new();
        for (name, value) in parts.attributes {
            match value {
                Value::Fixed(value) => Rndr::set_attribute(&node, name, &value),
                Value::Live(value) => {
                    let node = node.clone();
                    effects.push(RenderEffect::new(move |_| set(&node, name, value.give())));
                }
                Value::Run(run) => effects.push(RenderEffect::new(move |_| run.give())),
            }
        }
        let listeners = parts
            .listeners
            .into_iter()
            .map(|(name, listener)| {
                Rndr::add_event_listener(
                    &node,
                    name,
                    Box::new(move |event: JsValue| listener.hear(event.unchecked_ref())),
                )
            })
            .collect();
        let children = parts.children.into_iter().map(|child| child.build(&node, None)).collect();
        ElementState { node, effects, listeners, children }
    }

    fn rebuild(self, state: &mut ElementState) {
        let mut fresh = self.build();
        state.insert_before_this(&mut fresh);
        state.unmount();
        *state = fresh;
    }
}

/// Sets an attribute or takes it away. What a reader types is a property and not an attribute, and a strict policy refuses
/// a style attribute but takes a custom
/// property that is set.
fn set(node: &types::Element, name: &'static str, value: Option<String>) {
    match (name, value) {
        ("value", Some(value)) => Rndr::set_property(node, name, &JsValue::from_str(&value)),
        ("--jiedu-tip" | "--jiedu-read", Some(value)) => {
            Rndr::set_css_property(&Rndr::style(node), name, &value)
        }
        (_, Some(value)) => Rndr::set_attribute(node, name, &value),
        (_, None) => Rndr::remove_attribute(node, name),
    }
}

impl Mountable for ElementState {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.node).and_then(|parent| parent.dyn_into::<types::Element>().ok());
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.node));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.node.clone()]
    }
}

impl AddAnyAttr for Element {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.write(buf);
        *position = Position::NextChild;
    }

    /// Nothing of this widget is hydrated: living parts are mounted anew and swapped in.
    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> ElementState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl Element {
    fn write(self, html: &mut String) {
        let parts = *self.0;
        html.push('<');
        html.push_str(parts.tag);
        for (name, value) in parts.attributes {
            let value = match value {
                Value::Fixed(value) => Some(value),
                Value::Live(value) => value.give(),
                Value::Run(_) => None,
            };
            if let Some(value) = value {
                push_attribute(html, name, &value);
            }
        }
        html.push('>');
        if matches!(parts.tag, "input" | "img") {
            return;
        }
        parts.children.into_iter().for_each(|child| child.write(html));
        html.push_str("</");
        html.push_str(parts.tag);
        html.push('>');
    }
}

impl Child {
    fn write(self, html: &mut String) {
        match self {
            Child::Text(text) => push_text(html, &text),
            Child::LiveText(text) => push_text(html, &text.give()),
            Child::Element(element) => element.write(html),
            Child::Live(children) => children.give().into_iter().for_each(|child| child.write(html)),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_written_with_its_text_escaped() {
        let element = el("p")
            .attr("class", "a\"b")
            .live_attr("hidden", || None)
            .live_bool("aria-pressed", || true)
            .text("1 < 2 & “</p>”")
            .child(svg_el("path").attr("d", "M0 0"))
            .live(|| vec![Child::Text("live".to_owned())]);
        assert_eq!(
            element.to_html(),
            "<p class=\"a&quot;b\" aria-pressed=\"true\">1 &lt; 2 &amp; “&lt;/p&gt;”<path d=\"M0 0\"></path>live</p>"
        );
    }
}
