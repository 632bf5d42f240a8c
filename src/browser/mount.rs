//! Mounting: a living part is built outside the document, and then replaces the static one.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlTemplateElement};

use super::failure;
use super::page::{Page, closest, focus, reason, set_attribute};

/// Mounts a view of one root element outside the document and returns that element. The view lives as long as the current owner.
///
/// # Errors
/// Where the browser refuses, or the view has no root element.
pub fn mount(page: Page, view: impl FnOnce() -> AnyView + 'static) -> Result<Element, JsValue> {
    let host: HtmlElement =
        page.document().create_element("div")?.dyn_into().map_err(|_| JsValue::from_str("no div"))?;
    let handle = mount_to(host.clone(), view);
    let element = host.first_element_child().ok_or("a part mounted nothing")?;
    element.remove();
    StoredValue::new_local(handle);
    Ok(element)
}

/// Puts a living part in the place of a static one; focus inside moves to the element that stands for the same thing.
///
/// # Errors
/// Where the static part is no longer in the page, or the browser refuses.
pub fn replace(page: Page, old: &Element, new: &Element) -> Result<(), JsValue> {
    let focused = page.document().active_element().filter(|element| old.contains(Some(element)));
    let parent = old.parent_node().ok_or("a part left the page before it was replaced")?;
    let template = page.document().create_element("template")?;
    set_attribute(&template, "data-jiedu-static", "");
    new.append_child(&template)?;
    parent.replace_child(new, old)?;
    mark_part(new);
    if let Err(error) = keep(&template, old) {
        parent.replace_child(old, new)?;
        return Err(error);
    }
    if let Some(focused) = focused {
        focus(&counterpart(&focused, new).unwrap_or_else(|| new.clone()));
    }
    Ok(())
}

/// Mounts under an owner, so that what is mounted outlives the effect or the event that asked for it. The widget ends where that
/// fails.
pub fn under(owner: Option<&Owner>, mount: impl FnOnce() -> Result<(), JsValue>) {
    let done = match owner {
        Some(owner) => owner.with(mount),
        None => mount(),
    };
    if let Err(error) = done {
        failure::give_up(&reason(&error));
    }
}

/// Adds a living part that replaces no static one.
///
/// # Errors
/// Where the browser refuses.
pub fn add(page: Page, new: &Element) -> Result<(), JsValue> {
    mark_part(new);
    page.root().append_child(new).map(drop)
}

/// Marks a living part, for the page's boot script: where the widget fails it takes the part away, or puts the static one back that
/// the part keeps. A module that has trapped can no longer do so itself.
pub fn mark_part(new: &Element) {
    set_attribute(new, "data-jiedu-part", "");
}

/// Keeps the static part in the living one, in a template: there it is in every copy that is made of the page.
fn keep(template: &Element, old: &Element) -> Result<(), JsValue> {
    let template = template.dyn_ref::<HtmlTemplateElement>().ok_or("no template")?;
    template.content().append_child(old).map(drop)
}

/// The element of a new part that stands for one of the old part: the link to the same place.
fn counterpart(focused: &Element, new: &Element) -> Option<Element> {
    let link = closest(focused, "[href]")?;
    new.query_selector(&format!("[href=\"{}\"]", link.get_attribute("href")?)).ok().flatten()
}
