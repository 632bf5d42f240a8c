//! Copying a text: by the clipboard, by the old command, and where both are refused by showing it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::page::{Page, focus, method, property};
use crate::state::{Copied, Notice, ViewState};

/// The clipboard: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct Clipboard {
    page: Page,
    state: ViewState,
}

impl Clipboard {
    /// The clipboard of a page.
    pub fn new(page: Page, state: ViewState) -> Self {
        Self { page, state }
    }

    /// Copies a text and tells the reader what came of it.
    pub fn copy(self, text: String, what: Copied) {
        // In a frame the clipboard is mostly closed, and by the time it says so the click is over.
        if self.page.is_framed() && self.copy_by_command(&text) {
            self.state.notice.set(Some(Notice::Copied(what)));
            return;
        }
        let navigator = self.page.window().navigator();
        let clipboard = property(&navigator, "clipboard").filter(JsValue::is_object);
        let written = clipboard.and_then(|clipboard| {
            Some(method(&clipboard, "writeText")?.call1(&clipboard, &JsValue::from_str(&text)))
        });
        spawn_local(async move {
            let is_copied = settled(written).await.is_ok() || self.copy_by_command(&text);
            self.state.notice.set(Some(if is_copied {
                Notice::Copied(what)
            } else {
                Notice::CopyFailed(text)
            }));
        });
    }

    /// Copies by the old command, which works from a click in frames where the clipboard is closed.
    fn copy_by_command(self, text: &str) -> bool {
        let copy = || -> Option<bool> {
            let document = self.page.document();
            // A field of one line would lose the lines of a citation or a snippet.
            let field = document.create_element("textarea").ok()?;
            let field: web_sys::HtmlTextAreaElement = field.dyn_into().ok()?;
            field.set_value(text);
            field.set_class_name("offscreen");
            self.page.root().append_child(&field).ok()?;
            let focused = document.active_element();
            field.select();
            let done = document.dyn_ref::<web_sys::HtmlDocument>()?.exec_command("copy").unwrap_or(false);
            field.remove();
            if let Some(focused) = focused {
                focus(&focused);
            }
            Some(done)
        };
        copy().unwrap_or(false)
    }
}

/// Waits for the promise that a call has returned; what the browser has no means for counts as refused, and so does what it
/// throws at once.
///
/// # Errors
/// What the browser refuses with; undefined where it has no means.
pub async fn settled(called: Option<Result<JsValue, JsValue>>) -> Result<JsValue, JsValue> {
    let promise = called.unwrap_or(Err(JsValue::UNDEFINED))?;
    JsFuture::from(js_sys::Promise::resolve(&promise)).await
}
