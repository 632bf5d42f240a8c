//! The field of a search: a combobox whose list stands elsewhere in the page.

use leptos::prelude::*;

use crate::browser::Browser;
use crate::browser::search::row_id;
use crate::state::Tool;

/// Id of the list of results.
pub(super) const LIST: &str = "jiedu-hits";

/// What the field is a field of.
#[derive(Clone, Copy)]
pub struct Combobox {
    /// Its name.
    pub name: &'static str,
    /// What was typed.
    pub typed: RwSignal<String>,
    /// Whether the list is shown.
    pub is_open: Memo<bool>,
    /// The row that the reader is at.
    pub current: RwSignal<Option<usize>>,
    /// Takes what was typed.
    pub type_in: Callback<String>,
    /// Goes on by some rows.
    pub step: Callback<isize>,
    /// Goes to where the current row leads.
    pub choose: Callback<()>,
}

impl Combobox {
    /// That of the search in a page.
    pub(super) fn of_page(browser: Browser) -> Self {
        let (state, search) = (browser.state, browser.search);
        let has_rows = move || search.rows.with(|rows| rows.count > 0);
        Self {
            name: state.words().search,
            typed: search.typed,
            is_open: Memo::new(move |_| state.tool.get() == Some(Tool::Search) && has_rows()),
            current: search.current,
            type_in: Callback::new(move |typed| search.type_in(typed)),
            step: Callback::new(move |by| search.step(by)),
            choose: Callback::new(move |()| search.choose(None)),
        }
    }
}

/// The field of a search. It leaves an input method alone until that has composed its words.
#[component]
pub fn SearchField(combobox: Combobox) -> impl IntoView {
    let Combobox { name, typed, is_open, current, type_in, step, choose } = combobox;
    let is_composing = StoredValue::new(false);
    let controls = move || is_open.get().then_some(LIST);
    let active = move || current.get().filter(|_| is_open.get()).map(row_id);
    // WebKit sets a field without autocompletion back to its attribute when the reader comes back to a page that it has kept.
    let kept = move || typed.get();
    view! {
        <input
            class="search-field"
            value=kept
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            placeholder=name
            aria-label=name
            aria-expanded=Signal::derive(move || if is_open.get() { "true" } else { "false" })
            aria-controls=Signal::derive(controls)
            aria-activedescendant=Signal::derive(active)
            prop:value=typed
            on:compositionstart=move |_| is_composing.set_value(true)
            on:compositionend:target=move |event| {
                is_composing.set_value(false);
                type_in.run(event.target().value());
            }
            on:input:target=move |event| {
                if !is_composing.get_value() {
                    type_in.run(event.target().value());
                }
            }
            on:keydown=move |event| {
                if is_composing.get_value() || event.is_composing() {
                    return;
                }
                match event.key().as_str() {
                    "ArrowDown" => step.run(1),
                    "ArrowUp" => step.run(-1),
                    "Enter" => choose.run(()),
                    _ => return,
                }
                event.prevent_default();
            }
        />
    }
}
