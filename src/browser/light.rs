//! Lighting a number or sentence of the article together with the marks that draw it, both ways.

use std::cell::RefCell;

use jiedu_core::link::{scoped_id, sentence_anchor};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::callback::listen;
use super::page::Page;
use crate::reactive::effect;
use crate::state::{Active, ViewState};

/// Follows what is active, and makes active what the pointer or the focus is on.
pub(super) fn follow(page: &'static Page, state: ViewState) {
    let lit = RefCell::new(Vec::<Element>::new());
    effect(move || {
        let active = state.lit();
        for element in lit.borrow_mut().drain(..) {
            let _ = element.class_list().remove_1("on");
        }
        let found = active.map(|active| elements(page, state, active)).unwrap_or_default();
        for element in &found {
            let _ = element.class_list().add_1("on");
        }
        *lit.borrow_mut() = found;
    });
    for (name, leaves) in
        [("pointerover", false), ("focusin", false), ("pointerout", true), ("focusout", true)]
    {
        listen(&page.root, name, move |event| {
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
                return;
            };
            // Marks of charts see to themselves.
            if target.closest("[data-live]").ok().flatten().is_some() {
                return;
            }
            let Some(found) = active_at(state, &target) else { return };
            if leaves {
                if state.active.get_untracked() == Some(found) {
                    state.active.set(None);
                }
            } else {
                state.active.set(Some(found));
            }
        });
    }
}

/// What an element of the article or of a grid stands for.
fn active_at(state: ViewState, target: &Element) -> Option<Active> {
    let briefing = state.briefing.get_untracked();
    let part = state.payload.briefings.get(briefing)?;
    if let Some(fact) = number(target, "[data-fact]", "data-fact") {
        let sentence = part.facts.get(usize::from(fact))?.sentence;
        return Some(Active { briefing, sentence, fact: Some(fact) });
    }
    let sentence = number(target, ".cite", "data-sentence").or_else(|| {
        // A sentence of the article says its number in its id: briefing.p-12.
        let id = target.closest(".sentence.cited").ok()??.id();
        id.rsplit_once('-')?.1.parse().ok()
    })?;
    Some(Active { briefing, sentence, fact: None })
}

fn number(target: &Element, selector: &str, attribute: &str) -> Option<u16> {
    target.closest(selector).ok()??.get_attribute(attribute)?.parse().ok()
}

/// The elements that are lit for what is active: the number, or else the sentence; and the cells that cite it.
fn elements(page: &Page, state: ViewState, active: Active) -> Vec<Element> {
    let Some(part) = state.payload.briefings.get(active.briefing) else { return Vec::new() };
    let mut found = Vec::new();
    let sentence = page.by_id(&scoped_id(&part.id, &sentence_anchor(active.sentence.into())));
    match active.fact.and_then(|fact| part.facts.get(usize::from(fact))) {
        Some(fact) => {
            found.extend(page.by_id(&scoped_id(&part.id, &fact.anchor)));
            found.extend(sentence);
        }
        None => {
            found.extend(sentence);
            if let Some(body) = page.by_id(&part.id) {
                let mut selector = String::from(".cite[data-sentence=\"");
                selector.push_str(&active.sentence.to_string());
                selector.push_str("\"]");
                if let Ok(list) = body.query_selector_all(&selector) {
                    let cells = (0..list.length()).filter_map(|idx| list.item(idx));
                    found.extend(cells.filter_map(|node| node.dyn_into::<Element>().ok()));
                }
            }
        }
    }
    found
}
