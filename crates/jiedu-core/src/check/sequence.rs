//! Numbers of headings in rows: which one is out of its place, and which is not there.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::absence::renumbered;
use super::case::Case;
use crate::document::raw::{PassageKind, Shape};

/// What the numbers of a text say.
#[derive(Default)]
pub(super) struct Order {
    /// Headings that stand elsewhere than their number says.
    pub(super) displaced: Vec<Displaced>,
    /// Numbers that are not there.
    pub(super) gaps: Vec<Gap>,
    /// Headings whose number another one has too.
    pub(super) repeated: Vec<Repeated>,
}

/// A heading out of its place.
pub(super) struct Displaced {
    /// The heading.
    pub(super) head: usize,
    /// The heading after whose text it belongs, if there is one.
    pub(super) after: Option<usize>,
    /// The heading before which it belongs, where it comes first.
    pub(super) before: Option<usize>,
}

/// Numbers that a row skips.
pub(super) struct Gap {
    /// The numbers, ascending.
    pub(super) values: Vec<u32>,
    /// The heading before the gap.
    pub(super) above: Option<usize>,
    /// The heading after it.
    pub(super) below: usize,
    /// Whether the row is too short to be sure of it.
    pub(super) unsure: bool,
}

/// A number that stands twice in a row.
pub(super) struct Repeated {
    /// The later heading.
    pub(super) head: usize,
    /// The earlier one.
    pub(super) first: usize,
}

/// Headings of one shape under one heading.
struct Row {
    shape: Shape,
    /// Heading and value, in order of the text; those out of place are taken out.
    kept: Members,
    /// Those out of place that came from another row, by value.
    guests: Members,
    /// First value that the row is bound to begin with.
    first: u32,
}

/// A gap longer than this is no gap: the numbers count something else.
const MAX_GAP: u32 = 8;

/// Reads the numbers of a text's headings.
pub(super) fn read(case: &Case<'_>) -> Order {
    let mut order = Order::default();
    let mut rows = rows(case);
    let mut strays: Vec<(usize, usize, u32)> = Vec::new();
    for (idx, row) in rows.iter_mut().enumerate() {
        let (kept, out) = ascending(&row.kept);
        row.kept = kept;
        strays.extend(out.into_iter().map(|(head, value)| (idx, head, value)));
    }
    for (own, head, value) in strays {
        place(case, &mut rows, own, head, value, &mut order);
    }
    for row in &rows {
        gaps(case, row, &mut order);
    }
    order.displaced.sort_by_key(|found| found.head);
    order
}

/// The rows of a text's headings.
fn rows(case: &Case<'_>) -> Vec<Row> {
    let mut by_place: BTreeMap<(Option<usize>, Shape), usize> = BTreeMap::new();
    let mut rows: Vec<Row> = Vec::new();
    // Numbers may run on through the parts: （四） is the first of part two where part one ends with （三）.
    let mut last: HashMap<Shape, u32> = HashMap::new();
    for (head, found) in case.raw.heads.iter().enumerate() {
        let Some(number) = &found.numbered else { continue };
        let (shape, value) = (number.shape, number.value);
        let known = by_place.get(&(found.parent, shape)).copied();
        // A row that begins anew under the same heading is another row.
        let anew = value == 1 && known.is_some_and(|row| rows[row].kept.iter().any(|(_, other)| *other == 1));
        match known.filter(|_| !anew) {
            Some(row) => rows[row].kept.push((head, value)),
            None => {
                let runs_on = last.get(&shape).is_some_and(|last| value == last + 1) && value > 1;
                by_place.insert((found.parent, shape), rows.len());
                rows.push(Row {
                    shape,
                    kept: vec![(head, value)],
                    guests: Vec::new(),
                    first: if runs_on { value } else { 1 },
                });
            }
        }
        last.insert(shape, value);
    }
    rows
}

/// Headings with their numbers.
type Members = Vec<(usize, u32)>;

/// The longest ascending part of a row, and the rest.
fn ascending(row: &[(usize, u32)]) -> (Members, Members) {
    // Patience: `tails[n]` is the end of the ascending part of length n + 1 that ends lowest.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; row.len()];
    for (idx, (_, value)) in row.iter().enumerate() {
        let length = tails.partition_point(|tail| row[*tail].1 < *value);
        before[idx] = length.checked_sub(1).map(|above| tails[above]);
        match tails.get_mut(length) {
            Some(tail) => *tail = idx,
            None => tails.push(idx),
        }
    }
    let mut keep = HashSet::new();
    let mut at = tails.last().copied();
    while let Some(idx) = at {
        keep.insert(idx);
        at = before[idx];
    }
    let mut parts: (Members, Members) = (Vec::new(), Vec::new());
    for (idx, pair) in row.iter().enumerate() {
        if keep.contains(&idx) { parts.0.push(*pair) } else { parts.1.push(*pair) }
    }
    parts
}

