//! 审读: what an editor looks at before publishing. Only a build for review has it, and shows it to those who ask with `?review`.

use std::ops::Range;

use jiedu_core::check::{Examined, name_of};
use jiedu_core::diagnostic::{Diagnostic, Severity};
use jiedu_core::link::{href, scoped_id, sentence_anchor};
use leptos::prelude::*;

use super::source::Source;
use crate::i18n::{Lang, Words, fill};

/// Longest excerpt, in characters.
const EXCERPT: usize = 18;

/// The findings of a briefing, each a link to its place.
pub(super) fn review(source: Source<'_>, findings: &[Examined]) -> AnyView {
    let places = Places::new(source);
    let rows: Vec<_> = findings.iter().map(|finding| row(source, &places, &finding.diagnostic)).collect();
    let of = |severity| findings.iter().filter(|finding| finding.diagnostic.severity == severity).count();
    let words = source.words;
    let counts =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| of(severity).to_string());
    let count = fill(words.review_count, &counts.each_ref().map(String::as_str));
    view! {
        <section class="review" hidden="" aria-label=words.review data-label="review">
            <p class="review-head"><b data-word="review">{words.review}</b> <span data-word="review_count" data-args=counts.join("|")>{count}</span></p>
            <ol>{rows}</ol>
        </section>
    }
    .into_any()
}

/// Where sentences, facts and headings stand in the source; all are in order of the text.
struct Places {
    sentences: Vec<Range<usize>>,
    facts: Vec<Range<usize>>,
    headings: Vec<usize>,
}

impl Places {
    fn new(source: Source<'_>) -> Self {
        let briefing = source.briefing;
        Self {
            sentences: briefing.sentences.iter().map(|it| briefing.source_range(&it.range)).collect(),
            facts: source.facts.iter().map(|it| briefing.source_range(&it.span)).collect(),
            headings: briefing.sections.iter().map(|it| briefing.source_range(&it.heading).start).collect(),
        }
    }
}

/// The one of some ranges in order that holds a place.
fn holding(ranges: &[Range<usize>], at: usize) -> Option<usize> {
    let found = ranges.partition_point(|range| range.start <= at).checked_sub(1)?;
    ranges[found].contains(&at).then_some(found)
}

fn row(source: Source<'_>, places: &Places, finding: &Diagnostic) -> AnyView {
    let briefing = source.briefing;
    let at = finding.span.start;
    let sentence = holding(&places.sentences, at);
    let section = places.headings.partition_point(|heading| *heading <= at).checked_sub(1);
    let fact = holding(&places.facts, at).map(|fact| &source.facts[fact]);
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
            let skipped = at.saturating_sub(places.sentences[sentence].start);
            let text = briefing.slice(range);
            text.get(skipped..).unwrap_or(text).chars().take(EXCERPT).collect()
        }
        (None, None) => String::new(),
    };
    let [name, english] = names(finding.code);
    let class = format!("review-{}", finding.severity.name());
    let href = href(&scoped_id(&source.part.id, &anchor));
    view! {
        <li class=class>
            <a href=href data-english=english>{name}</a> " " <q>{words}</q>
        </li>
    }
    .into_any()
}

/// The Chinese and the English name of a finding: those of numbers are words of the page.
fn names(code: &str) -> [String; 2] {
    let of_number = |words: fn(&Words) -> &'static str| [Lang::Zh, Lang::En].map(|lang| words(lang.words()));
    let names = match code {
        "number-unread" => of_number(|words| words.number_unread),
        "number-undrawn" => of_number(|words| words.number_undrawn),
        _ => name_of(code).unwrap_or([code; 2]),
    };
    names.map(str::to_owned)
}
