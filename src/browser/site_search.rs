//! The search over a whole site, on the page that lists all briefings: its index is loaded with the first key.

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use jiedu_core::search::Site;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, KeyboardEvent, RequestCache, RequestInit, Response};

use super::address::AddressBar;
use super::page::{Page, bring_near, effect, focus, listen, set_attribute};
use super::page_events::is_typing;
use super::search::{PAUSE_MS, READING_MS, row_id};
use super::search_rows::Rows;
use super::site_rows;
use crate::state::{Tool, ViewState};

/// How far the index has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Loading {
    /// Nobody has asked for it.
    #[default]
    Unasked,
    /// It is on its way.
    UnderWay,
    /// It could not be loaded.
    Failed,
    /// It is there.
    Done,
}

/// The search over a site: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct SiteSearch {
    page: Page,
    /// The signals of the page, of which the search needs the words.
    pub state: ViewState,
    address: AddressBar,
    /// What was typed.
    pub typed: RwSignal<String>,
    /// What was found, in words.
    pub rows: RwSignal<Arc<Rows>>,
    /// The row that the reader is at.
    pub current: RwSignal<Option<usize>>,
    /// How far the index has come.
    pub loading: RwSignal<Loading>,
    site: StoredValue<Option<Site>, LocalStorage>,
    /// Whether the next frame is waited for.
    is_waiting: StoredValue<bool>,
    writing: StoredValue<Option<Timeout>, LocalStorage>,
    reading: StoredValue<Option<Timeout>, LocalStorage>,
}

impl SiteSearch {
    /// The search of a page.
    pub fn new(page: Page, state: ViewState) -> Self {
        Self {
            page,
            state,
            address: AddressBar::new(page),
            typed: RwSignal::new(String::new()),
            rows: RwSignal::new(Arc::default()),
            current: RwSignal::new(None),
            loading: RwSignal::new(Loading::Unasked),
            site: StoredValue::new_local(None),
            is_waiting: StoredValue::new(false),
            writing: StoredValue::new_local(None),
            reading: StoredValue::new_local(None),
        }
    }

    /// Looks for what the address asks for, and follows keys and address from then on.
    pub fn install(self) {
        let is_on = Memo::new(move |_| !self.typed.read().trim().is_empty());
        effect(move || {
            let tool = if is_on.get() { Tool::Search.name() } else { "" };
            set_attribute(&self.page.root(), "data-jiedu-tool", tool);
        });
        effect(move || {
            if let Some(row) = self.current.get().and_then(|row| self.page.by_id(&row_id(row))) {
                bring_near(&row);
            }
        });
        listen(&self.page.window(), "keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            let is_modified = event.ctrl_key() || event.meta_key() || event.alt_key();
            match event.key().as_str() {
                "Escape" if !event.is_composing() && !self.typed.read_untracked().is_empty() => self.clear(),
                "/" if !is_modified && !is_typing(self.page) => {
                    event.prevent_default();
                    self.enter();
                }
                _ => {}
            }
        });
        listen(&self.page.window(), "popstate", move |_| self.follow_address());
        self.follow_address();
    }

    /// Takes what was typed; it is looked for before the next frame, once for however many keys.
    pub fn type_in(self, typed: String) {
        let asks = !typed.trim().is_empty();
        self.typed.set(typed);
        if asks && self.loading.get_untracked() == Loading::Unasked {
            self.load();
        }
        if !self.is_waiting.get_value() {
            self.is_waiting.set_value(self.page.before_frame(move || self.look()));
        }
    }

    /// Loads the index; a second time not from what the browser keeps, which may be what did for the first.
    pub fn load(self) {
        let is_again = self.loading.get_untracked() == Loading::Failed;
        self.loading.set(Loading::UnderWay);
        spawn_local(async move {
            let address = self.page.root().get_attribute("data-jiedu-index").unwrap_or_default();
            let text = text_at(self.page, &address, is_again).await.ok().flatten();
            let site = text.as_deref().and_then(Site::open);
            self.loading.set(if site.is_some() { Loading::Done } else { Loading::Failed });
            self.site.set_value(site);
            self.look();
        });
    }

    /// Goes on by some rows; the focus stays in the field.
    pub fn step(self, by: isize) {
        let count = self.rows.with_untracked(|rows| rows.count);
        let to = match self.current.get_untracked() {
            None => Some(if by < 0 { count.saturating_sub(1) } else { 0 }),
            Some(at) => at.checked_add_signed(by),
        };
        if let Some(to) = to.filter(|to| *to < count) {
            self.current.set(Some(to));
        }
    }

    /// Goes to the place of the row that the reader is at, or to that of the first one.
    pub fn choose(self) {
        if self.is_waiting.get_value() {
            // The last keys have not been looked for yet.
            self.look();
        }
        let row = self.current.get_untracked().unwrap_or(0);
        let href = self.rows.with_untracked(|rows| rows.row(row).map(|row| row.href.clone()));
        if let Some(href) = href {
            self.leave();
            let _ = self.page.window().location().assign(&href);
        }
    }

    /// What happens before the reader leaves for a place: the way back leads to what was found.
    pub fn leave(self) {
        self.writing.set_value(None);
        self.address.write_query(self.typed.read_untracked().trim());
    }

    /// Empties the field; the list of all comes back.
    pub fn clear(self) {
        self.type_in(String::new());
        self.enter();
    }

    /// Puts the focus into the field.
    fn enter(self) {
        let Some(field) = self.page.query(".listing-search .search-field") else { return };
        focus(&field);
        if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
            field.select();
        }
    }

    /// Looks for what was typed.
    fn look(self) {
        let typed = self.typed.get_untracked();
        self.is_waiting.set_value(false);
        self.reading.set_value(None);
        self.writing.set_value(Some(Timeout::new(PAUSE_MS, move || self.leave())));
        if typed.trim().is_empty() {
            self.show(Rows::default());
            return;
        }
        let until = self.page.now() + READING_MS;
        let is_whole = self.site.try_update_value(|site| {
            let site = site.as_mut()?;
            while site.read_next() && self.page.now() < until {}
            Some(site.is_whole())
        });
        let rows = self.site.with_value(|site| {
            let site = site.as_ref()?;
            let found = site.index.find(&site.index.query(&typed), usize::MAX);
            Some(site_rows::rows(
                site,
                found,
                typed.trim(),
                &self.address.beside(typed.trim()),
                self.state.words(),
            ))
        });
        self.show(rows.unwrap_or_default());
        if is_whole.flatten() == Some(false) {
            // A large site must not hold up the next key.
            self.reading.set_value(Some(Timeout::new(0, move || self.look())));
        }
    }

    fn show(self, rows: Rows) {
        // More of the same leaves the reader where they are.
        if self.rows.with_untracked(|before| before.typed != rows.typed) {
            self.current.set(None);
        }
        self.rows.set(Arc::new(rows));
    }

    /// Looks for what the address says, where it is not what is sought.
    fn follow_address(self) {
        let asked = self.address.query().unwrap_or_default();
        if asked != self.typed.read_untracked().trim() {
            self.type_in(asked);
        }
    }
}

/// The text at an address beside the page; none where the server has something else to say.
async fn text_at(page: Page, address: &str, is_again: bool) -> Result<Option<String>, JsValue> {
    let options = RequestInit::new();
    if is_again {
        options.set_cache(RequestCache::Reload);
    }
    let asked = page.window().fetch_with_str_and_init(address, &options);
    let response: Response = JsFuture::from(asked).await?.dyn_into()?;
    if !response.ok() {
        return Ok(None);
    }
    Ok(JsFuture::from(response.text()?).await?.as_string())
}
