//! What an editor's annotations make of the facts: fields corrected, facts dropped, facts found where the scan is silent.
//!
//! Keys: `kind`, `unit`, `qualifier`, `direction`, `period`, `scope`, `subject`; the word `not-a-fact` drops one. The number
//! itself is never typed again: it is read from the text in the brackets.

use super::calendar::Calendar;
use super::numeral::scan_numeral;
use super::period::Times;
use super::scan_sentence;
use super::unit::scan_unit;
use super::{Direction, Fact, Kind, Qualifier, Tier, Value};
use crate::diagnostic::Diagnostic;
use crate::document::{Annotation, Attribute, Briefing};

const HELP: &str =
    "the keys are kind, unit, qualifier, direction, period, scope, subject, and the word not-a-fact";

/// Corrections that one annotation makes.
#[derive(Default)]
struct Correction {
    drop: bool,
    kind: Option<Kind>,
    unit: Option<String>,
    qualifier: Option<Qualifier>,
    direction: Option<Direction>,
    period: Option<String>,
    scope: Option<String>,
    subject: Option<String>,
}

/// Applies the annotations of a briefing to its facts; what can't be applied is in the diagnostics.
pub(super) fn apply(briefing: &Briefing, facts: &mut Vec<Fact>, calendar: &Calendar) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for annotation in &briefing.annotations {
        let correction = read(annotation, &mut diagnostics);
        let first = facts.partition_point(|fact| fact.span.end <= annotation.range.start);
        let inside =
            facts.iter().skip(first).take_while(|fact| fact.span.start < annotation.range.end).count();
        let last = first + inside;
        if correction.drop {
            facts.drain(first..last);
            continue;
        }
        match facts.get_mut(first..last).unwrap_or_default() {
            [one] => correct(one, correction),
            [] => match unseen(briefing, annotation, &correction, calendar) {
                Some(mut fact) => {
                    correct(&mut fact, correction);
                    facts.insert(first, fact);
                }
                None => diagnostics.push(Diagnostic::error(
                    "annotation-without-number",
                    annotation.span.clone(),
                    format!("“{}” holds no number", briefing.slice(&annotation.range)),
                    "put the brackets around a number with its unit; one that the scan does not know needs kind=",
                )),
            },
            several => {
                let surfaces: Vec<&str> = several.iter().map(|fact| fact.surface.as_str()).collect();
                diagnostics.push(Diagnostic::error(
                    "annotation-of-several",
                    annotation.span.clone(),
                    format!("the brackets hold several numbers: {}", surfaces.join(", ")),
                    "put each number in brackets of its own",
                ));
            }
        }
    }
    diagnostics
}

fn correct(fact: &mut Fact, correction: Correction) {
    fact.kind = correction.kind.unwrap_or(fact.kind);
    fact.qualifier = correction.qualifier.unwrap_or(fact.qualifier);
    fact.direction = correction.direction.unwrap_or(fact.direction);
    for (field, corrected) in [
        (&mut fact.unit, correction.unit),
        (&mut fact.period, correction.period),
        (&mut fact.scope, correction.scope),
        (&mut fact.subject, correction.subject),
    ] {
        if let Some(corrected) = corrected {
            *field = corrected;
        }
    }
}

/// Reads the fields of an annotation.
fn read(annotation: &Annotation, diagnostics: &mut Vec<Diagnostic>) -> Correction {
    let mut correction = Correction::default();
    for Attribute { key, value } in &annotation.fields {
        let text = value.clone().filter(|value| !value.trim().is_empty());
        let known = match key.as_str() {
            "not-a-fact" if value.is_none() => {
                correction.drop = true;
                true
            }
            "kind" => named(&mut correction.kind, text, &Kind::ALL, Kind::name),
            "qualifier" => named(&mut correction.qualifier, text, &Qualifier::ALL, Qualifier::name),
            "direction" => named(&mut correction.direction, text, &Direction::ALL, Direction::name),
            "unit" => said(&mut correction.unit, text),
            "period" => said(&mut correction.period, text),
            "scope" => said(&mut correction.scope, text),
            "subject" => said(&mut correction.subject, text),
            _ => false,
        };
        if !known {
            let written = value.as_ref().map_or_else(|| key.clone(), |value| format!("{key}={value}"));
            diagnostics.push(Diagnostic::error(
                "annotation-unknown",
                annotation.span.clone(),
                format!("an annotation can't say {written}"),
                choices(key),
            ));
        }
    }
    correction
}

fn said(field: &mut Option<String>, text: Option<String>) -> bool {
    *field = text;
    field.is_some()
}

fn named<T: Copy>(
    field: &mut Option<T>,
    text: Option<String>,
    all: &[T],
    name: fn(T) -> &'static str,
) -> bool {
    *field = text.and_then(|text| all.iter().copied().find(|one| name(*one) == text));
    field.is_some()
}

/// What may be said under a key.
fn choices(key: &str) -> String {
    let names = match key {
        "kind" => Kind::ALL.map(Kind::name).join(", "),
        "qualifier" => Qualifier::ALL.map(Qualifier::name).join(", "),
        "direction" => Direction::ALL.map(Direction::name).join(", "),
        "value" => {
            return "the number is read from the text; correct the text, or the unit and the kind".to_owned();
        }
        _ => return HELP.to_owned(),
    };
    format!("{key} is one of {names}")
}

/// A fact where the scan of the sentence saw none: in a name in quotation marks, or a number without a known unit.
fn unseen(
    briefing: &Briefing,
    annotation: &Annotation,
    correction: &Correction,
    calendar: &Calendar,
) -> Option<Fact> {
    let text = briefing.slice(&annotation.range);
    let sentence = briefing.sentence_at(annotation.range.start)?;
    let found = scan_sentence(text, &mut calendar.clone(), &mut Times::default());
    let mut fact = match <[Fact; 1]>::try_from(found) {
        Ok([fact]) => fact,
        Err(_) => bare(text, correction.kind?)?,
    };
    fact.span = fact.span.start + annotation.range.start..fact.span.end + annotation.range.start;
    fact.sentence = sentence;
    fact.section = briefing.section_at(fact.span.start);
    Some(fact)
}

/// A number in the kind that the editor gives it; its unit is what stands behind it in the brackets.
fn bare(text: &str, kind: Kind) -> Option<Fact> {
    let (start, numeral) =
        text.char_indices().find_map(|(at, _)| Some((at, scan_numeral(text.get(at..)?)?)))?;
    let after = text.get(start + numeral.len..)?;
    let unit = scan_unit(after).map_or_else(|| after.trim().to_owned(), |unit| unit.name);
    let span = start..text.len();
    Some(Fact {
        anchor: String::new(),
        surface: text.get(span.clone())?.to_owned(),
        span,
        value: Value::Number(numeral.value),
        unit: numeral.magnitude + &unit,
        kind,
        qualifier: Qualifier::Exact,
        direction: Direction::None,
        period: String::new(),
        scope: String::new(),
        subject: String::new(),
        sentence: 0,
        section: None,
        tier: Tier::Core,
        inferred: false,
    })
}
