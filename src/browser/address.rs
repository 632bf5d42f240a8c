//! The page's address: written as the reader moves, never more often than browsers allow; and the links to places in the page.

use gloo_timers::callback::Timeout;
use jiedu_core::link::{host_link, page_link};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::host_frame;
use super::page::{Page, property};

/// Pause in scrolling after which the address is written: Safari allows 100 changes in 30 seconds.
const PAUSE_MS: u32 = 450;
/// Refusals in a row after which the address is left alone.
const MAX_REFUSALS: u8 = 3;

/// Writes the page's address: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct AddressBar {
    page: Page,
    waiting: StoredValue<Option<Timeout>, LocalStorage>,
    refusals: StoredValue<u8>,
}

impl AddressBar {
    /// The address of a page.
    pub fn new(page: Page) -> Self {
        Self { page, waiting: StoredValue::new_local(None), refusals: StoredValue::new(0) }
    }

    /// Runs once the reader pauses; an earlier one that still waits is dropped.
    pub fn after_pause(self, run: impl FnOnce() + 'static) {
        // The timer that is replaced here is cancelled by being dropped.
        self.waiting.set_value(Some(Timeout::new(PAUSE_MS, run)));
    }

    /// Drops what waits for a pause.
    pub fn cancel(self) {
        self.waiting.set_value(None);
    }

    /// Writes an id as the address, with an entry of history or in the place of the last one. A page that forbids it (some frames
    /// do) keeps the address that it has.
    pub fn write(self, id: &str, push: bool) {
        if self.refusals.get_value() >= MAX_REFUSALS {
            return;
        }
        let window = self.page.window();
        let Ok(href) = window.location().href() else { return };
        let Some(url) = changed(&href, id) else { return };
        let Ok(history) = window.history() else { return };
        let state = history.state().unwrap_or(JsValue::NULL);
        let done = if push {
            history.push_state_with_url(&state, "", Some(&url))
        } else {
            history.replace_state_with_url(&state, "", Some(&url))
        };
        self.refusals.update_value(|refusals| *refusals = if done.is_err() { *refusals + 1 } else { 0 });
    }

    /// What the address says is sought (`?q=`); none where it says nothing.
    pub fn query(self) -> Option<String> {
        let search = self.page.window().location().search().unwrap_or_default();
        let written = search.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("q="))?;
        let decoded = js_sys::decode_uri_component(&written.replace('+', " ")).ok()?;
        Some(String::from(decoded).trim().to_owned()).filter(|sought| !sought.is_empty())
    }

    /// Which of the places in its section the address leads to (`&hit=`), from 1 on; none where it names none.
    pub fn hit(self) -> Option<usize> {
        let search = self.page.window().location().search().unwrap_or_default();
        search.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("hit="))?.parse().ok()
    }

    /// Addresses of pages beside this one that look for something.
    pub fn beside(self, sought: &str) -> Beside {
        Beside::new(&self.page.window().location().search().unwrap_or_default(), &encoded(sought))
    }

    /// Writes what is sought into the address, in the place of the last entry of history. Where a page forbids it, as some do on a
    /// disk, the address stays as it is.
    pub fn write_query(self, sought: &str) {
        let window = self.page.window();
        let Ok(href) = window.location().href() else { return };
        let Some(url) = with_query(&href, &encoded(sought)) else { return };
        if let Ok(history) = window.history() {
            let state = history.state().unwrap_or(JsValue::NULL);
            let _ = history.replace_state_with_url(&state, "", Some(&url));
        }
    }

    /// The hash of the address, with its mark.
    pub fn hash(self) -> String {
        self.page.window().location().hash().unwrap_or_default()
    }
}

/// The address with an id for its hash; none where it is that already.
fn changed(href: &str, id: &str) -> Option<String> {
    let (base, hash) = href.split_once('#').unwrap_or((href, ""));
    (hash != id).then(|| format!("{base}#{id}"))
}

/// The address with what is sought, encoded, in its query; none where it says so already. Nothing sought takes it out.
fn with_query(href: &str, sought: &str) -> Option<String> {
    let (base, hash) = href.split_at(href.find('#').unwrap_or(href.len()));
    let (path, query) = base.split_once('?').unwrap_or((base, ""));
    let others = query.split('&').filter(|pair| !pair.is_empty() && !names_search(pair));
    let mut pairs: Vec<String> = others.map(str::to_owned).collect();
    if !sought.is_empty() {
        pairs.push(format!("q={sought}"));
    }
    let mark = if pairs.is_empty() { "" } else { "?" };
    let url = format!("{path}{mark}{}{hash}", pairs.join("&"));
    (url != href).then_some(url)
}

/// Addresses of pages beside this one, with this page's options and with what is sought there.
#[derive(Clone, Debug)]
pub struct Beside {
    query: String,
}

