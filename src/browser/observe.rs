//! Observers of size and nearness. Where a browser has none, the thing happens at once.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver,
};

use super::callback::function;
use crate::reactive::Slot;

/// How near a figure comes before it is mounted.
const NEAR: &str = "600px 0px";

/// Keeps a signal at the width of an element, in whole CSS pixels.
pub(super) fn width(element: &Element, width: Slot<usize>) {
    if !has("ResizeObserver") {
        return;
    }
    let observed = element.clone();
    let callback = function(move |_, _| {
        let now = super::page::width(&observed);
        // An element that left the page has no width, and keeps what it had.
        if now > 1 && width.try_get_untracked().is_some_and(|before| before != now) {
            width.set(now);
        }
    });
    if let Ok(observer) = ResizeObserver::new(&callback) {
        observer.observe(element);
    }
}

/// Calls back with each of these elements once, when it comes near the window.
pub(super) fn near(elements: impl Iterator<Item = Element>, then: impl Fn(Element) + 'static) {
    if !has("IntersectionObserver") {
        elements.for_each(then);
        return;
    }
    let callback = function(move |entries, observer| {
        for entry in list(entries).filter(IntersectionObserverEntry::is_intersecting) {
            let target = entry.target();
            observer.unchecked_ref::<IntersectionObserver>().unobserve(&target);
            then(target);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    // One observer for all: in every frame the browser works out the window anew for each that there is.
    if let Ok(observer) = IntersectionObserver::new_with_options(&callback, &options) {
        elements.for_each(|element| observer.observe(&element));
    }
}

/// Calls back with the upper edge of what a reader sees of these elements, in the page's coordinates, as it changes: in a frame
/// that does not scroll only this tells where the reader is.
pub(super) fn seen(elements: impl Iterator<Item = Element>, then: impl Fn(f64) + 'static) {
    if !has("IntersectionObserver") {
        return;
    }
    let mut tops: Vec<(Element, f64)> = Vec::new();
    let callback = function(move |entries, _| {
        for entry in list(entries) {
            let target = entry.target();
            tops.retain(|(element, _)| *element != target);
            if entry.is_intersecting() {
                tops.push((target, entry.intersection_rect().top()));
            }
        }
        if let Some(top) = tops.iter().map(|(_, top)| *top).reduce(f64::min) {
            then(top);
        }
    });
    let options = IntersectionObserverInit::new();
    // Often enough that a reader who scrolls through a long section is followed.
    let steps: js_sys::Array = (0..=20).map(|step| JsValue::from_f64(f64::from(step) / 20.0)).collect();
    options.set_threshold(&steps);
    if let Ok(observer) = IntersectionObserver::new_with_options(&callback, &options) {
        elements.for_each(|element| observer.observe(&element));
    }
}

/// The entries that an observer calls back with.
fn list(entries: JsValue) -> impl Iterator<Item = IntersectionObserverEntry> {
    js_sys::Array::from(&entries).into_iter().filter_map(|entry| entry.dyn_into().ok())
}

/// Whether the browser has a global of a name.
fn has(name: &str) -> bool {
    super::page::method(&js_sys::global(), name).is_some()
}
