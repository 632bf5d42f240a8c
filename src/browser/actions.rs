//! What the views ask for, done.

use jiedu_core::link::{scoped_id, sentence_anchor};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use super::page::Page;
use super::{address, adopt, observe, prefer};
use crate::state::Notice;
use crate::view::Actions;

/// The browser as the views see it.
pub(super) struct Browser;

impl Actions for Browser {
    fn go(&self, id: &str) {
        if let Some((page, state)) = Page::find().and_then(|page| Some((page, page.state()?))) {
            address::go(page, state, id, true);
        }
    }

    fn copy_link(&self, id: &str) {
        let Some((page, state)) = Page::find().and_then(|page| Some((page, page.state()?))) else { return };
        let link = address::link(page, id);
        let failed = {
            let link = link.clone();
            move || {
                let done = copy_by_command(page, &link);
                let notice = if done { Notice::Copied } else { Notice::CopyFailed(link) };
                state.notice.set(Some(notice));
            }
        };
        let clipboard = js_sys::Reflect::get(&page.window.navigator(), &JsValue::from_str("clipboard"));
        if !clipboard.is_ok_and(|found| found.is_object()) {
            failed();
            return;
        }
        let promise = page.window.navigator().clipboard().write_text(&link);
        let copied = Closure::once(move |_: JsValue| state.notice.set(Some(Notice::Copied)));
        let refused = Closure::once(move |_: JsValue| failed());
        let _ = promise.then2(&copied, &refused);
        copied.forget();
        refused.forget();
    }

    fn sentence_text(&self, briefing: usize, sentence: u16) -> String {
        let text = || {
            let page = Page::find()?;
            let part = page.state()?.payload.briefings.get(briefing)?;
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
