//! Findings that an editor ignores: entries of the front matter, each a rule and the words of a place.
//!
//! The words are looked for in the text, so an entry holds while the text around it changes, and is told when they are gone.

use std::ops::Range;

use crate::document::Meta;
use crate::document::front_matter;

/// Most characters of a place that an entry quotes, unless they stand elsewhere too.
const PLACE: usize = 16;
/// Fewest characters.
const LEAST: usize = 4;
/// How many characters more are quoted where the words stand in the text twice; the whole line after the last.
const MORE: [usize; 4] = [0, 8, 24, 72];

/// What an editor ignores.
#[derive(Debug, Default)]
pub(super) struct Ignores {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    rule: String,
    /// Where its words stand; none where it has no words and all that the rule finds is ignored.
    places: Option<Vec<Range<usize>>>,
}

impl Ignores {
    /// Those of a front matter.
    pub(super) fn of(source: &str, meta: &Meta) -> Self {
        let from = front_matter(source).map_or(0, |(_, body)| body);
        let body = source.get(from..).unwrap_or_default();
        let places = |words: &str| {
            body.match_indices(words).map(|(at, found)| from + at..from + at + found.len()).collect()
        };
        let entries = meta.ignored.iter().map(|entry| Entry {
            rule: entry.rule.clone(),
            places: (!entry.words.is_empty()).then(|| places(&entry.words)),
        });
        Self { entries: entries.collect() }
    }

    /// For each finding, by its code and the start of its place, the entry that ignores it. Where findings begin with the
    /// words of an entry it means these; otherwise those that are within the words.
    pub(super) fn of_findings(&self, found: &[(&str, usize)]) -> Vec<Option<usize>> {
        let mut ignored = vec![None; found.len()];
        for (idx, entry) in self.entries.iter().enumerate() {
            let of_rule: Vec<usize> =
                (0..found.len()).filter(|finding| found[*finding].0 == entry.rule).collect();
            let Some(places) = &entry.places else {
                of_rule.into_iter().for_each(|finding| ignored[finding] = Some(idx));
                continue;
            };
            let begins = |finding: &usize| places.iter().any(|place| place.start == found[*finding].1);
            let is_within = |finding: &usize| places.iter().any(|place| place.contains(&found[*finding].1));
            let exact = of_rule.iter().any(begins);
            let meant = of_rule.into_iter().filter(|it| if exact { begins(it) } else { is_within(it) });
            meant.for_each(|finding| ignored[finding] = Some(idx));
        }
        ignored
    }
}

/// Writes entries into the front matter of one source, and takes them out.
pub(super) struct Writer<'a> {
    source: &'a str,
    /// The lines of the front matter, and where the text behind it begins.
    front: Range<usize>,
    body: usize,
    newline: &'static str,
}

impl<'a> Writer<'a> {
    /// For a briefing whose front matter takes entries: one that lists them as a value in one line takes none.
    pub(super) fn of(source: &'a str) -> Option<Self> {
        let (front, body) = front_matter(source)?;
        let lines = source.get(front.clone())?;
        let is_value = lines
            .lines()
            .any(|line| line.strip_prefix("ignore").is_some_and(|rest| rest.trim_start().starts_with('=')));
        let newline = if source.contains("\r\n") { "\r\n" } else { "\n" };
        (!is_value).then_some(Self { source, front, body, newline })
    }

    /// Where an entry is set in, and its lines. Without words it ignores all that the rule finds.
    pub(super) fn entry(&self, rule: &str, place: Option<&Range<usize>>) -> Option<(usize, String)> {
        let newline = self.newline;
        let words = match place {
            Some(place) => format!("words = {}{newline}", toml::Value::String(self.words(place)?.to_owned())),
            None => String::new(),
        };
        Some((self.front.end, format!("{newline}[[ignore]]{newline}rule = \"{rule}\"{newline}{words}")))
    }

    /// The lines of an entry with the empty line before it.
    pub(super) fn lines_of(&self, entry: &Range<usize>) -> Option<Range<usize>> {
        let lines = self.source.get(self.front.clone())?;
        let at = entry.start.checked_sub(self.front.start)?;
        let start = lines.get(..=at)?.rfind('\n').map_or(0, |end| end + 1);
        let own = lines.get(start..)?;
        if !own.starts_with("[[ignore]]") {
            return None;
        }
        let mut length = 0;
        for (idx, line) in own.split_inclusive('\n').enumerate() {
            if idx > 0 && (line.starts_with('[') || line.trim().is_empty()) {
                break;
            }
            length += line.len();
        }
        let before = lines.get(..start)?;
        let blank = [self.newline.repeat(2), self.newline.to_owned()]
            .iter()
            .find(|end| before.ends_with(end.as_str()))
            .map_or(0, |end| if end.len() > self.newline.len() { self.newline.len() } else { 0 });
        Some(self.front.start + start - blank..self.front.start + start + length)
    }

    /// The words of a place: from its start on, as many as tell it from others, and where that is not enough those before it.
    fn words(&self, place: &Range<usize>) -> Option<&'a str> {
        let before = self.source.get(self.body..place.start)?;
        let line_start = self.body + before.rfind('\n').map_or(0, |end| end + 1);
        let rest = self.source.get(place.start..)?;
        let line_end = place.start + rest.find(['\n', '\r']).unwrap_or(rest.len());
        let is_unique = |words: &str| {
            let mut places = self.source.get(self.body..).unwrap_or_default().match_indices(words);
            places.next().is_some() && places.next().is_none()
        };
        let own = self.source.get(place.clone())?.chars().count().clamp(LEAST, PLACE);
        let line = self.source.get(place.start..line_end)?;
        let forwards = MORE.iter().map(|more| {
            let end = line.char_indices().nth(own + more).map_or(line.len(), |(at, _)| at);
            place.start..place.start + end
        });
        let backwards = MORE.iter().map(|more| {
            let before = self.source.get(line_start..place.start).unwrap_or_default();
            let start = before.char_indices().rev().nth(more + LEAST).map_or(0, |(at, _)| at);
            line_start + start..line_end
        });
        let whole = line_start..line_end;
        let mut tried = forwards.chain(backwards).filter_map(|range| self.source.get(range));
        let found = tried.find(|words| is_unique(words)).or_else(|| self.source.get(whole))?;
        (!found.trim().is_empty()).then_some(found)
    }
}
