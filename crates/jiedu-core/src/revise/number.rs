//! What an editor says of a number: its annotation, `[185亿元]{subject=总投资}`.

use std::ops::Range;

use super::Edit;
use super::attributes::{Pair, written};
use crate::document::{Annotation, Briefing};
use crate::fact::Kind;

/// What can be said of a number. Its value can't: that stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberField {
    /// What it counts.
    Subject,
    /// Which kind of quantity it is, by its name in data: money, count.
    Kind,
    /// What the words around it make of it, by name: at-least.
    Qualifier,
    /// When.
    Period,
    /// Where.
    Scope,
    /// In what it is counted.
    Unit,
}

impl NumberField {
    /// The key in the braces.
    fn key(self) -> &'static str {
        match self {
            NumberField::Subject => "subject",
            NumberField::Kind => "kind",
            NumberField::Qualifier => "qualifier",
            NumberField::Period => "period",
            NumberField::Scope => "scope",
            NumberField::Unit => "unit",
        }
    }
}

/// Says one thing of the number at a place of the source; an empty value takes back what was said.
pub fn correct_number(
    source: &str,
    briefing: &Briefing,
    place: &Range<usize>,
    field: NumberField,
    value: &str,
) -> Option<Vec<Edit>> {
    let key = field.key();
    let value = value.trim();
    let known = annotation_at(briefing, place);
    let mut pairs: Vec<Pair> = known.map(pairs_of).unwrap_or_default();
    pairs.retain(|pair| pair.key != "not-a-fact");
    match pairs.iter_mut().find(|pair| pair.key == key) {
        Some(pair) => pair.value = Some(value.to_owned()),
        None => pairs.push(Pair { key: key.to_owned(), value: Some(value.to_owned()) }),
    }
    pairs.retain(|pair| pair.value.as_deref() != Some(""));
    annotate(source, briefing, place, &pairs)
}

/// Says that the number at a place of the source counts nothing.
pub fn drop_number(source: &str, briefing: &Briefing, place: &Range<usize>) -> Option<Vec<Edit>> {
    let pairs = [Pair { key: "not-a-fact".to_owned(), value: None }];
    annotate(source, briefing, place, &pairs)
}

/// Says that there is a number at a place of the source that the rules passed over.
pub fn mark_number(source: &str, briefing: &Briefing, place: &Range<usize>, kind: Kind) -> Option<Vec<Edit>> {
    let text = source.get(place.clone())?;
    let start = place.start + (text.len() - text.trim_start().len());
    let place = start..start + text.trim().len();
    let pairs = [Pair { key: "kind".to_owned(), value: Some(kind.name().to_owned()) }];
    annotate(source, briefing, &place, &pairs)
}

fn annotation_at<'a>(briefing: &'a Briefing, place: &Range<usize>) -> Option<&'a Annotation> {
    briefing
        .annotations
        .iter()
        .find(|annotation| annotation.span.start < place.end && place.start < annotation.span.end)
}

fn pairs_of(annotation: &Annotation) -> Vec<Pair> {
    let pair =
        |field: &crate::document::Attribute| Pair { key: field.key.clone(), value: field.value.clone() };
    annotation.fields.iter().map(pair).collect()
}

/// Writes the annotation of a place; none takes its brackets out.
fn annotate(source: &str, briefing: &Briefing, place: &Range<usize>, pairs: &[Pair]) -> Option<Vec<Edit>> {
    let is_text = briefing.sentences.iter().any(|sentence| {
        let range = briefing.source_range(&sentence.range);
        range.start <= place.start && place.end <= range.end
    });
    is_text.then_some(())?;
    let (span, inside) = match annotation_at(briefing, place) {
        Some(annotation) => {
            let written = source.get(annotation.span.clone())?;
            (annotation.span.clone(), written.strip_prefix('[')?.split_once("]{")?.0)
        }
        None => (place.clone(), source.get(place.clone())?),
    };
    if inside.is_empty() || inside.contains(['[', ']', '{', '}', '\n', '|']) {
        return None;
    }
    let text =
        if pairs.is_empty() { inside.to_owned() } else { format!("[{inside}]{{{}}}", written(pairs)?) };
    (source.get(span.clone())? != text).then(|| vec![Edit::new(span, text)])
}
