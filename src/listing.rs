//! The widget of the page that lists all briefings: it has the reader's choices and language, and searches all of them.
//!
//! It is a program of its own, so that a page of one briefing does not load what it has no use for.

use std::sync::Arc;

use jiedu_core::payload::Payload;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::app::run;
use crate::browser::page::{Page, reason, set_attribute};
use crate::browser::site_search::SiteSearch as Search;
use crate::browser::{mount, preferences, translate};
use crate::components::SiteSearch;
use crate::state::ViewState;

/// Starts the widget on the page's `.jiedu` element, once.
pub fn start_listing() {
    run(|page| go_live(page).map_err(|error| reason(&error)));
}

fn go_live(page: Page) -> Result<(), JsValue> {
    let state = ViewState::new(Arc::new(Payload { briefings: Vec::new() }), translate::language(page));
    let search = Search::new(page, state);
    let place = page.query(".listing-search").ok_or("the page has no place for the search")?;
    let mounted = mount::mount(page, move || view! { <SiteSearch search /> }.into_any())?;
    mount::replace(page, &place, &mounted)?;
    translate::install(page, state);
    preferences::install(page, state);
    search.install();
    set_attribute(&page.root(), "data-jiedu-state", "live");
    set_attribute(&page.root(), "data-jiedu-deferred", "");
    page.mark("jiedu:ready");
    Ok(())
}
