//! 数字索引: every number of a briefing in a table, with what the rule read of it.

use jiedu_core::fact::Fact;
use jiedu_core::link::{figure_anchor, href, scoped_id};
use leptos::prelude::*;

use super::article::Source;
use crate::i18n::{fact, fill, page};

/// The table of all numbers, folded.
pub(super) fn number_index(source: Source<'_>) -> AnyView {
    let heads: Vec<_> = fact::HEADS.iter().map(|head| view! { <th scope="col">{*head}</th> }).collect();
    let rows: Vec<_> = source.facts.iter().enumerate().map(|(idx, found)| row(source, idx, found)).collect();
    let name = format!("{}（{}）", page::NUMBERS, rows.len());
    view! {
        <details class="table numbers" id=scoped_id(&source.part.id, "numbers")>
            <summary>{name}</summary>
            <p class="source-note">{page::NUMBERS_NOTE}</p>
            <div class="scroll" role="region" aria-label=page::NUMBERS tabindex="0">
                <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        </details>
    }
    .into_any()
}

fn row(source: Source<'_>, idx: usize, found: &Fact) -> AnyView {
    let place = href(&scoped_id(&source.part.id, &found.anchor));
    let fields = fact::fields(&source.part.facts[idx]).map(|field| view! { <td>{field}</td> });
    let figures: Vec<_> = source
        .figures
        .iter()
        .filter(|figure| figure.facts.contains(&(idx as u16)))
        .map(|figure| {
            let href = href(&scoped_id(&source.part.id, &figure_anchor(&figure.id)));
            view! { <a href=href>{fill(source.words.figure_short, &[&figure.number.to_string()])}</a> }
        })
        .collect();
    view! {
        <tr>
            <th scope="row"><a href=place>{found.surface.clone()}</a></th>
            {Vec::from(fields)} <td>{figures}</td>
        </tr>
    }
    .into_any()
}
