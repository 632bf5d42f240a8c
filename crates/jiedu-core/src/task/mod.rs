//! Tasks: what a text says is to be done: 要…, 必须…, 一是…, 一要…, and the items of a list that it announces as such, each as
//! it is written.

mod announced;
mod chain;
mod modal;

use std::ops::Range;

use crate::document::{Briefing, Place, TextBlock, TextRange, split_sentences, text_blocks};
use crate::term::scan_quotations;
use announced::announced;
use chain::{Ordinal, scan_ordinals};
use modal::{find_modal, leading_modal};

/// Something that a text says is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Anchor in the briefing: the section's anchor and a running number, `conduct-t3`.
    pub anchor: String,
    /// Place in the briefing's text, from its marker on where it has an ordinal.
    pub range: TextRange,
    /// Index of the section; none before the first.
    pub section: Option<usize>,
    /// The word that makes it a task: 要, 必须, 一是, 二要. Of an item of an announced list what counts it (1., 第一件); of one that
    /// is a section its number, which stands before its heading.
    pub marker: String,
}

/// The tasks of a briefing in order of its text.
///
/// An item that begins with 要, 必须 or an ordinal is one task with all that follows in it; elsewhere a task is a sentence,
/// or a member of a chain. Headings and what stands in quotation marks are none, nor are the members of a chain that counts
/// problems or looks back. Below words that announce public work (办好十件实事) each item of the list is one task, a heading too.
pub fn scan_tasks(source: &str, briefing: &Briefing) -> Vec<Task> {
    let mut tasks = Vec::new();
    let mut counts = vec![0_usize; briefing.sections.len() + 1];
    let looking_back = sections_looking_back(briefing);
    let is_back = |section: Option<usize>| section.is_some_and(|it| looking_back.get(it) == Some(&true));
    let blocks = text_blocks(source, briefing);
    let mut listed = announced(briefing, &blocks, is_back);
    // What announces a list stands before it.
    let mut intro = "";
    for (idx, block) in blocks.iter().enumerate() {
        let item = listed.whole.remove(&idx);
        let Some(range) = block.range.clone().filter(|_| item.is_some() || is_prose(block.place)) else {
            intro = "";
            continue;
        };
        let back = is_back(block.section) || (block.list.is_some() && looks_back(intro));
        let found = match (item, listed.parts.remove(&idx)) {
            (Some(marker), _) => vec![(trimmed(block.text, 0..block.text.len()), marker)],
            (None, Some(parts)) => members(block, parts),
            (None, None) => read(block, back),
        };
        for (part, marker) in found {
            let place = block.section.map_or(0, |section| section + 1);
            let count = counts.get_mut(place).map_or(0, |count| {
                *count += 1;
                *count
            });
            let section = block.section.and_then(|section| briefing.sections.get(section));
            let section = section.map_or("lead", |section| section.anchor.as_str());
            tasks.push(Task {
                anchor: format!("{section}-t{count}"),
                range: range.start + part.start..range.start + part.end,
                section: block.section,
                marker,
            });
        }
        if block.list.is_none() {
            intro = intro_of(block.text, block.text.len());
        }
    }
    tasks
}

/// Where the items of announced lists stand, in the order of the text.
pub(crate) fn announced_items(briefing: &Briefing) -> Vec<TextRange> {
    let looking_back = sections_looking_back(briefing);
    let blocks = text_blocks("", briefing);
    let listed =
        announced(briefing, &blocks, |section| section.is_some_and(|it| looking_back.get(it) == Some(&true)));
    announced::ranges(&blocks, &listed)
}

/// The items that stand in one block, and what it asks for before them.
fn members(block: &TextBlock<'_>, parts: Vec<(usize, String)>) -> Vec<(Range<usize>, String)> {
    let ends: Vec<usize> = parts.iter().skip(1).map(|(at, _)| *at).chain([block.text.len()]).collect();
    parts.into_iter().zip(ends).map(|((at, marker), end)| (trimmed(block.text, at..end), marker)).collect()
}

fn is_prose(place: Place) -> bool {
    matches!(place, Place::Lead | Place::Paragraph | Place::ListItem)
}

/// The tasks of one block with their markers; `back` says whether what is only counted in it is no task.
fn read(block: &TextBlock<'_>, back: bool) -> Vec<(Range<usize>, String)> {
    let text = block.text;
    let quotations: Vec<Range<usize>> = outermost(text);
    let quoted = |at: usize| {
        let after = quotations.partition_point(|range| range.start <= at);
        after.checked_sub(1).and_then(|idx| quotations.get(idx)).is_some_and(|range| at < range.end)
    };
    let ordinals = scan_ordinals(text, quoted);
    let mut found = Vec::new();
    let head = ordinals.first().map_or(text.len(), |ordinal| ordinal.at);
    if let Some(marker) = leading_modal(text).filter(|_| block.list.is_some() && head > 0) {
        found.push((0..head, marker.to_owned()));
    } else {
        sentences(text, 0..head, quoted, &mut found);
    }
    let mut chain_back = back;
    for (idx, ordinal) in ordinals.iter().enumerate() {
        let end = ordinals.get(idx + 1).map_or(text.len(), |next| next.at);
        let member = ordinal.at..member_end(text, &ordinals, idx, end);
        if is_first(ordinal) && ordinal.at > 0 {
            chain_back = back || looks_back(intro_of(text, ordinal.at));
        }
        let words = text.get(member.clone()).unwrap_or_default();
        if !(ordinal.counts_only && (chain_back || reports(words))) {
            found.push((member.clone(), ordinal.marker.clone()));
        }
        sentences(text, member.end..end, quoted, &mut found);
    }
    found
        .into_iter()
        .map(|(part, marker)| (trimmed(text, part), marker))
        .filter(|(part, _)| part.start < part.end)
        .collect()
}

