//! What the page says of a number: what the payload has of it, and its sentence in the article.

use jiedu_core::label;
use jiedu_core::link::{figure_anchor, href, scoped_id, sentence_anchor};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::page::Page;
use crate::state::ViewState;
use crate::view::Proof;
use crate::words::fact::{HEADS, fields};

/// What the page says of a number of the shown briefing.
pub(super) fn read(page: &Page, state: ViewState, index: u16) -> Option<Proof> {
    let part = state.payload.briefings.get(state.briefing.get_untracked())?;
    let found = part.facts.get(usize::from(index))?;
    let address = |anchor: &str| href(&scoped_id(&part.id, anchor));
    let named = HEADS.iter().skip(1).map(|head| (*head).to_owned()).zip(fields(found));
    let drawn = part.figures.iter().filter(|figure| figure.facts.contains(&index));
    let figures = drawn.map(|figure| {
        let mut name = String::from(state.words().figure);
        for piece in [&figure.number.to_string(), " ", &figure.caption] {
            name.push_str(piece);
        }
        (address(&figure_anchor(&figure.id)), name)
    });
    let others =
        part.facts.iter().zip(0..).filter(|(other, at)| {
            *at != index && !found.subject.is_empty() && other.subject == found.subject
        });
    let same = others.map(|(other, _)| {
        let mut name = other.surface.clone();
        if !other.period.is_empty() {
            name.push('，');
            name.push_str(&other.period);
        }
        (address(&other.anchor), name)
    });
    let number = page.by_id(&scoped_id(&part.id, &found.anchor))?;
    let sentence = page.by_id(&scoped_id(&part.id, &sentence_anchor(found.sentence.into())));
    let section = found.section.map(usize::from);
    Some(Proof {
        surface: found.surface.clone(),
        fields: named.filter(|(_, value)| !value.is_empty()).collect(),
        sentence: pieces(&sentence.or_else(|| number.parent_element())?, &number),
        place: section.map_or_else(String::new, |section| {
            label::place(&part.sections, section, &state.words().figures)
        }),
        figures: figures.collect(),
        same: same.collect(),
    })
}

/// What a reader pastes elsewhere: the sentence, and where it stands.
pub(super) fn citation(page: &Page, state: ViewState, fact: u16) -> String {
    let part = &state.payload.briefings[state.briefing.get_untracked()];
    let proof = read(page, state, fact).unwrap_or_default();
    let date = label::date(&part.meeting, &state.words().figures);
    let mut citation = proof.sentence.concat();
    for piece in ["（《", &part.title, "》", &proof.place, "，", &date, "）"] {
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
