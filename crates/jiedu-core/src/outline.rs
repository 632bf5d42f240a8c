//! The outline of a briefing: its sections as the navigator, the structure map and the resolver of addresses need them.

use serde::{Deserialize, Serialize};

#[cfg(feature = "author")]
use crate::document::{Block, Briefing};

/// A section of the outline, without its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectionPart {
    /// Anchor in the briefing.
    #[serde(with = "crate::string_table")]
    pub anchor: String,
    /// Other names that lead here.
    #[serde(with = "crate::string_table::list")]
    pub aliases: Vec<String>,
    /// Number as written: 一, （一）, 1.; empty where there is none.
    #[serde(with = "crate::string_table")]
    pub number: String,
    /// The number as an address: 1, 1.2; empty where there is none.
    #[serde(with = "crate::string_table")]
    pub path: String,
    /// Title.
    #[serde(with = "crate::string_table")]
    pub title: String,
    /// Short title.
    #[serde(with = "crate::string_table")]
    pub short: String,
    /// 1, 2 or 3.
    pub level: u8,
    /// Index of the section above.
    pub parent: Option<u16>,
    /// What the source does not have of it; none where it is complete.
    pub missing: Option<MissingPart>,
}

/// What the source does not have of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MissingPart {
    /// The section itself: it is not there, or has nothing but a heading.
    Section,
    /// A list that the section announces.
    List,
}

/// A section and those above it, from the inside out; nothing where there is no such section.
pub fn upwards(sections: &[SectionPart], section: usize) -> impl Iterator<Item = usize> {
    // A section stands after the one above it. A damaged payload may say otherwise, which would lead in circles.
    let above = |idx: &usize| sections.get(*idx)?.parent.map(usize::from).filter(|parent| parent < idx);
    std::iter::successors(Some(section).filter(|idx| *idx < sections.len()), above)
}

/// The outline of a briefing, in order of the text.
#[cfg(feature = "author")]
pub fn outline(briefing: &Briefing) -> Vec<SectionPart> {
    let characters = briefing.section_characters();
    let sections = briefing.sections.iter().zip(characters).enumerate();
    sections
        .map(|(idx, (section, characters))| {
            let lists = section.blocks.iter().any(|block| matches!(block, Block::Missing(_)));
            let missing = match (section.missing.is_some(), lists) {
                (true, _) => Some(MissingPart::Section),
                (false, true) if characters == 0 => Some(MissingPart::Section),
                (false, true) => Some(MissingPart::List),
                (false, false) => None,
            };
            SectionPart {
                anchor: section.anchor.clone(),
                aliases: section.aliases.clone(),
                number: section.number.as_ref().map_or_else(String::new, |number| number.surface.clone()),
                path: briefing.number_path(idx),
                title: section.title.clone(),
                short: section.short.clone(),
                level: section.level,
                parent: section.parent.map(|parent| parent as u16),
                missing,
            }
        })
        .collect()
}
