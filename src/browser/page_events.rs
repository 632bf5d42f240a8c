//! What the reader does anywhere in the page: links, keys, and the contents sheet of a phone.

use jiedu_core::link::scoped_id;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::fact_panel::FactPanel;
use super::page::{Page, closest, effect, focus, listen, set_attribute, target_of};
use super::router::Router;
use super::search::Search;
use super::share::Sharing;
use super::tool_place::ToolPlace;
use crate::state::ViewState;

/// Listens to clicks on links of the page.
pub fn install_links(page: Page, router: Router, panel: FactPanel, sharing: Sharing) {
    listen(&page.root(), "click", move |event| {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let is_modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || is_modified {
            return;
        }
        let Some(link) = target_of(event).and_then(|target| closest(&target, "a[href^=\"#\"]")) else {
            return;
        };
        let Some(href) = link.get_attribute("href") else { return };
        let id = href.trim_start_matches('#');
        // Mandatory where the page is a srcdoc frame: there a fragment would load the host into itself.
        event.prevent_default();
        if link.class_list().contains("fact")
            && let Some(fact) = link.get_attribute("data-fact").and_then(|fact| fact.parse().ok())
        {
            focus(&link);
            panel.open(fact);
            return;
        }
        router.go(id, true);
        if link.class_list().contains("permalink") {
            sharing.copy_link(id);
        }
    });
}

/// Listens to keys: Escape closes what is open, and the slash leads to the search.
pub fn install_keys(page: Page, state: ViewState, panel: FactPanel, tool: ToolPlace, search: Search) {
    listen(&page.window(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        match event.key().as_str() {
            "Escape" if state.share.with_untracked(Option::is_some) => state.share.set(None),
            "Escape" if search.leave() || tool.close() => {}
            "Escape" => {
                panel.close();
                state.sheet.set(false);
                state.active.set(None);
                state.notice.set(None);
            }
            "/" if !is_typing(page) && !event.ctrl_key() && !event.meta_key() && !event.alt_key() => {
                event.prevent_default();
                search.summon();
            }
            _ => {}
        }
    });
}

/// Shows the contents sheet of a phone as the state opens and closes it, and moves the focus there and back.
pub fn install_sheet(page: Page, state: ViewState) {
    let was_open = StoredValue::new(false);
    effect(move || {
        let is_open = state.sheet.get();
        set_attribute(&page.root(), "data-jiedu-sheet", if is_open { "open" } else { "" });
        if was_open.get_value() == is_open {
            return;
        }
        was_open.set_value(is_open);
        let focused = page.document().active_element();
        let Some(contents) = shown_contents(page, state) else { return };
        let is_inside = contents.contains(focused.as_deref());
        if is_open && !is_inside {
            let current = contents.query_selector("[aria-current]").ok().flatten();
            if let Some(current) = &current {
                current.scroll_into_view_with_bool(false);
            }
            focus(&current.unwrap_or(contents));
        } else if !is_open
            && is_inside
            && let Some(button) = page.query(".bar-contents")
        {
            focus(&button);
        }
    });
}

/// Whether the reader is typing into a field.
pub(super) fn is_typing(page: Page) -> bool {
    let focused = page.document().active_element();
    focused.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// The navigator of the briefing that is shown.
fn shown_contents(page: Page, state: ViewState) -> Option<Element> {
    page.by_id(&scoped_id(&untrack(|| state.shown()).id, "contents"))
}
