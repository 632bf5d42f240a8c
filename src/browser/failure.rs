//! Failure. The page's boot script learns of it by an exception; it puts the static parts back and tells the console.

use wasm_bindgen::JsValue;

/// Lets a panic leave its message on the root before it ends the module. The exception that follows does not carry it; the boot
/// script reads it there and tells the console once.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let document = web_sys::window().and_then(|window| window.document());
        let root = document.and_then(|document| document.query_selector(".jiedu").ok().flatten());
        if let Some(root) = root {
            let reason = JsValue::from_str(&info.to_string());
            let _ = js_sys::Reflect::set(&root, &JsValue::from_str("jieduReason"), &reason);
        }
    }));
}

/// Ends the widget by an exception: what called into the module does not go on.
pub fn give_up(reason: &str) -> ! {
    wasm_bindgen::throw_str(reason)
}
