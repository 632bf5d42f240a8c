//! A list whose items are kept by their index.

use std::sync::Arc;

use leptos::prelude::*;

/// What makes the view of an item.
type Item = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// A list whose items are kept by their index: an item that stays in the list keeps its elements.
///
/// It is `For` with its types erased: `For` is compiled for each type that it is given, and the module has a copy of each.
pub(super) fn indexed(
    each: impl Fn() -> Vec<usize> + Send + Sync + 'static,
    item: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let each = Signal::derive(each);
    let item: Item = Arc::new(item);
    view! { <For each=move || each.get() key=|idx| *idx children=move |idx| item(idx) /> }.into_any()
}
