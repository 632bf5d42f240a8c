//! What the list of results shows: groups of rows in words.

use jiedu_core::label;
use jiedu_core::outline::{SectionPart, upwards};
use jiedu_core::payload::{BriefingPart, Payload};
use jiedu_core::search::{Entry, Found, Group, GroupKind, Hit, Index, Kind};

use crate::i18n::{Words, fill};

/// A piece of a row's text, and whether it is what was sought.
pub type Piece = (String, bool);

/// A row: one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its text.
    pub pieces: Vec<Piece>,
    /// Whether the text is a number, which is set large, with what it counts behind it.
    pub is_number: bool,
    /// What a number counts.
    pub note: String,
    /// Where it stands.
    pub place: String,
    /// Where it leads; empty where that is a place of this page.
    pub href: String,
    /// Whether it stands for rows that are not listed.
    pub is_rest: bool,
}

/// Rows under a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowGroup {
    /// The name.
    pub name: String,
    /// The name for those who only hear it, which says what stands above too.
    pub label: String,
    /// What stands above this group and those that follow it, and what is said beside that.
    pub above: Option<(String, String)>,
    /// What is said at its right: how many there are, or how they were sought.
    pub remark: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// Number of the first row among all.
    pub first: usize,
}

/// What was found, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// What was sought.
    pub typed: String,
    /// How much was found, in one line.
    pub tally: String,
    /// The groups.
    pub groups: Vec<RowGroup>,
    /// Number of places.
    pub count: usize,
}

impl Rows {
    /// The rows of what was found for what was typed while a briefing is shown.
    pub fn new(
        payload: &Payload,
        index: &Index,
        found: &Found,
        shown: usize,
        typed: &str,
        words: &Words,
    ) -> Self {
        let mut first = 0;
        let mut groups = Vec::new();
        for group in &found.groups {
            groups.push(row_group(payload, index, group, shown, words, first));
            first += group.hits.len();
        }
        let typed = typed.trim();
        Self { typed: typed.to_owned(), tally: tally(index, found, typed, words), groups, count: first }
    }

    /// A row by its number among all.
    pub fn row(&self, at: usize) -> Option<&Row> {
        let group = self.groups.iter().rfind(|group| group.first <= at)?;
        group.rows.get(at - group.first)
    }
}

/// How much was found, in one line.
pub(super) fn tally(index: &Index, found: &Found, typed: &str, words: &Words) -> String {
    let count = found.count();
    if count == 0 {
        return fill(words.not_found, &[typed]);
    }
    let read_as = index.read_as(&index.query(typed), found);
    if let [only] = read_as.as_slice() {
        return fill(words.found_as, &[typed, only, &count.to_string()]);
    }
    match found.groups.as_slice() {
        [Group { kind: GroupKind::Numbers, hits }, ..] if !hits.is_empty() => {
            fill(words.found_numbers, &[typed, &hits.len().to_string()])
        }
        _ => fill(words.found_places, &[typed, &count.to_string()]),
    }
}

fn row_group(
    payload: &Payload,
    index: &Index,
    group: &Group,
    shown: usize,
    words: &Words,
    first: usize,
) -> RowGroup {
    let count = group.hits.len().to_string();
    let part = |at: usize| payload.briefings.get(at);
    let hit_part = || part(index.entries().get(group.hits.first()?.entry)?.briefing);
    let places = fill(words.places, &[&count]);
    let (name, remark) = match group.kind {
        GroupKind::Numbers => (words.number_group.to_owned(), words.by_value.to_owned()),
        GroupKind::NearNumbers => (words.near_numbers.to_owned(), words.near_note.to_owned()),
        GroupKind::Figures => (words.figures_group.to_owned(), places),
        GroupKind::Terms => (words.terms.to_owned(), fill(words.items, &[&count])),
        GroupKind::Briefing(at) => {
            (fill(words.other_briefing, &[part(at).map_or("", |part| part.short.as_str())]), places)
        }
        GroupKind::Part(None) => (words.before_sections.to_owned(), places),
        GroupKind::Part(Some(section)) => {
            let name = hit_part().and_then(|part| part.sections.get(section)).map(name).unwrap_or_default();
            (name, places)
        }
    };
    let rows = group.hits.iter().filter_map(|hit| {
        let entry = index.entries().get(hit.entry)?;
        let mut row = row(part(entry.briefing)?, entry, hit, group.kind, words);
        let is_elsewhere = entry.briefing != shown && !matches!(group.kind, GroupKind::Briefing(_));
        if is_elsewhere && let Some(part) = part(entry.briefing) {
            row.place = format!("{}{}{}", part.short, words.comma, row.place);
        }
        Some(row)
    });
    RowGroup { label: name.clone(), name, above: None, remark, rows: rows.collect(), first }
}

