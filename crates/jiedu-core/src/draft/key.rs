//! Key figures: four to six numbers for the head of the page, each of another kind of thing, never two of one sentence.

use std::collections::HashSet;
use std::ops::Range;

use super::label::{Label, detail_of, label_of};
use crate::document::{Briefing, KeyQuote};
use crate::fact::{Fact, Kind, Tier};

/// Fewest that a page should have.
pub(super) const FEWEST: usize = 4;
/// Most that a page has.
const MOST: usize = 6;
/// Most candidates whose quote is looked for in the text.
const TRIED: usize = 60;
/// Most characters of a quote.
const QUOTE: usize = 60;

/// What a number's kind is worth to a reader who sees six of them.
const WORTH: [(Kind, i32); 8] = [
    (Kind::Money, 6),
    (Kind::Growth, 6),
    (Kind::Rank, 5),
    (Kind::Share, 5),
    (Kind::Count, 4),
    (Kind::Amount, 4),
    (Kind::Length, 3),
    (Kind::Duration, 2),
];

/// What sets a key figure apart from those that are chosen already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    Kind,
    Unit,
    Name,
}

/// First one of each kind of number, then one of each unit. Only where few are: names that are not surely theirs, and other things
/// in the same unit, as a budget has them.
const PASSES: &[(Apart, bool, usize)] = &[
    (Apart::Kind, true, MOST),
    (Apart::Unit, true, MOST),
    (Apart::Kind, false, FEWEST),
    (Apart::Unit, false, FEWEST),
    (Apart::Name, true, FEWEST),
];

/// Chooses the key figures of a briefing, in the order of its text.
pub(super) fn choose(briefing: &Briefing, facts: &[Fact]) -> Vec<(usize, KeyQuote)> {
    let mut ranked: Vec<Candidate<'_>> =
        facts.iter().enumerate().filter_map(|(idx, fact)| candidate(briefing, fact, idx)).collect();
    ranked.sort_by_key(|found| (std::cmp::Reverse(found.worth), found.idx));
    let mut chosen: Vec<(usize, KeyQuote)> = Vec::new();
    let mut sentences: HashSet<usize> = HashSet::new();
    let mut things: HashSet<(&str, &str)> = HashSet::new();
    let mut tried = 0;
    for (apart, sure, most) in PASSES {
        for Candidate { idx, label, .. } in ranked.iter().filter(|found| found.label.is_sure == *sure) {
            let Some(fact) = facts.get(*idx).filter(|_| chosen.len() < *most && tried < TRIED) else { break };
            let thing = match apart {
                Apart::Kind => (fact.kind.name(), ""),
                Apart::Unit => (fact.kind.name(), fact.unit.as_str()),
                Apart::Name => ("", ""),
            };
            let again = chosen.iter().any(|(_, other)| overlap(&other.label, &label.text));
            if again
                || sentences.contains(&fact.sentence)
                || (*apart != Apart::Name && things.contains(&thing))
            {
                continue;
            }
            tried += 1;
            let Some(quote) = quote_of(briefing, facts, *idx, &label.text) else { continue };
            sentences.insert(fact.sentence);
            things.insert(thing);
            things.insert((fact.kind.name(), fact.unit.as_str()));
            let detail = detail_of(&quote, fact, label);
            chosen.push((*idx, KeyQuote { quote, label: label.text.clone(), detail, ..KeyQuote::default() }));
        }
    }
    chosen.sort_by_key(|(idx, _)| *idx);
    chosen
}

/// A number that may stand at the head of the page.
struct Candidate<'a> {
    idx: usize,
    label: Label<'a>,
    worth: i32,
}

/// What a number is worth at the head of the page; none for one that does not belong there.
fn candidate<'a>(briefing: &'a Briefing, fact: &'a Fact, idx: usize) -> Option<Candidate<'a>> {
    let kind = WORTH.iter().find(|(kind, _)| *kind == fact.kind)?.1;
    let sentence = briefing.sentences.get(fact.sentence)?;
    let fits = fact.tier == Tier::Core && !sentence.heading && !sentence.row;
    let number = fact.value.number().filter(|_| fits)?;
    let label = label_of(briefing, fact)?;
    let length = label.text.chars().count();
    let early = fact.span.start * 4 / briefing.text.len().max(1);
    let small = fact.kind == Kind::Count && number.abs() < 3.0;
    let worth = kind * 2 - early as i32 + i32::from(!fact.period.is_empty()) + i32::from(length >= 4)
        - i32::from(small) * 4
        - i32::from(length > 10) * 2;
    Some(Candidate { idx, label, worth })
}

/// Whether two subjects name one thing.
fn overlap(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}

/// A part of the text that stands in it once and holds one number: from the subject on, or else from the beginning of a clause.
fn quote_of(briefing: &Briefing, facts: &[Fact], idx: usize, label: &str) -> Option<String> {
    let fact = facts.get(idx)?;
    let sentence = briefing.sentences.get(fact.sentence)?.range.clone();
    let before = briefing.text.get(sentence.start..fact.span.start)?;
    let behind = briefing.text.get(fact.span.end..sentence.end)?;
    let ranges = match before.rfind(label) {
        Some(at) => {
            let clauses = before
                .get(..at)?
                .rmatch_indices(['，', '；', '、', '：', '。', ','])
                .map(|(at, mark)| at + mark.len());
            let starts = std::iter::once(at).chain(clauses).chain([0]);
            starts.map(|at| sentence.start + at..fact.span.end).collect::<Vec<Range<usize>>>()
        }
        None => {
            let end = fact.span.end + behind.find(label)? + label.len();
            let clause = before
                .rfind(['，', '；', '、', '：', '。', ','])
                .and_then(|at| before.get(at..)?.chars().next().map(|mark| at + mark.len_utf8()));
            [fact.span.start, sentence.start + clause.unwrap_or(0)].map(|start| start..end).to_vec()
        }
    };
    ranges.into_iter().find_map(|range| {
        let quote = briefing.text.get(range.clone())?;
        let numbers =
            facts.get(idx.saturating_sub(12)..(idx + 12).min(facts.len()))?.iter().filter(|other| {
                other.value.number().is_some()
                    && range.start <= other.span.start
                    && other.span.end <= range.end
            });
        let fits = quote.chars().count() <= QUOTE && numbers.count() == 1;
        (fits && briefing.text.matches(quote).count() == 1).then(|| quote.to_owned())
    })
}
