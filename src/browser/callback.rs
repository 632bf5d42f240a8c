//! What the browser calls back: listeners and functions, each of one type, for the reason of [`crate::reactive`].

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

use super::page::Page;
use crate::reactive::Hear;

/// Listens for as long as the page lives; what hears the event may prevent what the browser would do.
pub(super) fn listen(target: &EventTarget, event: &'static str, hear: impl Fn(&Event) + 'static) {
    fn erased(target: &EventTarget, event: &'static str, hear: Box<dyn Hear>) {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(target, event, options, move |event| hear.hear(event)).forget();
    }
    erased(target, event, Box::new(hear));
}

/// A function that scripts can call, with as many as two arguments; it goes when no script holds it any more.
pub(super) fn function(call: impl FnMut(JsValue, JsValue) + 'static) -> Function {
    fn erased(call: Box<dyn FnMut(JsValue, JsValue)>) -> Function {
        Closure::wrap(call).into_js_value().unchecked_into()
    }
    erased(Box::new(call))
}

/// Calls a function before the next frame is drawn; false where the browser refuses.
pub(super) fn next_frame(page: &Page, call: &Function) -> bool {
    page.window.request_animation_frame(call).is_ok()
}
