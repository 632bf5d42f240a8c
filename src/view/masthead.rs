//! The reading tools in the masthead: large type, dark or light.

use leptos::prelude::*;

use super::Live;

/// The live tools.
#[component]
pub fn Tools(
    /// State and browser.
    live: Live,
) -> impl IntoView {
    let words = live.state.words();
    let state = live.state;
    view! {
        <div class="tools" role="group" aria-label=words.tools>
            <button
                type="button"
                class="tool-large"
                aria-pressed=move || if state.large.get() { "true" } else { "false" }
                on:click=move |_| {
                    state.large.update(|large| *large = !*large);
                    live.actions.remember("large", if state.large.get_untracked() { "1" } else { "" });
                }
            >
                {words.large}
            </button>
            <button
                type="button"
                class="tool-dark"
                aria-pressed=move || if state.dark.get() == Some(true) { "true" } else { "false" }
                on:click=move |_| {
                    state.dark.update(|dark| *dark = Some(*dark != Some(true)));
                    live.actions.remember("dark", if state.dark.get_untracked() == Some(true) { "1" } else { "0" });
                }
            >
                {words.dark}
            </button>
        </div>
    }
}
