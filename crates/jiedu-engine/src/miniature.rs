//! A figure as small as a thumb: what it draws, without a word.

use std::fmt::Write as _;

use jiedu_core::figure::{
    Body, Chart, Face, Figure, Grid, Measure, NARROWEST, Node, Paint, Scene, Size, Weight, layout,
    number_text, paint_class, view_box,
};
use jiedu_widget::i18n::Lang;

/// Width at which a chart is laid out; it is shown at half of it.
const WIDTH: f64 = NARROWEST;
/// Size of the drawing of a grid.
const GRID: (f64, f64) = (320.0, 168.0);
/// Most rows and columns of a grid that are drawn.
const MOST_ROWS: usize = 6;
const MOST_COLUMNS: usize = 5;

/// The drawing as SVG; its classes are those of the page's figures.
pub(crate) fn miniature(figure: &Figure) -> String {
    match &figure.body {
        Body::Chart(chart) => of_chart(chart),
        Body::Grid(grid) => of_grid(grid),
    }
}

/// Words take no room: what is drawn without them would stand beside empty columns.
struct NoWords;

impl Measure for NoWords {
    fn width(&self, _text: &str, _size: u8, _face: Face, _weight: Weight) -> f64 {
        0.0
    }
}

fn of_chart(chart: &Chart) -> String {
    let scene = layout(chart, Size { width: WIDTH, height: 0.0 }, &NoWords, &Lang::Zh.words().figures);
    let mut svg = open(&view_box(&scene));
    let Scene { ground, marks, .. } = &scene;
    for node in ground.iter().chain(marks.iter().flat_map(|mark| &mark.nodes)) {
        match node {
            Node::Path { paint: Paint::Here, .. } => {}
            Node::Path { d, paint } => {
                let _ = write!(svg, "<path class=\"{}\" d=\"{d}\"/>", paint_class(*paint));
            }
            // A line of text is a stroke as long as it, roughly.
            Node::Text { x, y, text, anchoring, size, .. } => {
                let length = text.chars().count() as f64 * f64::from(*size) * 0.8;
                let length = length.min(WIDTH * 0.4);
                let start = match anchoring {
                    jiedu_core::figure::Anchoring::Start => *x,
                    jiedu_core::figure::Anchoring::Middle => x - length / 2.0,
                    jiedu_core::figure::Anchoring::End => x - length,
                };
                let height = f64::from(*size) * 0.28;
                let _ = write!(
                    svg,
                    "<rect class=\"p-block\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                    number_text(start),
                    number_text(y - f64::from(*size) * 0.5),
                    number_text(length),
                    number_text(height)
                );
            }
        }
    }
    svg.push_str("</svg>");
    svg
}

fn of_grid(grid: &Grid) -> String {
    let rows = grid.rows.len().clamp(1, MOST_ROWS);
    let cells = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let columns = (cells + 1).clamp(1, MOST_COLUMNS);
    let (width, height) = (GRID.0 / columns as f64, GRID.1 / rows as f64);
    let mut svg = open(&format!("0 0 {} {}", GRID.0, GRID.1));
    for (at, row) in grid.rows.iter().take(rows).enumerate() {
        let top = at as f64 * height;
        for column in 0..columns.min(row.cells.len() + 1) {
            let left = column as f64 * width;
            let paint = match (row.missing, column) {
                (true, _) => Paint::Void,
                (false, 0) => Paint::MarkOther,
                (false, _) => Paint::Block,
            };
            let _ = write!(
                svg,
                "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                paint_class(paint),
                number_text(left),
                number_text(top + height * 0.2),
                number_text(width * 0.86),
                number_text(height * 0.55)
            );
        }
    }
    svg.push_str("</svg>");
    svg
}

fn open(view_box: &str) -> String {
    format!("<svg viewBox=\"{view_box}\" preserveAspectRatio=\"xMinYMin meet\" aria-hidden=\"true\">")
}
