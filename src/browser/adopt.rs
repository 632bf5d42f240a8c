//! Mounting detached and swapping in: the static page stays whole until its successor is ready.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::html;
use super::page::{Page, set_attribute};
use crate::view;

/// Mounts a view of one root element outside the document and returns that element.
///
/// Boxed: what mounts a view is instantiated for each of its types, and readers download every instance.
pub(super) fn mount(page: &Page, view: Box<dyn FnOnce() -> View<view::Element>>) -> Result<Element, JsValue> {
    let host: web_sys::HtmlElement =
        page.document.create_element("div")?.dyn_into().map_err(|_| JsValue::from_str("no div"))?;
    mount_to(host.clone(), view).forget();
    let element = host.first_element_child().ok_or("a part mounted nothing")?;
    element.remove();
    Ok(element)
}

/// Puts a live part in the place of a static one; focus inside goes over to what stands for the same thing.
pub(super) fn swap(page: &Page, old: &Element, new: &Element) -> Result<(), JsValue> {
    let focused = page.document.active_element().filter(|element| old.contains(Some(element)));
    let parent = old.parent_node().ok_or("a part left the page before it was adopted")?;
    parent.replace_child(new, old)?;
    mark(new, Some(old));
    if let Some(focused) = focused {
        let twin = twin(&focused, new).unwrap_or_else(|| new.clone());
        focus(&twin);
    }
    Ok(())
}

/// Adds a live part that stands for no static one.
pub(super) fn add(page: &Page, new: &Element) -> Result<(), JsValue> {
    mark(new, None);
    page.root.append_child(new).map(drop)
}

/// Marks a live part and keeps with it the static part that it stands for: the page's boot script puts that one back where
/// the widget fails, which the widget itself no longer can.
pub(super) fn mark(new: &Element, old: Option<&Element>) {
    set_attribute(new, "data-jiedu-part", "");
    if let Some(old) = old {
        let _ = js_sys::Reflect::set(new, &JsValue::from_str("jieduStatic"), old);
    }
}

/// The element of a new part that stands for one of the old part.
fn twin(focused: &Element, new: &Element) -> Option<Element> {
    let href = focused.get_attribute("href")?;
    let mut selector = String::from("[href=\"");
    selector.push_str(&href);
    selector.push_str("\"]");
    new.query_selector(&selector).ok().flatten()
}

/// Focuses an element where it is, without scrolling to it.
pub(super) fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    match html(element) {
        Some(element) => drop(element.focus_with_options(&options)),
        None => {
            if let Some(element) = element.dyn_ref::<web_sys::SvgElement>() {
                let _ = element.focus();
            }
        }
    }
}
