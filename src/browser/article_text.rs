//! The words of a passage in the article, which has them: the payload only says where they stand.

use jiedu_core::link::scoped_id;
use jiedu_core::passage::Passage;
use jiedu_core::payload::BriefingPart;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

use super::page::{Page, focus, query_all, set_attribute};
use super::{host_frame, tool_place};
use crate::state::ViewState;

/// How far below the top of the window a passage comes to stand, as a part of its height.
const HEIGHT: f64 = 0.3;

/// Brings a passage of the shown briefing before the reader: what covers the text gives way to it.
pub fn go(page: Page, state: ViewState, passage: &Passage) {
    let part = untrack(|| state.shown());
    let Some(block) = block(page, &part, passage) else { return };
    if tool_place::give_way(page, state) {
        set_attribute(&block, "tabindex", "-1");
        focus(&block);
    }
    let section = passage.section.and_then(|section| part.sections.get(usize::from(section)));
    let id = section.map_or_else(|| part.id.clone(), |section| scoped_id(&part.id, &section.anchor));
    host_frame::scroll_to(page, &block, &id);
    if host_frame::is_tall(page) {
        return;
    }
    let top = range(page, &part, passage).map(|range| range.get_bounding_client_rect().top());
    let top = top.unwrap_or_else(|| block.get_bounding_client_rect().top());
    page.window().scroll_by_with_x_and_y(0.0, top - page.height() * HEIGHT);
}

/// The words of a passage; empty where the article does not have them.
pub fn words(page: Page, part: &BriefingPart, passage: &Passage) -> String {
    range(page, part, passage).map(|range| String::from(range.to_string())).unwrap_or_default()
}

/// A passage as a range of the page.
pub fn range(page: Page, part: &BriefingPart, passage: &Passage) -> Option<Range> {
    let block = block(page, part, passage)?;
    let range = page.document().create_range().ok()?;
    let (mut start, mut end) = (u32::from(passage.start), u32::from(passage.end));
    let (node, at) = place(&block, &mut start, false)?;
    range.set_start(&node, at).ok()?;
    let (node, at) = place(&block, &mut end, true)?;
    range.set_end(&node, at).ok()?;
    Some(range)
}

/// The element of a passage's block: title, heading, paragraph or item.
pub fn block(page: Page, part: &BriefingPart, passage: &Passage) -> Option<Element> {
    let section = passage.section.and_then(|section| part.sections.get(usize::from(section)));
    let title = page.by_id(&scoped_id(&part.id, "text"));
    let around = match section {
        Some(section) => page.by_id(&scoped_id(&part.id, &section.anchor))?,
        None => title.clone()?.parent_element()?,
    };
    match (passage.block, section) {
        (0, None) => title,
        (0, Some(_)) => around.query_selector(":is(h2, h3, h4) .clauses").ok().flatten(),
        (block, _) => blocks(&around).into_iter().nth(usize::from(block) - 1),
    }
}

/// The paragraphs and items right below a section or the article.
fn blocks(around: &Element) -> Vec<Element> {
    let children = around.children();
    let children = (0..children.length()).filter_map(|idx| children.item(idx));
    children
        .flat_map(|child| match (child.tag_name().as_str(), child.class_name().as_str()) {
            ("P", "" | "lede") => vec![child],
            ("UL", "items") => query_all(&child, "li"),
            _ => Vec::new(),
        })
        .collect()
}

/// The text node that holds an offset of an element's text, and where in it. An offset between two nodes belongs to the one
/// before where something ends there, and else to the one behind.
fn place(node: &Node, left: &mut u32, is_end: bool) -> Option<(Node, u32)> {
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|idx| children.item(idx)) {
        if let Some(text) = child.dyn_ref::<web_sys::Text>() {
            let length = text.length();
            if *left < length || (is_end && *left == length) {
                return Some((child, *left));
            }
            *left -= length;
        } else if let Some(found) = place(&child, left, is_end) {
            return Some(found);
        }
    }
    None
}
