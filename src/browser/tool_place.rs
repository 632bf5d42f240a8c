//! The place of the tools in the page: one is open at a time, and none beside the fact panel. It opens and closes by the state
//! alone, so a tool that is opened before its part is mounted is shown once it is.
//!
//! On a narrow screen a tool lies over the text like a page of its own, and the reader's way back closes it.

use leptos::prelude::*;
use web_sys::Element;

use super::fact_panel::FactPanel;
use super::page::{Page, closest, effect, focus, listen, set_attribute, target_of};
use super::{host_frame, observers};
use crate::state::{Tool, ViewState};

/// The place of the tools: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct ToolPlace {
    page: Page,
    state: ViewState,
    panel: FactPanel,
    /// What the tool was opened from: the focus returns there.
    opener: StoredValue<Option<Element>, LocalStorage>,
    /// Whether the tool that lies over the page has an entry of history.
    has_entry: StoredValue<bool>,
    /// Whether the next change of history is the one by which a closed tool gave its entry back.
    is_leaving: StoredValue<bool>,
    /// How far the article was scrolled when a tool took its place; none where the reader has gone elsewhere in it since.
    scroll: StoredValue<Option<f64>>,
}

/// Closes the tool that covers the text, because the reader goes to a place in it; whether one did.
pub fn give_way(page: Page, state: ViewState) -> bool {
    let covers =
        |tool: Tool| tool.is_leaf() || (matches!(tool, Tool::Terms | Tool::Search) && !page.is_wide());
    let is_covered = state.tool.get_untracked().is_some_and(covers);
    if is_covered {
        state.tool.set(None);
        // Not left to an effect: what comes next measures the page.
        set_attribute(&page.root(), "data-jiedu-tool", "");
    }
    is_covered
}

/// Where a tool beside the text lies over the foot of the text, or over all of it.
const OVER_FOOT: &str = "(max-width: 1255px)";

impl ToolPlace {
    /// The place of the tools of a page.
    pub fn new(page: Page, state: ViewState, panel: FactPanel) -> Self {
        Self {
            page,
            state,
            panel,
            opener: StoredValue::new_local(None),
            has_entry: StoredValue::new(false),
            is_leaving: StoredValue::new(false),
            scroll: StoredValue::new(None),
        }
    }

    /// Opens a tool because the reader asked for it.
    pub fn open(self, tool: Tool) {
        if self.state.tool.get_untracked() == Some(tool) {
            return;
        }
        if self.state.tool.get_untracked().is_none() {
            self.keep_opener();
        }
        self.panel.close();
        self.state.sheet.set(false);
        if !self.is_leaf() {
            self.scroll.set_value(Some(self.page.scroll()));
        }
        self.state.tool.set(Some(tool));
        // Not left to the effect: what comes next may focus a field in it.
        self.mark(Some(tool));
    }

    /// Opens a tool; where it lies over the page, with an entry of history that the way back closes it by.
    pub fn open_over_page(self, tool: Tool) {
        let is_new = self.state.tool.get_untracked().is_none();
        self.open(tool);
        if is_new && self.covers_page() && !self.page.is_framed() && !self.has_entry.get_value() {
            let history = self.page.window().history();
            let pushed = history.and_then(|history| history.push_state_with_url(&history.state()?, "", None));
            self.has_entry.set_value(pushed.is_ok());
        }
    }

    /// Remembers what has the focus: it returns there when the tool closes.
    pub fn keep_opener(self) {
        let Some(focused) = self.page.focused().filter(|it| closest(it, ".tool").is_none()) else { return };
        // A reader who has come to the field from elsewhere goes back there.
        if closest(&focused, ".search-field").is_none() || self.opener.with_value(Option::is_none) {
            self.opener.set_value(Some(focused));
        }
    }

    /// Opens a tool, or closes it where it is open: what a word does that stands for it.
    pub fn toggle(self, tool: Tool) {
        if self.state.tool.get_untracked() == Some(tool) {
            self.close();
        } else {
            self.open(tool);
        }
    }

    /// Closes what is open; whether something was.
    pub fn close(self) -> bool {
        let was_open = self.state.tool.get_untracked().is_some();
        if was_open {
            let scroll = self.scroll.get_value().filter(|_| self.is_leaf());
            self.state.tool.set(None);
            if self.take_entry()
                && let Ok(history) = self.page.window().history()
            {
                self.is_leaving.set_value(history.back().is_ok());
            }
            if let Some(scroll) = scroll {
                // The article is there again, and the reader at the line that they left.
                self.mark(None);
                self.page.window().scroll_to_with_x_and_y(0.0, scroll);
            }
        }
        was_open
    }

