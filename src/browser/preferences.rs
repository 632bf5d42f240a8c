//! The reader's choices: large type, dark or light. They are kept for the next visit where the browser allows it.

use leptos::prelude::*;
use web_sys::Storage;

use super::page::{Page, effect, set_attribute};
use crate::state::ViewState;

/// What the keys in the browser's storage begin with.
const PREFIX: &str = "jiedu:";

/// Reads the choices, and puts them into the page whenever they change.
pub fn install(page: Page, state: ViewState) {
    state.large.set(read(page, "large").as_deref() == Some("1"));
    // What the address asked for is in the page already, and goes before what the reader chose elsewhere.
    let requested = page.root().get_attribute("data-theme").map(|theme| theme == "dark");
    let chosen = || read(page, "dark").map(|chosen| chosen == "1");
    state.dark.set(requested.or_else(chosen).unwrap_or_else(|| {
        let query = page.window().match_media("(prefers-color-scheme: dark)").ok().flatten();
        query.is_some_and(|query| query.matches())
    }));
    effect(move || {
        set_attribute(&page.root(), "data-theme", if state.dark.get() { "dark" } else { "light" });
        set_attribute(&page.root(), "data-type", if state.large.get() { "large" } else { "" });
    });
}

/// Storage throws in sandboxed and in cross-site frames: then nothing is kept.
fn storage(page: Page) -> Option<Storage> {
    page.window().local_storage().ok().flatten()
}

/// What was kept; none where nothing was, or the browser keeps nothing.
pub fn read(page: Page, key: &str) -> Option<String> {
    storage(page)?.get_item(&format!("{PREFIX}{key}")).ok().flatten()
}

/// Keeps a choice; false where the browser keeps nothing.
pub fn write(page: Page, key: &str, value: &str) -> bool {
    storage(page).is_some_and(|storage| storage.set_item(&format!("{PREFIX}{key}"), value).is_ok())
}
