//! Failure. The boot script of the page is told by an exception; it puts the static parts back and tells the console.

use wasm_bindgen::JsValue;

use super::page::{Page, property};

/// Lets a panic leave word of what it was before it ends the module: the exception that follows knows nothing of it, and the boot
/// script tells the console once.
pub(super) fn install() {
    std::panic::set_hook(Box::new(|info| {
        if let Some(page) = Page::find() {
            let reason = JsValue::from_str(&info.to_string());
            let _ = js_sys::Reflect::set(&page.root, &JsValue::from_str("jieduReason"), &reason);
        }
    }));
}

/// Ends the start of the widget.
pub(super) fn give_up(reason: &str) -> ! {
    wasm_bindgen::throw_str(reason)
}

/// What a refusal of the browser says of itself.
pub(super) fn reason(error: &JsValue) -> String {
    let message = property(error, "message");
    message.and_then(|message| message.as_string()).or_else(|| error.as_string()).unwrap_or_default()
}
