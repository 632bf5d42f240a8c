//! The reading tools in the masthead: large type, dark or light.

use leptos::prelude::*;

use super::Button;
use crate::browser::Browser;
use crate::state::ViewState;

/// The reading tools; prerendered, only the room for them.
#[component]
pub fn Tools() -> impl IntoView {
    let state = expect_context::<ViewState>();
    let words = state.words();
    let Some(browser) = use_context::<Browser>() else {
        return view! { <div class="tools"></div> }.into_any();
    };
    let toggle = move |chosen: RwSignal<bool>, key: &str, off: &str| {
        chosen.update(|chosen| *chosen = !*chosen);
        browser.remember(key, if chosen.get_untracked() { "1" } else { off });
    };
    view! {
        <div class="tools" role="group" aria-label=words.tools>
            <Button class="tool-large" text=words.large pressed=state.large press=move |_| toggle(state.large, "large", "") />
            <Button class="tool-dark" text=words.dark pressed=state.dark press=move |_| toggle(state.dark, "dark", "0") />
        </div>
    }
    .into_any()
}
