//! Before and after: what something was and what it became. Nothing is drawn between but dashes: the text does not say how
//! it went.
//!
//! ```toml
//! [[mark]]
//! label = "高速铁路运营里程"                     # cut from the text
//! from = "高速铁路运营里程从2.5万公里"           # quotes of one number each, of one unit
//! to = "增加到4.2万公里"
//! from_number = "2.5万公里"                      # which one is meant, where a quote holds several; to_number likewise
//! ```

#[cfg(feature = "author")]
mod propose;

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_value};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
use super::super::pen::{LABEL, Pen, UNIT, VALUE, goes_on, set_value, value_width};
#[cfg(feature = "author")]
use super::super::proposal::Proposer;
use super::super::word_chart::MIDDLE;
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
use crate::fact::Qualifier;
#[cfg(feature = "author")]
use crate::fact::{Fact, Kind};

/// Height of a row with its name beside it, and with its name above.
const BESIDE: f64 = 44.0;
const BELOW: f64 = 64.0;
/// Where the greater of the two values stands on its scale.
const REACH: f64 = 0.94;
/// Radius of the points.
const RADIUS: f64 = 5.5;
/// A scale that is shorter than this shows nothing.
const LEAST_PLOT: f64 = 150.0;
/// Room behind a value whose end is not told.
const TAIL: f64 = 26.0;

/// Before and after.
pub(super) struct Change;

impl ChartForm for Change {
    fn name(&self) -> &'static str {
        "change"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let rows = block.marks(1..=8, &mut |mark| {
            let span = mark.span.clone();
            let label = mark.label("label");
            let emphasis = mark.emphasis();
            let planned = mark.flag("planned");
            let numbers = [mark.text("from_number"), mark.text("to_number")];
            let quotes = [mark.required("from")?, mark.required("to")?];
            let mut ends = Vec::with_capacity(2);
            for (quote, number) in quotes.iter().zip(&numbers) {
                let meant = |fact: &Fact| number.as_ref().is_none_or(|number| number.text == fact.surface);
                let takes = Takes {
                    wanted: "one number",
                    fits: &|fact| !matches!(fact.kind, Kind::Date) && meant(fact),
                };
                ends.push(read_value(mark.finder, quote, label.clone(), &takes)?);
            }
            let [from, to] = ends.try_into().ok()?;
            if from.unit != to.unit || from.kind != to.kind {
                let message = format!("{} and {} don't share a scale", from.surface, to.surface);
                mark.finder.error(
                    "unit-mixed",
                    &span,
                    message,
                    "before and after have one unit and one kind",
                );
            }
            Some([from, to].map(|datum| Datum { emphasis, planned, ..datum }))
        });
        Values { data: rows.concat(), ..Values::default() }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose::propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        let start = datum - datum % 2;
        let pair = chart.data.get(start..).unwrap_or_default();
        draw_ends(nodes, pair, (RADIUS, width - 2.0 * RADIUS - TAIL), MIDDLE);
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        let rows = chart.data.chunks(2).map(|pair| {
            let surface = |nth: usize| pair.get(nth).map_or_else(String::new, |datum| datum.surface.clone());
            vec![pair.first().map_or_else(String::new, |datum| datum.label.clone()), surface(0), surface(1)]
        });
        let derived = chart.derived.iter().map(|derived| {
            vec![derived.label.clone(), derived.surface.clone(), (words.formula)(&derived.formula)]
        });
        Table {
            head: [words.name, words.from, words.to].map(str::to_owned).to_vec(),
            rows: rows.chain(derived).collect(),
        }
    }

    fn said(&self, chart: &Chart, words: &FigureWords) -> Vec<String> {
        let pairs = chart.data.chunks(2).map(|pair| match pair {
            [from, to] => [&from.label, words.from, &from.surface, words.to, &to.surface].concat(),
            rest => rest.iter().map(|datum| [datum.label.as_str(), &datum.surface].concat()).collect(),
        });
        pairs.collect()
    }
}

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let styles = (&VALUE, &UNIT);
    let names = data.iter().map(|datum| LABEL.width(measure, &datum.label)).fold(0.0, f64::max);
    let values = data
        .iter()
        .map(|datum| value_width(measure, &datum.surface, &datum.unit, styles))
        .fold(0.0, f64::max);
    let beside = names + 16.0 + LEAST_PLOT + values + TAIL <= frame.least();
    let (pitch, left) = if beside { (BESIDE, names + 16.0) } else { (BELOW, RADIUS + 0.5) };
    // Where two values have no room beside one another, the second stands below the scale.
    let stacked = data.chunks(2).any(|pair| {
        let widths = pair.iter().map(|datum| value_width(measure, &datum.surface, &datum.unit, styles));
        widths.sum::<f64>() + 12.0 > frame.least()
    });
    let below = if stacked { 24.0 } else { 0.0 };
    let pitch = pitch + below;
    let right = (frame.width - TAIL - RADIUS).max(left + 40.0);
    let mut marks = Vec::with_capacity(data.len());
    let (mut hairs, mut baseline) = (Pen::new(), Pen::new());
    for (row, pair) in data.chunks(2).enumerate() {
        let top = row as f64 * pitch;
        let y = top + pitch - below - 13.0;
        if row > 0 {
            hairs.line(0.0, top, frame.width, top);
        }
        hairs.line(left, y, right, y);
        baseline.line(left, y - 8.0, left, y + 8.0);
        let mut nodes = Vec::new();
        if let Some(first) = pair.first() {
            let room = if beside { names } else { frame.width };
            let at = if beside { y + 5.0 } else { top + 19.0 };
            LABEL.set(&mut nodes, 0.0, at, Anchoring::Start, &LABEL.fit(measure, &first.label, room));
        }
        let ends = draw_ends(&mut nodes, pair, (left, right), y);
        let widths: Vec<f64> =
            pair.iter().map(|datum| value_width(measure, &datum.surface, &datum.unit, styles)).collect();
        // Each value stands above its point, as far from the other as both have room.
        let mut places: Vec<f64> = ends.iter().zip(&widths).map(|(x, width)| x - width / 2.0).collect();
        if stacked || pair.len() == 1 {
            for (place, wide) in places.iter_mut().zip(&widths) {
                *place = place.clamp(0.0, (frame.width - wide).max(0.0));
            }
        } else if let ([a, b], [wide_a, wide_b]) = (places.as_mut_slice(), widths.as_slice()) {
            let first_is_left = ends.first() <= ends.get(1);
            let (low, high, wide_low, wide_high) =
                if first_is_left { (a, b, wide_a, wide_b) } else { (b, a, wide_b, wide_a) };
            *high = high.min(frame.width - wide_high).max(0.0);
            *low = low.min(*high - wide_low - 12.0);
            if *low < 0.0 {
                *low = 0.0;
                *high = (wide_low + 12.0).min(frame.width - wide_high);
            }
        }
        let middle = ends.iter().sum::<f64>() / ends.len().max(1) as f64;
        let rising = ends.first() <= ends.get(1);
        for (nth, datum) in pair.iter().enumerate() {
            let is_left = (nth == 0) == rising || pair.len() == 1;
            let end = if pair.len() == 1 { frame.width } else { middle.clamp(24.0, frame.width - 24.0) };
            let (x, width) = if is_left { (0.0, end) } else { (end, frame.width - end) };
            let mut found = frame.mark(row * 2 + nth, datum, Rect { x, y: top, width, height: pitch });
            if nth == 0 {
                found.nodes.append(&mut nodes);
            }
            let x = places.get(nth).copied().unwrap_or_default();
            let line = if stacked && nth > 0 { y + 23.0 } else { y - 12.0 };
            set_value(&mut found.nodes, measure, (x, line), &datum.surface, &datum.unit, styles);
            marks.push(found);
        }
    }
    let mut scene = frame.scene(data.chunks(2).count() as f64 * pitch, marks);
    hairs.node(&mut scene.ground, Paint::Hair);
    baseline.node(&mut scene.ground, Paint::Baseline);
    scene
}

