//! A figure as static HTML: its caption, its drawing for two widths or its grid, its table.

use jiedu_core::figure::{Body, Chart, Figure, Size, Table, TableMeasure, layout, summary, table};
use jiedu_core::label;
use jiedu_core::link::{figure_anchor, href};
use leptos::prelude::*;

use super::grid::grid;
use super::source::Source;
use super::still::still;
use crate::i18n::{Words, fill};

/// Widths at which charts are laid out before it is known how wide they will be: a phone's and a column's.
pub const WIDTHS: [(&str, f64); 2] = [("narrow", 350.0), ("wide", 612.0)];

/// A figure as static HTML.
pub(super) fn figure(source: Source<'_>, figure: &Figure) -> AnyView {
    let words = source.words;
    let number = figure.number.to_string();
    let drawing = match &figure.body {
        Body::Chart(found) => chart(found, &summary(figure, &words.figures), words).into_any(),
        Body::Grid(found) => grid(figure, found, words),
    };
    let missing = figure.missing.then(|| view! { " " <span data-word="missing">{words.missing}</span> });
    let sub =
        (!figure.sub.is_empty()).then(|| view! { <span class="caption-sub">{figure.sub.clone()}</span> });
    let notes: Vec<_> =
        figure.notes.iter().map(|note| view! { <p class="figure-note">{note.clone()}</p> }).collect();
    let derived: Vec<_> = figure
        .derived()
        .iter()
        .map(|derived| view! { <p class="figure-note">{label::derived(derived, &words.figures)}</p> })
        .collect();
    let from = figure.section.map(usize::from).map(|section| {
        let place = label::place(&source.part.sections, section, &words.figures);
        let href = href(&source.id(&source.part.sections[section].anchor));
        view! { <a class="figure-source" href=href>{fill(words.original, &[&place])}</a> }
    });
    view! {
        <figure class="figure" id=source.id(&figure_anchor(&figure.id))>
            <figcaption>
                <span class="caption-no">
                    <span data-word="figure" data-args=number.clone()>{fill(words.figure, &[&number])}</span>
                    {missing}
                </span>
                <b class="caption">{figure.caption.clone()}</b>
                {sub}
            </figcaption>
            <div class="drawing">{drawing}</div>
            {derived}
            {notes}
            <div class="figure-foot">
                {from}
                <details class="table">
                    <summary data-word="table">{words.table}</summary>
                    <div class="scroll" role="region" aria-label=fill(words.figure_table, &[&number]) data-label="figure_table" data-args=number.clone() tabindex="0">
                        {html_table(table(figure, &words.figures))}
                    </div>
                </details>
            </div>
        </figure>
    }
    .into_any()
}

/// The still drawings of a chart, one for each width; the style sheet shows the one that fits.
fn chart(chart: &Chart, name: &str, words: &Words) -> Vec<AnyView> {
    WIDTHS
        .iter()
        .map(|(class, width)| {
            let scene = layout(chart, Size { width: *width, height: 0.0 }, &TableMeasure, &words.figures);
            still(&scene, class, name)
        })
        .collect()
}

fn html_table(data: Table) -> AnyView {
    let head: Vec<_> = data.head.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect();
    let row = |row: Vec<String>| {
        let mut cells = row.into_iter();
        let name = cells.next().map(|cell| view! { <th scope="row">{cell}</th> });
        let cells: Vec<_> = cells.map(|cell| view! { <td>{cell}</td> }).collect();
        view! { <tr>{name} {cells}</tr> }
    };
    let rows: Vec<_> = data.rows.into_iter().map(row).collect();
    view! { <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table> }.into_any()
}
