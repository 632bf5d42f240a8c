//! The reading tools in the masthead: large type, dark or light.

use leptos::prelude::*;

use super::Live;
use super::element::{Element, button, el};

/// The live tools.
#[component]
pub fn Tools(
    /// State and browser.
    live: Live,
) -> Element {
    let words = live.state.words();
    let state = live.state;
    let remember = live.actions;
    el("div")
        .attr("class", "tools")
        .attr("role", "group")
        .attr("aria-label", words.tools)
        .child(
            button("tool-large")
                .live_bool("aria-pressed", move || state.large.get())
                .on("click", move |_| {
                    state.large.toggle();
                    remember.remember("large", if state.large.get_untracked() { "1" } else { "" });
                })
                .text(words.large),
        )
        .child(
            button("tool-dark")
                .live_bool("aria-pressed", move || state.dark.get())
                .on("click", move |_| {
                    state.dark.toggle();
                    remember.remember("dark", if state.dark.get_untracked() { "1" } else { "0" });
                })
                .text(words.dark),
        )
}
