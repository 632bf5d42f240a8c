//! What the page says of a number: its row in the table of numbers, its sentence in the article.

use jiedu_core::label;
use jiedu_core::link::{scoped_id, sentence_anchor};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::page::{Page, all};
use crate::state::ViewState;
use crate::view::Proof;

/// Column of the subject, by which numbers belong together.
const SUBJECT: usize = 1;
/// Column of the period, which tells them apart.
const PERIOD: usize = 5;
/// Columns that hold text; the last one holds links to figures.
const TEXTS: usize = 7;

/// What the page says of a number of the shown briefing.
pub(super) fn read(page: &Page, state: ViewState, fact: u16) -> Option<Proof> {
    let briefing = state.briefing.get_untracked();
    let part = state.payload.briefings.get(briefing)?;
    let found = part.facts.get(usize::from(fact))?;
    let table = page.by_id(&scoped_id(&part.id, "numbers"))?;
    let heads = all(&table, "thead th");
    let rows = all(&table, "tbody tr");
    let cells = all(rows.get(usize::from(fact))?, "th, td");
    let subject = text(&cells, SUBJECT);
    let fields = (SUBJECT..TEXTS).map(|at| (text(&heads, at), text(&cells, at)));
    let figures = cells.last().map(|cell| all(cell, "a")).unwrap_or_default();
    let figures = figures.iter().map(|link| (href(link), caption(page, link)));
    let mut same = Vec::new();
    for row in rows.iter().filter(|_| !subject.is_empty()) {
        let other = all(row, "th, td");
        if text(&other, SUBJECT) != subject || other.first() == cells.first() {
            continue;
        }
        let mut name = text(&other, 0);
        let period = text(&other, PERIOD);
        if !period.is_empty() {
            name.push('，');
            name.push_str(&period);
        }
        if let Ok(Some(link)) = row.query_selector("a") {
            same.push((href(&link), name));
        }
    }
    let number = page.by_id(&scoped_id(&part.id, &found.anchor))?;
    let sentence = page.by_id(&scoped_id(&part.id, &sentence_anchor(found.sentence.into())));
    Some(Proof {
        surface: text(&cells, 0),
        fields: fields.filter(|(_, value)| !value.is_empty()).collect(),
        sentence: pieces(&sentence.or_else(|| number.parent_element())?, &number),
        place: part
            .section_of(found)
            .map_or_else(String::new, |section| label::place(&part.sections, section)),
        figures: figures.collect(),
        same,
    })
}

/// What a reader pastes elsewhere: the sentence, and where it stands.
pub(super) fn citation(page: &Page, state: ViewState, fact: u16) -> String {
    let part = &state.payload.briefings[state.briefing.get_untracked()];
    let proof = read(page, state, fact).unwrap_or_default();
    let body = page.by_id(&part.id);
    let date =
        body.and_then(|body| body.query_selector(".meeting time").ok()?).and_then(|day| day.text_content());
    let mut citation = proof.sentence.concat();
    for piece in
        ["（《", &part.title, "》", &proof.place, "，", &date.unwrap_or_default().replace(' ', ""), "）"]
    {
        citation.push_str(piece);
    }
    citation
}

/// The sentence before the number, the number, and after it.
fn pieces(sentence: &Element, number: &Element) -> [String; 3] {
    let mut pieces = [String::new(), String::new(), String::new()];
    let mut at = 0;
    let children = sentence.child_nodes();
    for node in (0..children.length()).filter_map(|idx| children.item(idx)) {
        let is_number = node.dyn_ref::<Element>() == Some(number);
        at = if is_number {
            1
        } else if at > 0 {
            2
        } else {
            0
        };
        pieces[at].push_str(&node.text_content().unwrap_or_default());
    }
    pieces
}

fn text(cells: &[Element], at: usize) -> String {
    let text = cells.get(at).and_then(|cell| cell.text_content()).unwrap_or_default();
    text.trim().to_owned()
}

fn href(link: &Element) -> String {
    link.get_attribute("href").unwrap_or_default()
}

/// 图3 两个百亿项目: the name of a figure that a link leads to.
fn caption(page: &Page, link: &Element) -> String {
    let mut name = link.text_content().unwrap_or_default();
    let figure = page.by_id(href(link).trim_start_matches('#'));
    let caption = figure.and_then(|figure| figure.query_selector(".caption").ok()?);
    name.push(' ');
    name.push_str(&caption.and_then(|caption| caption.text_content()).unwrap_or_default());
    name
}
