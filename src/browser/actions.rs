//! What the views ask for, done.

use jiedu_core::link::{scoped_id, sentence_anchor};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use super::page::Page;
use super::{address, adopt, observe, panel, prefer, proof};
use crate::state::{Notice, ViewState};
use crate::view::{Actions, Proof};

/// The browser as the views see it.
pub(super) struct Browser;

impl Actions for Browser {
    fn go(&self, id: &str) {
        if let Some((page, state)) = here() {
            address::go(page, state, id, true);
        }
    }

    fn copy_link(&self, id: &str) {
        if let Some((page, state)) = here() {
            copy(page, state, address::link(page, id));
        }
    }

    fn open_fact(&self, fact: u16) {
        if let Some((page, state)) = here() {
            panel::ask(page, state, fact);
        }
    }

    fn step_fact(&self, fact: u16) {
        if let Some((page, state)) = here() {
            panel::step(page, state, fact);
        }
    }

    fn close_fact(&self) {
        if let Some((page, state)) = here() {
            panel::close(page, state);
        }
    }

    fn copy_citation(&self, fact: u16, id: &str) {
        if let Some((page, state)) = here() {
            let mut citation = proof::citation(page, state, fact);
            citation.push('\n');
            citation.push_str(&address::link(page, id));
            copy(page, state, citation);
        }
    }

    fn proof(&self, fact: u16) -> Proof {
        here().and_then(|(page, state)| proof::read(page, state, fact)).unwrap_or_default()
    }

    fn sentence_text(&self, briefing: usize, sentence: u16) -> String {
        let text = || {
            let (page, state) = here()?;
            let part = state.payload.briefings.get(briefing)?;
            page.by_id(&scoped_id(&part.id, &sentence_anchor(sentence.into())))?.text_content()
        };
        text().unwrap_or_default()
    }

    fn focus_mark(&self, figure_id: &str, mark: usize) {
        let Some(figure) = Page::find().and_then(|page| page.by_id(figure_id)) else { return };
        let mut selector = String::from("[data-mark=\"");
        selector.push_str(&mark.to_string());
        selector.push_str("\"]");
        if let Ok(Some(mark)) = figure.query_selector(&selector) {
            adopt::focus(&mark);
        }
    }

    fn remember(&self, key: &str, value: &str) {
        if let Some(page) = Page::find() {
            prefer::write(page, key, value);
        }
    }

    fn watch_width(&self, figure_id: &str, width: RwSignal<f64>) {
        // The figure's own box: the drawing in it is about to be swapped.
        if let Some(figure) = Page::find().and_then(|page| page.by_id(figure_id)) {
            observe::width(&figure, width);
        }
    }
}

/// The page and its state, once there is one.
fn here() -> Option<(&'static Page, ViewState)> {
    Page::find().and_then(|page| Some((page, page.state()?)))
}

/// Copies a text, by the clipboard or by the old command, and says what came of it.
fn copy(page: &'static Page, state: ViewState, text: String) {
    let failed = {
        let text = text.clone();
        move || {
            let done = copy_by_command(page, &text);
            let notice = if done { Notice::Copied } else { Notice::CopyFailed(text) };
            state.notice.set(Some(notice));
        }
    };
    let clipboard = js_sys::Reflect::get(&page.window.navigator(), &JsValue::from_str("clipboard"));
    if !clipboard.is_ok_and(|found| found.is_object()) {
        failed();
        return;
    }
    let promise = page.window.navigator().clipboard().write_text(&text);
    let copied = Closure::once(move |_: JsValue| state.notice.set(Some(Notice::Copied)));
    let refused = Closure::once(move |_: JsValue| failed());
    let _ = promise.then2(&copied, &refused);
    copied.forget();
    refused.forget();
}

/// Copies by the old command, which works from a click in frames where the clipboard is closed.
fn copy_by_command(page: &Page, text: &str) -> bool {
    let copy = || -> Option<bool> {
        let field: HtmlInputElement = page.document.create_element("input").ok()?.dyn_into().ok()?;
        field.set_value(text);
        field.set_class_name("offscreen");
        page.root.append_child(&field).ok()?;
        let focused = page.document.active_element();
        field.select();
        let document: &web_sys::HtmlDocument = page.document.dyn_ref()?;
        let done = document.exec_command("copy").unwrap_or(false);
        field.remove();
        if let Some(focused) = focused {
            adopt::focus(&focused);
        }
        Some(done)
    };
    copy().unwrap_or(false)
}
