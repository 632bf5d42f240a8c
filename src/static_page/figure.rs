//! A figure as static HTML: its caption, its drawing for two widths or its grid, its table.

use jiedu_core::figure::{Body, Chart, Figure, Node, Size, Table, TableMeasure, layout, summary, table};
use jiedu_core::label;
use jiedu_core::link::{figure_anchor, href};
use leptos::prelude::*;

use super::folded::folded;
use super::grid::grid;
use super::source::Source;
use super::still::still;
use crate::components::unbroken;
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
    let name = fill(words.figure, &[&number]);
    let name = if figure.missing {
        view! {
            <span class="caption-no">
                <span data-word="figure" data-args=number.clone()>{name}</span> " " <span data-word="missing">{words.missing}</span>
            </span>
        }
        .into_any()
    } else {
        view! { <span class="caption-no" data-word="figure" data-args=number.clone()>{name}</span> }
            .into_any()
    };
    let sub =
        (!figure.sub.is_empty()).then(|| view! { <span class="caption-sub">{unbroken(&figure.sub)}</span> });
    let notes: Vec<_> =
        figure.notes.iter().map(|note| view! { <p class="figure-note">{unbroken(note)}</p> }).collect();
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
    let table = table(figure, &words.figures);
    let class = if says_more(figure, &table, words) { "table printed" } else { "table" };
    let summary = view! { <summary data-word="table">{words.table}</summary> };
    let content = view! {
        <div class="scroll" role="region" aria-label=fill(words.figure_table, &[&number]) data-label="figure_table" data-args=number.clone() tabindex="0">
            {html_table(table)}
        </div>
    };
    let data = folded(summary.into_any(), class, None, content.into_any());
    view! {
        <figure class="figure" id=source.id(&figure_anchor(&figure.id))>
            <figcaption>
                {name}
                <b class="caption">{unbroken(&figure.caption)}</b>
                {sub}
            </figcaption>
            <div class="drawing">{drawing}</div>
            {derived}
            {notes}
            <div class="figure-foot">
                {from}
                {data}
            </div>
        </figure>
    }
    .into_any()
}

/// Whether the table says something that stands neither in the drawing nor in the words around it. The drawing has strokes for what
/// the last column of a chart's table says.
fn says_more(figure: &Figure, table: &Table, words: &Words) -> bool {
    let Body::Chart(chart) = &figure.body else { return false };
    let scene = layout(chart, widest(), &TableMeasure, &words.figures);
    let nodes = scene.ground.iter().chain(scene.marks.iter().flat_map(|mark| &mark.nodes));
    let drawn: String = nodes
        .filter_map(|node| match node {
            Node::Text { text, .. } => Some(text.as_str()),
            Node::Path { .. } => None,
        })
        .chain(figure.derived().iter().flat_map(|derived| [derived.label.as_str(), &derived.surface]))
        .chain(figure.notes.iter().map(String::as_str))
        .chain([figure.caption.as_str(), &figure.sub])
        .collect();
    let mut cells = table.rows.iter().flat_map(|row| &row[..row.len().saturating_sub(1)]);
    cells.any(|cell| !drawn.contains(cell.as_str()))
}

/// The size that a chart is laid out for in a column.
fn widest() -> Size {
    Size { width: WIDTHS[WIDTHS.len() - 1].1, height: 0.0 }
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
