//! What an earlier edition of a briefing hands down: the addresses of sections that are still there.

use std::collections::{HashMap, HashSet};

use crate::document::{Section, parse_briefing};

/// How much of a heading must stay for it to be the same one under its number.
const LIKE: f64 = 0.5;

/// The sections of an earlier edition.
#[derive(Default)]
pub(super) struct Kept {
    /// Its id; empty where there is no earlier edition.
    pub(super) id: String,
    /// Its name in the switch, likewise.
    pub(super) short: String,
    sections: Vec<Section>,
}

/// What a section is compared by.
pub(super) struct Wanted<'a> {
    pub(super) number: &'a str,
    pub(super) title: &'a str,
    /// The number of the section above it.
    pub(super) above: &'a str,
}

impl Kept {
    /// Reads an earlier edition; an empty text is none.
    pub(super) fn of(old: &str) -> Self {
        if old.is_empty() {
            return Self::default();
        }
        let (briefing, _) = parse_briefing(old);
        Self { id: briefing.meta.id, short: briefing.meta.short, sections: briefing.sections }
    }

    /// For each section the one that it was; each is handed down once. First by the heading, then by number and likeness.
    pub(super) fn matches(&self, wanted: &[Wanted<'_>]) -> Vec<Option<&Section>> {
        let mut places: HashMap<(String, String), Vec<usize>> = HashMap::new();
        let mut headings: HashMap<String, Vec<usize>> = HashMap::new();
        for (idx, section) in self.sections.iter().enumerate() {
            let place = (surface(section).to_owned(), self.above(section).to_owned());
            places.entry(place).or_default().push(idx);
            headings.entry(bare(&section.title)).or_default().push(idx);
        }
        let by_place = |new: &Wanted<'_>| places.get(&(new.number.to_owned(), new.above.to_owned()));
        let by_heading =
            |new: &Wanted<'_>| headings.get(&bare(new.title)).filter(|_| !bare(new.title).is_empty());
        let title = |idx: usize| self.sections.get(idx).map_or("", |section| section.title.as_str());
        let mut found: Vec<Option<&Section>> = vec![None; wanted.len()];
        let mut used: HashSet<usize> = HashSet::new();
        for round in 0..3 {
            for (slot, new) in found.iter_mut().zip(wanted).filter(|(slot, _)| slot.is_none()) {
                let candidates = if round == 1 { by_heading(new) } else { by_place(new) };
                let fits = |idx: usize| match round {
                    0 => bare(title(idx)) == bare(new.title),
                    1 => true,
                    _ => likeness(title(idx), new.title) >= LIKE,
                };
                let free = candidates.into_iter().flatten().find(|idx| !used.contains(idx) && fits(**idx));
                if let Some(idx) = free {
                    used.insert(*idx);
                    *slot = self.sections.get(*idx);
                }
            }
        }
        found
    }

    /// All anchors of the earlier edition, former ones too.
    pub(super) fn anchors(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().flat_map(|section| {
            std::iter::once(section.anchor.as_str()).chain(section.aliases.iter().map(String::as_str))
        })
    }

    fn above(&self, section: &Section) -> &str {
        section.parent.and_then(|parent| self.sections.get(parent)).map_or("", surface)
    }
}

fn surface(section: &Section) -> &str {
    section.number.as_ref().map_or("", |number| number.surface.as_str())
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How much of two headings is the same, from 0 to 1: pairs of neighbouring characters that both have.
fn likeness(one: &str, other: &str) -> f64 {
    let pairs = |text: &str| -> Vec<[char; 2]> {
        let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        chars.windows(2).filter_map(|pair| pair.try_into().ok()).collect()
    };
    let (one, other) = (pairs(one), pairs(other));
    let shared = one.iter().filter(|pair| other.contains(pair)).count();
    let all = one.len().max(other.len());
    if all == 0 { f64::from(u8::from(one == other)) } else { shared as f64 / all as f64 }
}
