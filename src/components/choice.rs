//! A row of words of which one is chosen, each with how many it shows.

use leptos::prelude::*;

/// A word that can be chosen.
pub(super) fn choice(
    word: String,
    count: Signal<usize>,
    is_chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let choose: Box<dyn Fn() + Send + Sync> = Box::new(choose);
    let is_chosen: Box<dyn Fn() -> bool + Send + Sync> = Box::new(is_chosen);
    view! {
        <button
            type="button"
            class="choice"
            aria-pressed=Signal::derive(move || if is_chosen() { "true" } else { "false" })
            on:click=move |_| choose()
        >
            {word} " " <span class="count">{Signal::derive(move || count.get().to_string())}</span>
        </button>
    }
    .into_any()
}
