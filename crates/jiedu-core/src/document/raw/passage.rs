//! What a raw text consists of: passages, and the headings among them.

use std::ops::Range;

use super::super::piece::source_offset;
use super::shape::Numbered;

/// Most characters of a heading.
pub(super) const HEADING_CHARS: usize = 60;

/// A passage: a heading, a paragraph, an item.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// What it is.
    pub(crate) kind: PassageKind,
    /// Its words, without marks before them.
    pub(crate) text: String,
    /// Offsets of the text and of the source that belong together, ascending.
    pub(crate) map: Vec<(usize, usize)>,
    /// Place in the source, with its marks.
    pub(crate) span: Range<usize>,
    /// Its lines, as indexes of [`super::RawText::lines`].
    pub(crate) lines: Range<usize>,
    /// Whether no blank line parts it from the passage above.
    pub(crate) glued: bool,
    /// Number at its head.
    pub(crate) numbered: Option<Numbered>,
    /// The heading that it stands under, as an index of [`super::RawText::heads`].
    pub(crate) head: Option<usize>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PassageKind {
    /// The title of the text.
    Title,
    /// What stands under the title and belongs to it: ——…解读.
    Subtitle,
    /// A heading, as an index of [`super::RawText::heads`].
    Heading(usize),
    /// A paragraph.
    Paragraph,
    /// An item of a list, with its mark and indentation.
    Item(char, u16),
    /// 〔缺：…〕.
    Missing,
    /// A page number.
    Page,
    /// Who wrote the text down.
    Byline,
    /// What the web page around the text has of its own: 下载, 来源：…, a photograph's caption.
    Furniture,
    /// A line that parts, a table or a fenced block: not prose.
    Other,
}

/// A heading.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// Its passage, as an index of [`super::RawText::passages`].
    pub(crate) passage: usize,
    /// Its number.
    pub(crate) numbered: Option<Numbered>,
    /// Its title in the passage's text.
    pub(crate) title: Range<usize>,
    /// Number of #; 0 where Markdown does not mark it.
    pub(crate) hashes: u8,
    /// Whether its number stands on a line of its own.
    pub(crate) split: bool,
    /// Whether it is written as an item of a list.
    pub(crate) listed: bool,
    /// Whether its text follows it in the same line.
    pub(crate) run_in: bool,
    /// Whether neither a number nor a mark shows it.
    pub(crate) inferred: bool,
    /// Whether it begins what stands behind a text: 名词解释.
    pub(crate) appended: bool,
    /// Level, from 1.
    pub(crate) level: u8,
    /// The heading it stands under, as an index of [`super::RawText::heads`].
    pub(crate) parent: Option<usize>,
}

impl Passage {
    /// Where an offset of the text stands in the source.
    pub(crate) fn offset(&self, text: usize) -> usize {
        source_offset(&self.map, text).unwrap_or(self.span.start)
    }

    /// Where a range of the text stands in the source.
    pub(crate) fn source(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.offset(range.start);
        if range.is_empty() {
            return start..start;
        }
        start..self.offset(range.end - 1) + 1
    }

    /// Whether it is prose: a paragraph or an item.
    pub(crate) fn is_prose(&self) -> bool {
        matches!(self.kind, PassageKind::Paragraph | PassageKind::Item(..))
    }

    /// Whether it is an item of a list.
    pub(crate) fn is_item(&self) -> bool {
        matches!(self.kind, PassageKind::Item(..))
    }

    pub(super) fn push(&mut self, source: &str, range: Range<usize>) {
        // Bold marks are no words.
        let mut start = range.start;
        for part in source.get(range).unwrap_or_default().split("**") {
            if !part.is_empty() {
                self.map.push((self.text.len(), start));
                self.text.push_str(part);
            }
            start += part.len() + "**".len();
        }
    }
}
