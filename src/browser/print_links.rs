//! Printing: beside the heading of each part the link that leads there, as a QR code and in words.

use jiedu_core::link::scoped_id;
use leptos::prelude::*;
use web_sys::Element;

use super::page::{Page, listen, set_attribute};
use super::{address, mount, share};
use crate::state::ViewState;

/// Puts the links into the page when it is about to be printed; the style sheet shows them on paper only.
pub fn install(page: Page, state: ViewState) {
    listen(&page.window(), "beforeprint", move |_| {
        // A page on a disk that is published nowhere has no link that would help anybody.
        if !address::is_public(&address::published(page)) {
            return;
        }
        let part = untrack(|| state.shown());
        for section in part.sections.iter().filter(|section| section.level == 1) {
            let id = scoped_id(&part.id, &section.anchor);
            let heading = page.by_id(&id).and_then(|part| part.query_selector("h2").ok().flatten());
            let Some(heading) = heading else { continue };
            let printed = heading.next_element_sibling().filter(|next| next.class_name() == "printed-link");
            if let (None, Some(printed)) = (printed, link(page, &id)) {
                mount::mark_part(&printed);
                let _ = heading.after_with_node_1(&printed);
            }
        }
    });
}

/// The link of an id, as its code and in words.
fn link(page: Page, id: &str) -> Option<Element> {
    let link = address::link(page, id);
    let document = page.document();
    let line = document.create_element("p").ok()?;
    set_attribute(&line, "class", "printed-link");
    if let Some(code) = share::code(page, &link) {
        let picture = document.create_element("img").ok()?;
        set_attribute(&picture, "alt", "");
        set_attribute(&picture, "src", &code);
        line.append_child(&picture).ok()?;
    }
    line.append_child(&document.create_text_node(&link)).ok()?;
    Some(line)
}
