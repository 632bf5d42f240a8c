//! 数字索引: every number of a briefing in a table, with what the rule read of it. The fact panel reads its rows.

use jiedu_core::fact::{Fact, Kind};
use jiedu_core::label;
use jiedu_core::link::{figure_anchor, href, scoped_id};
use leptos::prelude::*;

use super::article::Source;
use crate::words::page;

/// The table of all numbers, folded.
#[component]
pub(super) fn Numbers(
    /// The briefing.
    source: Source,
) -> impl IntoView {
    let heads: Vec<_> = page::HEADS.iter().map(|head| view! { <th scope="col">{*head}</th> }).collect();
    let rows: Vec<_> = source.facts.iter().enumerate().map(|(idx, fact)| row(source, idx, fact)).collect();
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
}

fn row(source: Source, idx: usize, fact: &Fact) -> AnyView {
    let place = href(&scoped_id(&source.part.id, &fact.anchor));
    let mut value = label::value(&fact.value);
    if fact.kind != Kind::Date {
        value.push_str(&fact.unit);
    }
    if fact.inferred {
        value.push_str(page::YEAR_INFERRED);
    }
    let bounds = [page::qualifier(fact.qualifier), page::direction(fact.direction)];
    let bounds: Vec<&str> = bounds.into_iter().filter(|bound| !bound.is_empty()).collect();
    let figures: Vec<_> = source
        .part
        .figures
        .iter()
        .filter(|figure| figure.uses(idx as u16))
        .map(|figure| {
            let href = href(&scoped_id(&source.part.id, &figure_anchor(&figure.id)));
            view! { <a href=href>{source.words.figure} {figure.number.to_string()}</a> }
        })
        .collect();
    view! {
        <tr>
            <th scope="row"><a href=place>{fact.surface.clone()}</a></th>
            <td>{fact.subject.clone()}</td> <td>{value}</td> <td>{page::kind(fact.kind)}</td>
            <td>{bounds.join("，")}</td> <td>{fact.period.clone()}</td> <td>{fact.scope.clone()}</td>
            <td>{figures}</td>
        </tr>
    }
    .into_any()
}
