//! Passages: where in the article some words stand, so that the payload need not repeat them.

use serde::{Deserialize, Serialize};

#[cfg(feature = "author")]
use crate::document::{Block, Briefing, TextRange};

/// Words of the article: a block of a section, and a part of the block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Index of the section; none before the first.
    pub section: Option<u16>,
    /// 0 is the section's heading, before the first section the title; the paragraphs and items of the section follow.
    pub block: u16,
    /// Where it begins in the block, in UTF-16 units, by which browsers count.
    pub start: u16,
    /// Where it ends.
    pub end: u16,
}

/// The passage of a range of the text; none where no block of the briefing holds it.
#[cfg(feature = "author")]
pub fn passage(briefing: &Briefing, range: &TextRange) -> Option<Passage> {
    let section = briefing.section_at(range.start);
    let found = section.and_then(|section| briefing.sections.get(section));
    let own = found.map_or(&briefing.lead, |section| &section.blocks);
    let heading = found.map(|section| section.heading.clone()).unwrap_or_default();
    let ranges = own.iter().flat_map(|block| match block {
        Block::Paragraph(range) => vec![range.clone()],
        Block::List(items) => items.iter().map(|item| item.range.clone()).collect(),
        Block::Missing(_) | Block::Figure(_) | Block::Table(_) => Vec::new(),
    });
    let (block, around) = std::iter::once(heading)
        .chain(ranges)
        .enumerate()
        .find(|(_, around)| around.start <= range.start && range.end <= around.end)?;
    let before = briefing.slice(&(around.start..range.start));
    Some(within(section, block, before, briefing.slice(range)))
}

/// The passage of words of the title; none where the title does not have them.
#[cfg(feature = "author")]
pub fn title_passage(briefing: &Briefing, words: &str) -> Option<Passage> {
    let title = &briefing.meta.title;
    let at = title.find(words)?;
    Some(within(None, 0, title.get(..at)?, words))
}

#[cfg(feature = "author")]
fn within(section: Option<usize>, block: usize, before: &str, words: &str) -> Passage {
    let start = before.encode_utf16().count();
    let end = start + words.encode_utf16().count();
    let section = section.map(|section| section as u16);
    Passage { section, block: block as u16, start: start as u16, end: end as u16 }
}

#[cfg(all(test, feature = "author"))]
mod tests {
    use super::*;
    use crate::document::parse_briefing;

    #[test]
    fn a_passage_names_its_block_and_counts_as_browsers_do() {
        let source = "+++\nid = \"a\"\ntitle = \"题“甲”\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n\
                      文前“乙”。\n\n## 一 头“丙” {#one}\n\n𠮷“丁”。\n\n- 一“戊”\n- 二“己”\n";
        let (briefing, diagnostics) = parse_briefing(source);
        assert_eq!(diagnostics, []);
        let of = |words: &str| {
            let start = briefing.text.find(words).unwrap();
            passage(&briefing, &(start..start + words.len()))
        };
        let at = |section, block, start| Some(Passage { section, block, start, end: start + 1 });
        assert_eq!(of("乙"), at(None, 1, 3));
        assert_eq!(of("丙"), at(Some(0), 0, 2));
        assert_eq!(of("丁"), at(Some(0), 1, 3));
        assert_eq!(of("己"), at(Some(0), 3, 2));
        assert_eq!(passage(&briefing, &(0..briefing.text.len())), None);
        assert_eq!(title_passage(&briefing, "甲"), at(None, 0, 2));
        assert_eq!(title_passage(&briefing, "乙"), None);
    }
}
