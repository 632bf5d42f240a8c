//! `jiedu check --fix`: the repair of what is certain.
//!
//! Rules say what they would edit; edits of one kind are made together, then the text is read again, until nothing is left
//! to mend. So a repair may make another one possible (a copy taken out brings two halves together), and a repaired text
//! needs no repair.

use std::ops::Range;

use super::context::Context;
use super::finding::{Edit, Finding, Fix, FixKind, Piece};
use super::registry::REPAIRING;
use super::{number_gap, out_of_order, run, told};
use crate::document::MAX_SOURCE_BYTES;
use crate::said::Said;

/// Most rounds; a text that still changes after them is left as it is then.
const MAX_ROUNDS: usize = 64;
/// Most moves that are tried in a round.
const MAX_MOVES: usize = 12;

/// A repaired text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The text.
    pub text: String,
    /// What was done, in order of the places in the original.
    pub steps: Vec<Step>,
}

/// A repair that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Code of the finding it mends.
    pub code: &'static str,
    /// Where the finding stands in the original text, in bytes.
    pub offset: usize,
    /// What was done.
    pub what: Said,
    /// Another place of the original that it concerns: where a sentence went on, where the copy is that stays.
    pub other: Option<usize>,
}

/// Repairs what is certain in a text. No sentence that stands once is lost; repairing the result changes nothing.
pub fn repair_source(source: &str) -> Repaired {
    let mut text = Origin::of(source);
    let mut steps = Vec::new();
    let rounds = if source.len() > MAX_SOURCE_BYTES { 0 } else { MAX_ROUNDS };
    for _ in 0..rounds {
        let context = Context::read(&text.text);
        let found = told(&context.case.ignores, run(REPAIRING, &context));
        let Some(next) = FixKind::ALL.into_iter().find_map(|kind| round(&text, &found, kind, &mut steps))
        else {
            break;
        };
        text = next;
    }
    steps.sort_by_key(|step| step.offset);
    Repaired { text: text.text, steps }
}

/// Makes the repairs of one kind; none where there is nothing of that kind to mend.
fn round(text: &Origin, found: &[Finding], kind: FixKind, steps: &mut Vec<Step>) -> Option<Origin> {
    let mut fixes: Vec<(&Fix, &Finding)> = found
        .iter()
        .filter_map(|finding| Some((finding.fix.as_ref()?, finding)))
        .filter(|(fix, _)| fix.kind == kind)
        .collect();
    let start = |fix: &Fix| fix.edits.first().map_or(0, |edit| edit.range.start);
    fixes.sort_by_key(|(fix, finding)| (start(fix), finding.diagnostic.span.start));
    let step = |fix: &Fix, finding: &Finding| Step {
        code: finding.diagnostic.code,
        offset: text.origin(finding.diagnostic.span.start),
        what: fix.what.clone(),
        other: fix.other.map(|other| text.origin(other)),
    };
    if kind == FixKind::Move {
        // A move changes what the numbers around it say: one at a time, and only if it brings order.
        let before = disorder(&text.text);
        return fixes.into_iter().take(MAX_MOVES).find_map(|(fix, finding)| {
            let next = text.apply(&fix.edits);
            (disorder(&next.text) < before).then(|| {
                steps.push(step(fix, finding));
                next
            })
        });
    }
    let mut edits: Vec<Edit> = Vec::new();
    for (fix, finding) in fixes {
        // They are sorted and of one place each: only the last can touch the next.
        if edits.last().is_none_or(|last| fix.edits.iter().all(|edit| edit.range.start >= last.range.end)) {
            steps.push(step(fix, finding));
            edits.extend(fix.edits.iter().cloned());
        }
    }
    Some(text.apply(&edits)).filter(|next| next.text != text.text)
}

/// How much is out of order in a text.
fn disorder(text: &str) -> usize {
    run(&[out_of_order::RULE, number_gap::RULE], &Context::read(text)).len()
}

/// Which moves of a text bring order.
pub(super) struct Orders<'a> {
    source: &'a str,
    /// How much is out of order before any move; counted when a move asks.
    before: Option<usize>,
    tried: usize,
}

impl<'a> Orders<'a> {
    /// Those of a text.
    pub(super) fn of(source: &'a str) -> Self {
        Self { source, before: None, tried: 0 }
    }

    /// Whether a move does; only so many are tried as a round of repairs tries.
    pub(super) fn is_brought_by(&mut self, fix: &Fix) -> bool {
        self.tried += 1;
        let before = *self.before.get_or_insert_with(|| disorder(self.source));
        self.tried <= MAX_MOVES && disorder(&Origin::of(self.source).apply(&fix.edits).text) < before
    }
}

/// A text with the places in the original that its parts come from.
struct Origin {
    text: String,
    /// Offset in the text, and in the original, of each part; ascending by the first.
    parts: Vec<(usize, usize)>,
}

impl Origin {
    fn of(source: &str) -> Self {
        Self { text: source.to_owned(), parts: vec![(0, 0)] }
    }

    /// The place in the original of an offset of the text.
    fn origin(&self, offset: usize) -> usize {
        let after = self.parts.partition_point(|part| part.0 <= offset);
        after.checked_sub(1).and_then(|idx| self.parts.get(idx)).map_or(0, |part| part.1 + (offset - part.0))
    }

    fn apply(&self, edits: &[Edit]) -> Self {
        let mut made = Self { text: String::with_capacity(self.text.len()), parts: Vec::new() };
        let mut at = 0;
        for edit in edits {
            if edit.range.start < at {
                continue;
            }
            self.copy(at..edit.range.start, &mut made);
            for piece in &edit.with {
                match piece {
                    Piece::Source(range) => self.copy(range.clone(), &mut made),
                    Piece::New(text) => {
                        made.parts.push((made.text.len(), self.origin(edit.range.start)));
                        made.text.push_str(text);
                    }
                }
            }
            at = edit.range.end;
        }
        self.copy(at..self.text.len(), &mut made);
        made
    }

    /// Appends a part of the text, with its places in the original.
    fn copy(&self, range: Range<usize>, made: &mut Self) {
        let Some(text) = self.text.get(range.clone()) else { return };
        made.parts.push((made.text.len(), self.origin(range.start)));
        let from = self.parts.partition_point(|part| part.0 <= range.start);
        for part in self.parts[from..].iter().take_while(|part| part.0 < range.end) {
            made.parts.push((made.text.len() + part.0 - range.start, part.1));
        }
        made.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{RULES, findings};
    use super::*;

    #[test]
    fn no_other_rule_repairs() {
        for source in [
            include_str!("../../tests/fixtures/qixian-2022.txt"),
            include_str!("../../tests/fixtures/shifanqu-2021.txt"),
        ] {
            let mended: Vec<_> = findings(source).0.into_iter().filter(|found| found.fix.is_some()).collect();
            assert!(!mended.is_empty());
            for found in mended {
                assert!(REPAIRING.iter().any(|rule| rule.code == found.diagnostic.code));
            }
        }
        let order: Vec<_> =
            RULES.iter().filter(|rule| REPAIRING.iter().any(|other| other.code == rule.code)).collect();
        assert!(order.iter().zip(REPAIRING).all(|(one, other)| one.code == other.code));
    }
}
