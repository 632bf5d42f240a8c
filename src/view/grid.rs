//! Grids: matrix, track and belt as HTML, which restacks and needs no measuring.

use jiedu_core::figure::{Cell, CellLine, Figure, Form, Grid};
use leptos::prelude::*;

/// The grid of a figure.
pub(super) fn grid(figure: &Figure, grid: &Grid) -> AnyView {
    let class = match figure.form {
        Form::Track => "grid grid-track",
        Form::Belt => "grid grid-belt",
        _ => "grid grid-matrix",
    };
    let head = (!grid.head.is_empty()).then(|| {
        let cells: Vec<_> = grid.head.iter().map(|head| view! { <span>{head.clone()}</span> }).collect();
        view! { <div class="grid-head" aria-hidden="true">{cells}</div> }
    });
    let rows: Vec<_> = grid
        .rows
        .iter()
        .map(|row| {
            let class = if row.missing { "grid-row hole" } else { "grid-row" };
            let number =
                (!row.number.is_empty()).then(|| view! { <span class="grid-no">{row.number.clone()}</span> });
            let cells: Vec<_> = row
                .cells
                .iter()
                .enumerate()
                .map(|(idx, found)| cell(found, grid.head.get(idx + 1).map_or("", String::as_str)))
                .collect();
            view! { <div class=class>{number} <b class="grid-name">{line(&row.name)}</b> {cells}</div> }
        })
        .collect();
    view! { <div class=class>{head} {rows}</div> }.into_any()
}

fn cell(cell: &Cell, head: &str) -> AnyView {
    let lines: Vec<_> =
        cell.lines.iter().map(|found| view! { <span class="grid-line">{line(found)}</span> }).collect();
    view! { <div class="grid-cell" data-head=head.to_owned()>{lines}</div> }.into_any()
}

/// A passage; one that was cut from the text can be lit.
fn line(line: &CellLine) -> AnyView {
    match line.sentence {
        Some(sentence) => {
            view! { <span class="cite" data-sentence=sentence.to_string()>{line.text.clone()}</span> }
                .into_any()
        }
        None => line.text.clone().into_any(),
    }
}
