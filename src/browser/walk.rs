//! Walking a grid by keyboard: one stop for Tab, arrows from passage to passage, Enter to the sentence.

use jiedu_core::link::{scoped_id, sentence_anchor};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::callback::listen;
use super::page::{Page, set_attribute};
use super::{address, adopt};
use crate::view::Live;

/// Makes the grids of the page walkable.
pub(super) fn follow(page: &'static Page, live: Live) {
    for grid in page.query_all(".grid") {
        if let Ok(Some(first)) = grid.query_selector(".cite") {
            set_attribute(&first, "tabindex", "0");
        }
    }
    listen(&page.root, "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let cite = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(cite) = cite.filter(|element| element.class_list().contains("cite")) else { return };
        if event.key() == "Enter" {
            let state = live.state;
            let part = &state.payload.briefings[state.briefing.get_untracked()];
            let sentence = cite.get_attribute("data-sentence").and_then(|sentence| sentence.parse().ok());
            if let Some(sentence) = sentence {
                address::go(page, state, &scoped_id(&part.id, &sentence_anchor(sentence)), true);
            }
            return;
        }
        let Ok(Some(grid)) = cite.closest(".grid") else { return };
        let Ok(cites) = grid.query_selector_all(".cite") else { return };
        let cites: Vec<Element> =
            (0..cites.length()).filter_map(|idx| cites.item(idx)?.dyn_into().ok()).collect();
        let Some(now) = cites.iter().position(|found| found == &cite) else { return };
        let last = cites.len() - 1;
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (now + 1).min(last),
            "ArrowLeft" | "ArrowUp" => now.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        set_attribute(&cite, "tabindex", "-1");
        set_attribute(&cites[next], "tabindex", "0");
        adopt::focus(&cites[next]);
    });
}