fn row(part: &BriefingPart, entry: &Entry, hit: &Hit, group: GroupKind, words: &Words) -> Row {
    let is_number = matches!(entry.kind, Kind::Number(_));
    let place = match (group, &entry.kind) {
        (GroupKind::Briefing(_), _) => part_name(part, entry),
        (GroupKind::Numbers | GroupKind::NearNumbers, _) => number_place(part, entry, words),
        (_, Kind::Term) => term_place(part, entry, words),
        (_, Kind::Figure(number)) => fill(words.figure, &[&number.to_string()]),
        (_, kind) => place_in_part(part, entry, matches!(kind, Kind::Heading), words),
    };
    let pieces = pieces(&entry.text, hit);
    Row { pieces, is_number, note: entry.note.clone(), place, ..Row::default() }
}

/// The passage of a hit in pieces.
pub(super) fn pieces(text: &str, hit: &Hit) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |piece: Option<&str>, is_sought: bool| {
        if let Some(piece) = piece.filter(|piece| !piece.is_empty()) {
            pieces.push((piece.to_owned(), is_sought));
        }
    };
    let mut at = hit.passage.start;
    for range in &hit.ranges {
        let range = range.start.max(at)..range.end.min(hit.passage.end);
        if range.start < range.end {
            add(text.get(at..range.start), false);
            add(text.get(range.clone()), true);
            at = range.end;
        }
    }
    add(text.get(at..hit.passage.end), false);
    pieces
}

/// 一 其时已至.
fn name(section: &SectionPart) -> String {
    let number = section.number.trim_end_matches('.');
    format!("{number} {}", section.short).trim().to_owned()
}

/// （五）标题, 4 名片.
fn joined(number: &str, name: &str) -> String {
    let blank = if number.is_empty() || number.ends_with('）') { "" } else { " " };
    [number, blank, name].concat()
}

/// Where an entry stands below the first level: （一）4 平安幸福的闪耀名片.
fn place_in_part(part: &BriefingPart, entry: &Entry, is_heading: bool, words: &Words) -> String {
    let Some(section) = entry.section else {
        return if is_heading { words.heading.to_owned() } else { String::new() };
    };
    let mut chain: Vec<&SectionPart> =
        upwards(&part.sections, section).filter_map(|idx| part.sections.get(idx)).collect();
    chain.reverse();
    let numbers: String = chain.iter().skip(1).map(|it| it.number.trim_end_matches('.')).collect();
    match chain.last() {
        _ if is_heading => joined(&numbers, words.heading),
        Some(last) if last.level > 1 => joined(&numbers, &last.short),
        _ => String::new(),
    }
}

/// Where a number stands and what draws it: 第一部分（一）2，图2.
fn number_place(part: &BriefingPart, entry: &Entry, words: &Words) -> String {
    let section = entry.section.map(|section| label::place(&part.sections, section, &words.figures));
    let figures =
        part.figures.iter().filter(|figure| figure.facts.iter().any(|it| usize::from(*it) == entry.place));
    let figures = figures.map(|figure| fill(words.figure, &[&figure.number.to_string()]));
    section.into_iter().chain(figures).collect::<Vec<_>>().join(words.comma)
}