/// Draws what was as a ring and what became as a point, and returns where they stand. Each pair has a scale of its own, from
/// zero, or from the lower value where that is below.
fn draw_ends(nodes: &mut Vec<Node>, pair: &[Datum], (left, right): (f64, f64), y: f64) -> Vec<f64> {
    let most = pair.iter().map(|datum| datum.value).fold(0.0, f64::max);
    let least = pair.iter().map(|datum| datum.value).fold(0.0, f64::min);
    let scale = (right - left) * REACH / (most - least).max(1e-9);
    let place = |datum: &Datum| left + (datum.value - least) * scale;
    let ends: Vec<f64> = pair.iter().map(place).collect();
    if let [from, to] = ends.as_slice() {
        let (low, high) = if from <= to { (from, to) } else { (to, from) };
        if high - low > 2.0 * RADIUS {
            Pen::new().line(low + RADIUS, y, high - RADIUS, y).node(nodes, Paint::Halo);
            Pen::new().line(low + RADIUS, y, high - RADIUS, y).node(nodes, Paint::Void);
        }
    }
    for (nth, (datum, x)) in pair.iter().zip(&ends).enumerate() {
        if matches!(datum.qualifier, Qualifier::AtLeast | Qualifier::Over) {
            Pen::new().line(*x, y - 8.0, *x, y + 8.0).node(nodes, Paint::BoundStrong);
            goes_on(nodes, x + 3.0, x + TAIL - 3.0, y);
        } else if nth == 0 || datum.planned {
            Pen::new().circle(*x, y, RADIUS - 1.0).node(nodes, Paint::Ring);
        } else {
            Pen::new().circle(*x, y, RADIUS).node(nodes, Paint::Mark);
        }
    }
    ends
}
