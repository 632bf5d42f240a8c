//! The index: all entries of a page as one folded text, which is looked through from end to end.

use std::ops::Range;

use super::entry::{Entry, Kind};
use super::fold::{GAP, fold};
use super::found::{Found, GroupKind, Hit};
use super::lexicon::Lexicon;
use super::passage::passage;
use super::quantity::Quantity;
use super::query::{Query, Word};

/// Initials of two letters.
const LONG_INITIALS: [&str; 3] = ["zh", "ch", "sh"];
/// How many numbers of about the same size are shown.
const MAX_NEAR: usize = 5;

/// A stretch of the folded text.
type Stretch = Range<usize>;

/// The index of a page.
#[derive(Clone, Debug, Default)]
pub struct Index {
    lexicon: Lexicon,
    entries: Vec<Entry>,
    /// The folded characters of all entries, with a gap behind each.
    chars: Vec<char>,
    /// The byte in its entry that each of them comes from.
    bytes: Vec<u32>,
    /// Where each entry begins among the characters.
    starts: Vec<usize>,
}

impl Index {
    /// An index without entries.
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon, ..Self::default() }
    }

    /// Adds an entry; entries come in the order of the text.
    pub fn push(&mut self, entry: Entry) {
        self.starts.push(self.chars.len());
        // A number is sought by its value; what is written stands in its sentence.
        if !matches!(entry.kind, Kind::Number(_)) {
            fold(&self.lexicon, &entry.text, |c, at| {
                self.chars.push(c);
                self.bytes.push(at as u32);
            });
        }
        self.chars.push(GAP);
        self.bytes.push(entry.text.len() as u32);
        self.entries.push(entry);
    }

    /// The entries, as they were added.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Reads a query.
    pub fn query(&self, typed: &str) -> Query {
        Query::parse(&self.lexicon, typed)
    }

    /// Looks for a query; `shown` is the briefing whose places come first.
    pub fn find(&self, query: &Query, shown: usize) -> Found {
        let mut found = Found::default();
        let numbers = query.quantity.as_ref().map(|asked| self.numbers(asked)).unwrap_or_default();
        for hit in &numbers {
            found.add(GroupKind::Numbers, hit.clone());
        }
        for hit in self.near_numbers(&numbers) {
            found.add(GroupKind::NearNumbers, hit);
        }
        for hit in self.places(query) {
            let Some(entry) = self.entries.get(hit.entry) else { continue };
            let is_number = numbers.iter().any(|number| self.holds(&hit, number));
            if !is_number {
                found.add(group_of(entry, shown), hit);
            }
        }
        found
    }

    /// The words of the page that a query stands for, where it is in letters: 品质淇县 for pzqx. Each once, in order of the text.
    pub fn read_as(&self, query: &Query, found: &Found) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        if !query.words.iter().any(|word| word.is_lettered) {
            return words;
        }
        for hit in found.hits() {
            let text = self.entries.get(hit.entry).map_or("", |entry| entry.text.as_str());
            for word in hit.ranges.iter().filter_map(|range| text.get(range.clone())) {
                if !words.iter().any(|known| known == word) && !word.is_ascii() {
                    words.push(word.to_owned());
                }
            }
        }
        words
    }

    /// The numbers of a value.
    fn numbers(&self, asked: &Quantity) -> Vec<Hit> {
        let is_it = |entry: &Entry| values(entry).iter().any(|value| asked.asks_for(value));
        let found = self.entries.iter().enumerate().filter(|(_, entry)| is_it(entry));
        found.map(|(at, entry)| whole(at, entry)).collect()
    }

    /// The numbers of the same unit and about the same size as those of some hits.
    fn near_numbers(&self, numbers: &[Hit]) -> Vec<Hit> {
        let sought: Vec<&Quantity> =
            numbers.iter().filter_map(|hit| values(self.entries.get(hit.entry)?).first()).collect();
        let is_near = |entry: &Entry| {
            values(entry).iter().any(|value| sought.iter().any(|sought| sought.is_near(value)))
        };
        let is_known = |at: usize| numbers.iter().any(|hit| hit.entry == at);
        let found = self.entries.iter().enumerate().filter(|(at, entry)| !is_known(*at) && is_near(entry));
        found.map(|(at, entry)| whole(at, entry)).take(MAX_NEAR).collect()
    }

    /// Whether a place in a sentence is the number of another hit, which says more.
    fn holds(&self, hit: &Hit, number: &Hit) -> bool {
        let (Some(entry), Some(number)) = (self.entries.get(hit.entry), self.entries.get(number.entry))
        else {
            return false;
        };
        let Some(range) = hit.ranges.first() else { return false };
        let mut surfaces = entry.text.match_indices(number.text.as_str());
        entry.briefing == number.briefing
            && entry.part == number.part
            && surfaces.any(|(at, surface)| at <= range.start && range.end <= at + surface.len())
    }

    /// The places of all words of a query: one for each place of a single word, else one for each entry that has all words.
    fn places(&self, query: &Query) -> Vec<Hit> {
        let mut words = query.words.iter().map(|word| self.stretches(word));
        let Some(first) = words.next() else { return Vec::new() };
        let others: Vec<Vec<Stretch>> = words.collect();
        if others.is_empty() {
            return first.into_iter().filter_map(|found| self.hit(&[found])).collect();
        }
        let mut hits = Vec::new();
        let mut last = None;
        for found in &first {
            let entry = self.entry_at(found.start);
            if last == Some(entry) {
                continue;
            }
            last = Some(entry);
            let within = self.starts[entry]..self.starts.get(entry + 1).copied().unwrap_or(self.chars.len());
            let here = |found: &Vec<Stretch>| -> Vec<Stretch> {
                let from = found.partition_point(|found| found.start < within.start);
                found[from..].iter().take_while(|found| found.start < within.end).cloned().collect()
            };
            let each: Vec<Vec<Stretch>> = std::iter::once(&first).chain(&others).map(here).collect();
            if each.iter().all(|found| !found.is_empty()) {
                let mut all: Vec<Stretch> = Vec::new();
                for stretch in each.into_iter().flatten() {
                    let at = all.partition_point(|found| found.end <= stretch.start);
                    if all.get(at).is_none_or(|next| stretch.end <= next.start) {
                        all.insert(at, stretch);
                    }
                }
                hits.extend(self.hit(&all));
            }
        }
        hits
    }

    /// The hit of stretches of one entry.
    fn hit(&self, stretches: &[Stretch]) -> Option<Hit> {
        let at = self.entry_at(stretches.first()?.start);
        let entry = self.entries.get(at)?;
        let range = |found: &Stretch| {
            let (first, last) = (*self.bytes.get(found.start)?, *self.bytes.get(found.end - 1)?);
            let last = entry.text.get(last as usize..)?.chars().next()?.len_utf8() + last as usize;
            Some(first as usize..last)
        };
        let ranges: Vec<Range<usize>> = stretches.iter().filter_map(range).collect();
        let whole = ranges.first()?.start..ranges.last()?.end;
        Some(Hit { entry: at, passage: passage(&entry.text, &whole), ranges })
    }

    fn entry_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// Where a word stands, from beginning to end; places do not overlap.
    fn stretches(&self, word: &Word) -> Vec<Stretch> {
        let Some(&first) = word.chars.first() else { return Vec::new() };
        let mut begins = CharSet::default();
        begins.add(first);
        if first.is_ascii_alphabetic() {
            self.lexicon.beginning_with(first).for_each(|c| begins.add(c));
        }
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            let end = if begins.has(self.chars[at]) { self.end(word, at) } else { None };
            if let Some(end) = end {
                found.push(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// Where a word ends that begins at a place; none where it does not.
    fn end(&self, word: &Word, at: usize) -> Option<usize> {
        // 85 is no place in 185, nor in 85.5.
        let is_digit = |at: usize| self.chars.get(at).is_some_and(char::is_ascii_digit);
        let is_number_part = |dot: usize, digit: usize| self.chars.get(dot) == Some(&'.') && is_digit(digit);
        if word.chars[0].is_ascii_digit() && at > 0 {
            let is_inside = is_digit(at - 1) || (at > 1 && is_number_part(at - 1, at - 2));
            if is_inside {
                return None;
            }
        }
        let end = self.matched(&word.chars, at)?;
        let ends_in_digit = word.chars.last().is_some_and(char::is_ascii_digit);
        if ends_in_digit && (is_digit(end) || is_number_part(end, end + 1)) {
            return None;
        }
        if !word.is_lettered || end - at > 1 {
            return Some(end);
        }
        // One letter or half a syllable stands for half the dictionary.
        let c = self.chars[at];
        let whole: String = word.chars.iter().collect();
        (c.is_ascii() || self.lexicon.readings(c).any(|syllable| syllable == whole)).then_some(end)
    }

    /// Matches characters of a query from a place on; the place behind the last one that matched.
    fn matched(&self, query: &[char], at: usize) -> Option<usize> {
        let Some((&first, rest)) = query.split_first() else { return Some(at) };
        let &c = self.chars.get(at)?;
        if c == GAP {
            return None;
        }
        if c == first
            && let Some(end) = self.matched(rest, at + 1)
        {
            return Some(end);
        }
        if !first.is_ascii_alphabetic() || c.is_ascii() {
            return None;
        }
        let letters = query.iter().take_while(|c| c.is_ascii_alphabetic()).count();
        let mut ends: Option<usize> = None;
        for syllable in self.lexicon.readings(c) {
            let same = syllable.chars().zip(query).take_while(|(a, b)| a == *b).count();
            let is_unfinished = same == query.len();
            let takes = |length: usize| self.matched(&query[length..], at + 1);
            let end = match same {
                0 => None,
                // The last syllable may not have been typed to its end.
                _ if is_unfinished && same == letters => Some(at + 1),
                _ if same == syllable.len() => takes(same),
                _ => None,
            };
            let initial = LONG_INITIALS.iter().any(|initial| syllable.starts_with(initial)) && same >= 2;
            let end = end.or_else(|| if initial { takes(2) } else { None });
            let end = end.or_else(|| if same >= 1 { takes(1) } else { None });
            ends = ends.or(end);
        }
        ends
    }
}

fn group_of(entry: &Entry, shown: usize) -> GroupKind {
    match entry.kind {
        _ if entry.briefing != shown => GroupKind::Briefing(entry.briefing),
        Kind::Figure(_) => GroupKind::Figures,
        Kind::Term => GroupKind::Terms,
        _ => GroupKind::Part(entry.part),
    }
}

/// The hit that is a whole entry.
fn whole(at: usize, entry: &Entry) -> Hit {
    let all = 0..entry.text.len();
    Hit { entry: at, ranges: std::iter::once(all.clone()).collect(), passage: all }
}

fn values(entry: &Entry) -> &[Quantity] {
    match &entry.kind {
        Kind::Number(values) => values,
        _ => &[],
    }
}

/// A set of characters that is quick to ask.
#[derive(Default)]
struct CharSet {
    bits: Vec<u64>,
}

impl CharSet {
    fn add(&mut self, c: char) {
        let (word, bit) = (c as usize / 64, c as usize % 64);
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << bit;
    }

    fn has(&self, c: char) -> bool {
        self.bits.get(c as usize / 64).is_some_and(|word| word >> (c as usize % 64) & 1 == 1)
    }
}