/// What a term names, how often, and whether the text explains it.
fn term_place(part: &BriefingPart, entry: &Entry, words: &Words) -> String {
    let Some(term) = part.terms.get(entry.place) else { return String::new() };
    let mut said =
        vec![words.term_kind(term.kind).to_owned(), fill(words.places, &[&term.places.len().to_string()])];
    if term.explained.is_none() {
        said.push(words.unexplained.to_owned());
    }
    said.join(words.comma)
}

/// The section of the first level that an entry of another briefing stands in.
fn part_name(part: &BriefingPart, entry: &Entry) -> String {
    entry.part.and_then(|at| part.sections.get(at)).map(name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiedu_core::search::Lexicon;

    use super::*;
    use crate::i18n::Lang;

    fn payload() -> Payload {
        let section = |number: &str, short: &str, level: u8, parent: Option<u16>| SectionPart {
            anchor: short.to_owned(),
            aliases: vec![],
            number: number.to_owned(),
            path: String::new(),
            title: short.to_owned(),
            short: short.to_owned(),
            level,
            parent,
            missing: None,
        };
        let briefing = |id: &str| BriefingPart {
            id: id.to_owned(),
            short: id.to_owned(),
            sections: vec![
                section("一", "其时已至", 1, None),
                section("（一）", "基础优势", 2, Some(0)),
                section("4.", "闪耀名片", 3, Some(1)),
            ],
            ..BriefingPart::default()
        };
        Payload { briefings: vec![briefing("淇县"), briefing("示范区")] }
    }

    fn rows(typed: &str) -> Rows {
        let mut index = Index::new(Lexicon::parse("min 民\nsheng 生"));
        let mut add = |kind: Kind, briefing: usize, section: Option<usize>, text: &str| {
            let part = section.map(|_| 0);
            let (text, note) = (text.to_owned(), String::new());
            index.push(Entry { kind, briefing, section, part, text, note, offset: 0, place: 0 });
        };
        add(Kind::Heading, 0, None, "民生大会");
        add(Kind::Sentence, 0, Some(2), "用心用情办好民生大事，再接再厉。");
        add(Kind::Heading, 0, Some(1), "民生优势");
        add(Kind::Figure(4), 0, Some(2), "七成用于民生");
        add(Kind::Sentence, 1, Some(1), "聚焦民生。");
        let found = index.find(&index.query(typed), 0);
        Rows::new(&payload(), &index, &found, 0, typed, Lang::Zh.words())
    }

    #[test]
    fn rows_say_what_was_found_and_where() {
        let rows = rows("民生");
        let groups: Vec<_> = rows
            .groups
            .iter()
            .map(|group| (group.name.as_str(), group.remark.as_str(), group.first))
            .collect();
        assert_eq!(
            groups,
            [("文前", "1处", 0), ("一 其时已至", "2处", 1), ("图", "1处", 3), ("另一篇：示范区", "1处", 4)]
        );
        let places: Vec<_> =
            rows.groups.iter().flat_map(|group| &group.rows).map(|row| row.place.as_str()).collect();
        assert_eq!(places, ["标题", "（一）4 闪耀名片", "（一）标题", "图4", "一 其时已至"]);
        let pieces = &rows.groups[1].rows[0].pieces;
        let expected = [("用心用情办好", false), ("民生", true), ("大事，再接再厉。", false)];
        assert_eq!(*pieces, expected.map(|(text, is_sought)| (text.to_owned(), is_sought)));
        assert_eq!((rows.count, rows.tally.as_str()), (5, "“民生”5处"));
    }

    #[test]
    fn the_tally_says_what_letters_stand_for_and_when_there_is_nothing() {
        assert_eq!(rows("minsheng").tally, "minsheng：民生，5处");
        assert_eq!(rows("飞机").tally, "没有找到“飞机”");
    }
}
