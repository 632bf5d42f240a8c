//! A hundred dots, filled from below up to what is stated.

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_mark};
use super::super::data::{Datum, Table};
use super::super::frame::{Frame, whole};
use super::super::pen::{BIG_NUMERAL, BIG_UNIT, NOTE, Pen, set_value};
use super::super::table::{said_values, value_table};
use super::super::word_chart::draw_share;
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::Kind;

const PITCH: f64 = 21.0;
const RADIUS: f64 = 6.5;
/// Width and height of the hundred.
const SIDE: f64 = 9.0 * PITCH + 2.0 * RADIUS + 2.0;

/// A hundred dots, open at the end where the text says 以上.
pub(super) struct Waffle;

impl ChartForm for Waffle {
    fn name(&self) -> &'static str {
        "waffle"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let takes = Takes { wanted: "one share", fits: &|fact| fact.kind == Kind::Share };
        Values { data: block.marks(1..=1, &mut |mark| read_mark(mark, &takes)), ..Values::default() }
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data[0], frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        let chosen = &chart.data[datum];
        draw_share(nodes, chosen, (chosen.value / 100.0).clamp(0.0, 1.0), width);
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        value_table(&chart.data, (&chart.derived, chart.yardstick.as_ref()), words, &|_, datum| {
            words.remark(datum)
        })
    }

    fn said(&self, chart: &Chart, _words: &FigureWords) -> Vec<String> {
        said_values(&chart.data)
    }
}

fn layout(datum: &Datum, frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    // Narrow: number and name stand above the dots, wide: beside them.
    let head = if frame.is_wide() { 0.0 } else { 74.0 };
    let height = head + SIDE + 6.0;
    let hit = Rect { x: 0.0, y: 0.0, width: frame.width, height };
    let mut found = frame.mark(0, datum, hit);
    let nodes = &mut found.nodes;

    let filled = whole(datum.value, 100);
    let open = datum.is_open();
    let place = |nth: usize| {
        let (row, column) = ((nth / 10) as f64, (nth % 10) as f64);
        (RADIUS + 1.0 + column * PITCH, head + 3.0 + SIDE - RADIUS - 1.0 - row * PITCH)
    };
    let (mut certain, mut rest) = (Pen::new(), Pen::new());
    for nth in 0..100 {
        let (x, y) = place(nth);
        if nth < filled {
            certain.dot(x, y)
        } else {
            rest.dot(x, y)
        };
    }
    certain.node(nodes, Paint::DotsBig);
    // What is not told is a speck; what is told to be without is an empty ring.
    if open {
        rest.node(nodes, Paint::DotsVoid);
        let bound = place(filled.saturating_sub(1)).1 - PITCH / 2.0;
        Pen::new().line(0.0, bound, SIDE, bound).node(nodes, Paint::BoundStrong);
        let up = bound - 26.0;
        let mut arrows = Pen::new();
        for x in [41.0, 104.0, 167.0] {
            if up > head {
                arrows.line(x, bound - 1.0, x, up).line(x - 4.0, up + 5.0, x, up).to(x + 4.0, up + 5.0);
            }
        }
        arrows.node(nodes, Paint::Bound);
    } else {
        let mut rings = Pen::new();
        for nth in filled..100 {
            let (x, y) = place(nth);
            rings.circle(x, y, RADIUS - 0.6);
        }
        rings.node(nodes, Paint::VoidLine);
    }

    let (x, y) = if frame.is_wide() { (SIDE + 28.0, height / 2.0) } else { (0.0, 30.0) };
    set_value(nodes, measure, (x, y), &datum.surface, &datum.unit, (&BIG_NUMERAL, &BIG_UNIT));
    let most = if frame.is_wide() { 4 } else { 1 };
    let room = (frame.width - x).min(260.0);
    for (nth, line) in NOTE.wrap(measure, &datum.label, room, most).iter().enumerate() {
        NOTE.set(nodes, x, y + 24.0 + nth as f64 * 20.0, Anchoring::Start, line);
    }
    frame.scene(height, vec![found])
}
