//! Grids: matrix, track and belt as HTML, which restacks and needs no measuring.

use jiedu_core::document::write_chinese_number;
use jiedu_core::figure::{Cell, Figure, Grid, Row};
use leptos::prelude::*;

use crate::components::unbroken;
use crate::i18n::Words;

/// The grid of a figure.
pub(super) fn grid(figure: &Figure, grid: &Grid, words: &Words) -> AnyView {
    let lists = if grid.has_lists { " has-lists" } else { "" };
    let class = format!("grid grid-{}{lists}", grid.form.name());
    let head = (!grid.head.is_empty()).then(|| {
        let cells: Vec<_> =
            grid.head.iter().map(|head| view! { <span role="columnheader">{head.clone()}</span> }).collect();
        view! { <div class="grid-head" role="row">{cells}</div> }
    });
    let rows: Vec<_> = grid
        .rows
        .iter()
        .enumerate()
        .map(|(idx, row)| {
            let before_hole = grid.rows.get(idx + 1).is_some_and(|next| next.missing);
            let class = match (row.missing, before_hole) {
                (true, _) => "grid-row hole",
                (false, true) => "grid-row before-hole",
                (false, false) => "grid-row",
            };
            let number = (!row.number.is_empty())
                .then(|| view! { <span class="grid-no" role="cell">{row.number.clone()}</span> });
            let cells: Vec<_> = row
                .cells
                .iter()
                .enumerate()
                .map(|(idx, found)| cell(found, grid.head.get(idx + 1).map_or("", String::as_str)))
                .collect();
            let name = name(row, words);
            view! {
                <div class=class role="row">
                    {number} {name} {cells}
                </div>
            }
        })
        .collect();
    view! { <div class=class role="table" aria-label=figure.caption.clone()>{head} {rows}</div> }.into_any()
}

fn cell(cell: &Cell, head: &str) -> AnyView {
    let list = cell.lines.len() > 1;
    let lines: Vec<_> = cell
        .lines
        .iter()
        .zip(1..)
        .map(|(found, at)| {
            // Written and not counted by the style sheet: in long pages browsers count slowly (style/base.css).
            let number = list.then(|| write_chinese_number(at));
            let class = match (list, found.sentence.is_some()) {
                (true, true) => "grid-line is-item cite",
                (true, false) => "grid-line is-item",
                (false, true) => "grid-line cite",
                (false, false) => "grid-line",
            };
            let sentence = found.sentence.map(|sentence| sentence.to_string());
            view! { <span class=class data-number=number data-sentence=sentence>{unbroken(&found.text)}</span> }
        })
        .collect();
    let head = head.trim_matches(['〔', '〕']).to_owned();
    view! { <div class="grid-cell" role="cell" data-head=head>{lines}</div> }.into_any()
}

/// The name of a row; one that was cut from the text can be lit.
fn name(row: &Row, words: &Words) -> AnyView {
    if row.missing && row.name.text.is_empty() {
        return view! { <b class="grid-name" role="rowheader" data-word="not_in_source">{words.not_in_source}</b> }
            .into_any();
    }
    let sentence = row.name.sentence.map(|sentence| sentence.to_string());
    let class = if sentence.is_some() { "grid-name cite" } else { "grid-name" };
    view! { <b class=class role="rowheader" data-sentence=sentence>{unbroken(&row.name.text)}</b> }.into_any()
}
