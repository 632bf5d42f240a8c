//! A figure as small as a thumb: what it draws, without a word.

use jiedu_core::figure::{
    Anchoring, Body, Chart, Face, Figure, Grid, Measure, NARROWEST, Node, Paint, Scene, Size, Weight, layout,
    number_text, paint_class, view_box,
};
use jiedu_desk::protocol::Miniature;
use jiedu_widget::i18n::Lang;

/// Width at which a chart is laid out; it is shown at half of it.
const WIDTH: f64 = NARROWEST;
/// Size of the drawing of a grid.
const GRID: (f64, f64) = (320.0, 168.0);
/// Most rows and columns of a grid that are drawn.
const MOST_ROWS: usize = 6;
const MOST_COLUMNS: usize = 5;

/// The drawing; its classes are those of the page's figures.
pub(crate) fn miniature(figure: &Figure) -> Miniature {
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

fn of_chart(chart: &Chart) -> Miniature {
    let scene = layout(chart, Size { width: WIDTH, height: 0.0 }, &NoWords, &Lang::Zh.words().figures);
    let mut drawn = Miniature { view_box: view_box(&scene), ..Miniature::default() };
    let Scene { ground, marks, .. } = &scene;
    for node in ground.iter().chain(marks.iter().flat_map(|mark| &mark.nodes)) {
        match node {
            Node::Path { paint: Paint::Here, .. } => {}
            Node::Path { d, paint } => drawn.paths.push((paint_class(*paint).to_owned(), d.clone())),
            // A line of text is a stroke as long as it, roughly.
            Node::Text { x, y, text, anchoring, size, .. } => {
                let size = f64::from(*size);
                let length = (text.chars().count() as f64 * size * 0.8).min(WIDTH * 0.4);
                let left = match anchoring {
                    Anchoring::Start => *x,
                    Anchoring::Middle => x - length / 2.0,
                    Anchoring::End => x - length,
                };
                drawn.paths.push(block(Paint::Block, [left, y - size * 0.5, length, size * 0.28]));
            }
        }
    }
    drawn
}

fn of_grid(grid: &Grid) -> Miniature {
    let rows = grid.rows.len().clamp(1, MOST_ROWS);
    let cells = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let columns = (cells + 1).clamp(1, MOST_COLUMNS);
    let (width, height) = (GRID.0 / columns as f64, GRID.1 / rows as f64);
    let mut drawn = Miniature { view_box: format!("0 0 {} {}", GRID.0, GRID.1), ..Miniature::default() };
    for (at, row) in grid.rows.iter().take(rows).enumerate() {
        let top = at as f64 * height;
        for column in 0..columns.min(row.cells.len() + 1) {
            let paint = match (row.missing, column) {
                (true, _) => Paint::Void,
                (false, 0) => Paint::MarkOther,
                (false, _) => Paint::Block,
            };
            let left = column as f64 * width;
            drawn.paths.push(block(paint, [left, top + height * 0.2, width * 0.86, height * 0.55]));
        }
    }
    drawn
}

/// A rectangle by left, top, width and height.
fn block(paint: Paint, sides: [f64; 4]) -> (String, String) {
    let [left, top, width, height] = sides.map(number_text);
    (paint_class(paint).to_owned(), format!("M{left} {top}h{width}v{height}h-{width}z"))
}
