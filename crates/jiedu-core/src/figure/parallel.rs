//! What a text words alike: items that follow one another, and sections of one part.

use std::collections::BTreeMap;

use crate::document::{Block, Briefing, Section, TextRange, parse_number, parse_ordinal};

/// Marks that end what an item says first.
const ENDS: [char; 5] = ['。', '；', '！', ';', '\n'];

/// Items that follow one another.
#[derive(Debug)]
pub(super) struct Lines {
    /// Index of the section; none before the first.
    pub(super) section: Option<usize>,
    /// What stands right before the first: the end of its own paragraph, or the paragraph or heading before.
    pub(super) before: TextRange,
    /// Whether the text counts them: 一是…，二是….
    pub(super) ordered: bool,
    /// The items, without what counts them.
    pub(super) items: Vec<TextRange>,
}

/// The runs of items of a text: those that are counted from one, and paragraphs or items of a list without a count.
pub(super) fn lines(briefing: &Briefing) -> Vec<Lines> {
    let mut found = Vec::new();
    scan(briefing, None, 0..0, &briefing.lead, &mut found);
    for (idx, section) in briefing.sections.iter().enumerate() {
        scan(briefing, Some(idx), section.heading.clone(), &section.blocks, &mut found);
    }
    found
}

fn scan(
    briefing: &Briefing,
    section: Option<usize>,
    heading: TextRange,
    blocks: &[Block],
    found: &mut Vec<Lines>,
) {
    let mut before = heading;
    let mut run: Option<Lines> = None;
    let blocks = blocks.iter().flat_map(|block| match block {
        Block::Paragraph(range) => vec![Some(range.clone())],
        Block::List(items) => items.iter().map(|item| Some(item.range.clone())).collect(),
        // What is missing may have been an item.
        Block::Missing(_) => vec![None],
        Block::Table(_) | Block::Figure(_) => Vec::new(),
    });
    for range in blocks.chain([None]) {
        let words = range.as_ref().map_or("", |range| briefing.slice(range));
        let inside = range.as_ref().map(|range| counted_inside(words, range.start)).unwrap_or_default();
        let ordinal = parse_ordinal(words.trim_start()).filter(|_| inside.len() < 2);
        let next = run.as_ref().is_some_and(|run| match ordinal {
            Some(ordinal) => run.ordered && ordinal as usize == run.items.len() + 1,
            None => !run.ordered,
        });
        if !next || range.is_none() || inside.len() >= 2 {
            found.extend(run.take().filter(|run| run.items.len() >= 3));
        }
        let Some(range) = range else { continue };
        if let Some((lead, _)) = inside.first().filter(|_| inside.len() >= 2) {
            let items: Vec<TextRange> = inside.iter().map(|(_, item)| item.clone()).collect();
            if items.len() >= 3 {
                found.push(Lines { section, before: range.start..*lead, ordered: true, items });
            }
        } else if ordinal.is_none_or(|ordinal| run.is_some() || ordinal == 1) {
            let item = without_ordinal(briefing, &range);
            let ordered = ordinal.is_some();
            run.get_or_insert_with(|| Lines { section, before: before.clone(), ordered, items: Vec::new() })
                .items
                .push(item);
        }
        before = range;
    }
}

/// 一是…；二是… in one paragraph: where each begins, and the item without what counts it.
fn counted_inside(words: &str, base: usize) -> Vec<(usize, TextRange)> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let mut from = 0;
    for numeral in numerals {
        let key = [numeral, "是"].concat();
        let Some(at) = words.get(from..).and_then(|rest| rest.find(&key)).map(|at| at + from) else { break };
        let head = words.get(..at).unwrap_or_default().trim_end();
        if !head.is_empty() && !head.ends_with(['。', '；', '：', '，', ';', ':', ',', '★']) {
            break;
        }
        from = at + key.len();
        starts.push((at, from));
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([words.len()]);
    starts.iter().zip(ends).map(|((at, from), end)| (base + at, base + from..base + end)).collect()
}

