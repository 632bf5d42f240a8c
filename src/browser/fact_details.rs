//! What the panel says of a number: what the rules read of it, its sentence, and what belongs to it.

use jiedu_core::label;
use jiedu_core::link::{figure_anchor, href, scoped_id, sentence_anchor};
use jiedu_core::payload::{BriefingPart, FactPart, FigurePart};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::page::{Page, closest, query_all};
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
    let around = sentence.or_else(|| number.parent_element())?;
    let pieces =
        if around.tag_name() == "TR" { row_pieces(&around, &number) } else { pieces(&around, &number) };
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

/// The row of a table in words, each cell behind the heads of its column: what stands before the number, the number, after it.
fn row_pieces(row: &Element, number: &Element) -> [String; 3] {
    let heads = closest(row, "table").map(|table| query_all(&table, "thead tr")).unwrap_or_default();
    let heads: Vec<Vec<String>> = heads.iter().map(cells_of).collect();
    let cells = query_all(row, "th, td");
    let texts = cells_of(row);
    let at = cells.iter().position(|cell| cell.contains(Some(number))).unwrap_or(0);
    let names = cells.iter().enumerate().filter(|(_, cell)| cell.tag_name() == "TH").map(|(idx, _)| idx);
    row_words(&heads, &texts, &names.collect::<Vec<_>>(), at)
}

fn cells_of(row: &Element) -> Vec<String> {
    let mut cells = Vec::new();
    for cell in query_all(row, "th, td") {
        cells.push(cell.text_content().unwrap_or_default());
        // A head that spans several columns leaves the others empty.
        let span = cell.get_attribute("colspan").and_then(|span| span.parse().ok()).unwrap_or(1_usize);
        cells.extend((1..span).map(|_| String::new()));
    }
    cells
}

/// A row in words: 粗钢，产量（万吨）101908.1，…. `names` are its cells that name it.
fn row_words(heads: &[Vec<String>], cells: &[String], names: &[usize], at: usize) -> [String; 3] {
    let mut pieces = [String::new(), String::new(), String::new()];
    let mut begun = false;
    for (idx, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let piece = usize::from(idx > at) * 2;
        if begun {
            pieces[piece].push('，');
        }
        begun = true;
        if !names.contains(&idx) {
            let mut last = "";
            for (nth, row) in heads.iter().enumerate() {
                let own = row.get(idx).map_or("", String::as_str);
                // A head that spans several columns stands above the first of them.
                let spans = nth + 1 < heads.len() && own.is_empty();
                let left = row.iter().take(idx).rev().find(|head| !head.is_empty()).filter(|_| spans);
                let head = left.map_or(own, String::as_str);
                if !head.is_empty() && head != last {
                    pieces[piece].push_str(head);
                    pieces[piece].push(' ');
                }
                last = head;
            }
        }
        pieces[if idx == at { 1 } else { piece }].push_str(cell);
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
    fn a_row_is_told_with_the_heads_of_its_columns() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let heads = [
            texts(&["指标", "6月", "", "1—6月", ""]),
            texts(&["", "绝对量", "增长（%）", "绝对量", "增长（%）"]),
        ];
        let cells = texts(&["发电量", "7399", "2.8", "", "3.8"]);
        let pieces = row_words(&heads, &cells, &[0], 2);
        assert_eq!(pieces, ["发电量，6月 绝对量 7399，6月 增长（%） ", "2.8", "，1—6月 增长（%） 3.8"]);
    }

    #[test]
    fn a_fact_that_is_not_there_has_no_details() {
        assert_eq!(FactDetails::of(&part(), 9, Default::default(), Lang::Zh.words()), None);
    }
}
