//! A figure as a table of text and as one sentence.

use super::data::Table;
use super::model::{Body, Figure};
use super::words::FigureWords;

/// The data of a figure as a table: numbers as the text writes them, what is worked out marked as such.
pub fn table(figure: &Figure, words: &FigureWords) -> Table {
    match &figure.body {
        Body::Chart(chart) => chart.table(words),
        Body::Grid(grid) => grid.table(words),
    }
}

/// What a figure shows, as one sentence.
pub fn summary(figure: &Figure, words: &FigureWords) -> String {
    let said = match &figure.body {
        Body::Chart(chart) => chart.said(words),
        Body::Grid(grid) => grid
            .rows
            .iter()
            .map(|row| {
                let name = if row.missing { words.unlisted } else { row.name.text.as_str() };
                [row.number.as_str(), name].concat()
            })
            .collect(),
    };
    [&figure.caption, words.colon, &said.join(words.comma), words.full_stop].concat()
}