/// The outermost quotations of a text, ascending and disjoint.
fn outermost(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for quotation in scan_quotations(text) {
        if ranges.last().is_none_or(|last| last.end <= quotation.outer.start) {
            ranges.push(quotation.outer);
        }
    }
    ranges
}

fn is_first(ordinal: &Ordinal) -> bool {
    ordinal.marker.starts_with('一')
}

/// Where a member of a chain ends. The last one goes on as far as those before it do: where they are a sentence each, so is
/// it.
fn member_end(text: &str, ordinals: &[Ordinal], idx: usize, end: usize) -> usize {
    let Some(ordinal) = ordinals.get(idx).filter(|_| idx > 0 && idx + 1 == ordinals.len()) else {
        return end;
    };
    let sentences = |from: usize, to: usize| split_sentences(text.get(from..to).unwrap_or_default(), from);
    let before = ordinals.get(idx - 1).map_or(0, |before| before.at);
    match sentences(ordinal.at, end).first() {
        Some(first) if sentences(before, ordinal.at).len() <= 1 => first.end,
        _ => end,
    }
}

/// The sentences of a part of a text that ask for something; after ； a sentence goes on with what it asks for.
fn sentences(
    text: &str,
    part: Range<usize>,
    quoted: impl Fn(usize) -> bool,
    found: &mut Vec<(Range<usize>, String)>,
) {
    let mut open = false;
    for sentence in split_sentences(text.get(part.clone()).unwrap_or_default(), part.start) {
        let words = text.get(sentence.clone()).unwrap_or_default();
        let continued = std::mem::replace(&mut open, words.ends_with(['；', ';']));
        match find_modal(words, |at| quoted(sentence.start + at)) {
            Some(marker) => found.push((sentence, marker.to_owned())),
            None => match found.last_mut() {
                Some((last, _)) if continued && last.end == sentence.start => last.end = sentence.end,
                _ => {}
            },
        }
    }
}

/// A part of a text without the blanks around it and the comma behind it.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let words = text.get(part.clone()).unwrap_or_default();
    let start = part.start + (words.len() - words.trim_start().len());
    let end = part.end - (words.len() - words.trim_end().trim_end_matches(['，', '、', ',']).len());
    start..end.max(start)
}

/// What announces a chain or a list that begins at an offset: the words before it, up to the sentence before.
fn intro_of(text: &str, at: usize) -> &str {
    const BYTES: usize = 240;
    let before = text.get(..at).unwrap_or_default();
    let mut from = before.len().saturating_sub(BYTES);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = before.get(from..).unwrap_or_default().trim_end_matches(['：', '，', '。', ':', ',', ' ']);
    near.rsplit(['。', '；']).next().unwrap_or(near)
}

/// What a chain counts where it asks for nothing.
#[rustfmt::skip]
const BACK: &[&str] = &[
    "问题", "不足", "短板", "困难", "挑战", "差距", "教训", "回顾", "成绩", "成效", "原因", "特点", "体会", "启示",
    "风险", "矛盾", "表现", "变化", "情况", "亮点", "成就", "经验", "压力", "优势", "意义", "弱项",
];

/// Whether words announce problems, or what has been done.
fn looks_back(intro: &str) -> bool {
    let intro = intro.trim_end_matches(['：', '，', '。', ':', ',', ' ']);
    let clause = intro.rsplit(['，', '。', '；', ',']).next().unwrap_or(intro);
    let clause =
        ["有", "是", "在于", "如下", "表现为"].iter().fold(clause, |rest, word| rest.trim_end_matches(word));
    BACK.iter().any(|word| clause.ends_with(word))
        || clause.contains("存在") && !clause.contains("解决")
        || clause.contains("得益于")
        || clause.contains("面临")
}

/// Whether words report a result: they compare it with that of a year before.
fn reports(words: &str) -> bool {
    ["同比", "比上年", "较上年", "比去年", "较去年", "环比"].iter().any(|word| words.contains(word))
}

/// Of each section whether it looks back: its heading says so, or one above it.
fn sections_looking_back(briefing: &Briefing) -> Vec<bool> {
    let mut back: Vec<bool> = Vec::with_capacity(briefing.sections.len());
    for section in &briefing.sections {
        let above = section.parent.and_then(|parent| back.get(parent)).copied().unwrap_or(false);
        let title = section.title.trim();
        back.push(above || title.contains("回顾") || title.contains("存在的") || looks_back(title));
    }
    back
}
