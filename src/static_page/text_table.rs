//! A table of the text as HTML. Its rows read, in order, as the text has them: cells with a blank between.

use jiedu_core::document::{Column, Table, is_number};
use jiedu_core::link::{scoped_id, sentence_anchor};
use leptos::prelude::*;

use super::prose::{facts_in, text};
use super::source::Source;

/// A table with its caption and notes. `number` tells the tables of a briefing apart.
pub(super) fn text_table(source: Source<'_>, table: &Table, number: usize) -> AnyView {
    let id = scoped_id(&source.part.id, &format!("table_{number}"));
    let lines: Vec<_> = table
        .caption
        .iter()
        .enumerate()
        .map(|(idx, range)| {
            let class = if idx == 0 { "sheet-name" } else { "sheet-unit" };
            view! { <p class=class>{text(source, range)}</p> }
        })
        .collect();
    let caption = (!lines.is_empty()).then(|| view! { <figcaption id=id.clone()>{lines}</figcaption> });
    let (label, labelled) =
        if caption.is_some() { (None, Some(id)) } else { (Some(source.words.text_table), None) };
    let word = label.map(|_| "text_table");
    let (heads, body) = (row_views(source, table, 0..table.heads), row_views(source, table, table.body()));
    let head = (!heads.is_empty()).then(|| view! { <thead>{heads}</thead> });
    let notes: Vec<_> =
        table.notes.iter().map(|range| view! { <p class="sheet-note">{text(source, range)}</p> }).collect();
    view! {
        <figure class="sheet">
            {caption}
            <div class="scroll" role="region" aria-label=label data-label=word aria-labelledby=labelled tabindex="0">
                <table>{head} <tbody>{body}</tbody></table>
            </div>
            {notes}
        </figure>
    }
    .into_any()
}

fn row_views(source: Source<'_>, table: &Table, rows: std::ops::Range<usize>) -> Vec<AnyView> {
    rows.filter_map(|idx| Some((idx, table.rows.get(idx)?)))
        .map(|(idx, row)| {
            let sentence = source.briefing.sentence_at(row.range.start).filter(|it| source.has_anchor(*it));
            let id = sentence.map(|sentence| source.id(&sentence_anchor(sentence)));
            let cited = sentence.is_some_and(|sentence| source.is_cited(sentence));
            let class = match (sentence.is_some(), cited) {
                (true, true) => Some("sentence cited"),
                (true, false) => Some("sentence"),
                (false, _) => None,
            };
            let mut begun = false;
            let mut cells: Vec<AnyView> = Vec::with_capacity(row.cells.len());
            let mut column = 0;
            while column < row.cells.len() {
                // A blank stands where the text has one.
                let is_empty = row.cells[column].is_empty();
                if begun && !is_empty {
                    cells.push(" ".into_any());
                }
                begun |= !is_empty;
                let span = table.span(&source.briefing.text, idx, column);
                cells.push(cell_view(source, table, idx, column, span));
                column += span;
            }
            match class {
                Some(class) => view! { <tr class=class id=id>{cells}</tr> }.into_any(),
                None => view! { <tr>{cells}</tr> }.into_any(),
            }
        })
        .collect()
}

fn cell_view(source: Source<'_>, table: &Table, row: usize, column: usize, span: usize) -> AnyView {
    let words = table.text(&source.briefing.text, row, column);
    let inner = facts_in(source, &table.rows[row].cells[column]);
    let kind = table.columns.get(column).copied();
    if row < table.heads {
        if words.is_empty() {
            return view! { <td></td> }.into_any();
        }
        if span > 1 {
            let columns = span.to_string();
            return view! { <th scope="colgroup" colspan=columns class="over">{inner}</th> }.into_any();
        }
        return if kind == Some(Column::Number) {
            view! { <th scope="col" class="n">{inner}</th> }.into_any()
        } else {
            view! { <th scope="col">{inner}</th> }.into_any()
        };
    }
    match kind {
        Some(Column::Name) if !words.is_empty() => view! { <th scope="row">{inner}</th> }.into_any(),
        Some(Column::Number) if words.chars().count() <= 12 && !is_prose(words) => {
            view! { <td class="n">{inner}</td> }.into_any()
        }
        _ => view! { <td>{inner}</td> }.into_any(),
    }
}

/// Whether a cell among numbers is none and no sign that there is none.
fn is_prose(words: &str) -> bool {
    !is_number(words) && words.chars().any(char::is_alphabetic)
}
