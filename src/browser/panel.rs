//! The fact panel in the page: where it was opened from, its address, where the focus goes when it closes.

use std::cell::{Cell, RefCell};

use jiedu_core::link::{Address, Resolution, Target, resolve, scoped_id};
use web_sys::Element;

use super::callback::{function, next_frame};
use super::page::{Page, set_attribute};
use super::{address, adopt, frame};
use crate::reactive::effect;
use crate::state::ViewState;

/// Space that is kept between what the panel is about and the edge of the sheet, in CSS pixels; half of it is what the sheet
/// still has to rise.
const SPACE: f64 = 56.0;

thread_local! {
    /// What the panel was opened from: the focus goes back there.
    static OPENER: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// The hash that the page had when the reader opened it.
    static BEFORE: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The hash at which going back has closed it.
    static SETTLED: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Whether the focus moves into the panel when it opens.
    static TAKES_FOCUS: Cell<bool> = const { Cell::new(false) };
}

/// Opens the panel of a fact of the shown briefing.
pub(super) fn open(page: &'static Page, state: ViewState, fact: u16, takes_focus: bool) {
    if state.fact.get_untracked().is_none() {
        let focused = page.document.active_element().filter(|element| element.tag_name() != "BODY");
        OPENER.set(focused.or_else(|| number(page, state, fact)));
    }
    TAKES_FOCUS.set(takes_focus);
    state.fact.set(Some(usize::from(fact)));
}

/// Opens the panel because the reader asked, with an entry of history that Back closes it by.
pub(super) fn ask(page: &'static Page, state: ViewState, fact: u16) {
    if state.fact.get_untracked().is_none() {
        BEFORE.set(page.window.location().hash().ok());
    }
    open(page, state, fact, true);
    if let Some(id) = id(state, fact) {
        address::write(page, &id, !page.framed);
        frame::tell(page, "goto", &id);
    }
}

/// Goes on to another fact: the number comes into view, the panel stays where it is.
pub(super) fn step(page: &'static Page, state: ViewState, fact: u16) {
    open(page, state, fact, false);
    if let (Some(number), Some(id)) = (number(page, state, fact), id(state, fact)) {
        address::scroll_to(page, &number, &id);
        frame::stand_at(page, &number);
        address::write(page, &id, false);
        OPENER.set(Some(number));
    }
}

/// Closes the panel; the address is again that of what is being read.
pub(super) fn close(page: &'static Page, state: ViewState) {
    if state.fact.get_untracked().is_some() {
        state.fact.set(None);
        address::write(page, &state.reading(), false);
    }
}

/// Closes the panel where the address is no longer a fact's; whether the reader only went back to where it was opened, and is
/// not to be moved.
pub(super) fn closed_by_history(page: &'static Page, state: ViewState, hash: &str) -> bool {
    if state.fact.get_untracked().is_none() {
        // Going back is told twice, as popstate and as hashchange.
        return SETTLED.take().is_some_and(|settled| settled == hash);
    }
    let raw = hash.trim_start_matches('#');
    let found = resolve(&state.payload.briefings, state.briefing.get_untracked(), raw);
    if let Resolution::Found(Address { target: Target::Fact(_), .. }) = found {
        return false;
    }
    state.fact.set(None);
    let settled = page.framed || BEFORE.take().is_some_and(|before| before == hash);
    SETTLED.set(settled.then(|| hash.to_owned()));
    settled
}

/// Follows the panel: shows it, moves the focus, keeps what it is about in sight.
pub(super) fn follow(page: &'static Page, state: ViewState) {
    let was_open = Cell::new(false);
    effect(move || {
        let fact = state.fact.get();
        set_attribute(&page.root, "data-jiedu-panel", if fact.is_some() { "open" } else { "" });
        let panel = page.query(".panel");
        let was_open = was_open.replace(fact.is_some());
        if fact.is_some() {
            state.sheet.set(false);
            if let Some(panel) = panel.filter(|_| TAKES_FOCUS.replace(false)) {
                adopt::focus(&panel);
            }
            uncover(page);
        } else if was_open {
            let focused = page.document.active_element();
            let inside = panel.is_some_and(|panel| panel.contains(focused.as_deref()));
            let lost = focused.is_none_or(|element| element.tag_name() == "BODY");
            let opener = OPENER.take().filter(|element| element.is_connected());
            if let Some(opener) = opener.filter(|_| inside || lost) {
                adopt::focus(&opener);
            }
        }
    });
}

/// Scrolls on where the sheet would cover what it was opened from, once it stands.
fn uncover(page: &'static Page) {
    if frame::is_tall(page) {
        return;
    }
    let callback = function(move |_, _| {
        let boxes = || {
            let panel = page.query(".panel")?.get_bounding_client_rect();
            let opener = OPENER.with_borrow(|opener| Some(opener.as_ref()?.get_bounding_client_rect()))?;
            Some((panel, opener))
        };
        let Some((panel, opener)) = boxes() else { return };
        let covered = opener.bottom() + SPACE - panel.top();
        if 0.0 < covered && panel.left() < opener.right() && opener.top() < page.height() {
            page.window.scroll_by_with_x_and_y(0.0, covered);
        }
    });
    next_frame(page, &callback);
}

/// The number in the article.
fn number(page: &Page, state: ViewState, fact: u16) -> Option<Element> {
    page.by_id(&id(state, fact)?)
}

fn id(state: ViewState, fact: u16) -> Option<String> {
    let part = &state.payload.briefings[state.briefing.get_untracked()];
    Some(scoped_id(&part.id, &part.facts.get(usize::from(fact))?.anchor))
}
