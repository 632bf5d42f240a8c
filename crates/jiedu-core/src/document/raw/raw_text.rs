//! A raw text as passages: headings, paragraphs, items, with the place in the source of every piece.
//!
//! 1. Lines become passages; a line that goes on with the one above is joined to it.
//! 2. Numbered lines are told apart into headings and items by their form and by what stands around them.
//! 3. Headings get their level and parent from their number's shape and from their # together.

use std::collections::HashSet;
use std::ops::Range;

use super::super::annotation::take_annotations;
use super::super::inline_marks::without_marks;
use super::furniture::{self, Furniture};
use super::line::{Line, LineKind, split_lines};
use super::mark::{is_finished, is_greeting, is_row_member, is_stop};
use super::passage::{HEADING_CHARS, Head, Passage, PassageKind};
use super::resolve;
use super::shape::{parse_numbered, parse_part, part_of};
use super::tree;
use crate::document::meta::fences;

/// A line shorter than this, without a comma, is no torn line: the next one does not go on with it.
const JOIN_CHARS: usize = 16;

/// A raw text, or the Markdown of a briefing, as passages.
#[derive(Debug)]
pub(crate) struct RawText {
    /// Its lines; those of front matter are left out.
    pub(crate) lines: Vec<Line>,
    /// Its passages in order.
    pub(crate) passages: Vec<Passage>,
    /// Its headings in order.
    pub(crate) heads: Vec<Head>,
    /// Whether the text's lines are broken at a width, so that a broken line says nothing.
    pub(crate) wrapped: bool,
    /// What the web page around the text says of it.
    pub(crate) furniture: Furniture,
    /// Words that the source strikes out.
    pub(crate) struck: Vec<String>,
}

impl RawText {
    /// Reads a raw text, or what stands behind the front matter of a briefing.
    pub(crate) fn of(source: &str) -> Self {
        let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let body = fences(source, start).map(|(_, body)| body);
        let from = body.unwrap_or(start);
        let lines = split_lines(source, from);
        let wrapped = is_wrapped(source, &lines);
        let mut passages = assemble(source, &lines, wrapped);
        // Only a briefing has annotations: in any other text such brackets are its own.
        for passage in passages.iter_mut().filter(|_| body.is_some()) {
            if let Some(marked) = take_annotations(source, &passage.text, &passage.map) {
                passage.text = marked.text;
                passage.map = marked.map;
            }
        }
        let mut struck = Vec::new();
        for passage in passages.iter_mut().filter(|passage| passage.kind != PassageKind::Other) {
            let from = passage.numbered.as_ref().map_or(0, |number| number.rest);
            if let Some(made) = without_marks(source, &passage.text, &passage.map, from) {
                let words = made.struck.iter().filter_map(|range| made.text.get(range.clone()));
                struck.extend(words.map(str::to_owned));
                passage.text = made.text;
                passage.map = made.map;
            }
        }
        // A briefing has its title in its front matter, and nothing of a page.
        let furniture = if body.is_none() { furniture::mark(&mut passages) } else { Furniture::default() };
        let heads = resolve::headings(&mut passages, &lines, body.is_none());
        let mut raw = Self { lines, passages, heads, wrapped, furniture, struck };
        tree::grow(&mut raw.heads, &mut raw.passages);
        raw
    }

    /// The passage of a heading.
    pub(crate) fn passage_of(&self, head: usize) -> &Passage {
        &self.passages[self.heads[head].passage]
    }

    /// The passages of the table that begins with a passage: its rows, two or more.
    pub(crate) fn table_at(&self, first: usize) -> Option<Range<usize>> {
        let is_row = |idx: usize| {
            let passage = self.passages.get(idx)?;
            let line = self.lines.get(passage.lines.start)?;
            (passage.kind == PassageKind::Other && line.kind == LineKind::Table).then_some(passage)
        };
        is_row(first)?;
        let end = (first + 1..).find(|idx| !is_row(*idx).is_some_and(|row| row.glued)).unwrap_or(first + 1);
        (end > first + 1).then_some(first..end)
    }

    /// The title of a heading.
    pub(crate) fn title_of(&self, head: usize) -> &str {
        self.passage_of(head).text.get(self.heads[head].title.clone()).unwrap_or_default()
    }

    /// The passages under a heading, up to the next heading, as indexes.
    pub(crate) fn body_of(&self, head: usize) -> Range<usize> {
        let start = self.heads[head].passage + 1;
        let end = self.heads.get(head + 1).map_or(self.passages.len(), |next| next.passage);
        start..end.max(start)
    }

