//! The scroll spy: which section is being read, how much has been, and the marks that say so.

use std::cell::{Cell, RefCell};

use jiedu_core::link::scoped_id;
use jiedu_core::outline::upwards;
use jiedu_core::payload::BriefingPart;
use web_sys::Element;

use super::callback::{function, listen, next_frame};
use super::page::{Page, all, set_attribute};
use super::{address, frame, observe};
use crate::reactive::effect;
use crate::state::ViewState;

/// How far below the upper edge of what is seen a section begins to be the one that is read, where the host scrolls: its own
/// header may cover as much.
const BELOW_EDGE: f64 = 140.0;
/// How long a host may take to scroll to what it was told, in milliseconds.
const HOST_MS: f64 = 1000.0;

thread_local! {
    /// The headings' elements of the shown briefing, in order.
    static SECTIONS: RefCell<(usize, Vec<Option<Element>>)> = const { RefCell::new((usize::MAX, Vec::new())) };
    /// The section that a jump led to, and where it left the window: it stays current until the reader scrolls on.
    static PINNED: Cell<Option<(usize, Option<usize>, f64)>> = const { Cell::new(None) };
    /// The blocks of the map that are marked.
    static MARKED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    static WAITING: Cell<bool> = const { Cell::new(false) };
    /// In a frame that does not scroll, the upper edge of what the reader sees.
    static EDGE: Cell<f64> = const { Cell::new(0.0) };
    /// Until when a change of the edge is the host's, which scrolls to what it was told, and not the reader's.
    static HOST_SCROLLS: Cell<f64> = const { Cell::new(0.0) };
}

/// Follows the window's scrolling.
pub(super) fn follow(page: &'static Page, state: ViewState) {
    let before_frame = function(move |_, _| {
        WAITING.set(false);
        look(page, state, true);
    });
    let update = move || {
        if WAITING.replace(true) {
            return;
        }
        if !next_frame(page, &before_frame) {
            WAITING.set(false);
        }
    };
    for name in ["scroll", "resize"] {
        let update = update.clone();
        listen(&page.window, name, move |_| update());
    }
    if page.framed {
        let ids = state
            .payload
            .briefings
            .iter()
            .flat_map(|part| part.sections.iter().map(|section| scoped_id(&part.id, &section.anchor)));
        // What stands above the first section as well: there the reader is in none.
        let above = page.query_all(".masthead, .minute").into_iter();
        observe::seen(above.chain(ids.filter_map(|id| page.by_id(&id))), move |edge| {
            EDGE.set(edge);
            if now(page) < HOST_SCROLLS.get()
                && let Some((briefing, section, _)) = PINNED.get()
            {
                PINNED.set(Some((briefing, section, edge)));
            }
            if frame::is_tall(page) {
                update();
            }
        });
    }
    // First with the next frame, for which the browser lays out what was swapped in anyway.
    if !next_frame(page, &function(move |_, _| look(page, state, false))) {
        look(page, state, false);
    }
    effect(move || mark(page, state));
}

/// Marks the section that is being read in the navigator, and with those above it on the map.
fn mark(page: &Page, state: ViewState) {
    let (shown, section) = (state.briefing.get(), state.section.get());
    // A long page's map is large, and every look through it takes a part of the frame: what was marked is remembered.
    for block in MARKED.take() {
        set_attribute(&block, "class", "block");
    }
    let contents = |part: &BriefingPart| page.by_id(&scoped_id(&part.id, "contents"));
    // Rows come and go, and a new one marks itself: these are looked for.
    for contents in state.payload.briefings.iter().filter_map(contents) {
        for link in all(&contents, "[aria-current]") {
            let _ = link.remove_attribute("aria-current");
        }
    }
    if let Some(part) = state.payload.briefings.get(shown)
        && let Some(section) = section
    {
        if let Some(contents) = contents(part) {
            for link in all(&contents, &link_to(part, section)) {
                set_attribute(&link, "aria-current", "location");
            }
        }
        let mut above = String::new();
        for idx in upwards(&part.sections, section) {
            if !above.is_empty() {
                above.push(',');
            }
            above.push_str(&link_to(part, idx));
        }
        let body = page.by_id(&part.id);
        if let Some(map) = body.and_then(|body| body.query_selector(".map-drawing").ok().flatten()) {
            let blocks = all(&map, &above);
            for block in &blocks {
                set_attribute(block, "class", "block here");
            }
            MARKED.set(blocks);
        }
    }
}

/// The selector of the links to a section.
fn link_to(part: &BriefingPart, section: usize) -> String {
    let mut selector = String::from("[href=\"#");
    if let Some(section) = part.sections.get(section) {
        selector.push_str(&scoped_id(&part.id, &section.anchor));
    }
    selector.push_str("\"]");
    selector
}

/// How far the reader has scrolled, the page or the host.
fn scrolled(page: &Page) -> f64 {
    if frame::is_tall(page) { EDGE.get() } else { page.scroll() }
}

fn now(page: &Page) -> f64 {
    page.window.performance().map_or(0.0, |performance| performance.now())
}

/// Makes a section current because the reader asked for it.
pub(super) fn pin(page: &Page, state: ViewState, briefing: usize, section: Option<usize>) {
    let scroll = scrolled(page);
    if page.framed {
        HOST_SCROLLS.set(now(page) + HOST_MS);
    }
    PINNED.set(Some((briefing, section, scroll)));
    set(state, section);
}

/// Looks which section the window shows.
fn look(page: &'static Page, state: ViewState, write: bool) {
    let briefing = state.briefing.get_untracked();
    let tall = frame::is_tall(page);
    let height = page.height();
    let scroll = scrolled(page);
    let left = if tall { height - scroll } else { page.left() };
    let read = if scroll + left > 0.0 { (scroll / (scroll + left) * 100.0).clamp(0.0, 100.0) } else { 100.0 };
    if state.progress.get_untracked() != read as usize {
        state.progress.set(read as usize);
    }
    let pinned = PINNED.get().filter(|(at, _, y)| *at == briefing && (y - scroll).abs() < 4.0);
    let section = match pinned {
        Some((_, section, _)) => section,
        None => {
            PINNED.set(None);
            // A fifth below the top; over the last screen the line moves down, so that the last sections are reached.
            let near_end = if height > 0.0 { (1.0 - left / height).clamp(0.0, 1.0) } else { 0.0 };
            let line = if tall { scroll + BELOW_EDGE } else { height * (0.2 + 0.8 * near_end) };
            section_at(page, state, briefing, line)
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
                .map(|section| page.by_id(&scoped_id(&part.id, &section.anchor)))
                .collect();
        }
        let top = |element: &Option<Element>| {
            element.as_ref().map_or(f64::MAX, |element| element.get_bounding_client_rect().top())
        };
        // First among the parts, then inside one: to ask for a place inside a part that the browser has not laid out
        // makes it lay out that part.
        let begun = |idx: &usize| top(&elements[*idx]) <= line;
        let heads: Vec<usize> = (0..elements.len()).filter(|idx| part.sections[*idx].level == 1).collect();
        let first = heads[..heads.partition_point(begun)].last().copied()?;
        let end = heads.iter().copied().find(|head| *head > first).unwrap_or(elements.len());
        let inside: Vec<usize> = (first + 1..end).collect();
        Some(inside[..inside.partition_point(begun)].last().copied().unwrap_or(first))
    })
}
