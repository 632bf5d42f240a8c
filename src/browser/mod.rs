//! The browser: the only part that touches the page's own API. Its parts know the state, and nothing of the components.

pub mod address;
pub mod article_text;
pub mod clipboard;
pub mod download;
pub mod fact_details;
pub mod fact_panel;
pub mod failure;
pub mod figure_image;
pub mod highlight;
pub mod host_frame;
pub mod mount;
pub mod notices;
pub mod observers;
pub mod page;
pub mod page_events;
pub mod preferences;
pub mod print_links;
pub mod router;
pub mod roving_focus;
pub mod scroll_spy;
pub mod search;
pub mod search_rows;
pub mod search_text;
pub mod share;
pub mod site_rows;
pub mod site_search;
pub mod snippet;
pub mod takeaway;
pub mod task_ticks;
pub mod term_walk;
pub mod text_lights;
pub mod text_marks;
pub mod text_size;
pub mod tool_place;
pub mod translate;

use jiedu_core::link::{scoped_id, sentence_anchor};
use jiedu_core::passage::Passage;
use leptos::prelude::*;

use crate::state::ViewState;
use address::AddressBar;
use clipboard::Clipboard;
use fact_details::FactDetails;
use fact_panel::FactPanel;
use page::Page;
use router::Router;
use scroll_spy::ScrollSpy;
use search::Search;
use share::Sharing;
use takeaway::Takeaway;
use term_walk::TermWalk;
use tool_place::ToolPlace;

/// What the components ask of the browser, by context. A component that finds none of it is being prerendered.
#[derive(Clone, Copy)]
pub struct Browser {
    /// The page.
    pub page: Page,
    /// The signals.
    pub state: ViewState,
    /// Goes to places.
    pub router: Router,
    /// Which section is being read.
    pub spy: ScrollSpy,
    /// Opens and closes the fact panel.
    pub panel: FactPanel,
    /// Opens and closes the tools.
    pub tool: ToolPlace,
    /// Searches the text.
    pub search: Search,
    /// Hands on what is read.
    pub sharing: Sharing,
    /// Gives away tables and pictures.
    pub takeaway: Takeaway,
    /// Goes from terms to their places and back.
    pub terms: TermWalk,
}

impl Browser {
    /// The browser around a page; nothing is listened to yet.
    pub fn new(page: Page, state: ViewState) -> Self {
        let address = AddressBar::new(page);
        let spy = ScrollSpy::new(page, state, address);
        let panel = FactPanel::new(page, state, address);
        let tool = ToolPlace::new(page, state, panel);
        let router = Router::new(page, state, address, spy, panel, tool);
        let search = Search::new(page, state, address, router, tool);
        let clipboard = Clipboard::new(page, state);
        let sharing = Sharing::new(page, state, clipboard);
        let takeaway = Takeaway::new(page, state, clipboard);
        let terms = TermWalk::new(page, state);
        Self { page, state, router, spy, panel, tool, search, sharing, takeaway, terms }
    }

    /// What the page says of the fact whose panel is open.
    pub fn fact_details(self) -> Option<FactDetails> {
        fact_details::read(self.page, self.state, self.state.fact.get()?.fact)
    }

    /// The words of a sentence, read from the article.
    pub fn sentence_text(self, briefing: usize, sentence: u16) -> String {
        let id = scoped_id(&self.state.part(briefing).id, &sentence_anchor(sentence.into()));
        self.page.text_of(&id)
    }

    /// The words of a passage of the shown briefing.
    pub fn words(self, passage: &Passage) -> String {
        article_text::words(self.page, &untrack(|| self.state.shown()), passage)
    }

    /// Goes to a passage of the shown briefing.
    pub fn go_to(self, passage: &Passage) {
        article_text::go(self.page, self.state, passage);
    }

    /// Prints what is shown.
    pub fn print(self) {
        let _ = self.page.window().print();
    }

    /// Keeps a choice of the reader for the next visit, where the browser allows it.
    pub fn remember(self, key: &str, value: &str) {
        preferences::write(self.page, key, value);
    }
}
