//! What an editor looks at before publishing, beyond what is wrong: numbers that no rule read, facts that no figure draws.

use crate::diagnostic::Diagnostic;
use crate::document::Briefing;
use crate::fact::{Fact, Kind, Tier};
use crate::figure::Figure;
use crate::said::Said;

/// Code, Chinese and English name of each kind of note.
pub const NAMES: [(&str, [&str; 2]); 2] =
    [(UNREAD, ["没有读出的数", "number not read"]), (UNDRAWN, ["没有入图的数", "number in no figure"])];
const UNREAD: &str = "number-unread";
const UNDRAWN: &str = "number-undrawn";

/// Notes on a briefing, in order of the text, each with its sentence for editors.
pub fn review(briefing: &Briefing, facts: &[Fact], figures: &[Figure]) -> Vec<(Diagnostic, Said)> {
    let mut notes = unread(briefing, facts);
    notes.extend(undrawn(briefing, facts, figures));
    notes.sort_by_key(|(note, _)| note.span.start);
    notes
}

/// Digits of the text that are in no fact. Names such as “1+6” are; the editor says which.
fn unread(briefing: &Briefing, facts: &[Fact]) -> Vec<(Diagnostic, Said)> {
    let mut notes = Vec::new();
    for sentence in briefing.sentences.iter().filter(|sentence| !sentence.heading) {
        let text = briefing.slice(&sentence.range);
        let mut rest = text;
        while let Some(at) = rest.find(is_digit) {
            let start = sentence.range.start + text.len() - rest.len() + at;
            let digits = &rest[at..];
            let len =
                digits.find(|c| !is_digit(c) && !matches!(c, '.' | '+' | '-' | '%')).unwrap_or(digits.len());
            rest = &digits[len..];
            let range = start..start + len;
            // Facts are in order of the text and disjoint.
            let next = facts.partition_point(|fact| fact.span.end <= range.start);
            if facts.get(next).is_some_and(|fact| fact.span.start < range.end) {
                continue;
            }
            let words = briefing.slice(&range);
            let note = Diagnostic::note(
                UNREAD,
                briefing.source_range(&range),
                format!("no rule reads {words} as a quantity"),
                "if it is one, say so in the text: [number]{kind=count}",
            );
            let said = Said::new(
                format!("没有读出“{words}”数的是什么"),
                format!("What {words} counts could not be read"),
            );
            notes.push((note, said));
        }
    }
    notes
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Quantities that no figure draws or works something out from.
fn undrawn(briefing: &Briefing, facts: &[Fact], figures: &[Figure]) -> Vec<(Diagnostic, Said)> {
    facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| fact.tier == Tier::Core && fact.kind != Kind::Date)
        .filter(|(idx, _)| !figures.iter().any(|figure| figure.facts.contains(&(*idx as u16))))
        .map(|(_, fact)| {
            let surface = &fact.surface;
            let note = Diagnostic::note(
                UNDRAWN,
                briefing.source_range(&fact.span),
                format!("no figure draws {surface}"),
                "quote it in a figure block, if it is worth one",
            );
            (note, Said::new(format!("“{surface}”没有画进图"), format!("{surface} is in no figure")))
        })
        .collect()
}
