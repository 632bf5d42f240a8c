//! The field of the search: a combobox whose list stands elsewhere in the page.

use leptos::prelude::*;

use crate::browser::Browser;
use crate::browser::search::row_id;
use crate::state::Tool;

/// Id of the list of results.
pub(super) const LIST: &str = "jiedu-hits";

/// The field of the search. It leaves an input method alone until that has composed its words.
#[component]
pub fn SearchField() -> impl IntoView {
    let browser = expect_context::<Browser>();
    let (state, search) = (browser.state, browser.search);
    let words = state.words();
    let is_composing = StoredValue::new(false);
    let is_open =
        Memo::new(move |_| state.tool.get() == Some(Tool::Search) && search.rows.with(|rows| rows.count > 0));
    let controls = move || is_open.get().then_some(LIST);
    let active = move || search.current.get().filter(|_| is_open.get()).map(row_id);
    view! {
        <input
            class="search-field"
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            placeholder=words.search
            aria-label=words.search
            aria-expanded=Signal::derive(move || if is_open.get() { "true" } else { "false" })
            aria-controls=Signal::derive(controls)
            aria-activedescendant=Signal::derive(active)
            prop:value=search.typed
            on:compositionstart=move |_| is_composing.set_value(true)
            on:compositionend:target=move |event| {
                is_composing.set_value(false);
                search.type_in(event.target().value());
            }
            on:input:target=move |event| {
                if !is_composing.get_value() {
                    search.type_in(event.target().value());
                }
            }
            on:keydown=move |event| {
                if is_composing.get_value() || event.is_composing() {
                    return;
                }
                match event.key().as_str() {
                    "ArrowDown" => search.step(1),
                    "ArrowUp" => search.step(-1),
                    "Enter" => search.choose(None),
                    _ => return,
                }
                event.prevent_default();
            }
        />
    }
}
