//! Lists that a text announces as work to be done: 办好十件实事：1.…, or sections 一 to 十 below a title that says so.

use std::collections::BTreeMap;
use std::ops::Range;

use super::intro_of;
use crate::document::raw::{Shape, is_han, parse_numbered};
use crate::document::{Briefing, Place, TextBlock, TextRange, chinese_number};

/// What lists of public work consist of.
const WORK: &str = "实事";
/// 实事求是 is a principle.
const NO_WORK: &str = "实事求是";
/// Measures of it.
const MEASURES: [&str; 7] = ["件", "项", "个", "大", "类", "桩", "方面"];
/// Most characters between the measure and the word: 重点民生.
const BETWEEN: usize = 10;
/// Words by which the work is done already, or reported on.
#[rustfmt::skip]
const DONE: &[&str] = &[
    "全部完成", "已完成", "圆满完成", "顺利完成", "如期完成", "基本完成", "全面完成", "完成情况", "办理情况", "落实情况", "进展情况", "推进情况", "实施情况", "已办", "办结", "办成", "兑现",
    "件件", "事事", "去年", "上年", "征集", "回顾", "盘点",
];
/// Verbs that announce although they are followed by 了, and other words that hold it.
const ANNOUNCING: &[&str] = &[
    "为了",
    "明确了",
    "确定了",
    "提出了",
    "选出了",
    "通过了",
    "票决了",
    "公布了",
    "部署了",
    "安排了",
    "列出了",
    "选定了",
    "推出了",
];
/// Most characters of a line that announces a list by its name alone.
const LONGEST_NAME: usize = 30;

/// Where the items of announced lists stand.
#[derive(Debug, Default)]
pub(super) struct Announced {
    /// Blocks that are an item each, with what counts them.
    pub(super) whole: BTreeMap<usize, String>,
    /// Blocks with items in them: where each begins, and what counts it.
    pub(super) parts: BTreeMap<usize, Vec<(usize, String)>>,
}

/// How an item is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    /// As headings and lists are.
    Shape(Shape),
    /// 第一件, 第一项.
    Ordinal,
}

/// What is announced, and its items so far.
#[derive(Debug)]
struct List {
    /// How many items there are to be.
    count: Option<u32>,
    place: Place,
    section: Option<usize>,
    /// Of what kind and of which level the items are.
    kind: Option<(Count, Option<u8>)>,
    items: Vec<(usize, String)>,
    /// Whether what follows may still belong to it.
    open: bool,
}

impl List {
    fn new(count: Option<u32>, place: Place, section: Option<usize>) -> Self {
        Self { count, place, section, kind: None, items: Vec::new(), open: true }
    }

    /// Whether the items are the list that was announced.
    fn is_whole(&self) -> bool {
        let found = self.items.len();
        match self.count.map(|count| count as usize) {
            // A title stands over the whole text, whose sections may be anything.
            Some(count) if self.place == Place::Title => found == count,
            Some(count) => found <= count && found * 2 >= count && found >= 2,
            None => self.place != Place::Title && found >= 3,
        }
    }
}

