//! The page's address: read at the start, written as the reader moves, never more often than browsers allow.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use jiedu_core::link::{Address, Resolution, Target, element_id, host_link, page_link, requested, resolve};
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::page::{Page, property};
use super::{adopt, frame, panel, spy};
use crate::state::{Notice, ViewState};
use crate::view::Live;

/// Pause in scrolling after which the address follows: Safari allows 100 changes in 30 seconds.
const PAUSE_MS: u32 = 450;

thread_local! {
    static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// Set where the browser refuses changes of the address: then it is left alone.
    static REFUSED: Cell<u8> = const { Cell::new(0) };
}

/// Goes where the page's address says.
pub(super) fn open(page: &'static Page, live: Live) {
    let state = live.state;
    let location = page.window.location();
    let hash = location.hash().unwrap_or_default();
    if let Some(asked) = frame::asked(page, state) {
        go(page, state, &asked, false);
        return;
    }
    let Some(raw) = requested(&hash, &location.search().unwrap_or_default()) else { return };
    let Some((address, id)) = find(page, state, &raw) else { return };
    show(page, state, address);
    let Some(element) = page.by_id(&id) else { return };
    // The browser itself has gone to an id that the hash names. Elsewhere than there, a reader who has scrolled stays.
    let arrived = hash.strip_prefix('#') == Some(id.as_str()) && is_reached(page, &element);
    if !arrived {
        if page.scroll() > 4.0 {
            return;
        }
        if page.framed {
            // Only inside the frame: a host that embeds a section does not want to be scrolled there.
            page.window.scroll_to_with_x_and_y(0.0, element.get_bounding_client_rect().top() + page.scroll());
        } else {
            element.scroll_into_view();
        }
    }
    spy::pin(page, state, address.briefing, section_of(state, address));
    if page.document.active_element().is_none_or(|active| active.tag_name() == "BODY") {
        focus_place(&element);
    }
    prove(page, state, address);
}

/// Opens the panel of an address that is a fact's.
fn prove(page: &'static Page, state: ViewState, address: Address) {
    if let Target::Fact(fact) = address.target {
        panel::open(page, state, fact as u16, false);
    } else {
        state.fact.set(None);
    }
}

/// Whether an element stands where a jump to it puts it: near the top of the window, or above its middle at the end.
fn is_reached(page: &Page, element: &Element) -> bool {
    let top = element.get_bounding_client_rect().top();
    let limit = if page.left() < 4.0 { page.height() } else { 160.0 };
    (-8.0..limit).contains(&top)
}

/// The place of an address, with a notice where it is not quite that.
fn find(page: &Page, state: ViewState, raw: &str) -> Option<(Address, String)> {
    let briefings = &state.payload.briefings;
    // An id of the page that is no section, such as a sentence's.
    match resolve(briefings, state.briefing.get_untracked(), raw) {
        Resolution::Found(address) => Some((address, element_id(briefings, address)?)),
        Resolution::Near(address) if page.by_id(raw).is_some() => Some((address, raw.to_owned())),
        Resolution::Near(address) => {
            let part = &briefings[address.briefing];
            let name = match address.target {
                Target::Section(section) => {
                    let found = &part.sections[section];
                    let mut name = found.number.clone();
                    name.push_str(&found.short);
                    name
                }
                _ => part.short.clone(),
            };
            state.tell(Notice::Moved, name);
            Some((address, element_id(briefings, address)?))
        }
        Resolution::Unknown => {
            if page.by_id(raw).is_none() {
                state.tell(Notice::Unknown, String::new());
            }
            None
        }
    }
}

/// Goes to an address because the reader asked: one entry of history, or none in a frame.
pub(super) fn go(page: &'static Page, state: ViewState, raw: &str, push: bool) {
    state.notice.set(None);
    let Some((address, id)) = find(page, state, raw) else { return };
    show(page, state, address);
    let Some(element) = page.by_id(&id) else { return };
    scroll_to(page, &element, &id);
    spy::pin(page, state, address.briefing, section_of(state, address));
    focus_place(&element);
    prove(page, state, address);
    cancel();
    if push {
        write(page, &id, !page.framed);
    }
}

