//! The place of the tools in the page: one is open at a time, and none beside the fact panel. It opens and closes by the state
//! alone, so a tool that is opened before its part is mounted is shown once it is.

use leptos::prelude::*;
use web_sys::Element;

use super::fact_panel::FactPanel;
use super::page::{Page, effect, focus, set_attribute};
use crate::state::{Tool, ViewState};

/// The place of the tools: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct ToolPlace {
    page: Page,
    state: ViewState,
    panel: FactPanel,
    /// What the tool was opened from: the focus returns there.
    opener: StoredValue<Option<Element>, LocalStorage>,
    /// How far the article was scrolled when a tool took its place; none where the reader has gone elsewhere in it since.
    scroll: StoredValue<Option<f64>>,
}

/// Closes the tool that covers the text, because the reader goes to a place in it; whether one did.
pub fn give_way(page: Page, state: ViewState) -> bool {
    let covers = |tool: Tool| tool.is_leaf() || (tool == Tool::Terms && !page.is_wide());
    let is_covered = state.tool.get_untracked().is_some_and(covers);
    if is_covered {
        state.tool.set(None);
        // Not left to an effect: what comes next measures the page.
        set_attribute(&page.root(), "data-jiedu-tool", "");
    }
    is_covered
}

impl ToolPlace {
    /// The place of the tools of a page.
    pub fn new(page: Page, state: ViewState, panel: FactPanel) -> Self {
        Self { page, state, panel, opener: StoredValue::new_local(None), scroll: StoredValue::new(None) }
    }

    /// Opens a tool because the reader asked for it.
    pub fn open(self, tool: Tool) {
        if self.state.tool.get_untracked() == Some(tool) {
            return;
        }
        if self.state.tool.get_untracked().is_none() {
            self.opener.set_value(self.page.focused());
        }
        self.panel.close();
        self.state.sheet.set(false);
        if !self.is_leaf() {
            self.scroll.set_value(Some(self.page.scroll()));
        }
        self.state.tool.set(Some(tool));
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
            if let Some(scroll) = scroll {
                // The article is there again, and the reader at the line that they left.
                set_attribute(&self.page.root(), "data-jiedu-tool", "");
                self.page.window().scroll_to_with_x_and_y(0.0, scroll);
            }
        }
        was_open
    }

    fn is_leaf(self) -> bool {
        self.state.tool.get_untracked().is_some_and(Tool::is_leaf)
    }

    /// Shows in the page which tool is open, as the state says.
    pub fn install(self) {
        let was_open = StoredValue::new(false);
        effect(move || {
            let tool = self.state.tool.get();
            set_attribute(&self.page.root(), "data-jiedu-tool", tool.map_or("", Tool::name));
            if let Some(tool) = tool {
                self.enter(tool);
            }
            if tool.is_none() && was_open.get_value() {
                self.return_focus();
            }
            was_open.set_value(tool.is_some());
        });
    }

    /// Moves the focus into a tool that the reader has opened; one in the place of the article begins at its top.
    fn enter(self, tool: Tool) {
        if tool == Tool::Search {
            return;
        }
        let shown = untrack(|| self.state.shown());
        let inside = |element: &Element| {
            !tool.is_leaf()
                || super::page::closest(element, &format!("[data-briefing=\"{}\"]", shown.id)).is_some()
        };
        let found = self.page.query_all(&format!(".tool-{}", tool.name())).into_iter().find(inside);
        let Some(found) = found else { return };
        if tool.is_leaf() && !super::host_frame::is_tall(self.page) {
            self.page.window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        focus(&found);
    }

    /// Moves the focus back to what the tool was opened from, if it was in the tool or is lost.
    fn return_focus(self) {
        let opener = self.opener.try_update_value(Option::take).flatten();
        let focused = self.page.focused();
        let is_inside =
            focused.as_ref().is_some_and(|element| super::page::closest(element, ".tool").is_some());
        if let Some(opener) =
            opener.filter(|opener| opener.is_connected() && (is_inside || focused.is_none()))
        {
            focus(&opener);
        }
    }
}