/// The items of the lists that a text announces. `is_back` says of a section whether it looks back.
pub(super) fn announced(
    briefing: &Briefing,
    blocks: &[TextBlock<'_>],
    is_back: impl Fn(Option<usize>) -> bool,
) -> Announced {
    let mut found = Announced::default();
    let title = announces(&briefing.meta.title, Place::Title);
    let mut list = title.map(|count| List::new(count, Place::Title, None));
    for (idx, block) in blocks.iter().enumerate() {
        let level = (block.place == Place::Heading)
            .then(|| block.section.and_then(|section| briefing.sections.get(section)))
            .flatten()
            .map(|section| section.level);
        let number = number_of(briefing, block, level.is_some());
        let taken = list.as_mut().is_some_and(|list| take(list, idx, block, level, number));
        if list.as_ref().is_some_and(|list| !list.open) {
            close(list.take(), &mut found);
        }
        if taken || is_back(block.section) {
            continue;
        }
        let Some(count) = announces(block.text, block.place) else { continue };
        let parts = if level.is_none() { counted_inside(block.text) } else { Vec::new() };
        if !parts.is_empty() {
            let inside = List { items: parts, ..List::new(count, block.place, block.section) };
            if inside.is_whole() {
                found.parts.insert(idx, inside.items);
                continue;
            }
        }
        close(list.take(), &mut found);
        list = Some(List::new(count, block.place, block.section));
    }
    close(list, &mut found);
    found
}

/// Keeps a list that is whole.
fn close(list: Option<List>, found: &mut Announced) {
    if let Some(list) = list.filter(List::is_whole) {
        found.whole.extend(list.items);
    }
}

/// Gives a block to a list, where it is the next of its items; a list that can't go on behind it is closed.
fn take(
    list: &mut List,
    idx: usize,
    block: &TextBlock<'_>,
    level: Option<u8>,
    number: Option<(Count, u32, String)>,
) -> bool {
    let next = list.items.len() as u32 + 1;
    let item = number
        .filter(|(count, value, _)| *value == next && list.kind.is_none_or(|kind| kind == (*count, level)));
    if let Some((count, _, marker)) = item {
        // One more than was announced: it is another list.
        if list.count.is_some_and(|count| next > count) {
            list.items.clear();
            list.open = false;
            return false;
        }
        list.kind = Some((count, level));
        list.items.push((idx, marker));
        return true;
    }
    list.open = match (list.kind, level) {
        // Sections end with one of their level or above it; what stands in them is theirs.
        (Some((_, Some(own))), Some(level)) => level > own,
        (Some((_, Some(_))), None) => true,
        (Some((_, None)), Some(_)) => false,
        (Some((_, None)), None) => block.section == list.section || list.place == Place::Title,
        // Before the first item a heading may say more of a title, and a paragraph of a heading.
        (None, Some(_)) => list.place == Place::Title,
        (None, None) => {
            matches!(list.place, Place::Title | Place::Heading) || block.text.chars().count() <= LONGEST_NAME
        }
    };
    false
}

/// What counts a block: of a heading its number, of an item what stands at its head.
fn number_of(briefing: &Briefing, block: &TextBlock<'_>, heading: bool) -> Option<(Count, u32, String)> {
    if !heading {
        return numbered(block.text).map(|(count, value, len)| (count, value, marker(block.text, len)));
    }
    let section = briefing.sections.get(block.section?)?;
    let number = section.number.as_ref()?;
    let shape =
        match (number.surface.starts_with('（'), number.surface.contains(|c: char| c.is_ascii_digit())) {
            (true, true) => Shape::ArabicParen,
            (true, false) => Shape::HanParen,
            (false, true) => Shape::Arabic,
            (false, false) => Shape::Han,
        };
    Some((Count::Shape(shape), number.value, number.surface.clone()))
}

/// What counts an item, as it is written: 1、, （一）, 第一件.
fn marker(text: &str, len: usize) -> String {
    text.get(..len)
        .unwrap_or_default()
        .trim_end_matches(['，', '：', ':', ',', '。', ' ', '\u{3000}'])
        .to_owned()
}

/// The number at the head of a text, and its length.
fn numbered(text: &str) -> Option<(Count, u32, usize)> {
    if let Some(ordinal) = ordinal(text) {
        return Some(ordinal);
    }
    let number = parse_numbered(text)?;
    // 2. stands before the words, 1.1 between others.
    matches!(number.shape, Shape::Han | Shape::HanParen | Shape::Arabic | Shape::ArabicParen | Shape::Circled)
        .then_some((Count::Shape(number.shape), number.value, number.rest))
}

/// 第一件，第二项：.
fn ordinal(text: &str) -> Option<(Count, u32, usize)> {
    let body = text.strip_prefix('第')?;
    let digits = body.find(|c: char| !"一二三四五六七八九十".contains(c) && !c.is_ascii_digit())?;
    let (numeral, rest) = body.split_at_checked(digits)?;
    let value = numeral.parse().ok().or_else(|| chinese_number(numeral))?;
    let measure =
        MEASURES.iter().find(|measure| rest.starts_with(**measure)).map_or(0, |measure| measure.len());
    let behind = rest.get(measure..)?;
    let behind = behind.strip_prefix(WORK).unwrap_or(behind);
    let mark = behind
        .chars()
        .next()
        .filter(|c| matches!(c, '，' | '、' | '：' | ':' | ',' | '。' | ' ' | '\u{3000}' | '是'))?;
    Some((Count::Ordinal, value, text.len() - behind.len() + mark.len_utf8()))
}

/// The items in one paragraph that announces them: （一）…；（二）…. Where each begins, and what counts it.
fn counted_inside(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut kind = None;
    let mut begins = false;
    for (at, c) in text.char_indices() {
        let here = std::mem::replace(&mut begins, matches!(c, '。' | '；' | '：' | ';' | ':'));
        // A blank behind a mark parts as little as none.
        begins |= here && c.is_whitespace();
        if !here || c.is_whitespace() {
            continue;
        }
        let Some((count, value, len)) = numbered(text.get(at..).unwrap_or_default()) else { continue };
        if value as usize == found.len() + 1 && kind.is_none_or(|kind| kind == count) {
            kind = Some(count);
            found.push((at, marker(text.get(at..).unwrap_or_default(), len)));
        }
    }
    found
}

/// Whether words announce a list of public work that is to be done, and how many items they promise.
fn announces(text: &str, place: Place) -> Option<Option<u32>> {
    let clause = match place {
        Place::Title | Place::Heading => text,
        // The list may follow in the same paragraph.
        _ => {
            let end = text.find(WORK).map_or(text.len(), |at| {
                text.get(at..).and_then(|rest| rest.find(['：', ':'])).map_or(text.len(), |end| at + end)
            });
            intro_of(text, end)
        }
    };
    let at = clause.find(WORK)?;
    let plain = ANNOUNCING.iter().fold(clause.to_owned(), |rest, word| rest.replace(word, ""));
    if clause.contains(NO_WORK) || plain.contains('了') || DONE.iter().any(|word| clause.contains(word)) {
        return None;
    }
    let count = count_before(clause.get(..at)?);
    let named = match place {
        Place::Title => count.is_some(),
        Place::Heading => true,
        _ => {
            let listed = text.contains(['：', ':']) && text.find(['：', ':']) > text.find(WORK);
            listed
                || count.is_some()
                || text.chars().count() <= LONGEST_NAME && text.trim_end().ends_with(is_han)
        }
    };
    named.then_some(count)
}

/// The number of what follows: 10 in 着力办好10件.
fn count_before(before: &str) -> Option<u32> {
    let from = before.char_indices().rev().take(BETWEEN).last().map_or(0, |(at, _)| at);
    let near = before.get(from..)?;
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c);
    let end = near.rfind(numeral)?;
    let end = end + near.get(end..)?.chars().next()?.len_utf8();
    let measured =
        MEASURES.iter().any(|measure| near.get(end..).is_some_and(|rest| rest.starts_with(measure)));
    // The numeral may begin before what is near.
    let words = before.get(..from + end)?;
    let start = words.char_indices().rev().take_while(|(_, c)| numeral(*c)).last()?.0;
    let written = words.get(start..)?;
    let count = written.parse().ok().or_else(|| chinese_number(written))?;
    (measured && (2..=60).contains(&count)).then_some(count)
}

