//! The widget in its page: it owns the state, and mounts the living parts in the places of the static ones.
//!
//! [`start`] goes in this order: read the payload, mount every part outside the document, put each into its place, listen, go to
//! the address, say `live`. Whatever fails before the parts are in place leaves the static page as it is; after a failure
//! behind that the boot script puts the static parts back. What a reader needs only later is started by `deferred`.

use std::sync::Arc;

use jiedu_core::link::scoped_id;
use jiedu_core::payload::{Payload, decode};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::browser::page::{Page, effect, reason, set_attribute};
use crate::browser::{Browser, failure, host_frame, mount, notices, page_events, preferences, translate};
use crate::components::{Bar, Contents, NoticeLine, Tools};
use crate::deferred;
use crate::state::ViewState;

/// A static part and the living one that takes its place.
type Replacement = (Element, Element);

/// Starts the widget on the page's `.jiedu` element, once.
pub fn start() {
    run(|page| {
        let payload = payload(page)?;
        go_live(page, Arc::new(payload)).map_err(|error| reason(&error))
    });
}

/// Finds the page, once, and gives it to what makes it live.
pub(crate) fn run(make_live: impl FnOnce(Page) -> Result<(), String>) {
    failure::install();
    let owner = Owner::new();
    let done = owner.with(|| {
        let page = Page::find().ok_or("no .jiedu element in the page")?;
        if page.root().has_attribute("data-jiedu-booted") {
            return Ok(());
        }
        set_attribute(&page.root(), "data-jiedu-booted", "");
        make_live(page)
    });
    if let Err(reason) = done {
        failure::give_up(&reason);
    }
    // The widget lives as long as its page: nobody is left to drop what it owns.
    std::mem::forget(owner);
}

/// The payload of the page.
fn payload(page: Page) -> Result<Payload, String> {
    let part = |selector: &str| page.query(selector).and_then(|script| script.text_content());
    let numbers = part("script[data-jiedu-numbers]").ok_or("the page has no payload")?;
    let strings = part("script[data-jiedu-strings]").ok_or("the page has no payload")?;
    // Decoded by the browser, which gives a character a byte.
    let binary = page.window().atob(numbers.trim()).map_err(|_| "the payload is not base64")?;
    let numbers: Vec<u8> = binary.chars().map(|c| c as u8).collect();
    let payload = decode(&numbers, strings.trim_matches('\n')).map_err(|error| error.to_string())?;
    if payload.briefings.is_empty() {
        return Err("the payload has no briefing".to_owned());
    }
    Ok(payload)
}

fn go_live(page: Page, payload: Arc<Payload>) -> Result<(), JsValue> {
    let shown = page.root().get_attribute("data-jiedu-show").unwrap_or_default();
    let first = payload.briefings.iter().position(|part| part.id == shown).unwrap_or(0);
    let state = ViewState::new(payload, translate::language(page));
    state.briefing.set(first);
    let browser = Browser::new(page, state);
    provide_context(state);
    provide_context(browser);
    translate::install(page, state);

    let mut replacements = Vec::new();
    if let Some(tools) = page.query(".tools") {
        replacements.push((tools, mount::mount(page, || view! { <Tools /> }.into_any())?));
    }
    if let Some(bar) = page.query(".bar") {
        replacements.push((bar, mount::mount(page, || view! { <Bar /> }.into_any())?));
    }
    let notice = mount::mount(page, || view! { <NoticeLine /> }.into_any())?;
    replacements.extend(contents(page, state, first)?);
    for (old, new) in &replacements {
        mount::replace(page, old, new)?;
    }
    mount::add(page, &notice)?;
    show_briefings(page, state, first);

    preferences::install(page, state);
    notices::install(state);
    page_events::install_links(page, browser.router, browser.panel, browser.sharing);
    page_events::install_keys(page, state, browser.panel, browser.tool, browser.search);
    page_events::install_sheet(page, state);
    browser.router.install();
    if page.is_framed() {
        host_frame::install(page, state, move |id| browser.router.go(id, false));
    }
    browser.spy.install();
    browser.router.open();
    deferred::start_soon(browser);
    set_attribute(&page.root(), "data-jiedu-state", "live");
    page.mark("jiedu:ready");
    Ok(())
}

/// Shows the briefing that the state names; its navigator is mounted when it is first shown.
fn show_briefings(page: Page, state: ViewState, first: usize) {
    let mounted = StoredValue::new(vec![first]);
    let owner = Owner::current();
    effect(move || {
        let shown = state.briefing.get();
        let part = state.part(shown);
        page.show(&part.id, &part.title);
        if mounted.with_value(|mounted| mounted.contains(&shown)) {
            return;
        }
        mounted.update_value(|mounted| mounted.push(shown));
        let done = || {
            if let Some((old, new)) = contents(page, state, shown)? {
                mount::replace(page, &old, &new)?;
            }
            Ok::<(), JsValue>(())
        };
        // What is mounted outlives this run of the effect.
        mount::under(owner.as_ref(), done);
    });
}

/// The navigator of one briefing: the static one, and the one that takes its place.
fn contents(page: Page, state: ViewState, briefing: usize) -> Result<Option<Replacement>, JsValue> {
    let id = scoped_id(&state.part(briefing).id, "contents");
    let Some(toc) = page.by_id(&id) else { return Ok(None) };
    let mounted = mount::mount(page, move || view! { <Contents briefing /> }.into_any())?;
    Ok(Some((toc, mounted)))
}