/// Shows the briefing of an address.
fn show(page: &Page, state: ViewState, address: Address) {
    if state.briefing.get_untracked() != address.briefing {
        state.fact.set(None);
        state.briefing.set(address.briefing);
    }
    // Not left to the effect: what comes next measures the page.
    page.show(&state.payload.briefings[address.briefing].id);
}

/// The section that an address stands in.
fn section_of(state: ViewState, address: Address) -> Option<usize> {
    let part = state.payload.briefings.get(address.briefing)?;
    match address.target {
        Target::Top => None,
        Target::Section(section) => Some(section),
        Target::Figure(figure) => part.figures.get(figure)?.section.map(usize::from),
        Target::Fact(fact) => part.facts.get(fact)?.section.map(usize::from),
    }
}

/// Writes the address of the section that is being read, once the reader pauses.
pub(super) fn follow_reader(page: &'static Page, state: ViewState) {
    let timer = Timeout::new(PAUSE_MS, move || {
        // An open panel's address is its fact's.
        if state.fact.get_untracked().is_none() {
            let id = state.reading();
            write(page, &id, false);
            frame::tell(page, "section", &id);
        }
    });
    TIMER.with_borrow_mut(|slot| {
        if let Some(earlier) = slot.replace(timer) {
            earlier.cancel();
        }
    });
}

fn cancel() {
    TIMER.with_borrow_mut(|slot| {
        if let Some(earlier) = slot.take() {
            earlier.cancel();
        }
    });
}

/// Writes an id as the address. A page that forbids it (some frames do) keeps the address that it has.
pub(super) fn write(page: &Page, id: &str, push: bool) {
    if REFUSED.get() > 2 {
        return;
    }
    let Ok(href) = page.window.location().href() else { return };
    let (base, hash) = href.split_once('#').unwrap_or((href.as_str(), ""));
    if hash == id {
        return;
    }
    let mut url = String::from(base);
    url.push('#');
    url.push_str(id);
    let Ok(history) = page.window.history() else { return };
    let state = history.state().unwrap_or(JsValue::NULL);
    let done = if push {
        history.push_state_with_url(&state, "", Some(&url))
    } else {
        history.replace_state_with_url(&state, "", Some(&url))
    };
    REFUSED.set(if done.is_err() { REFUSED.get() + 1 } else { 0 });
}

/// The link that leads a reader to an id from anywhere: of the host's page where it is known, else of this one, else of the
/// published one.
pub(super) fn link(page: &Page, id: &str) -> String {
    let host = frame::host(page);
    if !host.is_empty() {
        return host_link(&host, id);
    }
    page_link(&published(page), id)
}

/// Where others find the page: its own address, or that of the published page where it has none that leads others to it.
pub(super) fn published(page: &Page) -> String {
    let href = page.window.location().href().unwrap_or_default();
    // The property and not the attribute, which may be relative.
    let canonical = || {
        let link = page.document.query_selector("link[rel=canonical]").ok()??;
        property(&link, "href")?.as_string()
    };
    let own = !page.framed && is_public(&href);
    if own { href } else { canonical().unwrap_or(href) }
}

/// Whether a link leads others there too: that of a page on a disk which is published nowhere does not.
pub(super) fn is_public(link: &str) -> bool {
    link.starts_with("http")
}

/// Brings an element before the reader who asked for it.
pub(super) fn scroll_to(page: &Page, element: &Element, id: &str) {
    if !(page.framed && frame::reveal(page, element, id)) {
        element.scroll_into_view();
    }
}

/// Focuses the heading of a section, or the thing itself, so that reading aloud and Tab go on from there.
fn focus_place(element: &Element) {
    let heading = element.query_selector("h1, h2, h3, h4").ok().flatten();
    let place = match element.tag_name().as_str() {
        "SECTION" => heading.unwrap_or_else(|| element.clone()),
        _ => element.clone(),
    };
    if place.get_attribute("tabindex").is_none() && place.get_attribute("href").is_none() {
        super::page::set_attribute(&place, "tabindex", "-1");
    }
    adopt::focus(&place);
}
