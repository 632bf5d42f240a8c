//! The reader's choices: large type, dark or light; kept for the next visit where the browser lets us.

use web_sys::Storage;

use super::page::{Page, set_attribute};
use crate::reactive::effect;
use crate::state::ViewState;

/// Reads the choices and follows their changes.
pub(super) fn follow(page: &'static Page, state: ViewState) {
    state.large.set(read(page, "large").as_deref() == Some("1"));
    // What the address asked for stands in the page already, and goes before what the reader chose elsewhere.
    let asked = page.root.get_attribute("data-theme").map(|theme| theme == "dark");
    let chosen = || read(page, "dark").map(|chosen| chosen == "1");
    state.dark.set(asked.or_else(chosen).unwrap_or_else(|| {
        let query = page.window.match_media("(prefers-color-scheme: dark)").ok().flatten();
        query.is_some_and(|query| query.matches())
    }));
    effect(move || {
        set_attribute(&page.root, "data-theme", if state.dark.get() { "dark" } else { "light" });
        set_attribute(&page.root, "data-type", if state.large.get() { "large" } else { "" });
    });
}

/// Storage throws in sandboxed and in cross-site frames: then nothing is kept.
fn storage(page: &Page) -> Option<Storage> {
    page.window.local_storage().ok().flatten()
}

fn read(page: &Page, key: &str) -> Option<String> {
    storage(page)?.get_item(&name(key)).ok().flatten()
}

/// Keeps a choice.
pub(super) fn write(page: &Page, key: &str, value: &str) {
    if let Some(storage) = storage(page) {
        let _ = storage.set_item(&name(key), value);
    }
}

fn name(key: &str) -> String {
    let mut name = String::from("jiedu:");
    name.push_str(key);
    name
}