/// Ranges of the items of all announced lists in the order of the text, for who looks for what is to be done.
pub(super) fn ranges(blocks: &[TextBlock<'_>], found: &Announced) -> Vec<TextRange> {
    let whole = found.whole.keys().filter_map(|idx| blocks.get(*idx)?.range.clone());
    let parts = found.parts.iter().filter_map(|(idx, parts)| {
        let block = blocks.get(*idx)?;
        let own: Range<usize> = parts.first()?.0..block.text.len();
        block.range_of(&own)
    });
    let mut ranges: Vec<TextRange> = whole.chain(parts).collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_announce_a_list_with_its_number_or_without() {
        for (text, place, count) in [
            ("2019年市委市政府为民兴办10件实事", Place::Title, Some(10)),
            ("办好民生实事", Place::Heading, None),
            ("民生实事项目", Place::Heading, None),
            ("今年的政府工作报告提出切实办好12件重点民生实事：", Place::Paragraph, Some(12)),
            ("要全面提升。今年，集中力量办好八项民生实事：", Place::Paragraph, Some(8)),
            ("选出了2024年顺德十大民生实事项目。", Place::Paragraph, Some(10)),
            ("市政府2011年10件实事", Place::Paragraph, Some(10)),
            ("重点实施以下民生实事项目：", Place::Paragraph, None),
        ] {
            assert_eq!(announces(text, place), Some(count), "{text}");
        }
        for (text, place) in [
            ("坚持实事求是：", Place::Paragraph),
            ("十件民生实事全部完成。", Place::Paragraph),
            ("2023年办好了十件实事：", Place::Paragraph),
            ("十件实事办理情况", Place::Heading),
            ("榆林2023年“十件实事”件件落实", Place::Title),
            ("为群众办实事", Place::Title),
            ("用心用情办好每一件民生实事。", Place::Paragraph),
        ] {
            assert_eq!(announces(text, place), None, "{text}");
        }
    }

    #[test]
    fn items_are_counted_in_several_ways() {
        for (text, value, rest) in [
            ("第一件，新建幼儿园3所。", 1, "新建幼儿园3所。"),
            ("第二件实事：修路。", 2, "修路。"),
            ("第三，架桥。", 3, "架桥。"),
            ("1、新增城镇就业70万人。", 1, "新增城镇就业70万人。"),
            ("（四）架桥。", 4, "架桥。"),
            ("⑤架桥。", 5, "架桥。"),
        ] {
            let found = numbered(text).map(|(_, value, len)| (value, &text[len..]));
            assert_eq!(found, Some((value, rest)), "{text}");
        }
        for text in ["第一件大事是就业。", "3.5万人", "一批项目"] {
            assert_eq!(numbered(text).map(|(_, value, _)| value), None, "{text}");
        }
        let inside = counted_inside("办好3件实事：（一）修路；（二）架桥；（三）通水。");
        assert_eq!(
            inside.iter().map(|(_, marker)| marker.as_str()).collect::<Vec<_>>(),
            ["（一）", "（二）", "（三）"]
        );
    }
}
