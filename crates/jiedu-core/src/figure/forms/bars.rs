//! Bars from zero, each with its name and its value.

#[cfg(feature = "author")]
mod propose;

#[cfg(feature = "author")]
use super::super::proposal::Proposer;
#[cfg(feature = "author")]
use std::ops::Range;

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_mark};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
use super::super::pen::{LABEL, Pen, UNIT, VALUE, goes_on, set_value, value_width};
use super::super::table::{said_values, value_table};
use super::super::word_chart::{HEIGHT, MIDDLE};
use super::super::{Anchoring, Emphasis, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::Kind;
use crate::fact::Qualifier;

const BAR: f64 = 16.0;
/// Room after a bar whose end is not told.
const TAIL: f64 = 40.0;
/// A bar that is shorter than this says nothing.
const LEAST_PLOT: f64 = 54.0;

/// Bars from zero, one a fact.
pub(super) struct Bars;

impl ChartForm for Bars {
    fn name(&self) -> &'static str {
        "bars"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let takes = Takes {
            wanted: "one amount of money, amount, growth or count",
            fits: &|fact| matches!(fact.kind, Kind::Money | Kind::Amount | Kind::Growth | Kind::Count),
        };
        let marks = block.marks(1..=20, &mut |mark| {
            let span = mark.span_of("quote");
            read_mark(mark, &takes).map(|datum| (datum, span))
        });
        check_scale(block, &marks);
        Values { data: marks.into_iter().map(|(datum, _)| datum).collect(), ..Values::default() }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose::propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        draw_key(nodes, &chart.data, datum, width);
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

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let styles = (&VALUE, &UNIT);
    let widest = |of: &dyn Fn(&Datum) -> f64| data.iter().map(of).fold(0.0, f64::max);
    let label_width = widest(&|datum| LABEL.width(measure, &datum.label));
    let value_room = widest(&|datum| value_width(measure, &datum.shown(), unit(datum), styles));
    let tail = if data.iter().any(is_unsure) { TAIL } else { 0.0 };
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
        let mut found = frame.mark(idx, datum, Rect { x: 0.0, y: top, width: frame.width, height: pitch });
        let nodes = &mut found.nodes;
        let name = LABEL.fit(measure, &datum.label, if beside { label_width } else { frame.width });
        LABEL.set(nodes, 0.0, if beside { middle + 5.0 } else { top + 17.0 }, Anchoring::Start, &name);
        let end = zero + datum.value * scale;
        let stop = draw_bar(nodes, datum, zero, end, middle, tail);
        set_value(nodes, measure, (stop + 7.0, middle + 5.0), &datum.shown(), unit(datum), styles);
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
fn is_unsure(datum: &Datum) -> bool {
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

/// Reports the first bar that does not share the scale of the first one.
#[cfg(feature = "author")]
fn check_scale(block: &mut Block<'_, '_>, marks: &[(Datum, Range<usize>)]) {
    let Some((first, _)) = marks.first() else { return };
    let other = marks.iter().find(|(datum, _)| datum.unit != first.unit || datum.kind != first.kind);
    if let Some((datum, span)) = other {
        let message = format!("{} and {} don't share a scale", first.surface, datum.surface);
        let help = "bars of one figure have one unit and one kind; make two figures";
        block.finder.error("unit-mixed", span, message, help);
    }
}

/// All bars of the figure, the one that is meant and those that are equal to it dark.
fn draw_key(nodes: &mut Vec<Node>, data: &[Datum], active: usize, width: f64) {
    let chosen = &data[active];
    let open = chosen.is_open();
    let most = data.iter().map(|datum| datum.value.abs()).fold(1e-9, f64::max);
    let room = if open { width - 30.0 } else { width };
    let pitch = (HEIGHT / data.len() as f64).min(if data.len() > 2 { 5.0 } else { 7.0 });
    let top = MIDDLE - pitch * data.len() as f64 / 2.0;
    let thick = if data.len() == 1 { 8.0 } else { pitch * 0.64 };
    let (mut meant, mut others) = (Pen::new(), Pen::new());
    for (idx, datum) in data.iter().enumerate() {
        let y = if data.len() == 1 { MIDDLE - 4.0 } else { top + idx as f64 * pitch };
        let same = datum.value == chosen.value && datum.qualifier == chosen.qualifier;
        let pen = if idx == active || same { &mut meant } else { &mut others };
        pen.rect(0.0, y, (datum.value.abs() / most * room).max(1.0), thick);
    }
    others.node(nodes, Paint::Faint);
    meant.node(nodes, if chosen.emphasis == Emphasis::Second { Paint::Second } else { Paint::Mark });
    if open && data.len() == 1 {
        let bound = room - 10.0;
        if chosen.qualifier == Qualifier::Over {
            Pen::new().line(bound, 2.0, bound, 18.0).node(nodes, Paint::Halo);
            Pen::new().line(bound, 2.0, bound, 18.0).node(nodes, Paint::BoundStrong);
        }
        goes_on(nodes, room + 3.0, width, MIDDLE);
    }
}
