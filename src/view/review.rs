//! 审读: what an editor looks at before publishing. It is in the page, and shown only to those who ask with `?review`.

use jiedu_core::diagnostic::{Diagnostic, Severity};
use jiedu_core::link::{scoped_id, sentence_anchor};
use leptos::prelude::*;

use super::article::Source;
use crate::words::page;

/// Longest excerpt, in characters.
const EXCERPT: usize = 18;

/// The findings of a briefing, each a link to its place.
#[component]
pub(super) fn Review(
    /// The briefing.
    source: Source,
    /// What was found, in order of the text.
    findings: &'static [Diagnostic],
) -> impl IntoView {
    let rows: Vec<_> = findings.iter().map(|finding| row(source, finding)).collect();
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let count = page::review_count(of(Severity::Error), of(Severity::Warning), of(Severity::Note));
    view! {
        <section class="review" aria-label=page::REVIEW>
            <p class="review-head"><b>{page::REVIEW}</b> <span>{count}</span></p>
            <ol>{rows}</ol>
        </section>
    }
}

fn row(source: Source, finding: &Diagnostic) -> AnyView {
    let briefing = source.briefing;
    let at = finding.span.start;
    let holds = |range| briefing.source_range(range).contains(&at);
    let sentence = briefing.sentences.iter().position(|sentence| holds(&sentence.range));
    let before = |section: &usize| briefing.source_range(&briefing.sections[*section].heading).start <= at;
    let section = (0..briefing.sections.len()).take_while(before).last();
    let fact = source.facts.iter().find(|fact| briefing.source_range(&fact.span).contains(&at));
    let anchor = match (fact, sentence, section) {
        (Some(fact), _, _) => fact.anchor.clone(),
        (None, Some(sentence), _) if source.has_anchor(sentence) => sentence_anchor(sentence),
        (None, _, Some(section)) => briefing.sections[section].anchor.clone(),
        (None, _, None) => "text".to_owned(),
    };
    let words = match (fact, sentence) {
        (Some(fact), _) => fact.surface.clone(),
        (None, Some(sentence)) => {
            let range = &briefing.sentences[sentence].range;
            let skipped = at.saturating_sub(briefing.source_range(range).start);
            let text = briefing.slice(range);
            text.get(skipped..).unwrap_or(text).chars().take(EXCERPT).collect()
        }
        (None, None) => String::new(),
    };
    let class = format!("review-{}", finding.severity.name());
    let href = format!("#{}", scoped_id(&source.part.id, &anchor));
    view! {
        <li class=class>
            <a href=href>{page::finding(finding.code)}</a> " " <q>{words}</q>
        </li>
    }
    .into_any()
}