    /// The heading after the last one that stands under a heading.
    pub(crate) fn end_of(&self, head: usize) -> usize {
        let level = self.heads[head].level;
        (head + 1..self.heads.len()).find(|next| self.heads[*next].level <= level).unwrap_or(self.heads.len())
    }

    /// Headings under which nothing stands, though something stands under others of their kind.
    pub(crate) fn empty_heads(&self) -> Vec<usize> {
        let bare: Vec<bool> = (0..self.heads.len())
            .map(|head| {
                self.end_of(head) == head + 1
                    && !self.body_of(head).any(|idx| {
                        let passage = &self.passages[idx];
                        passage.is_prose()
                            || matches!(passage.kind, PassageKind::Missing)
                            || (passage.kind == PassageKind::Other && passage.text.chars().count() > 3)
                    })
            })
            .collect();
        // A row of headings of which none has a text is a list of names, or a table of contents.
        let mut filled = HashSet::new();
        for (head, found) in self.heads.iter().enumerate() {
            if !bare[head] {
                filled.insert((found.parent, found.level));
            }
        }
        (0..self.heads.len())
            .filter(|head| {
                let found = &self.heads[*head];
                let named = self.title_of(*head).contains("〔缺：");
                bare[*head]
                    && !named
                    && (filled.contains(&(found.parent, found.level))
                        || (found.hashes > 0 && self.heads.len() == 1))
            })
            .collect()
    }
}

/// Whether most lines that have a neighbour break off in mid-sentence.
fn is_wrapped(source: &str, lines: &[Line]) -> bool {
    let mut widths: Vec<usize> = lines
        .iter()
        .filter(|line| matches!(line.kind, LineKind::Text { .. } | LineKind::Item(..)))
        .map(|line| source[line.words.clone()].chars().count())
        .filter(|width| *width >= JOIN_CHARS)
        .collect();
    widths.sort_unstable();
    // Lines that are broken at a width are about as long; a short line among long paragraphs is none of them.
    let least = widths.get(widths.len() / 2).map_or(0, |median| median / 2);
    let (mut pairs, mut torn) = (0_usize, 0_usize);
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let plain = |line: &Line| matches!(line.kind, LineKind::Text { indented: false, bold: false });
        let above_text = &source[above.words.clone()];
        if !matches!(above.kind, LineKind::Text { .. } | LineKind::Item(..))
            || !plain(below)
            || above_text.chars().count() < JOIN_CHARS
        {
            continue;
        }
        pairs += 1;
        torn += usize::from(!is_finished(above_text) && above_text.chars().count() >= least);
    }
    torn >= 4 && torn * 2 >= pairs
}

/// Lines → passages.
fn assemble(source: &str, lines: &[Line], wrapped: bool) -> Vec<Passage> {
    let parts: HashSet<u32> = lines.iter().filter_map(|line| part_of(&source[line.words.clone()])).collect();
    let mut passages: Vec<Passage> = Vec::new();
    let mut blank = true;
    // Before the first sentence stand titles, names and dates, each on its line.
    let mut front = true;
    for (idx, line) in lines.iter().enumerate() {
        let words = &source[line.words.clone()];
        let glued = !std::mem::take(&mut blank);
        let kind = match line.kind {
            LineKind::Blank => {
                blank = true;
                continue;
            }
            LineKind::Rule | LineKind::Code | LineKind::Table => PassageKind::Other,
            LineKind::Page => PassageKind::Page,
            LineKind::Missing => PassageKind::Missing,
            LineKind::Byline => PassageKind::Byline,
            LineKind::Heading(hashes) => PassageKind::Heading(usize::from(hashes)),
            LineKind::Item(mark, indent) => PassageKind::Item(mark, indent),
            LineKind::Text { .. } => PassageKind::Paragraph,
        };
        let numbered = match kind {
            // Bold marks are no words: **（一）目标。** begins with its number.
            PassageKind::Heading(_) | PassageKind::Item(..) | PassageKind::Paragraph => {
                let plain = words.replace("**", "");
                match escaped_number(&plain) {
                    Some(at) => parse_numbered(&(plain[..at].to_owned() + &plain[at + 1..])),
                    None => parse_numbered(&plain).or_else(|| parse_part(&plain, &parts)),
                }
            }
            _ => None,
        };
        let above = idx.checked_sub(1).and_then(|above| lines.get(above));
        if glued
            && kind == PassageKind::Paragraph
            && numbered.is_none()
            && let Some(above) = above
            && let Some(last) = passages.last_mut()
            && goes_on(source, above, line, last, front, wrapped)
        {
            // A line end between Latin words is a blank; in Chinese text it is nothing.
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let digits = last.text.ends_with(|c: char| c.is_ascii_digit() || c == '.')
                && words.starts_with(|c: char| c.is_ascii_digit());
            if latin(last.text.chars().next_back()) && latin(words.chars().next()) && !digits {
                last.map.push((last.text.len(), line.words.start));
                last.text.push(' ');
            }
            last.push(source, line.words.clone());
            last.span.end = line.words.end;
            last.lines.end = idx + 1;
        } else {
            let mut passage = Passage {
                kind,
                text: String::new(),
                map: Vec::new(),
                span: mark_start(source, line)
                    ..line.range.start + source[line.range.clone()].trim_end().len(),
                lines: idx..idx + 1,
                glued,
                numbered,
                head: None,
            };
            // 6\. is written so that Markdown leaves the number alone; the backslash is no word.
            match escaped_number(words) {
                Some(at) => {
                    passage.push(source, line.words.start..line.words.start + at);
                    passage.push(source, line.words.start + at + 1..line.words.end);
                }
                None => passage.push(source, line.words.clone()),
            }
            passages.push(passage);
        }
        front &= !(words.contains(is_stop) || matches!(kind, PassageKind::Item(..)));
    }
    passages
}

