//! The frame that the page stands in, if it does. The page's own frame script (`frame.js`) holds the conversation with the host,
//! because a page that stays static needs it as well; the widget finds that script on the root.

use jiedu_core::link::{Resolution, resolve};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::page::{Page, closest, listen, method, property, target_of};
use crate::state::ViewState;

/// Attribute of the root: a place that the host has requested and that the page has not gone to yet.
const REQUEST: &str = "data-jiedu-request";

/// Whether the frame is as high as its content: then nothing scrolls in it and nothing sticks to its edges.
pub fn is_tall(page: Page) -> bool {
    page.root().get_attribute("data-jiedu-frame").as_deref() == Some("tall")
}

/// Calls back with each place that the host requests, and keeps what opens over the page near to where the reader is.
pub fn install(page: Page, state: ViewState, go: impl Fn(&str) + 'static) {
    listen(&page.root(), "jiedu-request", move |_| {
        if let Some(id) = take_request(page, state) {
            go(&id);
        }
    });
    for name in ["click", "focusin"] {
        listen(&page.root(), name, move |event| {
            if let Some(target) = target_of(event) {
                stand_at(page, &target);
            }
        });
    }
}

/// The place that the host has requested, once; none where the page does not have it: it is another briefing's on the same host.
pub fn take_request(page: Page, state: ViewState) -> Option<String> {
    let request = page.root().get_attribute(REQUEST)?;
    let _ = page.root().remove_attribute(REQUEST);
    let found = resolve(&state.payload().briefings, state.briefing.get_untracked(), &request);
    matches!(found, Resolution::Found(_)).then_some(request)
}

/// In a tall frame, what opens over the page opens below this element, and notices appear beside it.
pub fn stand_at(page: Page, element: &Element) {
    let root = page.root();
    // What was pressed may have closed with what it opened.
    let is_seen = 0 < element.get_client_rects().length();
    let Some(root) = root.dyn_ref::<HtmlElement>().filter(|_| is_seen && is_tall(page)) else { return };
    let below = element.get_bounding_client_rect().bottom() - root.get_bounding_client_rect().top();
    let at = format!("{}px", below.max(0.0) as u32);
    let _ = root.style().set_property("--jiedu-near", &at);
    // What has opened does not move with what is done in it.
    if closest(element, ".panel, .notice, .share, .tool-beside").is_none() {
        let _ = root.style().set_property("--jiedu-at", &at);
    }
}

/// Brings an element of the page before the reader who asked for it, by the host where the frame does not scroll.
pub fn scroll_to(page: Page, element: &Element, id: &str) {
    if !(page.is_framed() && call(page, "reveal", element, &JsValue::from_str(id))) {
        element.scroll_into_view();
    }
}

/// Tells the host where the reader is: `section` when they scrolled there, `goto` when they chose it.
pub fn post(page: Page, event: &str, id: &str) {
    call(page, "post", &JsValue::from_str(event), &JsValue::from_str(id));
}

/// The host's address; empty where it is unknown or unproven.
pub fn host(page: Page) -> String {
    let host = script(page).and_then(|script| property(&script, "host")).and_then(|host| host.as_string());
    host.unwrap_or_default()
}

fn script(page: Page) -> Option<JsValue> {
    property(&page.root(), "jieduFrame").filter(JsValue::is_object)
}

fn call(page: Page, name: &str, first: &JsValue, second: &JsValue) -> bool {
    let Some(script) = script(page) else { return false };
    method(&script, name).is_some_and(|function| function.call2(&script, first, second).is_ok())
}
