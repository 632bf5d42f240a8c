//! Where the focus goes when what had it is gone.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Focuses what a selector finds, once the page has been brought up to date; the pane that it is in does not jump.
pub(crate) fn soon(selector: &'static str) {
    Timeout::new(0, move || {
        let document = web_sys::window().and_then(|window| window.document());
        let found = document.and_then(|document| document.query_selector(selector).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(false);
            let _ = element.focus_with_options(&options);
        }
    })
    .forget();
}

/// Scrolls what a selector finds into view, once the page has been brought up to date, and no further than it must.
pub(crate) fn bring_in(selector: &'static str) {
    Timeout::new(0, move || {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(element) = document.and_then(|document| document.query_selector(selector).ok().flatten())
        {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    })
    .forget();
}

/// Whether what has the focus takes letters.
pub(crate) fn is_typing() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(element) = document.and_then(|document| document.active_element()) else { return false };
    let is_choice = element.get_attribute("type").is_some_and(|kind| kind == "radio" || kind == "checkbox");
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !is_choice
        || element.has_attribute("contenteditable")
}

/// Whether Enter means nothing where the focus is: on no control, or on the head or a choice of the open finding.
pub(crate) fn is_free() -> bool {
    const OPEN: &str = ".finding.is-open :is(.finding-head, .finding-choices input)";
    let document = web_sys::window().and_then(|window| window.document());
    let Some(element) = document.and_then(|document| document.active_element()) else { return true };
    element.matches(OPEN).unwrap_or(false)
        || !matches!(element.tag_name().as_str(), "BUTTON" | "A" | "INPUT" | "SUMMARY" | "IFRAME")
}
