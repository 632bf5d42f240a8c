//! The fact panel in the page: where it was opened from, its address, where the focus goes when it closes.

use jiedu_core::link::{Address, Resolution, Target, resolve, scoped_id};
use leptos::prelude::*;
use web_sys::Element;

use super::address::AddressBar;
use super::page::{Page, effect, focus, set_attribute};
use super::{host_frame, observers};
use crate::state::{OpenFact, OpenedBy, ViewState};

/// Space that is kept between what the panel is about and the edge of the sheet, in CSS pixels; half of it is what the sheet
/// still has to rise.
const SPACE: f64 = 56.0;

/// The fact panel: a handle that closures copy. It opens and closes by the state alone, so a fact that is opened before the panel
/// is mounted is shown once it is.
#[derive(Clone, Copy)]
pub struct FactPanel {
    page: Page,
    state: ViewState,
    address: AddressBar,
    /// What the panel was opened from: the focus returns there.
    opener: StoredValue<Option<Element>, LocalStorage>,
    /// The hash that the page had when the reader opened the panel.
    hash_before: StoredValue<Option<String>>,
    /// The hash at which going back has closed the panel.
    settled_at: StoredValue<Option<String>>,
}

impl FactPanel {
    /// The fact panel of a page.
    pub fn new(page: Page, state: ViewState, address: AddressBar) -> Self {
        Self {
            page,
            state,
            address,
            opener: StoredValue::new_local(None),
            hash_before: StoredValue::new(None),
            settled_at: StoredValue::new(None),
        }
    }

    /// Opens the panel because the reader asked, with an entry of history that Back closes it by.
    pub fn open(self, fact: usize) {
        if self.state.fact.get_untracked().is_none() {
            self.hash_before.set_value(Some(self.address.hash()));
        }
        self.set(fact, OpenedBy::Reader);
        if let Some(id) = self.id(fact) {
            self.address.write(&id, !self.page.is_framed());
            host_frame::post(self.page, "goto", &id);
        }
    }

    /// Opens the panel because the address names its fact.
    pub fn open_by_address(self, fact: usize) {
        self.set(fact, OpenedBy::Address);
    }

    /// Goes on to another fact: its number comes into view, the panel and the focus stay where they are.
    pub fn step(self, fact: usize) {
        self.set(fact, OpenedBy::Step);
        if let (Some(number), Some(id)) = (self.number(fact), self.id(fact)) {
            host_frame::scroll_to(self.page, &number, &id);
            host_frame::stand_at(self.page, &number);
            self.address.write(&id, false);
            self.opener.set_value(Some(number));
        }
    }

    /// Closes the panel; the address is again that of what is being read.
    pub fn close(self) {
        if self.state.fact.get_untracked().is_some() {
            self.state.fact.set(None);
            self.address.write(&untrack(|| self.state.reading()), false);
        }
    }

    /// Closes the panel where the address is no longer a fact's; whether the reader only went back to where it was opened, and is
    /// not to be moved.
    pub fn close_by_history(self, hash: &str) -> bool {
        if self.state.fact.get_untracked().is_none() {
            // Going back is told twice, as popstate and as hashchange.
            return self.settled_at.try_update_value(Option::take).flatten().is_some_and(|at| at == hash);
        }
        let raw = hash.trim_start_matches('#');
        let found = resolve(&self.state.payload().briefings, self.state.briefing.get_untracked(), raw);
        if let Resolution::Found(Address { target: Target::Fact(_), .. }) = found {
            return false;
        }
        self.state.fact.set(None);
        let before = self.hash_before.try_update_value(Option::take).flatten();
        let settled = self.page.is_framed() || before.is_some_and(|before| before == hash);
        self.settled_at.set_value(settled.then(|| hash.to_owned()));
        settled
    }

    /// Shows the panel in the page as the state opens and closes it.
    pub fn install(self) {
        let was_open = StoredValue::new(false);
        effect(move || {
            let open = self.state.fact.get();
            set_attribute(&self.page.root(), "data-jiedu-panel", if open.is_some() { "open" } else { "" });
            match open {
                Some(open) => self.show(open.by),
                None if was_open.get_value() => self.return_focus(),
                None => {}
            }
            was_open.set_value(open.is_some());
        });
    }

    fn set(self, fact: usize, by: OpenedBy) {
        if self.state.fact.get_untracked().is_none() {
            self.opener.set_value(self.page.focused().or_else(|| self.number(fact)));
        }
        self.state.tool.set(None);
        self.state.fact.set(Some(OpenFact { fact, by }));
    }

    fn show(self, by: OpenedBy) {
        self.state.sheet.set(false);
        if by == OpenedBy::Reader
            && let Some(panel) = self.page.query(".panel")
        {
            focus(&panel);
        }
        if host_frame::is_tall(self.page) {
            self.bring_into_sight(by);
        } else {
            // Where the browser refuses the number may be covered, and the reader scrolls.
            self.page.before_frame(move || self.uncover());
        }
    }

    /// In a frame as high as its content the panel opens below what it is about, which may be the lowest that the host's window
    /// shows.
    fn bring_into_sight(self, by: OpenedBy) {
        let panel = self.page.query(".panel").filter(|_| by == OpenedBy::Reader);
        let id = self.state.fact.get_untracked().and_then(|open| self.id(open.fact));
        let (Some(panel), Some(id)) = (panel, id) else { return };
        observers::in_sight(&panel, move |is_seen| {
            if let Some(opener) = self.opener.get_value().filter(|_| !is_seen) {
                host_frame::scroll_to(self.page, &opener, &id);
            }
        });
    }

    /// Goes where the link of the open fact's number leads: what the page does without the panel.
    pub fn follow_link(self) {
        let open = self.state.fact.get_untracked();
        let number = open.and_then(|open| self.number(open.fact));
        if let Some(href) = number.and_then(|number| number.get_attribute("href")) {
            let _ = self.page.window().location().set_hash(&href);
        }
    }

    /// Moves the focus back to what the panel was opened from, if it was in the panel or is lost.
    fn return_focus(self) {
        let opener = self.opener.try_update_value(Option::take).flatten();
        let focused = self.page.focused();
        let is_inside = self.page.query(".panel").is_some_and(|panel| panel.contains(focused.as_deref()));
        if let Some(opener) =
            opener.filter(|opener| opener.is_connected() && (is_inside || focused.is_none()))
        {
            focus(&opener);
        }
    }

    /// Scrolls on where the sheet covers what it was opened from.
    fn uncover(self) {
        let Some(panel) = self.page.query(".panel") else { return };
        let Some(opener) = self.opener.get_value() else { return };
        let (panel, opener) = (panel.get_bounding_client_rect(), opener.get_bounding_client_rect());
        let covered = opener.bottom() + SPACE - panel.top();
        if 0.0 < covered && panel.left() < opener.right() && opener.top() < self.page.height() {
            self.page.window().scroll_by_with_x_and_y(0.0, covered);
        }
    }

    /// The number in the article.
    fn number(self, fact: usize) -> Option<Element> {
        self.page.by_id(&self.id(fact)?)
    }

    fn id(self, fact: usize) -> Option<String> {
        let part = untrack(|| self.state.shown());
        Some(scoped_id(&part.id, &part.facts.get(fact)?.anchor))
    }
}
