//! 数字索引: every number of a briefing in a table, with what the rule read of it.

use jiedu_core::fact::Fact;
use jiedu_core::link::{figure_anchor, href, scoped_id};
use leptos::prelude::*;

use super::folded::folded;
use super::source::Source;
use crate::i18n::fill;

/// The table of all numbers, folded.
pub(super) fn number_index(source: Source<'_>) -> AnyView {
    let words = source.words;
    let heads: Vec<_> =
        words.number_heads().into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect();
    let rows: Vec<_> = source.facts.iter().enumerate().map(|(idx, found)| row(source, idx, found)).collect();
    let count = rows.len().to_string();
    let summary = view! { <summary data-word="numbers_of" data-args=count.clone()>{fill(words.numbers_of, &[&count])}</summary> };
    let content = view! {
        <p class="source-note" data-word="numbers_note">{words.numbers_note}</p>
        <div class="scroll" role="region" aria-label=words.numbers data-label="numbers" tabindex="0">
            <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    };
    let id = scoped_id(&source.part.id, "numbers");
    folded(summary.into_any(), "table numbers printed", Some(id), content.into_any())
}

fn row(source: Source<'_>, idx: usize, found: &Fact) -> AnyView {
    let place = href(&scoped_id(&source.part.id, &found.anchor));
    let fields = source.words.fact_fields(&source.part.facts[idx]).map(|field| view! { <td>{field}</td> });
    let figures: Vec<_> = source
        .figures
        .iter()
        .filter(|figure| figure.facts.contains(&(idx as u16)))
        .map(|figure| {
            let href = href(&scoped_id(&source.part.id, &figure_anchor(&figure.id)));
            let number = figure.number.to_string();
            let name = fill(source.words.figure, &[&number]);
            view! { <a href=href data-word="figure" data-args=number>{name}</a> }
        })
        .collect();
    view! {
        <tr>
            <th scope="row"><a href=place>{found.told(source.briefing)}</a></th>
            {Vec::from(fields)} <td>{figures}</td>
        </tr>
    }
    .into_any()
}
