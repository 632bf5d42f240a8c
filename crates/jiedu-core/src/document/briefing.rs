//! The model of a briefing: one text, and sections and blocks that are ranges of it.
//!
//! Invariant: every [`TextRange`] lies in [`Briefing::text`] on character boundaries, and blocks follow one another in
//! the order of the text. Facts, quotes and sentences are ranges of the same text, so a place is compared by number.

use std::ops::Range;

use super::{Moment, Number, Sentence, Table, TextRange};

/// A briefing as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Briefing {
    /// Front matter.
    pub meta: Meta,
    /// Headings, paragraphs and list items in order, each ended by a line break.
    pub text: String,
    /// Where each piece of the text stands in the Markdown.
    pub source_map: SourceMap,
    /// Blocks before the first section.
    pub lead: Vec<Block>,
    /// All sections in order of the text; nesting is in [`Section::parent`].
    pub sections: Vec<Section>,
    /// All sentences in order of the text.
    pub sentences: Vec<Sentence>,
    /// What the editor says of numbers, in order of the text.
    pub annotations: Vec<Annotation>,
}

impl Briefing {
    /// The text at a range; empty where the range is not one of this text.
    pub fn slice(&self, range: &TextRange) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The section that holds a place of the text, if any does.
    pub fn section_at(&self, offset: usize) -> Option<usize> {
        self.sections.iter().rposition(|section| section.heading.start <= offset)
    }

    /// The sentence that holds a place of the text, if any does.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.range.start <= offset);
        let found = after.checked_sub(1)?;
        (offset < self.sentences[found].range.end).then_some(found)
    }

    /// The numbers of a section and of those it stands in as an address: 1, 1.2; empty where one of them has none.
    pub fn number_path(&self, section: usize) -> String {
        let mut numbers = Vec::new();
        let mut next = Some(section);
        while let Some(idx) = next {
            let Some(found) = self.sections.get(idx) else { return String::new() };
            let Some(number) = &found.number else { return String::new() };
            numbers.push(number.value.to_string());
            // A section stands behind the one that it stands in.
            next = found.parent.filter(|parent| *parent < idx);
        }
        numbers.reverse();
        numbers.join(".")
    }

    /// All tables, in order of the text.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let sections = self.sections.iter().flat_map(|section| &section.blocks);
        self.lead.iter().chain(sections).filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// Where a text range stands in the Markdown.
    pub fn source_range(&self, range: &TextRange) -> Range<usize> {
        let start = self.source_map.offset(range.start);
        start..self.source_map.offset(range.end.saturating_sub(1)).saturating_add(1).max(start)
    }

    /// Length of each section's text with its subsections, in characters without spaces, headings left out.
    pub fn section_characters(&self) -> Vec<usize> {
        let own = |section: &Section| section.blocks.iter().map(|block| self.block_characters(block)).sum();
        let mut lengths: Vec<usize> = self.sections.iter().map(own).collect();
        // A section stands after the one above it, so its length is complete before it is added there.
        for idx in (0..lengths.len()).rev() {
            if let Some(parent) = self.sections[idx].parent.filter(|parent| *parent < idx) {
                lengths[parent] += lengths[idx];
            }
        }
        lengths
    }

    /// Length of the whole text in characters without spaces, what stands before the first section included, headings left out.
    pub fn characters(&self) -> usize {
        let lead: usize = self.lead.iter().map(|block| self.block_characters(block)).sum();
        let lengths = self.section_characters();
        let whole = self.sections.iter().zip(lengths).filter(|(section, _)| section.parent.is_none());
        lead + whole.map(|(_, length)| length).sum::<usize>()
    }

    /// Length of a block in characters without spaces.
    pub fn block_characters(&self, block: &Block) -> usize {
        let count = |range: &TextRange| self.slice(range).chars().filter(|c| !c.is_whitespace()).count();
        match block {
            Block::Paragraph(range) => count(range),
            Block::List(items) => items.iter().map(|item| count(&item.range)).sum(),
            // A table is looked up and not read on.
            Block::Missing(_) | Block::Figure(_) | Block::Table(_) => 0,
        }
    }
}

/// Front matter of a briefing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// Stable ASCII id, `[a-z][a-z0-9-]{0,31}`.
    pub id: String,
    /// Title; spaces part its clauses.
    pub title: String,
    /// Where a long clause of the title may break, in bytes of the title.
    pub title_breaks: Vec<usize>,
    /// Second title, without its dash.
    pub subtitle: String,
    /// Name in the switch between briefings, such as 淇县.
    pub short: String,
    /// Place the briefing speaks of.
    pub place: String,
    /// Who held the meeting.
    pub issuer: String,
    /// Address at which it is published, `https://…`; empty where it is not yet.
    pub url: String,
    /// Who publishes it there: a newspaper, an office; empty where nobody is named.
    pub publisher: String,
    /// When it was published; none where it is not yet.
    pub published: Option<Moment>,
    /// When its text was last changed.
    pub updated: Option<Moment>,
    /// The meeting.
    pub meeting: Meeting,
    /// Who wrote it down.
    pub byline: Option<Byline>,
    /// Where the text comes from and what was done to it.
    pub source_note: String,
    /// Quotes of the key figures at the top.
    pub keys: Vec<KeyQuote>,
    /// Findings of the check that the editor ignores.
    pub ignored: Vec<IgnoredPlace>,
}

