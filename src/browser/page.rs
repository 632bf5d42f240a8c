//! The page: its window, its document, the widget's root.

use std::cell::{Cell, OnceCell};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Window};

use crate::state::ViewState;

/// The page that the widget lives in.
pub(super) struct Page {
    pub(super) window: Window,
    pub(super) document: Document,
    /// The widget's root element.
    pub(super) root: Element,
    /// Whether the page is in a frame.
    pub(super) framed: bool,
    owner: OnceCell<Owner>,
    state: Cell<Option<ViewState>>,
}

thread_local! {
    static PAGE: OnceCell<Option<&'static Page>> = const { OnceCell::new() };
}

impl Page {
    /// The page with its widget; none where there is no widget in it.
    pub(super) fn find() -> Option<&'static Page> {
        PAGE.with(|page| {
            *page.get_or_init(|| {
                let window = web_sys::window()?;
                let document = window.document()?;
                let root = document.query_selector(".jiedu").ok()??;
                let framed = window.parent().ok().flatten().is_none_or(|parent| parent != window);
                let (owner, state) = (OnceCell::new(), Cell::new(None));
                Some(&*Box::leak(Box::new(Page { window, document, root, framed, owner, state })))
            })
        })
    }

    /// Keeps the state for those that come later, such as figures that are mounted when they come near.
    pub(super) fn keep(&self, state: ViewState) {
        self.state.set(Some(state));
        if let Some(owner) = Owner::current() {
            // A second call changes nothing: the first owner is the widget's.
            let _ = self.owner.set(owner);
        }
    }

    /// The state, once there is one.
    pub(super) fn state(&self) -> Option<ViewState> {
        self.state.get()
    }

    /// Runs with the widget's owner, so that what is made lives as long as the widget.
    pub(super) fn with_owner<T>(&self, run: impl FnOnce() -> T) -> T {
        match self.owner.get() {
            Some(owner) => owner.with(run),
            None => run(),
        }
    }

    /// The first element in the widget that a selector finds.
    pub(super) fn query(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).ok().flatten()
    }

    /// All elements in the widget that a selector finds.
    pub(super) fn query_all(&self, selector: &str) -> Vec<Element> {
        all(&self.root, selector)
    }

    /// The element of an id.
    pub(super) fn by_id(&self, id: &str) -> Option<Element> {
        self.document.get_element_by_id(id)
    }

    /// Shows one briefing.
    pub(super) fn show(&self, briefing: &str) {
        if self.root.get_attribute("data-jiedu-show").as_deref() != Some(briefing) {
            set_attribute(&self.root, "data-jiedu-show", briefing);
        }
        // Found near the head of the page: the whole of it is not searched at every jump.
        let Some(switch) = self.query(".switch") else { return };
        for link in all(&switch, "a") {
            if link.get_attribute("data-briefing").as_deref() == Some(briefing) {
                set_attribute(&link, "aria-current", "page");
            } else {
                let _ = link.remove_attribute("aria-current");
            }
        }
    }

    /// Height of the window in CSS pixels.
    pub(super) fn height(&self) -> f64 {
        self.window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
    }

    /// How far the window is scrolled.
    pub(super) fn scroll(&self) -> f64 {
        self.window.scroll_y().unwrap_or(0.0)
    }

    /// How far the window can be scrolled on.
    pub(super) fn left(&self) -> f64 {
        let whole =
            self.document.document_element().map_or(0.0, |element| f64::from(element.scroll_height()));
        (whole - self.height() - self.scroll()).max(0.0)
    }

    /// Leaves a mark on the page's timeline.
    pub(super) fn mark(&self, name: &str) {
        if let Some(performance) = self.window.performance() {
            let _ = performance.mark(name);
        }
    }
}

/// All elements in one that a selector finds.
pub(super) fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = within.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|idx| list.item(idx)).filter_map(|node| node.dyn_into().ok()).collect()
}

/// A property of an object of the browser's, which it may lack.
pub(super) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()
}

/// A method of an object of the browser's, which it may lack.
pub(super) fn method(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    property(object, name)?.dyn_into().ok()
}

/// Sets an attribute; a page that refuses one goes without it.
pub(super) fn set_attribute(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Width of an element in CSS pixels, with its fractions cut off.
pub(super) fn width(element: &Element) -> usize {
    element.client_width().max(1) as usize
}
