//! Children that change, with their types erased.
//!
//! Leptos compiles what patches children for each type of closure and of view that it is given, and the module has a copy of
//! each. Here every closure is boxed and every view is an `AnyView`.

use std::sync::Arc;

use leptos::prelude::*;

/// Views that change. They are patched one by one: a view that is of the same kind as the one before it keeps its elements.
pub(super) fn dynamic(views: impl Fn() -> Vec<AnyView> + Send + Sync + 'static) -> AnyView {
    let views: Box<dyn Fn() -> Vec<AnyView> + Send + Sync> = Box::new(views);
    (move || views()).into_any()
}

/// A view that is there while a condition holds (`Show`).
pub(super) fn shown(
    when: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let when: Box<dyn Fn() -> bool + Send + Sync> = Box::new(when);
    let when = Memo::new(move |_| when());
    dynamic(move || if when.get() { vec![view()] } else { Vec::new() })
}

/// A list whose items are kept by their index (`For`): an item that stays in the list keeps its elements.
pub(super) fn indexed(
    each: impl Fn() -> Vec<usize> + Send + Sync + 'static,
    item: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let each = Signal::derive(each);
    let item: Arc<dyn Fn(usize) -> AnyView + Send + Sync> = Arc::new(item);
    view! { <For each=move || each.get() key=|idx| *idx children=move |idx| item(idx) /> }.into_any()
}
