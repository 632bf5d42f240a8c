//! The page: its window, its document, the widget's root, and small helpers around web-sys.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use jiedu_core::payload::MeetingDate;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Window};

/// Width of the window from which the navigator is a column, as the style sheet has it.
const WIDE: f64 = 1100.0;

/// The page that the widget lives in: a handle that closures copy. It is valid for as long as the widget's owner.
///
/// What looks into it is never inlined: it is called from a hundred places.
#[derive(Clone, Copy)]
pub struct Page(StoredValue<Inner, LocalStorage>);

struct Inner {
    window: Window,
    document: Document,
    root: Element,
    is_framed: bool,
}

impl Page {
    /// The page with its widget; none where there is no widget in it.
    pub fn find() -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let root = document.query_selector(".jiedu").ok()??;
        let is_framed = window.parent().ok().flatten().is_none_or(|parent| parent != window);
        Some(Self(StoredValue::new_local(Inner { window, document, root, is_framed })))
    }

    /// The window.
    #[inline(never)]
    pub fn window(self) -> Window {
        self.0.with_value(|inner| inner.window.clone())
    }

    /// The document.
    #[inline(never)]
    pub fn document(self) -> Document {
        self.0.with_value(|inner| inner.document.clone())
    }

    /// The widget's root element.
    #[inline(never)]
    pub fn root(self) -> Element {
        self.0.with_value(|inner| inner.root.clone())
    }

    /// Whether the page is in a frame.
    #[inline(never)]
    pub fn is_framed(self) -> bool {
        self.0.with_value(|inner| inner.is_framed)
    }

    /// The first element in the widget that a selector finds.
    pub fn query(self, selector: &str) -> Option<Element> {
        self.root().query_selector(selector).ok().flatten()
    }

    /// All elements in the widget that a selector finds.
    pub fn query_all(self, selector: &str) -> Vec<Element> {
        query_all(&self.root(), selector)
    }

    /// The element of an id.
    pub fn by_id(self, id: &str) -> Option<Element> {
        self.document().get_element_by_id(id)
    }

    /// The text of the element of an id; empty where there is none.
    pub fn text_of(self, id: &str) -> String {
        self.by_id(id).and_then(|element| element.text_content()).unwrap_or_default()
    }

    /// What has the focus; none where nothing has it.
    pub fn focused(self) -> Option<Element> {
        self.document().active_element().filter(|element| element.tag_name() != "BODY")
    }

    /// Focuses the mark of a drawing.
    pub fn focus_mark(self, figure_id: &str, mark: usize) {
        let figure = self.by_id(figure_id);
        let found = figure.and_then(|it| it.query_selector(&format!("[data-mark=\"{mark}\"]")).ok()?);
        if let Some(mark) = found {
            focus(&mark);
        }
    }

    /// Shows one briefing, by whose title the page goes, and marks it in the switch.
    pub fn show(self, briefing: &str, title: &str) {
        if self.document().title() != title {
            self.document().set_title(title);
        }
        if self.root().get_attribute("data-jiedu-show").as_deref() != Some(briefing) {
            set_attribute(&self.root(), "data-jiedu-show", briefing);
        }
        // Found near the head of the page: the whole of it is not searched at every jump.
        let Some(switch) = self.query(".switch") else { return };
        for link in query_all(&switch, "a") {
            if link.get_attribute("data-briefing").as_deref() == Some(briefing) {
                set_attribute(&link, "aria-current", "page");
            } else {
                let _ = link.remove_attribute("aria-current");
            }
        }
    }

    /// Size of running text in CSS pixels; 0 where the browser does not tell.
    pub fn font_size(self) -> f64 {
        let style = self.window().get_computed_style(&self.root()).ok().flatten();
        let size = style.and_then(|style| style.get_property_value("font-size").ok());
        // Read by the browser: the tables that Rust reads a fraction with are 14 KB of the download.
        size.map_or(0.0, |size| js_sys::parse_float(&size))
    }

    /// Whether the style sheet displays an element, which its ancestors may hide all the same.
    pub fn is_displayed(self, element: &Element) -> bool {
        let style = self.window().get_computed_style(element).ok().flatten();
        style.and_then(|style| style.get_property_value("display").ok()).is_some_and(|it| it != "none")
    }

    /// Height of the window in CSS pixels.
    pub fn height(self) -> f64 {
        self.window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
    }

    /// Whether the window has a column for the navigator, and tools stand beside the text and not over it.
    pub fn is_wide(self) -> bool {
        self.window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= WIDE)
    }

    /// How far the window is scrolled.
    pub fn scroll(self) -> f64 {
        self.window().scroll_y().unwrap_or(0.0)
    }

    /// How far the window can still be scrolled.
    pub fn scroll_left(self) -> f64 {
        let whole = self.document().document_element().map_or(0.0, |it| f64::from(it.scroll_height()));
        (whole - self.height() - self.scroll()).max(0.0)
    }

    /// Milliseconds since the page was opened.
    pub fn now(self) -> f64 {
        self.window().performance().map_or(0.0, |performance| performance.now())
    }

    /// The day on the reader's clock.
    pub fn today(self) -> MeetingDate {
        let now = js_sys::Date::new_0();
        let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
        MeetingDate { year: year as u16, month: month as u8, day: day as u8, inferred: false }
    }

    /// Leaves a mark on the page's timeline.
    pub fn mark(self, name: &str) {
        if let Some(performance) = self.window().performance() {
            let _ = performance.mark(name);
        }
    }

    /// Runs before the next frame is drawn; false where the browser refuses.
    pub fn before_frame(self, run: impl FnOnce() + 'static) -> bool {
        let run: Box<dyn FnOnce()> = Box::new(run);
        let callback: JsValue = Closure::once_into_js(run);
        self.window().request_animation_frame(callback.unchecked_ref()).is_ok()
    }
}