/// The words of an item behind 一是, 1. or （一）.
fn without_ordinal(briefing: &Briefing, range: &TextRange) -> TextRange {
    let words = briefing.slice(range);
    let trimmed = words.trim_start();
    let rest = match parse_number(trimmed) {
        Some((_, rest)) => rest,
        None if parse_ordinal(trimmed).is_some() => {
            let body = trimmed
                .trim_start_matches(['第', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
            body.strip_prefix(['是', '，', '、']).unwrap_or(body)
        }
        None => trimmed,
    };
    range.end - rest.len()..range.end
}

/// What an item says first: up to its full stop or semicolon. And what follows.
pub(super) fn first_sentence(words: &str) -> (&str, &str) {
    let words = words.trim().trim_start_matches('★');
    let end = words.find(ENDS).unwrap_or(words.len());
    let (first, rest) = words.split_at_checked(end).unwrap_or((words, ""));
    (first, rest.trim_start_matches(ENDS).trim())
}

/// The words that all begin with.
pub(super) fn shared_head<'a>(all: &[&'a str]) -> &'a str {
    let Some((first, others)) = all.split_first() else { return "" };
    let mut len = 0;
    for (at, c) in first.char_indices() {
        let end = at + c.len_utf8();
        if !others.iter().all(|other| other.get(..end).is_some_and(|head| first.get(..end) == Some(head))) {
            break;
        }
        len = end;
    }
    first.get(..len).unwrap_or_default()
}

/// The words that all end with.
pub(super) fn shared_tail<'a>(all: &[&'a str]) -> &'a str {
    let Some((first, others)) = all.split_first() else { return "" };
    let mut start = first.len();
    for (at, _) in first.char_indices().rev() {
        let tail = first.get(at..).unwrap_or_default();
        if !others.iter().all(|other| other.ends_with(tail)) {
            break;
        }
        start = at;
    }
    first.get(start..).unwrap_or_default()
}

/// The sections of each part, by the index of the part.
pub(super) fn children(briefing: &Briefing) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut found: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (idx, section) in briefing.sections.iter().enumerate() {
        found.entry(section.parent).or_default().push(idx);
    }
    found
}

/// A section's own text, from its heading to the next.
pub(super) fn own_text(briefing: &Briefing, section: usize) -> &str {
    let start = briefing.sections.get(section).map_or(0, |section| section.heading.start);
    let after = briefing.sections.get(section + 1..).unwrap_or_default();
    let next = after.iter().find(|next| !next.heading.is_empty()).map(|next| next.heading.start);
    briefing.text.get(start..next.unwrap_or(briefing.text.len())).unwrap_or_default()
}

/// The items that a section lists: those that it counts, or else all of its own.
pub(super) fn items_of<'a>(briefing: &'a Briefing, all: &[Lines], section: usize) -> Vec<&'a str> {
    let own = all.iter().filter(|lines| lines.section == Some(section));
    let ordered: Vec<&Lines> = own.filter(|lines| lines.ordered).collect();
    match ordered.as_slice() {
        [one] => one.items.iter().map(|item| briefing.slice(item)).collect(),
        [] => briefing.sections.get(section).map_or_else(Vec::new, |it| paragraphs(briefing, it)),
        _ => Vec::new(),
    }
}

fn paragraphs<'a>(briefing: &'a Briefing, section: &Section) -> Vec<&'a str> {
    let ranges = section.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(range) => vec![range],
        Block::List(items) => items.iter().map(|item| &item.range).collect(),
        _ => Vec::new(),
    });
    ranges.map(|range| briefing.slice(&without_ordinal(briefing, range))).collect()
}

/// A small number as a caption counts: 两, 三, 四.
pub(super) fn counted(number: usize) -> String {
    match number {
        2 => "两".to_owned(),
        _ => crate::document::write_chinese_number(number as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse_source;

    fn found(text: &str) -> Vec<(bool, Vec<String>)> {
        let (briefing, _) = parse_source(text);
        let words =
            |lines: &Lines| lines.items.iter().map(|it| briefing.slice(it).trim().to_owned()).collect();
        lines(&briefing).iter().map(|lines| (lines.ordered, words(lines))).collect()
    }

    #[test]
    fn items_are_found_in_lists_and_in_paragraphs() {
        let own = |words: [&str; 3]| words.map(str::to_owned).to_vec();
        assert_eq!(
            found("- 一是狠抓党建。\n- 二是健全体系。\n- 三是提升水平。\n"),
            [(true, own(["狠抓党建。", "健全体系。", "提升水平。"]))]
        );
        assert_eq!(
            found("要做好三件事：一是修路，二是架桥，三是通水。\n"),
            [(true, own(["修路，", "架桥，", "通水。"]))]
        );
        assert_eq!(found("- 甲。\n- 乙。\n- 丙。\n"), [(false, own(["甲。", "乙。", "丙。"]))]);
        assert_eq!(found("这是第一是第二是第三。\n"), []);
    }

    #[test]
    fn shared_words_are_whole_characters() {
        assert_eq!(shared_head(&["必须塑造", "必须打造", "必须营造"]), "必须");
        assert_eq!(shared_tail(&["之城", "智造之城", "宜居之城"]), "之城");
        assert_eq!(shared_head(&["", "必"]), "");
    }
}
