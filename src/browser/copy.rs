//! Copying a text: by the clipboard, by the old command, and where both are refused by showing it.

use wasm_bindgen::prelude::*;

use super::adopt;
use super::callback::function;
use super::page::{Page, method, property};
use crate::state::{Notice, ViewState};

/// Copies a text and says what came of it.
pub(super) fn copy(page: &'static Page, state: ViewState, text: String) {
    // In a frame the clipboard is mostly closed, and by the time it says so the click is over.
    if page.framed && copy_by_command(page, &text) {
        state.tell(Notice::Copied, String::new());
        return;
    }
    let navigator = page.window.navigator();
    let clipboard = property(&navigator, "clipboard").filter(JsValue::is_object);
    let asked = clipboard.and_then(|clipboard| {
        Some(method(&clipboard, "writeText")?.call1(&clipboard, &JsValue::from_str(&text)))
    });
    let copied = move || state.tell(Notice::Copied, String::new());
    settle(asked, copied, move |_| {
        let done = copy_by_command(page, &text);
        state.tell(if done { Notice::Copied } else { Notice::CopyFailed }, text.clone());
    });
}

/// Waits for what the browser was asked; what it has no means for counts as refused, and so does what it throws at once.
pub(super) fn settle(
    asked: Option<Result<JsValue, JsValue>>,
    done: impl Fn() + 'static,
    refused: impl Fn(JsValue) + 'static,
) {
    match asked {
        None => refused(JsValue::UNDEFINED),
        Some(Err(error)) => refused(error),
        Some(Ok(promise)) => {
            let promise = js_sys::Promise::resolve(&promise);
            let (done, refused) = (function(move |_, _| done()), function(move |error, _| refused(error)));
            if let Some(then) = method(&promise, "then") {
                let _ = then.call2(&promise, &done, &refused);
            }
        }
    }
}

/// Copies by the old command, which works from a click in frames where the clipboard is closed.
fn copy_by_command(page: &Page, text: &str) -> bool {
    let copy = || -> Option<bool> {
        // A field of one line would lose the lines of a citation or a snippet.
        let field: web_sys::HtmlTextAreaElement =
            page.document.create_element("textarea").ok()?.dyn_into().ok()?;
        field.set_value(text);
        field.set_class_name("offscreen");
        page.root.append_child(&field).ok()?;
        let focused = page.document.active_element();
        field.select();
        let document: &web_sys::HtmlDocument = page.document.dyn_ref()?;
        let done = document.exec_command("copy").unwrap_or(false);
        field.remove();
        if let Some(focused) = focused {
            adopt::focus(&focused);
        }
        Some(done)
    };
    copy().unwrap_or(false)
}