/// Finds the row in which a heading out of place belongs, and sets it there.
fn place(case: &Case<'_>, rows: &mut [Row], own: usize, head: usize, value: u32, order: &mut Order) {
    let shape = rows[own].shape;
    let double = rows[own].kept.iter().find(|(_, other)| *other == value).map(|(first, _)| *first);
    let fits = |row: &Row| -> bool {
        let values = || row.kept.iter().chain(&row.guests).map(|(_, other)| *other);
        let highest = values().max().unwrap_or(0);
        row.shape == shape && values().all(|other| other != value) && value <= highest + 2
    };
    let inner = |row: &Row| {
        row.kept.first().is_some_and(|(_, low)| value > *low)
            && row.kept.last().is_some_and(|(_, high)| value < *high)
    };
    let mut home = None;
    if double.is_none() && fits(&rows[own]) {
        home = Some(own);
    }
    if !(home.is_some() && inner(&rows[own])) {
        let own_likeness = if home.is_some() { likeness(case, &rows[own], head) } else { 0 };
        // Only rows that stand near are asked: a block moves by a column, not by a book.
        let from = own.saturating_sub(NEAR_ROWS);
        let to = (own + NEAR_ROWS + 1).min(rows.len());
        let best = (from..to)
            .filter(|idx| *idx != own && fits(&rows[*idx]) && !rows[*idx].kept.is_empty())
            .map(|idx| (likeness(case, &rows[idx], head), inner(&rows[idx]), idx))
            .max();
        if let Some((alike, fills, idx)) = best
            && (alike > own_likeness.max(1) || (home.is_none() && fills))
        {
            home = Some(idx);
        }
    }
    let Some(home) = home else {
        if let Some(first) = double {
            order.repeated.push(Repeated { head, first });
        }
        return;
    };
    let row = &mut rows[home];
    row.guests.push((head, value));
    let after = row.kept.iter().rev().find(|(_, other)| *other < value).map(|(head, _)| *head);
    let before = row.kept.iter().find(|(_, other)| *other > value).map(|(head, _)| *head);
    order.displaced.push(Displaced { head, after, before });
}

/// How many rows before and behind its own a block may belong to.
const NEAR_ROWS: usize = 8;

/// How much a heading is worded as those of a row: characters that it begins and ends alike.
fn likeness(case: &Case<'_>, row: &Row, head: usize) -> usize {
    let title = case.raw.title_of(head);
    row.kept
        .iter()
        .filter(|(other, _)| *other != head)
        .take(NEAR_ROWS)
        .map(|(other, _)| {
            let other = case.raw.title_of(*other);
            let start = title.chars().zip(other.chars()).take_while(|(one, two)| one == two).count();
            let end =
                title.chars().rev().zip(other.chars().rev()).take_while(|(one, two)| one == two).count();
            start + end
        })
        .max()
        .unwrap_or(0)
}

fn gaps(case: &Case<'_>, row: &Row, order: &mut Order) {
    let mut all: Vec<(u32, usize)> =
        row.kept.iter().chain(&row.guests).map(|(head, value)| (*value, *head)).collect();
    all.sort_unstable();
    if is_excerpt(row.shape, &all) {
        return;
    }
    let mut above: Option<(u32, usize)> = None;
    for (value, head) in &all {
        let expected = above.map_or(row.first, |(value, _)| value + 1);
        if *value > expected && value - expected <= MAX_GAP && !continues(case, row, above, *value, *head) {
            // A number that leads a paragraph is there, though it is no heading.
            let from = above
                .map(|(_, head)| head)
                .or(case.raw.heads[*head].parent)
                .map_or(0, |head| case.raw.heads[head].passage);
            let to = case.raw.heads[*head].passage;
            let between = case.raw.passages.get(from.min(to)..to).unwrap_or_default();
            // So is one that is said to be missing.
            let said = |missing: &u32| {
                let surface =
                    case.raw.heads[*head].numbered.as_ref().map_or("", |number| number.surface.as_str());
                let number = renumbered(surface, *missing);
                let is_said = |text: &str| text.contains(&number);
                between.iter().any(|passage| passage.kind == PassageKind::Missing && is_said(&passage.text))
            };
            let values: Vec<u32> = (expected..*value)
                .filter(|missing| !said(missing))
                .filter(|missing| {
                    !between.iter().any(|passage| {
                        passage
                            .numbered
                            .as_ref()
                            .is_some_and(|number| number.shape == row.shape && number.value == *missing)
                    })
                })
                .collect();
            if values.is_empty() {
                above = Some((*value, *head));
                continue;
            }
            order.gaps.push(Gap {
                values,
                above: above.map(|(_, head)| head),
                below: *head,
                unsure: (row.shape.is_narrow() && case.raw.heads[*head].hashes == 0)
                    || (above.is_none() && all.len() < 2 && !is_rich(case, *head)),
            });
        }
        above = Some((*value, *head));
    }
}

/// Whether a heading is surely one: it is marked, or has headings under it.
fn is_rich(case: &Case<'_>, head: usize) -> bool {
    case.raw.heads[head].hashes > 0
        || case.raw.heads.get(head + 1).is_some_and(|next| next.parent == Some(head))
}

/// Whether a row that does not begin with one goes on with the number of the heading it stands under: 二, then 3. for 三.
fn continues(case: &Case<'_>, row: &Row, above: Option<(u32, usize)>, value: u32, head: usize) -> bool {
    above.is_none()
        && row.shape.is_narrow()
        && case.raw.heads[head].hashes == 0
        && case.raw.heads[head]
            .parent
            .and_then(|parent| case.raw.heads[parent].numbered.as_ref())
            .is_some_and(|number| number.value + 1 == value)
}

/// Whether numbers are those of a part that was cut out of a longer text: a law of which more articles are left out than are
/// there, or one heading that stands far behind the first.
fn is_excerpt(shape: Shape, all: &[(u32, usize)]) -> bool {
    const FAR: u32 = 4;
    let (Some((first, _)), Some((last, _))) = (all.first(), all.last()) else { return false };
    let there = all.len() as u32;
    (shape == Shape::Article && last.saturating_sub(there) > there) || (there == 1 && *first >= FAR)
}
