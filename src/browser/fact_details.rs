//! What the panel says of a number: what the rules read of it, its sentence, and what belongs to it.

use jiedu_core::label;
use jiedu_core::link::{figure_anchor, href, scoped_id, sentence_anchor};
use jiedu_core::payload::{BriefingPart, FactPart, FigurePart};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::page::Page;
use crate::i18n::{Words, fact, fill};
use crate::state::ViewState;

/// What the panel says of a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactDetails {
    /// As written.
    pub surface: String,
    /// What the rules read: the name of a field and its text.
    pub fields: Vec<(String, String)>,
    /// The sentence: before the number, the number, after it.
    pub sentence: [String; 3],
    /// Where it stands: 第一部分（一）2.
    pub place: String,
    /// Figures that draw it: address and name.
    pub figures: Vec<(String, String)>,
    /// Other numbers of the same subject: address and name.
    pub same: Vec<(String, String)>,
}

impl FactDetails {
    /// What the panel says of a fact of a briefing, whose sentence the article has.
    fn of(part: &BriefingPart, index: usize, sentence: [String; 3], words: &Words) -> Option<Self> {
        let found = part.facts.get(index)?;
        let address = |anchor: &str| href(&scoped_id(&part.id, anchor));
        let named = fact::HEADS.iter().skip(1).map(|head| (*head).to_owned()).zip(fact::fields(found));
        let is_drawn = |figure: &&FigurePart| figure.facts.iter().any(|fact| usize::from(*fact) == index);
        let figure = |figure: &FigurePart| {
            let number = fill(words.figure_short, &[&figure.number.to_string()]);
            (address(&figure_anchor(&figure.id)), format!("{number} {}", figure.caption))
        };
        let is_same = |at: usize, other: &FactPart| {
            at != index && !found.subject.is_empty() && other.subject == found.subject
        };
        let same = part.facts.iter().enumerate().filter(|(at, other)| is_same(*at, other));
        let same = same.map(|(_, other)| {
            let comma = if other.period.is_empty() { "" } else { "，" };
            (address(&other.anchor), format!("{}{comma}{}", other.surface, other.period))
        });
        let section = found.section.map(usize::from);
        Some(Self {
            surface: found.surface.clone(),
            fields: named.filter(|(_, value)| !value.is_empty()).collect(),
            sentence,
            place: section.map_or_else(String::new, |section| label::place(&part.sections, section)),
            figures: part.figures.iter().filter(is_drawn).map(figure).collect(),
            same: same.collect(),
        })
    }
}

/// What the panel says of a fact of the shown briefing.
pub fn read(page: Page, state: ViewState, index: usize) -> Option<FactDetails> {
    let part = state.shown();
    let found = part.facts.get(index)?;
    let number = page.by_id(&scoped_id(&part.id, &found.anchor))?;
    let sentence = page.by_id(&scoped_id(&part.id, &sentence_anchor(found.sentence.into())));
    let pieces = pieces(&sentence.or_else(|| number.parent_element())?, &number);
    FactDetails::of(&part, index, pieces, state.words())
}

/// What a reader pastes elsewhere: the sentence, and where it stands.
pub fn citation(page: Page, state: ViewState, index: usize) -> String {
    let part = state.shown();
    let details = read(page, state, index).unwrap_or_default();
    let date = label::date(&part.meeting, state.words().inferred);
    format!("{}（《{}》{}，{date}）", details.sentence.concat(), part.title, details.place)
}

/// The sentence before the number, the number, and after it.
fn pieces(sentence: &Element, number: &Element) -> [String; 3] {
    let mut pieces = [String::new(), String::new(), String::new()];
    let mut at = 0;
    let children = sentence.child_nodes();
    for node in (0..children.length()).filter_map(|idx| children.item(idx)) {
        let is_number = node.dyn_ref::<Element>() == Some(number);
        at = match (is_number, at) {
            (true, _) => 1,
            (false, 0) => 0,
            (false, _) => 2,
        };
        pieces[at].push_str(&node.text_content().unwrap_or_default());
    }
    pieces
}