/// Listens to an event until the current owner is gone; the listener may prevent what the browser would do.
pub fn listen(target: &EventTarget, name: &'static str, hear: impl FnMut(&Event) + 'static) {
    let mut hear: Box<dyn FnMut(&Event)> = Box::new(hear);
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(target, name, options, move |event| hear(event));
    StoredValue::new_local(listener);
}

/// The same for an event that does not bubble, wherever in the target it happens.
pub fn listen_within(target: &EventTarget, name: &'static str, hear: impl FnMut(&Event) + 'static) {
    let mut hear: Box<dyn FnMut(&Event)> = Box::new(hear);
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    let listener = EventListener::new_with_options(target, name, options, move |event| hear(event));
    StoredValue::new_local(listener);
}

/// Runs now and whenever a signal that it read changes, until the current owner is gone: `Effect` with its closure boxed, because
/// it is compiled for each type of closure.
pub fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// The element that an event is about.
pub fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// All elements in one that a selector finds.
pub fn query_all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = within.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|idx| list.item(idx)?.dyn_into().ok()).collect()
}

/// The first element around one, itself included, that a selector finds.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// A property of an object of the browser's, which it may lack.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()
}

/// A method of an object of the browser's, which it may lack.
pub fn method(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    property(object, name)?.dyn_into().ok()
}

/// Sets an attribute; a page that refuses one goes without it.
pub fn set_attribute(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Width of an element in whole CSS pixels.
pub fn width(element: &Element) -> u32 {
    element.client_width().max(1) as u32
}

/// Scrolls an element into sight, no further than needed.
pub fn bring_near(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Focuses an element where it is, without scrolling to it.
pub fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    } else if let Some(element) = element.dyn_ref::<web_sys::SvgElement>() {
        let _ = element.focus();
    }
}

/// What a failure of the browser says of itself.
pub fn reason(error: &JsValue) -> String {
    let message = property(error, "message");
    message.and_then(|message| message.as_string()).or_else(|| error.as_string()).unwrap_or_default()
}
