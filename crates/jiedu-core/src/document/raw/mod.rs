//! Any raw Markdown or plain text → [`Briefing`]: sections come from Chinese numbering and Markdown headings together.

mod furniture;
mod line;
mod mark;
mod passage;
mod raw_text;
mod resolve;
mod shape;
mod tree;
mod unmarked;

use std::collections::HashSet;

use super::markdown::MAX_SOURCE_BYTES;
use super::markup::{Markup, markup_parts};
use super::meta::is_anchor;
use super::piece::{Piece, write_row};
use super::table_lines::{caption_above, is_delimiter, split_row};
use super::{
    Block, Briefing, Byline, Item, Missing, Number, Section, Sentence, Table, TextRange, parse_briefing,
    parse_ordinal, split_sentences,
};
use crate::diagnostic::Diagnostic;

pub(crate) use line::LineKind;
pub(crate) use mark::{is_byline, is_closer, is_finished, is_greeting, is_han, is_row_member, is_stop};
pub(crate) use passage::{Head, Passage, PassageKind};
pub(crate) use raw_text::RawText;
pub(crate) use shape::{Numbered, Shape, parse_numbered};

/// Whether a source is a briefing: it begins with front matter.
pub fn is_briefing(source: &str) -> bool {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    source.lines().next().is_some_and(|line| line.trim_end() == "+++")
}

/// Reads a briefing, or any other text as one: title, sections, paragraphs and items are told from their form.
///
/// Never fails. A raw text needs no front matter and no anchors; its sections get anchors from their numbers (`s1-2` for
/// （二） of 一), and a heading without a text counts as missing.
pub fn parse_source(source: &str) -> (Briefing, Vec<Diagnostic>) {
    if is_briefing(source) || source.len() > MAX_SOURCE_BYTES {
        return parse_briefing(source);
    }
    (build(&RawText::of(source)), Vec::new())
}

/// A raw text → a briefing.
fn build(raw: &RawText) -> Briefing {
    let mut writer = Writer::default();
    let empty: HashSet<usize> = raw.empty_heads().into_iter().collect();
    let anchors = anchors(raw);
    let mut in_table = 0;
    for (idx, passage) in raw.passages.iter().enumerate() {
        if idx < in_table {
            continue;
        }
        if let Some(rows) = raw.table_at(idx) {
            in_table = rows.end;
            writer.table(&raw.passages[rows]);
            continue;
        }
        match passage.kind {
            PassageKind::Heading(head) => {
                let found = &raw.heads[head];
                // （四）〔缺：…〕 says itself that it is not there.
                let said = passage
                    .text
                    .get(found.title.clone())
                    .and_then(|title| title.strip_prefix("〔缺：")?.strip_suffix('〕'))
                    .map(str::to_owned);
                let words =
                    if said.is_some() { found.title.start..found.title.start } else { found.title.clone() };
                let range = writer.add(passage, words, true);
                let title = writer.briefing.slice(&range).to_owned();
                let note = said.or_else(|| empty.contains(&head).then(String::new));
                writer.briefing.sections.push(Section {
                    anchor: anchors.get(head).cloned().unwrap_or_default(),
                    number: found
                        .numbered
                        .as_ref()
                        .map(|number| Number { value: number.value, surface: number.surface.clone() }),
                    short: title.split(' ').next().unwrap_or_default().to_owned(),
                    title,
                    level: found.level,
                    parent: found.parent,
                    missing: note.map(|note| Missing { note, span: passage.span.clone() }),
                    heading: range,
                    span: passage.span.clone(),
                    ..Section::default()
                });
            }
            PassageKind::Item(_, indent) => {
                let range = writer.add(passage, 0..passage.text.len(), false);
                let ordinal = parse_ordinal(writer.briefing.slice(&range));
                let item = Item { range, ordinal, depth: (indent / 2).min(4) as u8 };
                let joined = idx.checked_sub(1).is_some_and(|above| raw.passages[above].is_item());
                match writer.blocks().last_mut() {
                    Some(Block::List(items)) if joined => items.push(item),
                    _ => writer.blocks().push(Block::List(vec![item])),
                }
            }
            PassageKind::Missing => {
                let note = passage.text.trim_start_matches("〔缺：").trim_end_matches('〕').to_owned();
                writer.blocks().push(Block::Missing(Missing { note, span: passage.span.clone() }));
            }
            PassageKind::Title | PassageKind::Subtitle => {
                let range = writer.add(passage, 0..passage.text.len(), true);
                let text = writer.briefing.slice(&range).to_owned();
                if passage.kind == PassageKind::Title {
                    writer.briefing.meta.title = text;
                } else {
                    writer.briefing.meta.subtitle =
                        text.trim_start_matches(['—', '-', '─', '―', '–']).to_owned();
                }
                writer.blocks().push(Block::Paragraph(range));
            }
            PassageKind::Paragraph
            | PassageKind::Byline
            | PassageKind::Page
            | PassageKind::Furniture
            | PassageKind::Other => {
                if passage.kind == PassageKind::Byline {
                    writer.briefing.meta.byline = Some(Byline { text: passage.text.clone() });
                }
                let range = writer.add(passage, 0..passage.text.len(), false);
                if !range.is_empty() {
                    writer.blocks().push(Block::Paragraph(range));
                }
            }
        }
    }
    writer.briefing
}

