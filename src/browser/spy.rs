//! The scroll spy: which section is being read, and how much has been.

use std::cell::{Cell, RefCell};

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::address;
use super::page::Page;
use crate::state::ViewState;

thread_local! {
    /// The headings' elements of the shown briefing, in order.
    static SECTIONS: RefCell<(usize, Vec<Option<Element>>)> = const { RefCell::new((usize::MAX, Vec::new())) };
    /// The section that a jump led to, and where it left the window: it stays current until the reader scrolls on.
    static PINNED: Cell<Option<(usize, Option<usize>, f64)>> = const { Cell::new(None) };
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Follows the window's scrolling.
pub(super) fn follow(page: &'static Page, state: ViewState) {
    let update = move || {
        if WAITING.replace(true) {
            return;
        }
        let callback = Closure::once_into_js(move || {
            WAITING.set(false);
            look(page, state, true);
        });
        if page.window.request_animation_frame(callback.unchecked_ref()).is_err() {
            WAITING.set(false);
        }
    };
    EventListener::new(&page.window, "scroll", move |_| update()).forget();
    EventListener::new(&page.window, "resize", move |_| update()).forget();
    look(page, state, false);
}

/// Makes a section current because the reader asked for it.
pub(super) fn pin(page: &Page, state: ViewState, briefing: usize, section: Option<usize>) {
    PINNED.set(Some((briefing, section, page.scroll())));
    set(state, section);
}

/// Looks which section the window shows.
pub(super) fn look(page: &'static Page, state: ViewState, write: bool) {
    let briefing = state.briefing.get_untracked();
    let scroll = page.scroll();
    let height = page.height();
    let left = page.left();
    let read = if scroll + left > 0.0 { (scroll / (scroll + left) * 100.0).clamp(0.0, 100.0) } else { 100.0 };
    if state.progress.get_untracked() != read as u8 {
        state.progress.set(read as u8);
    }
    let pinned = PINNED.get().filter(|(at, _, y)| *at == briefing && (y - scroll).abs() < 4.0);
    let section = match pinned {
        Some((_, section, _)) => section,
        None => {
            PINNED.set(None);
            // A fifth below the top; over the last screen the line moves down, so that the last sections are reached.
            let near_end = if height > 0.0 { (1.0 - left / height).clamp(0.0, 1.0) } else { 0.0 };
            section_at(page, state, briefing, height * (0.2 + 0.8 * near_end))
        }
    };
    set(state, section);
    if write && pinned.is_none() {
        address::follow_reader(page, state);
    }
}

fn set(state: ViewState, section: Option<usize>) {
    if state.section.get_untracked() != section {
        state.section.set(section);
    }
}

/// The last section that begins above a line of the window.
fn section_at(page: &Page, state: ViewState, briefing: usize, line: f64) -> Option<usize> {
    SECTIONS.with_borrow_mut(|(of, elements)| {
        let part = state.payload.briefings.get(briefing)?;
        if *of != briefing {
            *of = briefing;
            *elements = part
                .sections
                .iter()
                .map(|section| page.by_id(&jiedu_core::link::scoped_id(&part.id, &section.anchor)))
                .collect();
        }
        let top = |element: &Option<Element>| {
            element.as_ref().map_or(f64::MAX, |element| element.get_bounding_client_rect().top())
        };
        elements.partition_point(|element| top(element) <= line).checked_sub(1)
    })
}
