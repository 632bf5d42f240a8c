//! While a text is read.

use leptos::prelude::*;

use crate::desk::desk;
use crate::i18n::fill;

/// What is read, and the way out.
#[component]
pub(crate) fn Busy(name: String) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let head = move || {
        if name.is_empty() { words().reading_paste.to_owned() } else { fill(words().reading_file, &[&name]) }
    };
    view! {
        <main class="busy">
            <h1 role="status">{head}</h1>
            <div class="busy-line"><i></i></div>
            <p class="hint">
                <span>{move || words().busy_note}</span>
                <button class="act" on:click=move |_| desk.stop()>{move || words().stop}</button>
            </p>
        </main>
    }
}
