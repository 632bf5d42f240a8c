//! The blocks of a briefing's text that a reader reads: title, headings, paragraphs and items, each with where it stands.

use std::ops::Range;

use super::{Block, Briefing, TextRange};

/// Where in a briefing something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the title or the second title.
    Title,
    /// In the heading of a section.
    Heading,
    /// Before the first section.
    Lead,
    /// In a paragraph of a section.
    Paragraph,
    /// In an item of a list of a section.
    ListItem,
}

impl Place {
    /// The name in data and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Place::Title => "title",
            Place::Heading => "heading",
            Place::Lead => "lead",
            Place::Paragraph => "paragraph",
            Place::ListItem => "list_item",
        }
    }
}

/// A title, a heading, a paragraph or an item.
#[derive(Clone, Debug)]
pub(crate) struct TextBlock<'a> {
    /// Its words.
    pub(crate) text: &'a str,
    /// Its place in the briefing's text; none for what stands in the front matter.
    pub(crate) range: Option<TextRange>,
    /// Where it begins in the source, for what stands in the front matter.
    origin: usize,
    /// The section that it belongs to; none before the first.
    pub(crate) section: Option<usize>,
    /// Where it stands.
    pub(crate) place: Place,
    /// Running number of the list that it is an item of.
    pub(crate) list: Option<usize>,
}

impl TextBlock<'_> {
    /// A part of the block as a range of the briefing's text; none in the front matter.
    pub(crate) fn range_of(&self, part: &Range<usize>) -> Option<TextRange> {
        self.range.as_ref().map(|range| range.start + part.start..range.start + part.end)
    }

    /// A part of the block as a range of the source.
    pub(crate) fn source_of(&self, briefing: &Briefing, part: &Range<usize>) -> Range<usize> {
        match self.range_of(part) {
            Some(range) => briefing.source_range(&range),
            None => self.origin + part.start..self.origin + part.end,
        }
    }

    /// The sentence of the briefing that holds an offset of the block; none in the front matter.
    pub(crate) fn sentence_at(&self, briefing: &Briefing, at: usize) -> Option<usize> {
        self.range.as_ref().and_then(|range| briefing.sentence_at(range.start + at))
    }
}

/// The blocks of a briefing's text in the order of its text, its title first.
///
/// `source` is what the briefing was read from: a title in the front matter has its place only there.
pub(crate) fn text_blocks<'a>(source: &str, briefing: &'a Briefing) -> Vec<TextBlock<'a>> {
    let mut found = Vec::new();
    for words in [&briefing.meta.title, &briefing.meta.subtitle] {
        let in_text = briefing.lead.iter().any(|block| match block {
            Block::Paragraph(range) => briefing.slice(range).ends_with(words.as_str()),
            _ => false,
        });
        if words.is_empty() || in_text {
            continue;
        }
        // A title that TOML escapes is not found as it reads; then its place is the front matter's.
        let Some(origin) = source.find(words.as_str()) else { continue };
        let place = Place::Title;
        found.push(TextBlock { text: words, range: None, origin, section: None, place, list: None });
    }
    let mut lists = 0;
    blocks(briefing, &briefing.lead, None, &mut lists, &mut found);
    for (idx, section) in briefing.sections.iter().enumerate() {
        if !section.heading.is_empty() {
            found.push(TextBlock {
                text: briefing.slice(&section.heading),
                range: Some(section.heading.clone()),
                origin: 0,
                section: Some(idx),
                place: Place::Heading,
                list: None,
            });
        }
        blocks(briefing, &section.blocks, Some(idx), &mut lists, &mut found);
    }
    found
}

fn blocks<'a>(
    briefing: &'a Briefing,
    blocks: &[Block],
    section: Option<usize>,
    lists: &mut usize,
    found: &mut Vec<TextBlock<'a>>,
) {
    // A text without sections has no lead either: all of it is text.
    let led = section.is_none() && !briefing.sections.is_empty();
    let mut push = |range: &TextRange, place: Place, list: Option<usize>| {
        let text = briefing.slice(range);
        found.push(TextBlock { text, range: Some(range.clone()), origin: 0, section, place, list });
    };
    for block in blocks {
        match block {
            Block::Paragraph(range) => {
                let title = section.is_none()
                    && briefing
                        .sentence_at(range.start)
                        .and_then(|sentence| briefing.sentences.get(sentence))
                        .is_some_and(|sentence| sentence.heading);
                let place = match (title, led) {
                    (true, _) => Place::Title,
                    (false, true) => Place::Lead,
                    (false, false) => Place::Paragraph,
                };
                push(range, place, None);
            }
            Block::List(items) => {
                *lists += 1;
                for item in items {
                    push(&item.range, if led { Place::Lead } else { Place::ListItem }, Some(*lists));
                }
            }
            Block::Missing(_) | Block::Figure(_) | Block::Table(_) => {}
        }
    }
}
