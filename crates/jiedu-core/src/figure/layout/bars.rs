//! Bars from zero, each with its name and its value.

use super::super::pen::{LABEL, Pen, UNIT, VALUE, goes_on, mark, set_value, value_width};
use super::super::{Anchoring, Datum, Emphasis, Node, Paint, Rect, Scene};
use super::{Frame, spoken};
use crate::fact::Qualifier;

const BAR: f64 = 16.0;
/// Room after a bar whose end is not told.
const TAIL: f64 = 40.0;
/// A bar that is shorter than this says nothing.
const LEAST_PLOT: f64 = 54.0;

pub(super) fn bars(data: &[Datum], frame: &Frame) -> Scene {
    let measure = frame.measure;
    let styles = (&VALUE, &UNIT);
    let widest = |of: &dyn Fn(&Datum) -> f64| data.iter().map(of).fold(0.0, f64::max);
    let label_width = widest(&|datum| LABEL.width(measure, &datum.label));
    let value_room = widest(&|datum| value_width(measure, &datum.surface, unit(datum), styles));
    let tail = if data.iter().any(is_open) { TAIL } else { 0.0 };
    let beside = label_width + 10.0 + LEAST_PLOT + tail + 7.0 + value_room <= frame.least();
    let (pitch, left) = if beside { (33.0, label_width + 10.0) } else { (50.0, 0.5) };

    let above = widest(&|datum| datum.value);
    let below = widest(&|datum| -datum.value);
    let plot = (frame.width - left - 7.0 - value_room - tail).max(1.0);
    let scale = plot / (above + below).max(1e-9);
    let zero = left + below * scale;

    let mut marks = Vec::with_capacity(data.len());
    let mut baseline = Pen::new();
    for (idx, datum) in data.iter().enumerate() {
        let top = idx as f64 * pitch;
        let middle = if beside { top + pitch / 2.0 } else { top + 34.0 };
        let mut found = mark(idx, spoken(datum), Rect { x: 0.0, y: top, width: frame.width, height: pitch });
        let nodes = &mut found.nodes;
        let name = LABEL.fit(measure, &datum.label, if beside { label_width } else { frame.width });
        LABEL.set(nodes, 0.0, if beside { middle + 5.0 } else { top + 17.0 }, Anchoring::Start, &name);
        let end = zero + datum.value * scale;
        let stop = draw_bar(nodes, datum, zero, end, middle, tail);
        set_value(nodes, measure, (stop + 7.0, middle + 5.0), &datum.surface, unit(datum), styles);
        baseline.line(zero, middle - 13.0, zero, middle + 13.0);
        marks.push(found);
    }
    let mut scene = frame.scene(data.len() as f64 * pitch, marks);
    baseline.node(&mut scene.ground, Paint::Baseline);
    scene
}

/// The unit set apart; a per cent sign belongs to its number.
fn unit(datum: &Datum) -> &str {
    if datum.unit == "%" { "" } else { &datum.unit }
}

/// Whether the text does not say where the bar ends.
fn is_open(datum: &Datum) -> bool {
    !matches!(datum.qualifier, Qualifier::Exact)
}

/// Draws a bar and returns where its value may be written.
fn draw_bar(nodes: &mut Vec<Node>, datum: &Datum, zero: f64, end: f64, middle: f64, tail: f64) -> f64 {
    let top = middle - BAR / 2.0;
    let (from, to) = if end < zero { (end, zero) } else { (zero, end) };
    let width = (to - from).max(1.0);
    let paint = match datum.emphasis {
        Emphasis::Main => Paint::Mark,
        Emphasis::Other => Paint::MarkOther,
        Emphasis::Second => Paint::Second,
    };
    match datum.qualifier {
        Qualifier::Exact => {
            Pen::new().rect(from, top, width, BAR).node(nodes, paint);
            return to;
        }
        // It crosses the bound, and by how much is not told.
        Qualifier::Over => {
            Pen::new().rect(from, top, width + 12.0, BAR).node(nodes, paint);
            Pen::new().line(to, top - 4.0, to, top + BAR + 4.0).node(nodes, Paint::Halo);
            Pen::new().line(to, top - 4.0, to, top + BAR + 4.0).node(nodes, Paint::BoundStrong);
            goes_on(nodes, to + 14.0, to + tail, middle);
        }
        Qualifier::AtLeast => {
            Pen::new().rect(from, top, width, BAR).node(nodes, paint);
            goes_on(nodes, to + 2.0, to + tail, middle);
        }
        Qualifier::Approx => {
            let sure = (width - 8.0).max(1.0);
            Pen::new().rect(from, top, sure, BAR).node(nodes, paint);
            Pen::new().rect(from + sure, top + 0.5, 16.0, BAR - 1.0).node(nodes, Paint::Void);
        }
        // Somewhere in here: a hollow bar to the bound.
        Qualifier::Under | Qualifier::Within => {
            Pen::new()
                .line(from, top, to, top)
                .line(from, top + BAR, to, top + BAR)
                .node(nodes, Paint::MarkLine);
            Pen::new().line(to, top - 2.0, to, top + BAR + 2.0).node(nodes, Paint::BoundStrong);
        }
    }
    to + tail
}
