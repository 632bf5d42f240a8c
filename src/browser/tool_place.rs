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
}

impl ToolPlace {
    /// The place of the tools of a page.
    pub fn new(page: Page, state: ViewState, panel: FactPanel) -> Self {
        Self { page, state, panel, opener: StoredValue::new_local(None) }
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
            self.state.tool.set(None);
        }
        was_open
    }

    /// Shows in the page which tool is open, as the state says.
    pub fn install(self) {
        let was_open = StoredValue::new(false);
        effect(move || {
            let tool = self.state.tool.get();
            set_attribute(&self.page.root(), "data-jiedu-tool", tool.map_or("", Tool::name));
            if tool.is_none() && was_open.get_value() {
                self.return_focus();
            }
            was_open.set_value(tool.is_some());
        });
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
