//! Where a figure is set in.

use super::proposal::Proposal;
use crate::document::{Block, Briefing, TextRange};
use crate::fact::Fact;

/// A section of more characters than this has its figures behind the paragraphs that they draw.
const LONG_SECTION: usize = 1_200;

/// Where in the source a proposed figure is set in: behind the last word of its section, before the next heading, whatever its level; in a
/// long section behind the last of the paragraphs that it draws. None at the end of the text.
pub fn place_of(briefing: &Briefing, facts: &[Fact], proposal: &Proposal) -> Option<usize> {
    let next = proposal.section.map_or(0, |section| section + 1);
    let end = briefing.sections.get(next).map(|section| section.span.start);
    let section = briefing.sections.get(proposal.section?)?;
    let length: usize = section.blocks.iter().map(|block| briefing.block_characters(block)).sum();
    if length <= LONG_SECTION {
        return end;
    }
    let last = proposal.facts.iter().filter_map(|fact| facts.get(*fact)).map(|fact| fact.span.start).max();
    let last = last.unwrap_or(proposal.place);
    let ranges = section.blocks.iter().map(|block| match block {
        Block::Paragraph(range) => Some(range.clone()),
        Block::List(_) | Block::Missing(_) | Block::Table(_) | Block::Figure(_) => None,
    });
    let ranges: Vec<Option<TextRange>> = ranges.collect();
    let at = ranges.iter().position(|range| range.as_ref().is_some_and(|range| range.contains(&last)));
    // Before the next paragraph; where something else follows, behind the section.
    match at.and_then(|at| ranges.get(at + 1)) {
        Some(Some(next)) => Some(briefing.source_range(next).start),
        _ => end,
    }
}
