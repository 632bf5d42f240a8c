//! What the views ask for, done.

use jiedu_core::embed::SnippetKind;
use jiedu_core::link::{scoped_id, sentence_anchor};
use leptos::prelude::*;

use super::page::Page;
use super::{address, adopt, copy, observe, panel, picture, prefer, proof, share, snippet};
use crate::reactive::Slot;
use crate::state::ViewState;
use crate::view::{Actions, Proof, Shared};

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
            copy::copy(page, state, address::link(page, id));
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

    fn copy_citation(&self, id: &str) {
        if let Some((page, state)) = here() {
            copy::copy(page, state, share::citation(page, state, id));
        }
    }

    fn copy_text(&self, text: String) {
        if let Some((page, state)) = here() {
            copy::copy(page, state, text);
        }
    }

    fn share(&self, id: String) {
        if let Some((page, state)) = here() {
            share::open(page, state, id);
        }
    }

    fn shared(&self, id: &str) -> Shared {
        here().map(|(page, state)| share::shared(page, state, id)).unwrap_or_default()
    }

    fn share_by_system(&self, id: &str) {
        if let Some((page, state)) = here() {
            share::by_system(page, state, id);
        }
    }

    fn draw(&self, figure_id: &str, drawn: RwSignal<String>) {
        if let Some((page, state)) = here() {
            picture::draw(page, state, figure_id, drawn);
        }
    }

    fn snippet(&self, kind: SnippetKind, frozen: bool, id: &str) -> String {
        here().map(|(page, state)| snippet::write(page, state, kind, frozen, id)).unwrap_or_default()
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

    fn watch_width(&self, figure_id: &str, width: Slot<usize>) {
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
