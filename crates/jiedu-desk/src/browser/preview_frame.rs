//! The page in its frame. A new page is loaded behind the one that is shown and takes its place when it is ready, at the place
//! where the editor was.

use gloo_events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlIFrameElement, MessageEvent};

/// The type of every message between the desk and the page in its preview.
const TYPE: &str = "jiedu:desk";

/// What the page tells.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Told {
    /// How far it is scrolled, in pixels.
    Place(f64),
    /// The element that was clicked: a fact, a figure or a section, by its id.
    Picked(Picked),
}

/// What was clicked in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Picked {
    /// A number, by its anchor.
    Fact(String),
    /// A figure, by its id.
    Figure(String),
    /// A section, by its anchor.
    Section(String),
}

/// Hears what the pages in frames tell; the first argument is the frame that told it.
pub(crate) fn hear(
    frames: impl Fn() -> Vec<HtmlIFrameElement> + 'static,
    told: impl Fn(usize, Told) + 'static,
) {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let Some(source) = event.source() else { return };
        let source: &JsValue = source.as_ref();
        let from = frames().iter().position(|frame| {
            frame.content_window().is_some_and(|window| AsRef::<JsValue>::as_ref(&window) == source)
        });
        if let (Some(from), Some(message)) = (from, read(&event.data())) {
            told(from, message);
        }
    })
    .forget();
}

fn read(data: &JsValue) -> Option<Told> {
    let field = |name: &str| Reflect::get(data, &name.into()).ok();
    let text = |name: &str| field(name)?.as_string();
    if !data.is_object() || text("type")? != TYPE {
        return None;
    }
    match text("ev")?.as_str() {
        "place" => field("y")?.as_f64().map(Told::Place),
        "picked" => {
            let fact = text("fact").map(Picked::Fact);
            let figure = || text("figure").map(Picked::Figure);
            let section = || text("section").map(Picked::Section);
            fact.or_else(figure).or_else(section).map(Told::Picked)
        }
        _ => None,
    }
}

/// Brings the page in a frame to a place.
pub(crate) fn go(frame: &HtmlIFrameElement, y: f64) {
    post(frame, &[("ev", "go".into()), ("y", y.into())]);
}

/// Brings the element of an id before the editor.
pub(crate) fn show(frame: &HtmlIFrameElement, id: &str) {
    post(frame, &[("ev", "show".into()), ("id", id.into())]);
}

fn post(frame: &HtmlIFrameElement, fields: &[(&str, JsValue)]) {
    let Some(window) = frame.content_window() else { return };
    let message = Object::new();
    let _ = Reflect::set(&message, &"type".into(), &TYPE.into());
    for (name, value) in fields {
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    // A sandboxed page has no origin that could be named.
    let _ = window.post_message(&message, "*");
}
