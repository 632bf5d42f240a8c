//! The browser: the only part that touches the page's own API.
//!
//! [`start`] adopts the static page in this order: read the payload, mount every part detached, swap each into its place,
//! listen, go to the address, say `live`. Whatever fails before the swaps leaves the static page as it is; after a failure
//! behind them the boot script puts the static parts back. What a reader needs only then is in [`rest`].

mod actions;
mod address;
mod adopt;
mod callback;
mod copy;
mod failure;
mod follow;
mod frame;
mod light;
mod observe;
mod page;
mod panel;
mod picture;
mod prefer;
mod print;
mod proof;
mod rest;
mod share;
mod snippet;
mod spy;
mod walk;

use jiedu_core::link::scoped_id;
use jiedu_core::payload::{Payload, decode};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::reactive::effect;
use crate::state::ViewState;
use crate::view::{Bar, Contents, Live, NoticeLine, Tools};
use crate::words::Lang;
use actions::Browser;
use page::Page;

/// Starts the widget on the page's `.jiedu` element, once.
pub fn start() {
    failure::install();
    let Some(page) = Page::find() else { failure::give_up("no .jiedu element in the page") };
    if page.root.has_attribute("data-jiedu-booted") {
        return;
    }
    page::set_attribute(&page.root, "data-jiedu-booted", "");
    let done =
        payload(page).and_then(|payload| go_live(page, payload).map_err(|error| failure::reason(&error)));
    if let Err(reason) = done {
        failure::give_up(&reason);
    }
}

/// The payload of the page.
fn payload(page: &Page) -> Result<&'static Payload, String> {
    let part = |selector: &str| page.query(selector).and_then(|script| script.text_content());
    let numbers = part("script[data-jiedu-numbers]").ok_or("the page has no payload")?;
    let strings = part("script[data-jiedu-strings]").ok_or("the page has no payload")?;
    // Decoded by the browser, which gives a character a byte.
    let binary = page.window.atob(numbers.trim()).map_err(|_| "the payload is not base64")?;
    let numbers: Vec<u8> = binary.chars().map(|c| c as u8).collect();
    let payload = decode(&numbers, strings.trim_matches('\n')).map_err(|error| error.to_string())?;
    if payload.briefings.is_empty() {
        return Err("the payload has no briefing".to_owned());
    }
    Ok(Box::leak(Box::new(payload)))
}

fn go_live(page: &'static Page, payload: &'static Payload) -> Result<(), wasm_bindgen::JsValue> {
    let query = page.window.location().search().unwrap_or_default();
    let asked = query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("lang="));
    let lang = Lang::of_tag(asked.unwrap_or_default());
    // The signals live as long as the page: their owner is never dropped.
    let owner: &'static Owner = Box::leak(Box::new(Owner::new()));
    owner.with(|| {
        let state = ViewState::new(payload, lang);
        let live = Live { state, actions: &Browser };
        let shown = page.root.get_attribute("data-jiedu-show").unwrap_or_default();
        state.briefing.set(payload.briefings.iter().position(|part| part.id == shown).unwrap_or(0));
        page.keep(state);

        let mut swaps = Vec::new();
        if let Some(tools) = page.query(".tools") {
            swaps.push((tools, adopt::mount(page, Box::new(move || view! { <Tools live=live /> }))?));
        }
        if let Some(bar) = page.query(".bar") {
            swaps.push((bar, adopt::mount(page, Box::new(move || view! { <Bar live=live /> }))?));
        }
        let notice = adopt::mount(page, Box::new(move || view! { <NoticeLine live=live /> }))?;
        let first = state.briefing.get_untracked();
        swaps.extend(contents(page, live, first)?);

        for (old, new) in swaps {
            adopt::swap(page, &old, &new)?;
        }
        adopt::add(page, &notice)?;
        let mounted = std::cell::RefCell::new(vec![first]);
        effect(move || {
            let shown = state.briefing.get();
            page.show(&payload.briefings[shown].id);
            if mounted.borrow().contains(&shown) {
                return;
            }
            mounted.borrow_mut().push(shown);
            match owner.with(|| contents(page, live, shown)) {
                Ok(swap) => swap.iter().for_each(|(old, new)| drop(adopt::swap(page, old, new))),
                Err(error) => failure::give_up(&failure::reason(&error)),
            }
        });
        prefer::follow(page, state);
        follow::follow(page, live);
        if page.framed {
            frame::follow(page, state);
        }
        spy::follow(page, state);
        address::open(page, live);
        rest::offer(page, live);
        Ok::<(), wasm_bindgen::JsValue>(())
    })?;
    page::set_attribute(&page.root, "data-jiedu-state", "live");
    page.mark("jiedu:ready");
    Ok(())
}

/// The navigator of one briefing: the static one, and the one that takes its place.
fn contents(
    page: &'static Page,
    live: Live,
    briefing: usize,
) -> Result<Option<(web_sys::Element, web_sys::Element)>, wasm_bindgen::JsValue> {
    let part = &live.state.payload.briefings[briefing];
    let Some(toc) = page.by_id(&scoped_id(&part.id, "contents")) else { return Ok(None) };
    let live = Some(live);
    let mounted = adopt::mount(page, Box::new(move || view! { <Contents briefing part live /> }))?;
    Ok(Some((toc, mounted)))
}

/// The HTML element that an element is.
fn html(element: &web_sys::Element) -> Option<&web_sys::HtmlElement> {
    element.dyn_ref()
}
