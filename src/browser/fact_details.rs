//! What the panel says of a number: what the rules read of it, its sentence, and what belongs to it.

use jiedu_core::label;
use jiedu_core::link::{figure_anchor, href, scoped_id, sentence_anchor};
use jiedu_core::payload::{BriefingPart, FactPart, FigurePart};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::page::Page;
use crate::i18n::{Words, fill};
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
        let heads = words.number_heads().into_iter().skip(1).map(str::to_owned);
        let named = heads.zip(words.fact_fields(found));
        let is_drawn = |figure: &&FigurePart| figure.facts.iter().any(|fact| usize::from(*fact) == index);
        let figure = |figure: &FigurePart| {
            let number = fill(words.figure, &[&figure.number.to_string()]);
            (address(&figure_anchor(&figure.id)), format!("{number} {}", figure.caption))
        };
        let is_same = |at: usize, other: &FactPart| {
            at != index && !found.subject.is_empty() && other.subject == found.subject
        };
        let same = part.facts.iter().enumerate().filter(|(at, other)| is_same(*at, other));
        let same = same.map(|(_, other)| {
            let comma = if other.period.is_empty() { "" } else { words.comma };
            (address(&other.anchor), format!("{}{comma}{}", other.surface, other.period))
        });
        let section = found.section.map(usize::from);
        Some(Self {
            surface: found.surface.clone(),
            fields: named.filter(|(_, value)| !value.is_empty()).collect(),
            sentence,
            place: section
                .map_or_else(String::new, |section| label::place(&part.sections, section, &words.figures)),
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

#[cfg(test)]
mod tests {
    use jiedu_core::fact::{Direction, Kind, Qualifier};
    use jiedu_core::payload::MeetingDate;

    use super::*;
    use crate::i18n::Lang;

    fn fact(anchor: &str, subject: &str, surface: &str, period: &str) -> FactPart {
        FactPart {
            anchor: anchor.to_owned(),
            sentence: 0,
            section: None,
            surface: surface.to_owned(),
            subject: subject.to_owned(),
            value: surface.to_owned(),
            unit: String::new(),
            kind: Kind::Money,
            qualifier: Qualifier::AtLeast,
            direction: Direction::Increase,
            period: period.to_owned(),
            scope: String::new(),
            inferred: false,
        }
    }

    fn part() -> BriefingPart {
        let figure = |id: &str, facts: &[u16]| FigurePart {
            id: id.to_owned(),
            number: 3,
            caption: "caption".to_owned(),
            section: None,
            facts: facts.to_vec(),
            chart: None,
        };
        BriefingPart {
            id: "a".to_owned(),
            title: String::new(),
            short: String::new(),
            meeting: MeetingDate::default(),
            sections: vec![],
            facts: vec![
                fact("one", "revenue", "20%", ""),
                fact("two", "revenue", "2.08", "2021"),
                fact("three", "", "8", ""),
                fact("four", "", "9", ""),
            ],
            figures: vec![figure("plan", &[0, 2]), figure("other", &[1])],
            ..BriefingPart::default()
        }
    }

    fn details(index: usize, lang: Lang) -> FactDetails {
        FactDetails::of(&part(), index, Default::default(), lang.words()).unwrap_or_default()
    }

    #[test]
    fn what_the_rules_did_not_read_is_not_listed() {
        let fields = details(0, Lang::En).fields;
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Indicator", "Value", "Kind", "Bounds"]);
        assert_eq!(fields[3].1, "at least, rise");
        assert_eq!(details(1, Lang::Zh).fields[4], ("时间".to_owned(), "2021".to_owned()));
    }

    #[test]
    fn figures_and_numbers_of_the_same_subject_are_named() {
        let found = details(0, Lang::Zh);
        assert_eq!(found.figures, [("#a.fig-plan".to_owned(), "图3 caption".to_owned())]);
        assert_eq!(found.same, [("#a.two".to_owned(), "2.08，2021".to_owned())]);
        // What has no subject belongs to nothing.
        assert!(details(2, Lang::Zh).same.is_empty());
    }

    #[test]
    fn a_fact_that_is_not_there_has_no_details() {
        assert_eq!(FactDetails::of(&part(), 9, Default::default(), Lang::Zh.words()), None);
    }
}
