//! The browser: the only part that touches the page's own API.
//!
//! [`start`] adopts the static page in this order: read the payload, mount every part detached, swap each into its place,
//! listen, go to the address, say `live`. Whatever fails before the swaps leaves the static page as it is; after a failure
//! behind them the boot script puts the static parts back.

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
mod share;
mod snippet;
mod spy;
mod walk;

use jiedu_core::figure::{Body, Figure};
use jiedu_core::link::{figure_anchor, scoped_id};
use jiedu_core::wire::{Payload, decode};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::reactive::{Slot, effect};
use crate::state::ViewState;
use crate::view::{Bar, Contents, Drawing, FactPanel, Live, NoticeLine, ShareButton, ShareSheet, Tools};
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
        let panel = adopt::mount(page, Box::new(move || view! { <FactPanel live=live /> }))?;
        let share = adopt::mount(page, Box::new(move || view! { <ShareSheet live=live /> }))?;
        let first = state.briefing.get_untracked();
        swaps.extend(briefing_parts(page, live, first)?);

        for (old, new) in swaps {
            adopt::swap(page, &old, &new)?;
        }
        for added in [panel, share, notice] {
            adopt::mark(&added, None);
            page.root.append_child(&added)?;
        }
        let mounted = std::cell::RefCell::new(vec![first]);
        effect(move || {
            let shown = state.briefing.get();
            page.show(&payload.briefings[shown].id);
            if mounted.borrow().contains(&shown) {
                return;
            }
            mounted.borrow_mut().push(shown);
            match owner.with(|| briefing_parts(page, live, shown)) {
                Ok(swaps) => {
                    swaps.iter().for_each(|(old, new)| drop(adopt::swap(page, old, new)));
                }
                Err(error) => failure::give_up(&failure::reason(&error)),
            }
        });
        prefer::follow(page, state);
        light::follow(page, state);
        follow::follow(page, live);
        panel::follow(page, state);
        share::follow(page, state);
        print::follow(page, state);
        walk::follow(page, live);
        if page.framed {
            frame::follow(page, state);
        }
        spy::follow(page, state);
        address::open(page, live);
        Ok::<(), wasm_bindgen::JsValue>(())
    })?;
    page::set_attribute(&page.root, "data-jiedu-state", "live");
    page.mark("jiedu:ready");
    Ok(())
}

/// Mounts the parts of one briefing: its navigator now, its figures when they come near.
fn briefing_parts(
    page: &'static Page,
    live: Live,
    briefing: usize,
) -> Result<Vec<(web_sys::Element, web_sys::Element)>, wasm_bindgen::JsValue> {
    let part = &live.state.payload.briefings[briefing];
    let mut swaps = Vec::new();
    if let Some(toc) = page.by_id(&scoped_id(&part.id, "contents")) {
        let live = Some(live);
        swaps.push((toc, adopt::mount(page, Box::new(move || view! { <Contents briefing part live /> }))?));
    }
    for figure in &part.figures {
        let id = scoped_id(&part.id, &figure_anchor(&figure.id));
        let Some(element) = page.by_id(&id) else { continue };
        observe::near(&element, move |element| mount_figure(page, live, briefing, figure, &element));
    }
    Ok(swaps)
}

fn mount_figure(
    page: &'static Page,
    live: Live,
    briefing: usize,
    figure: &'static Figure,
    element: &web_sys::Element,
) {
    let swap = || {
        let id = element.id();
        let share =
            page.with_owner(|| adopt::mount(page, Box::new(move || view! { <ShareButton id live /> })))?;
        adopt::mark(&share, None);
        if let Some(table) = element.query_selector(".figure-foot details")? {
            table.before_with_node_1(&share)?;
        }
        // A grid is HTML that stays as it is.
        let still = element.query_selector(".drawing")?.filter(|_| matches!(figure.body, Body::Chart(_)));
        let Some(still) = still else { return Ok(()) };
        let width = page::width(&still);
        let named = still.query_selector("[aria-label]")?;
        let name = named.and_then(|named| named.get_attribute("aria-label")).unwrap_or_default();
        let drawing = page.with_owner(|| {
            let width = Slot::new(width);
            let drawing = move || view! { <Drawing briefing figure live name width /> };
            adopt::mount(page, Box::new(drawing))
        })?;
        adopt::swap(page, &still, &drawing)
    };
    if let Err(error) = swap() {
        failure::give_up(&failure::reason(&error));
    }
}

/// The HTML element that an element is.
fn html(element: &web_sys::Element) -> Option<&web_sys::HtmlElement> {
    element.dyn_ref()
}
