//! What was found, in groups.

use std::ops::Range;

use super::entry::{Entry, Kind};

/// A hit: one place in the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Index of its entry.
    pub entry: usize,
    /// Where the words stand in the entry's text, in order.
    pub ranges: Vec<Range<usize>>,
    /// The part of the entry's text that is worth showing.
    pub passage: Range<usize>,
}

/// What the hits of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// Numbers of the value that was sought.
    Numbers,
    /// Numbers of the same unit and about the same size.
    NearNumbers,
    /// Places in a section of the first level, or before the first.
    Part(Option<usize>),
    /// Captions and notes of figures.
    Figures,
    /// Terms.
    Terms,
    /// Places in another briefing.
    Briefing(usize),
}

/// A group of hits.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they have in common.
    pub kind: GroupKind,
    /// The hits, in order of the text.
    pub hits: Vec<Hit>,
}

/// All that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The groups, in the order in which they are shown.
    pub groups: Vec<Group>,
}

impl Found {
    /// The hits in the order in which they are shown.
    pub fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.groups.iter().flat_map(|group| &group.hits)
    }

    /// Number of hits.
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.hits.len()).sum()
    }

    /// A hit by its place in that order.
    pub fn hit(&self, at: usize) -> Option<&Hit> {
        self.hits().nth(at)
    }

    /// The hits in a section of a briefing, by their places among all, in order of the text. A page and the index of a site give
    /// them alike, so that a place can be named by its number among them: terms, which only a page has, and numbers that only
    /// come near are not among them.
    pub fn within(&self, entries: &[Entry], briefing: usize, section: Option<usize>) -> Vec<usize> {
        // Nearly in order already: a sort would be downloaded for little.
        let mut found: Vec<(usize, (usize, usize))> = Vec::new();
        let groups = self.groups.iter().flat_map(|group| group.hits.iter().map(move |hit| (group.kind, hit)));
        for (at, (group, hit)) in groups.enumerate() {
            let Some(entry) = entries.get(hit.entry) else { continue };
            let is_there = entry.briefing == briefing && entry.section == section;
            if is_there && group != GroupKind::NearNumbers && entry.kind != Kind::Term {
                let key = (hit.entry, hit.ranges.first().map_or(0, |range| range.start));
                let place = found.partition_point(|(_, before)| *before <= key);
                found.insert(place, (at, key));
            }
        }
        found.into_iter().map(|(at, _)| at).collect()
    }

    /// Adds a hit to the group of its kind. A new group stands behind those that are shown before it.
    pub(super) fn add(&mut self, kind: GroupKind, hit: Hit) {
        match self.groups.iter_mut().find(|group| group.kind == kind) {
            Some(group) => group.hits.push(hit),
            None => {
                let at = self.groups.partition_point(|group| group.kind.rank() <= kind.rank());
                self.groups.insert(at, Group { kind, hits: vec![hit] });
            }
        }
    }
}

impl GroupKind {
    /// The place among the kinds; groups of one kind stay in the order of the text.
    fn rank(self) -> u8 {
        match self {
            GroupKind::Numbers => 0,
            GroupKind::NearNumbers => 1,
            GroupKind::Part(_) => 2,
            GroupKind::Figures => 3,
            GroupKind::Terms => 4,
            GroupKind::Briefing(_) => 5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Index, Lexicon, Quantity};

    #[test]
    fn a_page_and_a_site_number_the_places_of_a_section_alike() {
        let fill = |index: &mut Index, briefing: usize, is_page: bool| {
            let mut add = |kind: Kind, section: usize, text: &str| {
                let (text, note) = (text.to_owned(), String::new());
                let (section, part) = (Some(section), Some(0));
                index.push(Entry { kind, briefing, section, part, text, note, offset: 0, place: 0 });
            };
            add(Kind::Heading, 0, "民生");
            add(Kind::Figure(1), 1, "用于民生");
            add(Kind::Sentence, 1, "民生为大，民生185亿元。");
            if is_page {
                add(Kind::Term, 1, "民生");
            }
            add(Kind::Number(Quantity::of_fact("185亿元", "亿元")), 1, "185亿元");
            add(Kind::Number(Quantity::of_fact("186亿元", "亿元")), 1, "186亿元");
        };
        let (mut page, mut site) = (Index::new(Lexicon::new()), Index::new(Lexicon::new()));
        fill(&mut page, 0, true);
        (0..3).for_each(|briefing| fill(&mut site, briefing, false));
        for (typed, count) in [("民生", 3), ("185", 1), ("民生 亿元", 1), ("无", 0)] {
            let places = |index: &Index, briefing: usize, shown: usize| -> Vec<(String, Vec<Range<usize>>)> {
                let found = index.find(&index.query(typed), shown);
                let hits = found.within(index.entries(), briefing, Some(1)).into_iter();
                let hits = hits.filter_map(|at| found.hit(at));
                hits.map(|hit| (index.entries()[hit.entry].text.clone(), hit.ranges.clone())).collect()
            };
            let expected = places(&page, 0, 0);
            assert_eq!(expected.len(), count, "{typed}");
            assert_eq!(places(&site, 1, usize::MAX), expected, "{typed}");
        }
    }
}
