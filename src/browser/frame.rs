//! The frame that the page stands in, if it does. The conversation with the host is held by the page's own frame script
//! (`frame.js`), which a page that stays static needs as well; the widget finds it on the root.

use jiedu_core::link::{Resolution, resolve};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::callback::listen;
use super::page::{Page, method, property};
use super::{address, html};
use crate::state::ViewState;

/// What a host asked for that has not been gone to yet.
const ASKED: &str = "data-jiedu-request";

/// Whether the frame is as high as its content: then nothing scrolls in it and nothing sticks to its edges.
pub(super) fn is_tall(page: &Page) -> bool {
    page.root.get_attribute("data-jiedu-frame").as_deref() == Some("tall")
}

/// Goes to what the host asks for. What the page does not have is another briefing's on the same host.
pub(super) fn follow(page: &'static Page, state: ViewState) {
    listen(&page.root, "jiedu-request", move |_| {
        if let Some(id) = asked(page, state) {
            address::go(page, state, &id, false);
        }
    });
    for name in ["click", "focusin"] {
        listen(&page.root, name, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(target) = target {
                stand_at(page, &target);
            }
        });
    }
}

/// The place that a host asked for, once.
pub(super) fn asked(page: &Page, state: ViewState) -> Option<String> {
    let asked = page.root.get_attribute(ASKED)?;
    let _ = page.root.remove_attribute(ASKED);
    let found = resolve(&state.payload.briefings, state.briefing.get_untracked(), &asked);
    matches!(found, Resolution::Found(_)).then_some(asked)
}

/// In a tall frame, what opens over the page opens below this element, and notices appear beside it.
pub(super) fn stand_at(page: &Page, element: &Element) {
    let Some(root) = html(&page.root).filter(|_| is_tall(page)) else { return };
    let below = element.get_bounding_client_rect().bottom() - root.get_bounding_client_rect().top();
    let mut at = (below.max(0.0) as u32).to_string();
    at.push_str("px");
    let _ = root.style().set_property("--jiedu-near", &at);
    // What has opened is not to move with what is done in it.
    if element.closest(".panel, .notice, .share").is_ok_and(|inside| inside.is_none()) {
        let _ = root.style().set_property("--jiedu-at", &at);
    }
}

/// Brings an element of the page before the reader, by the host where the frame does not scroll; whether there is a frame.
pub(super) fn reveal(page: &Page, element: &Element, id: &str) -> bool {
    call(page, "reveal", element, &JsValue::from_str(id))
}

/// Tells the host where the reader is: `section` when they scrolled there, `goto` when they chose it.
pub(super) fn tell(page: &Page, event: &str, id: &str) {
    call(page, "post", &JsValue::from_str(event), &JsValue::from_str(id));
}

/// The host's address; empty where it is unknown or unproven.
pub(super) fn host(page: &Page) -> String {
    let host = script(page).and_then(|script| property(&script, "host")).and_then(|host| host.as_string());
    host.unwrap_or_default()
}

fn script(page: &Page) -> Option<JsValue> {
    property(&page.root, "jieduFrame").filter(JsValue::is_object)
}

fn call(page: &Page, name: &str, first: &JsValue, second: &JsValue) -> bool {
    let Some(script) = script(page) else { return false };
    method(&script, name).is_some_and(|function| function.call2(&script, first, second).is_ok())
}
