//! One of several that exclude each other: which is chosen is told to eye and ear.

use leptos::prelude::*;

/// The button; its children are its words.
#[component]
pub(crate) fn Toggle(
    #[prop(into)] is_on: Signal<bool>,
    choose: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class:is-on=move || is_on.get()
            aria-pressed=move || is_on.get().to_string()
            on:click=move |_| choose()
        >
            {children()}
        </button>
    }
}
