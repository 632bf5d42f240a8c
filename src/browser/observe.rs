//! Observers of size and nearness. Where a browser has none, the thing happens at once.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver,
};

/// How near a figure comes before it is mounted.
const NEAR: &str = "600px 0px";

/// Keeps a signal at the width of an element, in whole CSS pixels.
pub(super) fn width(element: &Element, width: RwSignal<f64>) {
    if !has("ResizeObserver") {
        return;
    }
    let observed = element.clone();
    let callback = Closure::<dyn FnMut()>::new(move || {
        let now = super::page::width(&observed);
        // An element that left the page has no width, and keeps what it had.
        if now > 1.0 && width.try_get_untracked().is_some_and(|before| before != now) {
            width.set(now);
        }
    });
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        callback.forget();
    }
}

/// Calls back once, when an element comes near the window.
pub(super) fn near(element: &Element, then: impl FnOnce(Element) + 'static) {
    if !has("IntersectionObserver") {
        then(element.clone());
        return;
    }
    let mut then = Some(then);
    let callback = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: IntersectionObserver| {
            let near = entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
            for entry in near.filter(IntersectionObserverEntry::is_intersecting) {
                if let Some(then) = then.take() {
                    observer.disconnect();
                    then(entry.target());
                }
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    if let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options)
    {
        observer.observe(element);
        callback.forget();
    }
}

/// Whether the browser has a global of a name.
fn has(name: &str) -> bool {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str(name)).is_ok_and(|found| found.is_function())
}
