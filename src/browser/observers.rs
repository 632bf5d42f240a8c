//! Observers of size and nearness. Where a browser has none, the thing happens at once.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver,
};

use super::page::{self, Page};

/// How near a figure comes before it is mounted.
const NEAR: &str = "600px 0px";

/// How much of what has opened has to be in sight, in CSS pixels.
const ENOUGH: f64 = 320.0;

/// What a browser calls back with: the entries, and the observer.
type Callback = Closure<dyn FnMut(js_sys::Array, JsValue)>;

/// Calls back with the width of an element, in whole CSS pixels, whenever its size changes, for as long as the current owner lives.
///
/// It does so before the next frame and not while the browser tells of sizes: what is laid out anew changes the element's height,
/// and the browser would tell of that as an error. From disk WebKit shows no more of an error than that there was one, and
/// the boot script takes it for the widget's end.
pub fn resized(page: Page, element: &Element, then: impl Fn(u32) + Copy + 'static) {
    if !has("ResizeObserver") {
        return;
    }
    let observed = element.clone();
    let callback: Callback = Closure::new(move |_, _| {
        let observed = observed.clone();
        let tell = move || {
            let now = page::width(&observed);
            // An element that left the page has no width, and keeps what it had.
            if now > 1 {
                then(now);
            }
        };
        // A browser that refuses keeps the drawing as it is.
        page.before_frame(tell);
    });
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        on_cleanup_local((observer.clone(), callback), move || observer.disconnect());
    }
}

/// Calls back once with whether a reader sees what has just opened: its upper edge, and as much below it as begins to make sense.
/// In a frame that does not scroll only this tells what the host's window shows.
pub fn in_sight(element: &Element, mut then: impl FnMut(bool) + 'static) {
    if !has("IntersectionObserver") {
        return;
    }
    let callback: Callback = Closure::new(move |entries: js_sys::Array, observer: JsValue| {
        observer.unchecked_ref::<IntersectionObserver>().disconnect();
        for entry in list(&entries) {
            let (whole, seen) = (entry.bounding_client_rect(), entry.intersection_rect());
            let enough = whole.height().min(ENOUGH);
            then(entry.is_intersecting() && seen.top() <= whole.top() + 1.0 && enough <= seen.height() + 1.0);
        }
    });
    observe(std::iter::once(element.clone()), callback, &IntersectionObserverInit::new());
}

/// Calls back with each of these elements once, when it comes near the window.
pub fn near(elements: impl Iterator<Item = Element>, mut then: impl FnMut(Element) + 'static) {
    if !has("IntersectionObserver") {
        elements.for_each(then);
        return;
    }
    let callback: Callback = Closure::new(move |entries: js_sys::Array, observer: JsValue| {
        for entry in list(&entries).filter(IntersectionObserverEntry::is_intersecting) {
            let target = entry.target();
            observer.unchecked_ref::<IntersectionObserver>().unobserve(&target);
            then(target);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    // One observer for all: in every frame the browser works out the window anew for each observer that there is.
    observe(elements, callback, &options);
}

/// Calls back with the upper edge of what a reader sees of these elements, in the page's coordinates, as it changes: in a frame
/// that does not scroll only this tells where the reader is.
pub fn seen(elements: impl Iterator<Item = Element>, mut then: impl FnMut(f64) + 'static) {
    if !has("IntersectionObserver") {
        return;
    }
    let mut tops: Vec<(Element, f64)> = Vec::new();
    let callback: Callback = Closure::new(move |entries: js_sys::Array, _| {
        for entry in list(&entries) {
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
    // Often enough that a reader who scrolls through a long section is noticed.
    let steps: js_sys::Array = (0..=20).map(|step| JsValue::from_f64(f64::from(step) / 20.0)).collect();
    options.set_threshold(&steps);
    observe(elements, callback, &options);
}

fn observe(elements: impl Iterator<Item = Element>, callback: Callback, options: &IntersectionObserverInit) {
    let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), options);
    if let Ok(observer) = observer {
        elements.for_each(|element| observer.observe(&element));
        on_cleanup_local((observer.clone(), callback), move || observer.disconnect());
    }
}

/// Keeps something until the current owner is gone, and then runs.
fn on_cleanup_local(kept: impl Sized + 'static, run: impl FnOnce() + 'static) {
    struct Guard<T, F: FnOnce()>(#[allow(dead_code, reason = "kept alive")] T, Option<F>);
    impl<T, F: FnOnce()> Drop for Guard<T, F> {
        fn drop(&mut self) {
            if let Some(run) = self.1.take() {
                run();
            }
        }
    }
    StoredValue::new_local(Guard(kept, Some(run)));
}

/// The entries that an observer calls back with.
fn list(entries: &js_sys::Array) -> impl Iterator<Item = IntersectionObserverEntry> {
    entries.to_vec().into_iter().filter_map(|entry| entry.dyn_into().ok())
}

/// Whether the browser has a global of a name.
fn has(name: &str) -> bool {
    page::method(&js_sys::global(), name).is_some()
}
