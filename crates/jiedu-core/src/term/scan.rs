//! Reading the terms of a briefing with all their places and the sentence that explains each.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::explain::explanation;
use super::kind::{Evidence, kind_at};
use super::model::TermKind;
use super::quotation::{Quotation, scan_quotations};
use crate::document::raw::is_han;
use crate::document::{Briefing, Place, TextBlock, TextRange, text_blocks};

/// A quoted term with all its places.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The term as it stands first, without its marks.
    pub text: String,
    /// What it names.
    pub kind: TermKind,
    /// Index of the sentence that explains it, as far as one does.
    pub explained: Option<usize>,
    /// How many sentences explain it.
    pub explanations: usize,
    /// Its places in order of the text; at least one.
    pub occurrences: Vec<Occurrence>,
}

/// A place of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Place in the briefing's text, without the marks; none in the front matter.
    pub range: Option<TextRange>,
    /// The same in the source.
    pub source: Range<usize>,
    /// Index of the section; none before the first.
    pub section: Option<usize>,
    /// Where it stands.
    pub place: Place,
    /// Whether it stands inside a title in 《》.
    pub nested_in_title: bool,
    /// Index of the sentence; none in the front matter.
    pub sentence: Option<usize>,
}

/// Longest term, in bytes: what is longer is speech.
const MAX_TERM: usize = 600;
/// A quotation with a full stop inside is speech from this many characters on.
const SPEECH_CHARS: usize = 30;
/// Longest heading that can be one of a row, in bytes.
const MAX_HEADING: usize = 400;
/// Fewest headings that make a row of names.
const ROW: usize = 3;

/// The terms of a briefing, by where they stand first.
///
/// `source` is what the briefing was read from: the title of a briefing has its place only there.
pub fn scan_terms(source: &str, briefing: &Briefing) -> Vec<Term> {
    let mut terms: Vec<(Term, Votes)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rows: BTreeMap<(Option<usize>, u8, String), Vec<usize>> = BTreeMap::new();
    for block in text_blocks(source, briefing) {
        for (quotation, after) in named(block.text) {
            let text = block.text.get(quotation.inner.clone()).unwrap_or_default();
            let before = block.text.get(..quotation.outer.start).unwrap_or_default();
            let behind = block.text.get(after..).unwrap_or_default();
            let (kind, evidence) = kind_at(before, text, behind, quotation.title);
            let key = normal(text);
            let idx = *known.entry(key).or_insert(terms.len());
            if idx == terms.len() {
                let text = text.to_owned();
                terms.push((
                    Term { text, kind, explained: None, explanations: 0, occurrences: Vec::new() },
                    Votes::default(),
                ));
            }
            let Some((term, votes)) = terms.get_mut(idx) else { continue };
            votes.add(kind, evidence);
            let occurrence = occurrence(briefing, &block, &quotation);
            let own = block.text.get(quotation.outer.end..).unwrap_or_default();
            if explanation(own).is_some() {
                term.explained = term.explained.or(occurrence.sentence);
                term.explanations += 1;
            }
            term.occurrences.push(occurrence);
            if let Some(row) = row_of(briefing, &block, &quotation) {
                rows.entry(row).or_default().push(idx);
            }
        }
    }
    for mut row in rows.into_values() {
        row.sort_unstable();
        row.dedup();
        if row.len() < ROW {
            continue;
        }
        for idx in row {
            if let Some((_, votes)) = terms.get_mut(idx) {
                votes.add(TermKind::Framework, Evidence::Form);
            }
        }
    }
    terms
        .into_iter()
        .map(|(term, votes)| Term { kind: votes.winner().unwrap_or(term.kind), ..term })
        .collect()
}

/// What the places of a term say of its kind, by their evidence.
#[derive(Default)]
struct Votes([u32; TermKind::ALL.len()]);

impl Votes {
    fn add(&mut self, kind: TermKind, evidence: Evidence) {
        if let Some(count) = self.0.get_mut(kind as usize) {
            *count = count.saturating_add(evidence as u32);
        }
    }

    /// The kind with the most; none where nothing says any.
    fn winner(&self) -> Option<TermKind> {
        let most = self.0.iter().copied().max().filter(|most| *most > 0)?;
        TermKind::ALL.into_iter().find(|kind| self.0.get(*kind as usize) == Some(&most))
    }
}

/// The quotations of a text that name something, each with where the words begin that say what.
///
/// “123”“321”工作机制: what follows the last of a row is said of all.
pub(crate) fn named(text: &str) -> Vec<(Quotation, usize)> {
    let quotations = scan_quotations(text);
    let mut after: HashMap<usize, usize> = HashMap::new();
    for quotation in quotations.iter().rev() {
        let rest = text.get(quotation.outer.end..).unwrap_or_default();
        let part =
            rest.chars().next().filter(|c| matches!(c, '、' | '和' | '与' | '及')).map_or(0, char::len_utf8);
        let next = after.get(&(quotation.outer.end + part)).copied();
        after.insert(quotation.outer.start, next.unwrap_or(quotation.outer.end));
    }
    let mut named = Vec::new();
    for (idx, quotation) in quotations.iter().enumerate() {
        // “《决议》” is one name in two pairs of marks.
        let doubled = quotations.get(idx + 1).is_some_and(|next| next.outer == quotation.inner);
        let words = text.get(quotation.inner.clone()).unwrap_or_default();
        // Straight marks stand in code and in data too; a name in them has a Chinese character.
        let straight = text.get(quotation.outer.clone()).is_some_and(|whole| whole.starts_with(['"', '＂']));
        if !doubled && is_term(words) && (!straight || words.contains(is_han)) {
            let after = after.get(&quotation.outer.start).copied().unwrap_or(quotation.outer.end);
            named.push((quotation.clone(), after));
        }
    }
    named
}

/// Whether a quotation names something: it has words, and is not what somebody said at length.
fn is_term(words: &str) -> bool {
    if words.len() > MAX_TERM || !words.contains(char::is_alphanumeric) {
        return false;
    }
    let inside = words.trim_end_matches(['。', '！', '？', '…']);
    !inside.contains(['。', '！', '？']) || words.chars().count() < SPEECH_CHARS
}

fn occurrence(briefing: &Briefing, block: &TextBlock<'_>, quotation: &Quotation) -> Occurrence {
    Occurrence {
        range: block.range_of(&quotation.inner),
        source: block.source_of(briefing, &quotation.inner),
        section: block.section,
        place: block.place,
        nested_in_title: quotation.in_title,
        sentence: block.sentence_at(briefing, quotation.inner.start),
    }
}

/// The row that the heading of a quotation may be of: headings of one parent that differ in what is quoted only.
fn row_of(
    briefing: &Briefing,
    block: &TextBlock<'_>,
    quotation: &Quotation,
) -> Option<(Option<usize>, u8, String)> {
    if block.place != Place::Heading || block.text.len() > MAX_HEADING {
        return None;
    }
    let section = briefing.sections.get(block.section?)?;
    let before = block.text.get(..quotation.outer.start)?;
    let after = block.text.get(quotation.outer.end..)?;
    (!(before.is_empty() && after.is_empty()))
        .then(|| (section.parent, section.level, format!("{before}“{after}")))
}

/// A term without what two ways to write it differ in: blanks, width of punctuation, marks inside.
fn normal(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            ',' => '，',
            ':' => '：',
            ';' => '；',
            '(' => '（',
            ')' => '）',
            '+' => '＋',
            '‘' | '「' | '『' | '〝' => '“',
            '’' | '」' | '』' | '〞' => '”',
            c => c,
        })
        .collect()
}
