//! What was done, in numbers: a row each, without a scale, for their units differ. The rows stand in the order of the text.
//!
//! ```toml
//! [[mark]]
//! quote = "改造提升62个村内饮水管网"
//! verb = "改造提升"                              # what stands before the number, where the name stands behind it
//! label = "村内饮水管网"                         # both cut from the text
//! ```

#[cfg(feature = "author")]
mod propose;

#[cfg(feature = "author")]
use super::super::block::{Block, datum_of};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
use super::super::pen::{LABEL, Pen, UNIT, VALUE, set_value_end, value_width};
#[cfg(feature = "author")]
use super::super::proposal::Proposer;
use super::super::table::{said_values, value_table};
use super::super::word_chart::{HEIGHT, MIDDLE};
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Fact, Kind, Value};

/// Most rows.
#[cfg(feature = "author")]
const MOST_ROWS: usize = 10;
/// Height of a row of one line, what each further line adds, and the distance of two lines.
const ROW: f64 = 33.0;
const LINE: f64 = 13.0;
const LEADING: f64 = 19.0;
/// A name is cut off after so many lines.
const MOST_LINES: usize = 3;
/// Distance of a name from its value.
const GAP: f64 = 14.0;

/// What was done, in numbers.
pub(super) struct Results;

impl ChartForm for Results {
    fn name(&self) -> &'static str {
        "results"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let data = block.marks(3..=MOST_ROWS, &mut |mark| {
            let (verb, label) = (mark.label("verb"), mark.label("label"));
            let emphasis = mark.emphasis();
            let number = mark.text("number");
            let quote = mark.required("quote")?;
            let fits = |fact: &Fact| {
                is_result(fact) && number.as_ref().is_none_or(|number| number.text == fact.surface)
            };
            let index = mark.finder.fact(&quote, "one number that says what was done", &fits)?;
            let datum = datum_of(mark.finder, index, &quote, label);
            // Only the number, which stands beside, is left out between the two.
            let label = verb.map_or(String::new(), |verb| verb.text) + &datum.label;
            Some(Datum { emphasis, label, ..datum })
        });
        Values { data, ..Values::default() }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose::propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        let pitch = (width / chart.data.len() as f64).min(24.0);
        for idx in 0..chart.data.len() {
            let paint = if idx == datum { Paint::Mark } else { Paint::Faint };
            let height = if idx == datum { HEIGHT - 6.0 } else { 4.0 };
            Pen::new()
                .rect(idx as f64 * pitch, MIDDLE - height / 2.0, pitch * 0.75, height)
                .node(nodes, paint);
        }
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        value_table(&chart.data, (&chart.derived, None), words, &|_, datum| words.remark(datum))
    }

    fn said(&self, chart: &Chart, _words: &FigureWords) -> Vec<String> {
        said_values(&chart.data)
    }
}

/// Whether a fact can say what was done: a number of things, of money or of a measure.
#[cfg(feature = "author")]
fn is_result(fact: &Fact) -> bool {
    matches!(fact.value, Value::Number(_))
        && matches!(fact.kind, Kind::Count | Kind::Money | Kind::Amount | Kind::Length)
}

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let styles = (&VALUE, &UNIT);
    let name = |datum: &Datum, width: f64| {
        let value = value_width(measure, &datum.surface, &datum.unit, styles);
        LABEL.wrap(measure, &datum.label, (width - value - GAP).max(14.0), MOST_LINES)
    };
    // All rows are as high as the highest, so that none looks set apart.
    let most = data.iter().map(|datum| name(datum, frame.least()).len()).max().unwrap_or(1).max(1);
    let height = ROW + (most as f64 - 1.0) * LINE;
    let mut marks = Vec::with_capacity(data.len());
    let mut rules = Pen::new();
    let mut y = 0.0;
    for (idx, datum) in data.iter().enumerate() {
        let lines = name(datum, frame.width);
        let middle = y + height / 2.0 + 5.0;
        let first = middle - (lines.len().max(1) as f64 - 1.0) * LEADING / 2.0;
        let mut found = frame.mark(idx, datum, Rect { x: 0.0, y, width: frame.width, height });
        let nodes = &mut found.nodes;
        for (nth, line) in lines.iter().enumerate() {
            LABEL.set(nodes, 0.0, first + nth as f64 * LEADING, Anchoring::Start, line);
        }
        set_value_end(nodes, measure, (frame.width, middle), &datum.surface, &datum.unit, styles);
        if idx > 0 {
            rules.line(0.0, y, frame.width, y);
        }
        marks.push(found);
        y += height;
    }
    let mut scene = frame.scene(y, marks);
    rules.node(&mut scene.ground, Paint::Hair);
    scene
}
