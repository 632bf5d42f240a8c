//! What was found, in groups.

use std::ops::Range;

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
