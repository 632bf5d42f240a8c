//! Translating the interface in the static page: words that were prerendered in Chinese are replaced where the reader asks for
//! another language. The living parts take theirs from the start.

use jiedu_core::label;
use jiedu_core::link::{figure_anchor, scoped_id};
use web_sys::Element;

use super::page::{Page, listen, query_all, set_attribute, target_of};
use crate::i18n::{Lang, Words, fill};
use crate::state::ViewState;

/// What the briefing says itself: it stays as it is, and says which language it is in.
const OWN_TEXT: &str = ".title, .subtitle, .meeting, .byline, .source-note, .lede, .article h2, .article h3, .article h4, \
    .article section > p, .items, .gap, .key, .map-drawing, .caption, .caption-sub, .figure-note, .drawing, .review q, \
    .figure-source, .switch a, .toc-list, .table table";

/// The language that the page's address asks for.
pub fn language(page: Page) -> Lang {
    let query = page.window().location().search().unwrap_or_default();
    let tag = query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("lang="));
    Lang::of_tag(tag.unwrap_or_default())
}

/// Puts the words of another language in the places of the prerendered ones.
pub fn install(page: Page, state: ViewState) {
    if state.lang == Lang::default() {
        return;
    }
    set_attribute(&page.root(), "lang", state.lang.tag());
    translate(page, state, &page.root());
    translate_places(page, state);
    listen(&page.root(), "jiedu-unfolded", move |event| {
        if let Some(details) = target_of(event) {
            translate(page, state, &details);
        }
    });
}

/// Translates what stands in an element.
fn translate(page: Page, state: ViewState, within: &Element) {
    let words = state.words();
    for own in query_all(within, OWN_TEXT) {
        set_attribute(&own, "lang", Lang::default().tag());
    }
    for element in query_all(within, "[data-word]") {
        if let Some(text) = phrase(words, &element, "data-word") {
            element.set_text_content(Some(&text));
            set_attribute(&element, "lang", state.lang.tag());
        }
    }
    for element in query_all(within, "[data-english]").iter().filter(|_| state.lang == Lang::En) {
        element.set_text_content(element.get_attribute("data-english").as_deref());
        set_attribute(element, "lang", state.lang.tag());
    }
    for element in query_all(within, "[data-label]") {
        if let Some(label) = phrase(words, &element, "data-label") {
            set_attribute(&element, "aria-label", &label);
        }
    }
    for drawing in query_all(within, ".drawing svg[aria-label]") {
        let name = drawing.get_attribute("aria-label").unwrap_or_default();
        set_attribute(&drawing, "aria-label", &words.drawing_text(Lang::default().words(), &name));
    }
    // Until a drawing comes to life, the still one is seen.
    for text in query_all(within, ".drawing svg text") {
        let own = text.text_content().unwrap_or_default();
        text.set_text_content(Some(&words.drawing_text(Lang::default().words(), &own)));
    }
    for text in query_all(within, ".map-drawing text") {
        let is_heard = text.get_attribute("class").as_deref() == Some("unseen");
        let own = text.text_content().unwrap_or_default();
        text.set_text_content(Some(&words.map_text(Lang::default().words(), &own, is_heard)));
    }
    translate_numbers(page, state);
    // What a figure's table and its worked-out values say of themselves; the rest of them is the briefing's.
    for cell in query_all(within, ".figure th, .figure td, .figure-note") {
        let text = cell.text_content().unwrap_or_default();
        if let Some(text) = words.table_text(Lang::default().words(), &text) {
            cell.set_text_content(Some(&text));
        }
    }
}

/// The phrase that an attribute of an element names, with the arguments that the element has for it.
fn phrase(words: &Words, element: &Element, attribute: &str) -> Option<String> {
    let arguments = element.get_attribute("data-args").unwrap_or_default();
    let arguments: Vec<&str> = arguments.split('|').collect();
    words.phrase(&element.get_attribute(attribute)?, &arguments)
}

/// Translates the links that lead from a figure to its section: 原文第一部分 says a place in words of the interface.
fn translate_places(page: Page, state: ViewState) {
    let words = state.words();
    for part in &state.payload().briefings {
        for figure in &part.figures {
            let id = scoped_id(&part.id, &figure_anchor(&figure.id));
            let link = page.by_id(&id).and_then(|it| it.query_selector(".figure-source").ok().flatten());
            let (Some(link), Some(section)) = (link, figure.section) else { continue };
            // Where a figure stands alone, the page script has put the briefing's name before it.
            let before = link.text_content().unwrap_or_default();
            let name = before.rsplit_once(" · ").map_or("", |(name, _)| name);
            let dot = if name.is_empty() { "" } else { " · " };
            let place = label::place(&part.sections, usize::from(section), &words.figures);
            link.set_text_content(Some(&format!("{name}{dot}{}", fill(words.original, &[&place]))));
        }
    }
}

/// Translates the tables of numbers, whose fields the payload has.
fn translate_numbers(page: Page, state: ViewState) {
    let words = state.words();
    for part in &state.payload().briefings {
        let Some(table) = page.by_id(&scoped_id(&part.id, "numbers")) else { continue };
        for (head, text) in query_all(&table, "thead th").iter().zip(words.number_heads()) {
            head.set_text_content(Some(text));
        }
        for (row, fact) in query_all(&table, "tbody tr").iter().zip(&part.facts) {
            for (cell, text) in query_all(row, "td").iter().zip(words.fact_fields(fact)) {
                cell.set_text_content(Some(&text));
            }
        }
    }
}