/// A briefing being written.
#[derive(Default)]
struct Writer {
    briefing: Briefing,
}

impl Writer {
    fn blocks(&mut self) -> &mut Vec<Block> {
        match self.briefing.sections.last_mut() {
            Some(section) => &mut section.blocks,
            None => &mut self.briefing.lead,
        }
    }

    /// Adds a table, and takes the lines above that belong to it.
    fn table(&mut self, rows: &[Passage]) {
        let mut made = Vec::new();
        for passage in rows.iter().filter(|row| !is_delimiter(&row.text)) {
            let cells = split_row(&passage.text).unwrap_or_default();
            let cells = cells.into_iter().map(|cell| {
                let mut piece = Piece::default();
                let mut at = cell.start;
                for part in passage.text.get(cell).unwrap_or_default().split("\\|") {
                    if at > 0 && !piece.map.is_empty() {
                        piece.push("|", passage.offset(at - 1));
                    }
                    piece.push(part, passage.offset(at));
                    at += part.len() + "\\|".len();
                }
                (piece, Vec::new())
            });
            made.extend(write_row(cells.collect(), &mut self.briefing));
        }
        let blocks = match self.briefing.sections.last() {
            Some(section) => &section.blocks,
            None => &self.briefing.lead,
        };
        let caption = caption_above(blocks, &self.briefing);
        let count = caption.len();
        let table = Table::of(&self.briefing.text, caption, made);
        let blocks = self.blocks();
        blocks.truncate(blocks.len() - count);
        blocks.push(Block::Table(table));
    }

    /// Adds a part of a passage to the text, with its places in the source and its sentences; comments and tags are left out.
    fn add(&mut self, passage: &Passage, part: TextRange, heading: bool) -> TextRange {
        let start = self.briefing.text.len();
        let text = passage.text.get(part.clone()).unwrap_or_default();
        for (at, words) in markup_parts(text) {
            let Markup::Words(words) = words else { continue };
            let (from, to) = (part.start + at, self.briefing.text.len());
            self.briefing.source_map.push(to, passage.offset(from));
            let inside = passage.map.iter().filter(|pair| pair.0 > from && pair.0 < from + words.len());
            for pair in inside {
                self.briefing.source_map.push(to + pair.0 - from, pair.1);
            }
            self.briefing.text.push_str(words);
        }
        let end = self.briefing.text.len();
        self.briefing.text.push('\n');
        if heading && end > start {
            self.briefing.sentences.push(Sentence { range: start..end, heading, row: false });
        } else {
            let sentences = split_sentences(&self.briefing.text[start..end], start);
            self.briefing.sentences.extend(sentences.into_iter().map(|range| Sentence {
                range,
                heading: false,
                row: false,
            }));
        }
        start..end
    }
}

/// An anchor for each heading, from the numbers above it: `s1-2`; `s4-x1` for the first without a number.
fn anchors(raw: &RawText) -> Vec<String> {
    let mut anchors: Vec<String> = Vec::with_capacity(raw.heads.len());
    let mut taken: HashSet<String> = HashSet::new();
    let mut unnumbered = vec![0_usize; raw.heads.len() + 1];
    for (idx, head) in raw.heads.iter().enumerate() {
        let own = match &head.numbered {
            Some(number) => number.value.to_string(),
            None => {
                let count = &mut unnumbered[head.parent.map_or(0, |parent| parent + 1)];
                *count += 1;
                format!("x{count}")
            }
        };
        let above = head.parent.and_then(|parent| anchors.get(parent));
        let path = above.map_or_else(|| format!("s{own}"), |above| format!("{above}-{own}"));
        let path = if is_anchor(&path) { path } else { format!("n{}", idx + 1) };
        // A number that stands twice leads to two places: the later one is told apart by its place among all.
        let anchor = if taken.contains(&path) { format!("{path}-n{}", idx + 1) } else { path };
        let anchor = if is_anchor(&anchor) { anchor } else { format!("n{}", idx + 1) };
        taken.insert(anchor.clone());
        anchors.push(anchor);
    }
    anchors
}
