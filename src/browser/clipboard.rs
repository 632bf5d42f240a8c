//! Copying a text: by the clipboard, by the old command, and where both are refused by showing it.

use gloo_events::{EventListener, EventListenerOptions};
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
        self.take(text, None, what);
    }

    /// Copies a table as text and as HTML: what it is pasted into takes what it understands.
    pub fn copy_table(self, text: String, html: String) {
        self.take(text, Some(html), Copied::Table);
    }

    fn take(self, text: String, html: Option<String>, what: Copied) {
        // In a frame the clipboard is mostly closed, and by the time it says so the click is over.
        if self.page.is_framed() && self.copy_by_command(&text, html.clone()) {
            self.state.notice.set(Some(Notice::Copied(what)));
            return;
        }
        let navigator = self.page.window().navigator();
        let clipboard = property(&navigator, "clipboard").filter(JsValue::is_object);
        let written = clipboard.and_then(|clipboard| match &html {
            Some(html) => Some(
                method(&clipboard, "write")?.call1(&clipboard, &js_sys::Array::of1(&self.item(&text, html)?)),
            ),
            None => Some(method(&clipboard, "writeText")?.call1(&clipboard, &JsValue::from_str(&text))),
        });
        spawn_local(async move {
            let is_copied = settled(written).await.is_ok() || self.copy_by_command(&text, html);
            self.state.notice.set(Some(if is_copied {
                Notice::Copied(what)
            } else {
                Notice::CopyFailed(text)
            }));
        });
    }

    /// A text in two forms, as the clipboard takes them; none where it takes only one.
    fn item(self, text: &str, html: &str) -> Option<JsValue> {
        let forms = js_sys::Object::new();
        for (kind, text) in [("text/plain", text), ("text/html", html)] {
            let options = web_sys::BlobPropertyBag::new();
            options.set_type(kind);
            let parts = js_sys::Array::of1(&JsValue::from_str(text));
            let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
            js_sys::Reflect::set(&forms, &JsValue::from_str(kind), &blob).ok()?;
        }
        let make = method(&self.page.window(), "ClipboardItem")?;
        js_sys::Reflect::construct(&make, &js_sys::Array::of1(&forms)).ok()
    }

    /// Copies by the old command, which works from a click in frames where the clipboard is closed.
    fn copy_by_command(self, text: &str, html: Option<String>) -> bool {
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
            // The event is the way to give more than the text that is selected.
            let plain = text.to_owned();
            let listener = html.map(|html| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&field, "copy", options, move |event| {
                    let data = property(event, "clipboardData");
                    let set = data.as_ref().and_then(|data| method(data, "setData"));
                    let (Some(data), Some(set)) = (data, set) else { return };
                    event.prevent_default();
                    for (kind, text) in [("text/plain", &plain), ("text/html", &html)] {
                        let _ = set.call2(&data, &JsValue::from_str(kind), &JsValue::from_str(text));
                    }
                })
            });
            let done = document.dyn_ref::<web_sys::HtmlDocument>()?.exec_command("copy").unwrap_or(false);
            drop(listener);
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
