//! A row of words of which one is chosen, each with how many it shows.

use leptos::prelude::*;

use super::Button;
use super::element::{changing, element, when};

/// A word that can be chosen.
pub(super) fn choice(
    word: String,
    count: Signal<usize>,
    is_chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let choose = Callback::new(move |()| choose());
    let count = element("span", "count", vec![changing(move || count.get().to_string())]);
    let content = vec![word.into_any(), " ".into_any(), count];
    view! { <Button class="choice" content pressed=when(is_chosen) press=choose /> }.into_any()
}