/// Where the backslash of a number stands that Markdown is not to read: 6\. of a glossary.
fn escaped_number(words: &str) -> Option<usize> {
    let at = words.find(|c: char| !c.is_ascii_digit()).filter(|at| (1..=9).contains(at))?;
    let rest = words.get(at..)?;
    (rest.starts_with("\\.") || rest.starts_with("\\)")).then_some(at)
}

/// The place of a line's first mark or word.
fn mark_start(source: &str, line: &Line) -> usize {
    let whole = &source[line.range.clone()];
    line.range.start + (whole.len() - whole.trim_start().len())
}

/// Whether a line goes on with the passage above it.
fn goes_on(source: &str, above: &Line, line: &Line, last: &Passage, front: bool, wrapped: bool) -> bool {
    let words = &source[line.words.clone()];
    let above_words = &source[above.words.clone()];
    let length = above_words.chars().count();
    let heading = last.numbered.as_ref().is_some_and(|found| {
        let rest = last.text.get(found.rest..).unwrap_or_default();
        rest.chars().count() <= HEADING_CHARS && !rest.contains(is_stop) && !rest.ends_with(['，', ',', '、'])
    });
    // In a text of whole paragraphs a line without any mark above a paragraph is a heading that nothing marks.
    let unmarked = !wrapped
        && last.lines.len() == 1
        && !last.text.contains(|c| is_stop(c) || matches!(c, '，' | ',' | '、' | '：' | ':'))
        && words.chars().count() > length
        && words.contains(is_stop);
    last.is_prose()
        && !heading
        && !unmarked
        && !is_greeting(words)
        && !above.hard_break
        && line.kind == LineKind::Text { indented: false, bold: false }
        && !is_finished(above_words)
        && (length >= JOIN_CHARS || above_words.contains(['，', ',', '、']) || above_words.ends_with('.'))
        && (!front || length >= 30 || above_words.contains(['，', ',']))
        && !words.starts_with("——")
        && !is_complete(above_words)
        && !begins_with_day(words)
        && !is_row_member(words)
}

/// Whether a line is whole though no mark ends it: where a speech was held, a remark in brackets, the name of a document.
fn is_complete(line: &str) -> bool {
    const DOCUMENTS: [&str; 10] =
        ["方案", "办法", "规定", "条例", "细则", "通知", "意见", "规划", "纲要", "公报"];
    let held = ["会议上", "大会上"].iter().any(|held| {
        line.split_once(held).is_some_and(|(_, speaker)| {
            speaker.is_empty()
                || speaker.ends_with(['上', '）', ')'])
                || (speaker.starts_with([' ', '\u{3000}']) && speaker.chars().count() <= JOIN_CHARS)
        })
    });
    let caption = line.ends_with('摄') && line.contains("记者");
    let bracketed = [('[', ']'), ('（', '）'), ('(', ')'), ('【', '】')]
        .iter()
        .any(|(open, close)| line.starts_with(*open) && line.ends_with(*close));
    let named =
        DOCUMENTS.iter().any(|name| line.ends_with(name)) && !line.contains(['，', ',', '“', '：', '、']);
    held || bracketed || named || caption
}

/// Whether a line begins with a day and a blank, as the lines on how a law came about do: 1999年8月30日 第九届……通过.
fn begins_with_day(line: &str) -> bool {
    let day = line.split([' ', '\u{3000}']).next().unwrap_or_default();
    let digits = day.chars().filter(char::is_ascii_digit).count();
    day.len() < line.len()
        && (6..=8).contains(&digits)
        && day.contains('年')
        && day.contains('月')
        && day.ends_with('日')
}