/// Where the editor ignores what a rule of the check finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IgnoredPlace {
    /// Code of the rule.
    pub rule: String,
    /// Words of the text that begin at the place or hold it; empty where all that the rule finds is ignored.
    pub words: String,
    /// The entry in the source.
    pub span: Range<usize>,
}

/// The meeting that a briefing explains. A text that no meeting belongs to has no name here, and the day on which it was issued.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meeting {
    /// Name as a sentence part: 市城乡一体化示范区召开.
    pub name: String,
    /// Year; 0 where no day is known.
    pub year: u16,
    /// Month, 1–12; 0 where no day is known.
    pub month: u8,
    /// Day, 1–31; 0 where none is known.
    pub day: u8,
    /// Whether the year is inferred from the text.
    pub inferred: bool,
    /// On what the inference rests; empty where nothing is inferred.
    pub evidence: String,
}

/// Who wrote a briefing down, as the text says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Byline {
    /// Verbatim: 本报记者苗苗整理.
    pub text: String,
}

/// One key figure of the minute at the top: a quote that holds a fact, and what to say beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyQuote {
    /// A part of the text that holds one fact.
    pub quote: String,
    /// Name of the number; a part of the text.
    pub label: String,
    /// Second line; a part of the text, may be empty.
    pub detail: String,
    /// Editor's remark set in 〔〕; may be empty.
    pub remark: String,
    /// Id of the figure that draws it; empty where none does.
    pub figure: String,
    /// Place of the entry in the source.
    pub span: Range<usize>,
}

/// What an editor says of a number in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    /// The part of the text that stood in brackets.
    pub range: TextRange,
    /// What the braces held, in order.
    pub fields: Vec<Attribute>,
    /// Brackets and braces in the source.
    pub span: Range<usize>,
}

/// A word or a pair in the braces of an annotation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribute {
    /// The word, or what stands before `=`.
    pub key: String,
    /// What stands after `=`; none for a word alone.
    pub value: Option<String>,
}

/// A section: a heading and the blocks under it, up to the next heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Stable ASCII id, unique in the briefing.
    pub anchor: String,
    /// Former anchors and other names that lead here.
    pub aliases: Vec<String>,
    /// Number of the heading, if it has one.
    pub number: Option<Number>,
    /// Heading without its number; spaces part its clauses.
    pub title: String,
    /// Short title for the navigator: a part of the title.
    pub short: String,
    /// 1 for a part (##), 2 (###), 3 (####).
    pub level: u8,
    /// The section that this one stands in.
    pub parent: Option<usize>,
    /// What the source does not have of this section.
    pub missing: Option<Missing>,
    /// Place of the title in the text; empty for a section of which only the number is known.
    pub heading: TextRange,
    /// What stands between this heading and the next.
    pub blocks: Vec<Block>,
    /// Place of the heading in the source.
    pub span: Range<usize>,
}

/// Something that the source names and does not have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Missing {
    /// The editor's words, without 〔缺：〕.
    pub note: String,
    /// Place in the source.
    pub span: Range<usize>,
}

/// A block of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(TextRange),
    /// A list.
    List(Vec<Item>),
    /// 〔缺：…〕 on a line of its own.
    Missing(Missing),
    /// A fenced figure block.
    Figure(FigureBlock),
    /// A table.
    Table(Table),
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The whole item.
    pub range: TextRange,
    /// Its ordinal, where it begins with one: 1 for 一是 and 一要.
    pub ordinal: Option<u32>,
    /// Depth of nesting, from 0.
    pub depth: u8,
}

/// The TOML of a figure, not read yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureBlock {
    /// TOML text.
    pub toml: String,
    /// Place of that text in the source.
    pub span: Range<usize>,
}

/// Byte offsets of the text and of the source that belong together, ascending.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceMap {
    pairs: Vec<(usize, usize)>,
}

impl SourceMap {
    /// Says that from `text` on the text runs as the source does from `source` on.
    pub fn push(&mut self, text: usize, source: usize) {
        self.pairs.push((text, source));
    }

    /// The source's offset of an offset of the text.
    pub fn offset(&self, text: usize) -> usize {
        let after = self.pairs.partition_point(|pair| pair.0 <= text);
        match after.checked_sub(1) {
            Some(idx) => self.pairs[idx].1 + (text - self.pairs[idx].0),
            None => 0,
        }
    }
}
