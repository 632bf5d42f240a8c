//! Words of the text with their sentences and numbers marked up.

use jiedu_core::document::TextRange;
use jiedu_core::fact::{Fact, Value};
use jiedu_core::label;
use jiedu_core::link::{figure_anchor, href, sentence_anchor};
use leptos::prelude::*;

use super::source::Source;

/// Text sentence by sentence; a sentence that holds a fact or that a figure cites is an element of its own.
pub(super) fn text(source: Source<'_>, range: &TextRange) -> Vec<AnyView> {
    let mut views = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some(sentence) = source.briefing.sentence_at(at) else {
            views.push(source.briefing.slice(&(at..range.end)).to_owned().into_any());
            break;
        };
        let end = source.briefing.sentences[sentence].range.end.min(range.end);
        let inner = facts_in(source, &(at..end));
        views.push(sentence_view(source, sentence, inner));
        at = end;
    }
    views
}

fn sentence_view(source: Source<'_>, sentence: usize, inner: Vec<AnyView>) -> AnyView {
    if !source.has_anchor(sentence) {
        return inner.into_any();
    }
    sentence_element(source, sentence, "", inner)
}

/// The element of a sentence, which may have another class before its own.
pub(super) fn sentence_element(
    source: Source<'_>,
    sentence: usize,
    class: &str,
    inner: Vec<AnyView>,
) -> AnyView {
    let cited = if source.is_cited(sentence) { " cited" } else { "" };
    let id = source.id(&sentence_anchor(sentence));
    view! { <span class=format!("{class}sentence{cited}") id=id>{inner}</span> }.into_any()
}

/// A range of text with its facts marked up.
pub(super) fn facts_in(source: Source<'_>, range: &TextRange) -> Vec<AnyView> {
    let mut views = Vec::new();
    let mut at = range.start;
    let first = source.facts.partition_point(|fact| fact.span.start < at);
    for (idx, fact) in source.facts.iter().enumerate().skip(first) {
        if fact.span.start >= range.end {
            break;
        }
        if fact.span.start < at || fact.span.end > range.end {
            continue;
        }
        let before = source.briefing.slice(&(at..fact.span.start)).to_owned();
        if !before.is_empty() {
            views.push(before.into_any());
        }
        views.push(fact_view(source, idx, fact));
        at = fact.span.end;
    }
    let rest = source.briefing.slice(&(at..range.end)).to_owned();
    if !rest.is_empty() {
        views.push(rest.into_any());
    }
    views
}

/// A number: a link to the figure that draws it, or else to itself. While the widget lives, it opens the fact panel.
fn fact_view(source: Source<'_>, idx: usize, fact: &Fact) -> AnyView {
    let id = source.id(&fact.anchor);
    let value = label::value(&fact.value);
    let surface = fact.surface.clone();
    let href = match source.figure_of(idx) {
        Some(figure) => href(&source.id(&figure_anchor(&figure.id))),
        None => href(&id),
    };
    let (class, unit) = match fact.value {
        Value::Date(_) => ("fact date", None),
        _ => ("fact", Some(fact.unit.clone())),
    };
    view! {
        <a class=class id=id href=href data-fact=idx.to_string()><data value=value data-unit=unit>{surface}</data></a>
    }
    .into_any()
}
