//! The columns of a table in a picture.

use crate::figure::{Face, Measure, Table, WIDE, Weight};

/// Where each column begins, and how wide it is.
pub(super) struct Columns(pub(super) Vec<(f64, f64)>);

/// Between two columns.
const GAP: f64 = 16.0;
/// Narrowest column.
const LEAST: f64 = 44.0;
/// Size of the text of cells.
const SIZE: u8 = 14;

/// Whether a table has no room for its columns.
pub(super) fn is_stacked(table: &Table, width: f64) -> bool {
    width < WIDE && table.head.len() > 2
}

impl Columns {
    /// Columns as wide as their widest cells, and where these are too wide together, by their share.
    pub(super) fn of(table: &Table, width: f64, measure: &dyn Measure) -> Self {
        let count = table.head.len().max(1);
        let room = width - GAP * (count - 1) as f64;
        let widest = |column: usize| {
            let cells = table.rows.iter().chain([&table.head]).filter_map(|row| row.get(column));
            cells
                .map(|cell| measure.width(cell, SIZE, Face::Sans, Weight::Bold))
                .fold(LEAST, f64::max)
                .min(room * 0.6)
        };
        let wanted: Vec<f64> = (0..count).map(widest).collect();
        let scale = room / wanted.iter().sum::<f64>().max(1.0);
        let mut x = 0.0;
        let columns = wanted.iter().map(|wanted| {
            let own = if scale < 1.0 { (wanted * scale).max(LEAST) } else { *wanted };
            let place = (x, own);
            x += own + GAP;
            place
        });
        Self(columns.collect())
    }
}
