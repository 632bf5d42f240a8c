//! What the reader does in the page: following links, keys, going back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::callback::listen;
use super::page::{Page, set_attribute};
use super::{address, adopt, panel};
use crate::reactive::effect;
use crate::view::Live;

/// Follows clicks, keys and the history.
pub(super) fn follow(page: &'static Page, live: Live) {
    let state = live.state;
    listen(&page.root, "click", move |event| {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        if event.default_prevented()
            || event.button() != 0
            || event.ctrl_key()
            || event.meta_key()
            || event.shift_key()
            || event.alt_key()
        {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href^=\"#\"]").ok().flatten());
        let Some(link) = link else { return };
        let Some(id) = link.get_attribute("href").map(|href| href.trim_start_matches('#').to_owned()) else {
            return;
        };
        // Mandatory where the page is a srcdoc frame: there a fragment would load the host into itself.
        event.prevent_default();
        if link.class_list().contains("fact")
            && let Some(fact) = link.get_attribute("data-fact").and_then(|fact| fact.parse().ok())
        {
            adopt::focus(&link);
            panel::ask(page, state, fact);
            return;
        }
        address::go(page, state, &id, true);
        if link.class_list().contains("permalink") {
            live.actions.copy_link(&id);
        }
    });
    for name in ["hashchange", "popstate"] {
        listen(&page.window, name, move |_| {
            let hash = page.window.location().hash().unwrap_or_default();
            if panel::closed_by_history(page, state, &hash) {
                return;
            }
            let raw = hash.trim_start_matches('#').to_owned();
            if raw.is_empty() {
                state.section.set(None);
            } else {
                address::go(page, state, &raw, false);
            }
        });
    }
    listen(&page.window, "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        match event.key().as_str() {
            "Escape" if !state.share.read_untracked().is_empty() => state.share.set(String::new()),
            "Escape" => {
                panel::close(page, state);
                state.sheet.set(false);
                state.active.set(None);
                state.notice.set(None);
            }
            "/" if !typing(page) && !event.ctrl_key() && !event.meta_key() && !event.alt_key() => {
                let filter =
                    shown_contents(page).and_then(|toc| toc.query_selector(".toc-filter").ok().flatten());
                if let Some(filter) = filter {
                    event.prevent_default();
                    state.sheet.set(true);
                    adopt::focus(&filter);
                }
            }
            _ => {}
        }
    });
    let was_open = std::cell::Cell::new(false);
    effect(move || {
        let open = state.sheet.get();
        set_attribute(&page.root, "data-jiedu-sheet", if open { "open" } else { "" });
        if was_open.replace(open) == open {
            return;
        }
        let focused = page.document.active_element();
        let contents = shown_contents(page);
        if open {
            let inside = contents.as_ref().is_some_and(|toc| toc.contains(focused.as_deref()));
            if let Some(toc) = contents.filter(|_| !inside) {
                let current = toc.query_selector("[aria-current]").ok().flatten();
                if let Some(current) = &current {
                    current.scroll_into_view_with_bool(false);
                }
                adopt::focus(&current.unwrap_or(toc));
            }
        } else if contents.is_some_and(|toc| toc.contains(focused.as_deref()))
            && let Some(button) = page.query(".bar-contents")
        {
            adopt::focus(&button);
        }
    });
}

/// Whether the reader is typing into a field.
fn typing(page: &Page) -> bool {
    page.document
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// The navigator of the briefing that is shown.
fn shown_contents(page: &Page) -> Option<Element> {
    let state = page.state()?;
    let part = state.payload.briefings.get(state.briefing.get_untracked())?;
    page.by_id(&jiedu_core::link::scoped_id(&part.id, "contents"))
}
