//! Failure: the static page comes back, and the console is told once.

use std::cell::Cell;

use wasm_bindgen::JsValue;

use super::adopt;
use super::page::{Page, set_attribute};

thread_local! {
    static SAID: Cell<bool> = const { Cell::new(false) };
}

/// After a panic nothing of the module may be called again: the static parts are put back and the state says so.
pub(super) fn install() {
    std::panic::set_hook(Box::new(|info| {
        adopt::revert();
        if let Some(page) = Page::find() {
            set_attribute(&page.root, "data-jiedu-state", "static");
        }
        say(&info.to_string());
    }));
}

/// What a refusal of the browser says of itself.
pub(super) fn reason(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &JsValue::from_str("message")).ok();
    message.and_then(|message| message.as_string()).or_else(|| error.as_string()).unwrap_or_default()
}

/// Tells the console why the page is not live, once.
pub(super) fn say(reason: &str) {
    if !SAID.replace(true) {
        let mut line = String::from("jiedu: the page stays static: ");
        line.push_str(reason);
        web_sys::console::warn_1(&JsValue::from_str(&line));
    }
}
