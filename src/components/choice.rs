//! A row of words of which one is chosen, each with how many it shows.

use leptos::prelude::*;

use super::Button;

/// A word that can be chosen.
pub(super) fn choice(
    word: String,
    count: Signal<usize>,
    is_chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let choose = Callback::new(move |()| choose());
    let content = vec![view! { {word} " " <span class="count">{move || count.get()}</span> }.into_any()];
    view! { <Button class="choice" content pressed=Signal::derive(is_chosen) press=choose /> }.into_any()
}