    /// Closes what is open because the reader goes into the text: its entry of history is theirs to use.
    pub fn leave_for_text(self) {
        self.opener.set_value(None);
        self.state.tool.set(None);
        self.mark(None);
    }

    /// Whether the tool had an entry of history, which whoever asks takes over.
    pub fn take_entry(self) -> bool {
        let had = self.has_entry.get_value();
        self.has_entry.set_value(false);
        had
    }

    /// Closes the tool that lies over the page because the reader went back; whether that was all they wanted.
    pub fn close_by_history(self) -> bool {
        if self.is_leaving.get_value() {
            self.is_leaving.set_value(false);
            return true;
        }
        let closes = self.take_entry() && self.state.tool.get_untracked().is_some();
        if closes {
            self.state.tool.set(None);
        }
        closes
    }

    /// Whether tools lie over the text, as they do on a narrow screen.
    pub fn covers_page(self) -> bool {
        !self.page.is_wide()
    }

    /// Whether tools lie over the lower part of the text.
    pub fn covers_foot(self) -> bool {
        let media = self.page.window().match_media(OVER_FOOT).ok().flatten();
        !self.covers_page() && media.is_some_and(|media| media.matches())
    }

    fn mark(self, tool: Option<Tool>) {
        set_attribute(&self.page.root(), "data-jiedu-tool", tool.map_or("", Tool::name));
    }

    fn is_leaf(self) -> bool {
        self.state.tool.get_untracked().is_some_and(Tool::is_leaf)
    }

    /// Shows in the page which tool is open, as the state says.
    pub fn install(self) {
        let was_open = StoredValue::new(false);
        effect(move || {
            let tool = self.state.tool.get();
            self.mark(tool);
            if let Some(tool) = tool {
                self.enter(tool);
            }
            if tool.is_none() && was_open.get_value() {
                self.return_focus();
            }
            was_open.set_value(tool.is_some());
        });
        listen(&self.page.document(), "focusin", move |event| {
            if let Some(focused) = target_of(event) {
                self.uncover(&focused);
            }
        });
    }

    /// Closes the tool where it lies over the element that has got the focus: a reader must see where they are.
    fn uncover(self, focused: &Element) {
        let is_over = self.state.tool.get_untracked().is_some_and(|tool| !tool.is_leaf());
        let is_covered = || closest(focused, "main, .masthead, .skips").is_some();
        if is_over && self.covers_page() && !host_frame::is_tall(self.page) && is_covered() {
            self.close();
        }
    }

    /// Moves the focus into a tool that the reader has opened; one in the place of the article begins at its top.
    fn enter(self, tool: Tool) {
        if tool == Tool::Search {
            return;
        }
        let shown = untrack(|| self.state.shown());
        let inside = |element: &Element| {
            !tool.is_leaf() || closest(element, &format!("[data-briefing=\"{}\"]", shown.id)).is_some()
        };
        let found = self.page.query_all(&format!(".tool-{}", tool.name())).into_iter().find(inside);
        let Some(found) = found else { return };
        let is_tall = host_frame::is_tall(self.page);
        if tool.is_leaf() && !is_tall {
            self.page.window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        focus(&found);
        if is_tall {
            self.bring_into_sight(&found);
        }
    }

    /// In a frame as high as its content a tool may open above or below what the host's window shows.
    fn bring_into_sight(self, tool: &Element) {
        let (page, opened, id) = (self.page, tool.clone(), untrack(|| self.state.reading()));
        observers::in_sight(tool, move |is_seen| {
            if !is_seen {
                host_frame::scroll_to(page, &opened, &id);
            }
        });
    }

    /// Moves the focus back to what the tool was opened from, if it was in the tool or is lost.
    fn return_focus(self) {
        let opener = self.opener.try_update_value(Option::take).flatten();
        let focused = self.page.focused();
        let is_inside =
            focused.as_ref().is_some_and(|element| closest(element, ".tool, .search-field").is_some());
        let Some(opener) = opener.filter(|_| is_inside || focused.is_none()) else { return };
        focus(&opener);
        // A word in the contents of a phone is hidden again and takes no focus: the button that opens the contents does.
        if self.page.focused().as_ref() != Some(&opener)
            && let Some(contents) = self.page.query(".bar-contents")
        {
            focus(&contents);
        }
    }
}
