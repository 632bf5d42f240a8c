//! A text under check: its passages, the facts in them, and what the rules ask of both.

use std::cell::OnceCell;
use std::ops::Range;

use super::ignores::Ignores;
use super::reference::references;
use crate::document::raw::{Passage, PassageKind, RawText};
use crate::document::{Meta, is_briefing, read_meta, split_sentences};
use crate::fact::{Fact, scan_text};

/// A text under check.
pub(super) struct Case<'a> {
    /// The source.
    pub(super) source: &'a str,
    /// Its passages and headings.
    pub(super) raw: RawText,
    facts: OnceCell<Vec<Stated>>,
    references: Vec<bool>,
    /// Whether it is a briefing: it has front matter, and its headings have anchors.
    pub(super) is_briefing: bool,
    /// Findings that its editor ignores.
    pub(super) ignores: Ignores,
    /// Year of the meeting that the front matter gives.
    pub(super) year: Option<u16>,
    /// What ends a line of the source.
    pub(super) newline: &'static str,
}

/// A quantity with the sentence it is stated in.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    /// The passage.
    pub(super) passage: usize,
    /// The sentence in the passage's text.
    pub(super) sentence: Range<usize>,
    /// The quantity in the passage's text.
    pub(super) span: Range<usize>,
    /// The quantity; its own span is in the sentence.
    pub(super) fact: Fact,
}

impl<'a> Case<'a> {
    /// Reads a source.
    pub(super) fn read(source: &'a str) -> Self {
        let raw = RawText::of(source);
        let references = references(&raw);
        let is_briefing = is_briefing(source);
        let meta = if is_briefing { read_meta(source) } else { Meta::default() };
        let year = Some(meta.meeting.year).filter(|year| *year > 0);
        let ignores = Ignores::of(source, &meta);
        let newline = if source.contains("\r\n") { "\r\n" } else { "\n" };
        Self { source, raw, facts: OnceCell::new(), references, is_briefing, ignores, year, newline }
    }

    /// Quantities of the prose, in order. They are looked for when a rule asks.
    pub(super) fn facts(&self) -> &[Stated] {
        self.facts.get_or_init(|| {
            let mut facts = Vec::new();
            for (passage, found) in self.prose() {
                for sentence in split_sentences(&found.text, 0) {
                    let text = found.text.get(sentence.clone()).unwrap_or_default();
                    for fact in scan_text(text, self.year, false) {
                        let span = sentence.start + fact.span.start..sentence.start + fact.span.end;
                        facts.push(Stated { passage, sentence: sentence.clone(), span, fact });
                    }
                }
            }
            facts
        })
    }

    /// Whether a passage is an entry of a list of sources.
    pub(super) fn is_reference(&self, passage: usize) -> bool {
        self.references.get(passage).copied().unwrap_or(false)
    }

    /// The passages that a reader reads as prose, with their indexes.
    pub(super) fn prose(&self) -> impl Iterator<Item = (usize, &Passage)> {
        self.raw.passages.iter().enumerate().filter(|(_, passage)| passage.is_prose())
    }

    /// The line of an offset, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        let after = self.raw.lines.partition_point(|line| line.range.start <= offset);
        after.checked_sub(1).and_then(|idx| self.raw.lines.get(idx)).map_or(1, |line| line.row + 1)
    }

    /// The line that a passage begins in, from 1.
    pub(super) fn line_of(&self, passage: usize) -> usize {
        self.raw.passages.get(passage).map_or(1, |passage| self.line(passage.span.start))
    }

    /// The line that a heading stands in, from 1.
    pub(super) fn line_of_head(&self, head: usize) -> usize {
        self.line_of(self.raw.heads[head].passage)
    }

    /// An anchor that no heading has yet: the stem with a number.
    pub(super) fn new_anchor(&self, stem: &str, from: u32) -> String {
        let is_free = |anchor: &String| {
            ["}", " "].iter().all(|end| !self.source.contains(&format!("{{#{anchor}{end}")))
        };
        (from..).map(|number| format!("{stem}-{number}")).find(is_free).unwrap_or_default()
    }

    /// Where a passage's first line begins.
    pub(super) fn line_start(&self, passage: usize) -> usize {
        let found = &self.raw.passages[passage];
        self.raw
            .lines
            .get(found.lines.start)
            .map_or(found.span.start, |line| line.range.start.min(found.span.start))
    }

    /// The lines of a passage with their line breaks and the blank lines behind it, or before it at the end of the text.
    pub(super) fn rows_of(&self, passage: usize) -> Range<usize> {
        let found = &self.raw.passages[passage];
        let start = self.line_start(passage);
        let next =
            self.raw.passages.get(passage + 1).map_or(self.source.len(), |_| self.line_start(passage + 1));
        start..next.max(found.span.end)
    }

    /// The passage before one, page numbers left out.
    pub(super) fn before(&self, passage: usize) -> Option<usize> {
        (0..passage).rev().find(|idx| self.raw.passages[*idx].kind != PassageKind::Page)
    }
}

/// A text without blanks and punctuation, as two copies of it agree.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '%' | '％' | '+' | '℃')).collect()
}

/// The start of a text for a message.
pub(super) fn short(text: &str) -> String {
    const CHARS: usize = 14;
    let mut short: String = text.chars().take(CHARS).collect();
    if text.chars().nth(CHARS).is_some() {
        short.push('…');
    }
    short
}

/// The end of a text for a message.
pub(super) fn ending(text: &str) -> String {
    let chars: Vec<char> = text.trim_end().chars().collect();
    chars[chars.len().saturating_sub(6)..].iter().collect()
}
