//! Plain elements with their types erased.
//!
//! Leptos compiles what builds and patches an element for each combination of attributes and children that a view has. Lists of
//! many kinds of rows would have dozens; here they share one.

use leptos::prelude::*;

/// An element of a class, with children.
pub(super) fn element(tag: &'static str, class: &'static str, children: Vec<AnyView>) -> AnyView {
    own_element(tag, class, None, children)
}

/// A text of the interface in an element.
pub(super) fn text(tag: &'static str, class: &'static str, text: impl Into<String>) -> AnyView {
    element(tag, class, vec![text.into().into_any()])
}

/// Words of the briefing in an element: where the interface has another language, it says which they are in.
pub(super) fn own_text(
    tag: &'static str,
    class: &'static str,
    lang: Option<&'static str>,
    text: impl Into<String>,
) -> AnyView {
    own_element(tag, class, lang, vec![text.into().into_any()])
}

/// An element whose children are the briefing's words.
pub(super) fn own_element(
    tag: &'static str,
    class: &'static str,
    lang: Option<&'static str>,
    children: Vec<AnyView>,
) -> AnyView {
    let class = Some(class).filter(|class| !class.is_empty());
    leptos::html::custom(tag).attr("class", class).attr("lang", lang).child(children).into_any()
}

/// An element that bears a second class while a condition holds.
pub(super) fn marked(
    tag: &'static str,
    (class, mark): (&'static str, &'static str),
    is_marked: Signal<bool>,
    children: Vec<AnyView>,
) -> AnyView {
    let class =
        Signal::derive(move || if is_marked.get() { [class, " ", mark].concat() } else { class.to_owned() });
    leptos::html::custom(tag).attr("class", class).child(children).into_any()
}

/// A text that changes.
pub(super) fn changing(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let text: Box<dyn Fn() -> String + Send + Sync> = Box::new(text);
    (move || text()).into_any()
}

/// A condition, with its type erased.
pub(super) fn when(condition: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    let condition: Box<dyn Fn() -> bool + Send + Sync> = Box::new(condition);
    Signal::derive(condition)
}
