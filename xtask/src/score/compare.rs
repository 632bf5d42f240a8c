//! What the scan finds in a text beside what a reader found there.

use std::ops::Range;

use jiedu_core::document::parse_source;
use jiedu_core::fact::{Fact, Kind, Tier, Value, scan_facts};

use super::label::Label;
use super::tally::{Field, Tally};

/// How far two values may lie apart: thirds are labelled with four digits.
const NEAR: f64 = 1e-4;

/// Scores the scan of a text, with a note for each difference.
pub(super) fn compare(text: &str, year: u16, labels: &[Label]) -> (Tally, Vec<String>) {
    let (mut briefing, _) = parse_source(text);
    if briefing.meta.meeting.year == 0 {
        briefing.meta.meeting.year = year;
        briefing.meta.meeting.inferred = true;
    }
    let facts: Vec<(Range<usize>, Fact)> =
        scan_facts(&briefing).into_iter().map(|fact| (briefing.source_range(&fact.span), fact)).collect();
    let mut tally = Tally::default();
    let mut notes = Vec::new();
    let mut right = vec![false; facts.len()];
    for label in labels.iter().filter(|label| !label.soft) {
        tally.labels += 1;
        let hit = facts.iter().position(|(place, fact)| overlaps(place, &label.span) && is_same(label, fact));
        let Some((hit, (_, fact))) = hit.and_then(|hit| Some((hit, facts.get(hit)?))) else {
            let there: Vec<String> = facts
                .iter()
                .filter(|(place, _)| overlaps(place, &label.span))
                .map(|(_, fact)| line(fact))
                .collect();
            notes.push(format!("{}: {}: {}", label.line, expected(label), said(&there)));
            continue;
        };
        if let Some(right) = right.get_mut(hit) {
            *right = true;
        }
        tally.found += 1;
        if !label.is_date() {
            judge(label, fact, &mut tally, &mut notes);
        }
    }
    for ((place, fact), right) in facts.iter().zip(right) {
        let soft =
            fact.tier == Tier::Soft || labels.iter().any(|label| label.soft && overlaps(place, &label.span));
        if !right && !soft {
            tally.extra += 1;
            if !labels.iter().any(|label| overlaps(place, &label.span)) {
                notes.push(format!("{}: no fact: {}", line_of(text, place.start), line(fact)));
            }
        }
    }
    (tally, notes)
}

/// Direction, subject and period of a fact that is found.
fn judge(label: &Label, fact: &Fact, tally: &mut Tally, notes: &mut Vec<String>) {
    let mut wrong = |name: &str, given: &str| {
        notes.push(format!("{}: {}: {name} {given}", label.line, label.surface));
    };
    let direction = fact.direction.name();
    if !label.directions.is_empty() {
        tally.directions += 1;
        if label.directions.iter().any(|it| it == direction) {
            tally.directions_right += 1;
        } else {
            wrong("direction", direction);
        }
    }
    let right = label.subject.holds_subject(&plain(&fact.subject));
    tally.subject.add(Field::of(label.subject.is_said(), !fact.subject.is_empty(), right));
    if !fact.subject.is_empty() && !right {
        wrong("subject", &fact.subject);
    }
    let right = label.period.holds_period(&plain(&fact.period));
    tally.period.add(Field::of(label.period.is_said(), !fact.period.is_empty(), right));
    if !fact.period.is_empty() && !right {
        wrong("period", &fact.period);
    }
}

/// Whether surface, value, unit and kind are those of the label.
fn is_same(label: &Label, fact: &Fact) -> bool {
    let unit = plain(&fact.unit);
    let units = label.units.iter().any(|it| plain(it) == unit) || label.units.is_empty() && unit.is_empty();
    plain(&label.surface) == plain(&fact.surface)
        && units
        && label.kinds.iter().any(|kind| is_kind(kind, fact.kind))
        && label.values.iter().any(|value| is_value(value, &fact.value))
}

/// Ages are durations as long as the model has no kind for them.
fn is_kind(label: &str, kind: Kind) -> bool {
    let has_age = Kind::ALL.iter().any(|kind| kind.name() == "age");
    label == kind.name() || label == "age" && !has_age && kind == Kind::Duration
}

fn is_value(label: &str, value: &Value) -> bool {
    let numbers = |text: &str, mark: char| -> Vec<f64> {
        text.trim_matches(['[', ']']).split(mark).filter_map(|part| part.parse().ok()).collect()
    };
    match value {
        Value::Number(number) => is_near(&numbers(label, ','), &[*number]),
        Value::Range(from, to) => is_near(&numbers(label, ','), &[*from, *to]),
        Value::Ratio(parts) => is_near(&numbers(label, ':'), parts),
        Value::Date(date) => label == date,
    }
}

fn is_near(label: &[f64], value: &[f64]) -> bool {
    label.len() == value.len()
        && label.iter().zip(value).all(|(label, value)| (label - value).abs() <= NEAR * label.abs().max(1.0))
}

/// A text without blanks, its digits and signs in half width.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn line(fact: &Fact) -> String {
    let value = match &fact.value {
        Value::Number(number) => number.to_string(),
        Value::Range(from, to) => format!("[{from},{to}]"),
        Value::Ratio(parts) => parts.iter().map(f64::to_string).collect::<Vec<_>>().join(":"),
        Value::Date(date) => date.clone(),
    };
    format!("{} = {value} {} {}", fact.surface, fact.unit, fact.kind.name())
}

fn expected(label: &Label) -> String {
    let any = |parts: &[String]| parts.join("|");
    format!("{} = {} {} {}", label.surface, any(&label.values), any(&label.units), any(&label.kinds))
}

fn said(facts: &[String]) -> String {
    if facts.is_empty() { "not found".to_owned() } else { facts.join(", ") }
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.get(..at).unwrap_or_default().matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_in_their_form() {
        assert!(is_value("0.3333", &Value::Number(1.0 / 3.0)));
        assert!(is_value("[8,8.5]", &Value::Range(8.0, 8.5)));
        assert!(is_value("3:4:3", &Value::Ratio(vec![3.0, 4.0, 3.0])));
        assert!(is_value("2022-Q1", &Value::Date("2022-Q1".into())));
        for (label, value) in [("8", Value::Range(8.0, 8.5)), ("5.3", Value::Number(5.2))] {
            assert!(!is_value(label, &value), "{label}");
        }
    }

    #[test]
    fn width_and_blanks_make_no_difference() {
        assert_eq!(plain("１ ２３４．５ ％"), "1234.5%");
    }
}