impl Beside {
    /// Of a page whose address has this query; `sought` is encoded.
    pub fn new(search: &str, sought: &str) -> Self {
        let is_option = |pair: &&str| {
            let names_place = pair.starts_with("jiedu=") || pair.starts_with("figure=");
            !pair.is_empty() && !names_search(pair) && !names_place
        };
        let mut pairs: Vec<&str> = search.trim_start_matches('?').split('&').filter(is_option).collect();
        let sought = format!("q={sought}");
        pairs.push(&sought);
        Self { query: pairs.join("&") }
    }

    /// The address of a place of a page, and which of the places in its section is meant.
    pub fn link(&self, page: &str, hit: Option<usize>, id: &str) -> String {
        let hit = hit.map(|hit| format!("&hit={hit}")).unwrap_or_default();
        format!("./{page}?{}{hit}#{id}", self.query)
    }
}

/// Whether a part of a query belongs to a search.
fn names_search(pair: &str) -> bool {
    pair.starts_with("q=") || pair.starts_with("hit=")
}

fn encoded(text: &str) -> String {
    if text.is_empty() { String::new() } else { js_sys::encode_uri_component(text).into() }
}

/// The link that leads a reader to an id from anywhere: in the host's page where that is known, else in this one, else in the
/// published one.
pub fn link(page: Page, id: &str) -> String {
    let host = host_frame::host(page);
    if !host.is_empty() {
        return host_link(&host, id);
    }
    let link = page_link(&published(page), id);
    match AddressBar::new(page).query() {
        Some(sought) => with_query(&link, &encoded(&sought)).unwrap_or(link),
        None => link,
    }
}

/// Where others find the page: its own address, or that of the published page where its own leads nobody else to it.
pub fn published(page: Page) -> String {
    let href = without_login(&page.window().location().href().unwrap_or_default());
    // The property and not the attribute, which may be relative.
    let canonical = || {
        let link = page.document().query_selector("link[rel=canonical]").ok()??;
        property(&link, "href")?.as_string()
    };
    let is_own = !page.is_framed() && is_public(&href);
    if is_own { href } else { canonical().unwrap_or(href) }
}

/// An address without the name and the password of the reader who opened it: they are nothing to hand on.
fn without_login(href: &str) -> String {
    let Some((scheme, rest)) = href.split_once("://") else { return href.to_owned() };
    let host = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    match rest[..host].rfind('@') {
        Some(at) => format!("{scheme}://{}", &rest[at + 1..]),
        None => href.to_owned(),
    }
}

/// Whether a link leads others there too: that of a page on a disk does not.
pub fn is_public(link: &str) -> bool {
    link.starts_with("http")
}

/// A link as it is read from paper: without what browsers put before it, and without what only damaged links need.
pub fn spoken(link: &str) -> String {
    let link = link.split_once("://").map_or(link, |(_, rest)| rest);
    let (base, hash) = link.split_once('#').unwrap_or((link, ""));
    let (path, query) = base.split_once('?').unwrap_or((base, ""));
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let kept: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("jiedu=")).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    let mark = if hash.is_empty() { "" } else { "#" };
    format!("{path}{query}{mark}{hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sought_stands_in_the_query() {
        let with = |href: &str, sought: &str| with_query(href, sought);
        assert_eq!(with("a.example/#q.gdp", "gdp").as_deref(), Some("a.example/?q=gdp#q.gdp"));
        assert_eq!(with("a.example/?lang=en&q=old", "new").as_deref(), Some("a.example/?lang=en&q=new"));
        assert_eq!(with("a.example/?q=old#q", "").as_deref(), Some("a.example/#q"));
        assert_eq!(with("a.example/?q=old&hit=2#q", "old").as_deref(), Some("a.example/?q=old#q"));
        assert_eq!(with("a.example/?q=same", "same"), None);
        assert_eq!(with("a.example/", ""), None);
    }

    #[test]
    fn a_link_is_read_without_what_nobody_types() {
        for (link, read) in [
            ("h://a.example/b/index.html?jiedu=q.gdp#q.gdp", "a.example/b/#q.gdp"),
            ("h://a.example/b/?x=1&jiedu=q.gdp#jiedu-q.gdp", "a.example/b/?x=1#jiedu-q.gdp"),
            ("h://a.example/", "a.example/"),
        ] {
            assert_eq!(spoken(link), read);
        }
    }

    #[test]
    fn a_login_is_not_handed_on() {
        for (href, shared) in [
            ("h://user:pass@a.example/x?y#z", "h://a.example/x?y#z"),
            ("h://user@a.example", "h://a.example"),
            ("h://a.example/@x?mail=a@b", "h://a.example/@x?mail=a@b"),
            ("file:///home/a@b/x.html", "file:///home/a@b/x.html"),
        ] {
            assert_eq!(without_login(href), shared);
        }
    }

    #[test]
    fn an_address_changes_only_where_its_hash_does() {
        assert_eq!(changed("a.example/?x=1", "q.gdp").as_deref(), Some("a.example/?x=1#q.gdp"));
        assert_eq!(changed("a.example/#q.old", "q.gdp").as_deref(), Some("a.example/#q.gdp"));
        assert_eq!(changed("a.example/#q.gdp", "q.gdp"), None);
    }
}
