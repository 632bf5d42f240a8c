//! Aims, each with what the words around its number allow: from the number on, up to it, about it. An aim is never filled.
//! Those in per cent share a scale; each of the others stands for itself.
//!
//! ```toml
//! [[mark]]
//! quote = "城镇调查失业率控制在5.5%以内"
//! label = "城镇调查失业率"                       # cut from the text
//! ```

#[cfg(feature = "author")]
mod propose;

#[cfg(feature = "author")]
use super::super::block::{Block, datum_of};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
use super::super::pen::{LABEL, Pen, UNIT, VALUE, goes_on, set_value_end, value_width};
#[cfg(feature = "author")]
use super::super::proposal::Proposer;
use super::super::table::{said_values, value_table};
use super::super::word_chart::MIDDLE;
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
use crate::fact::Qualifier;
#[cfg(feature = "author")]
use crate::fact::{Fact, Kind, Value};

/// Height of a row with its name beside its scale, and with name and value above it.
const BESIDE: f64 = 38.0;
const BELOW: f64 = 54.0;
/// A scale that is shorter than this shows nothing.
const LEAST_PLOT: f64 = 130.0;
/// Where on its scale an aim stands that shares it with none.
const ALONE: f64 = 0.6;
/// Half the height of a hollow bar.
const HALF: f64 = 6.0;
/// How far on both sides an aim reaches of which the text only says that it is about so.
const ABOUT: f64 = 26.0;
const RADIUS: f64 = 5.0;

/// Aims.
pub(super) struct Goals;

impl ChartForm for Goals {
    fn name(&self) -> &'static str {
        "goals"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let data = block.marks(1..=16, &mut |mark| {
            let label = mark.label("label");
            let emphasis = mark.emphasis();
            // It may be said, and is so in any case.
            mark.flag("planned");
            let number = mark.text("number");
            let quote = mark.required("quote")?;
            let fits = |fact: &Fact| {
                is_aim(fact) && number.as_ref().is_none_or(|number| number.text == fact.surface)
            };
            let index = mark.finder.fact(&quote, "one number that is an aim", &fits)?;
            let datum = datum_of(mark.finder, index, &quote, label);
            Some(Datum { emphasis, planned: true, ..datum })
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
        draw_aim(
            nodes,
            &chart.data[datum],
            [RADIUS + 1.0, width * ALONE, width - 1.0],
            MIDDLE,
            width * ALONE,
        );
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        value_table(&chart.data, (&chart.derived, None), words, &|_, datum| words.remark(datum))
    }

    fn said(&self, chart: &Chart, _words: &FigureWords) -> Vec<String> {
        said_values(&chart.data)
    }
}

/// Whether a fact can be an aim: one number, or from one to another.
#[cfg(feature = "author")]
fn is_aim(fact: &Fact) -> bool {
    matches!(fact.value, Value::Number(_) | Value::Range(..))
        && matches!(
            fact.kind,
            Kind::Growth | Kind::Share | Kind::Money | Kind::Amount | Kind::Count | Kind::Length
        )
}

/// The upper end of a range, as the text writes it: 8.5 in 8-8.5%.
fn upper(datum: &Datum) -> Option<f64> {
    let low = datum.surface.find(|c: char| c.is_ascii_digit())?;
    let rest = datum.surface.get(low..)?.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let rest = rest.strip_prefix('%').unwrap_or(rest);
    let rest = rest.strip_prefix(['-', '—', '–', '~', '～', '至', '－'])?;
    let rest = rest.trim_start_matches(['—', '-']);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    rest.get(..end)?.parse().ok().filter(|high: &f64| *high > datum.value)
}

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let styles = (&VALUE, &UNIT);
    let widest = |of: &dyn Fn(&Datum) -> f64| data.iter().map(of).fold(0.0, f64::max);
    let names = widest(&|datum| LABEL.width(measure, &datum.label));
    let values = widest(&|datum| value_width(measure, &datum.surface, unit(datum), styles));
    let beside = names + 16.0 + LEAST_PLOT + 14.0 + values <= frame.least();
    let (pitch, left, right) = if beside {
        (BESIDE, names + 16.0, frame.width - values - 14.0)
    } else {
        (BELOW, RADIUS + 1.0, frame.width - 1.0)
    };
    // Of what is in per cent the greatest stands so far to the right that there is room behind it.
    let shared = data.iter().filter(|datum| datum.unit == "%").collect::<Vec<_>>();
    let top = |datum: &Datum| upper(datum).unwrap_or(datum.value).abs();
    let most = shared.iter().map(|datum| top(datum)).fold(1e-9, f64::max);
    let scale = (right - left - 40.0).max(1.0) / most;
    let mut marks = Vec::with_capacity(data.len());
    let (mut hairs, mut baseline) = (Pen::new(), Pen::new());
    for (idx, datum) in data.iter().enumerate() {
        let y = idx as f64 * pitch;
        let middle = if beside { y + pitch / 2.0 } else { y + 38.0 };
        let line = if beside { middle + 5.0 } else { y + 19.0 };
        let mut found = frame.mark(idx, datum, Rect { x: 0.0, y, width: frame.width, height: pitch });
        let nodes = &mut found.nodes;
        let room = if beside { names } else { frame.width - values - 10.0 };
        LABEL.set(nodes, 0.0, line, Anchoring::Start, &LABEL.fit(measure, &datum.label, room.max(14.0)));
        set_value_end(nodes, measure, (frame.width, line), &datum.surface, unit(datum), styles);
        let together = shared.len() > 1 && datum.unit == "%";
        let high = upper(datum).unwrap_or(datum.value);
        let (at, to) = if together {
            (left + datum.value.abs() * scale, left + high.abs() * scale)
        } else {
            let at = left + (right - left) * ALONE;
            (at * datum.value.abs() / high.abs().max(1e-9), at)
        };
        hairs.line(left, middle, right, middle);
        baseline.line(left, middle - 9.0, left, middle + 9.0);
        draw_aim(nodes, datum, [left, at.max(left), right], middle, to.max(left));
        marks.push(found);
    }
    let mut scene = frame.scene(data.len() as f64 * pitch, marks);
    hairs.node(&mut scene.ground, Paint::Hair);
    baseline.node(&mut scene.ground, Paint::Baseline);
    scene
}

/// The unit set apart; a per cent sign belongs to its number.
fn unit(datum: &Datum) -> &str {
    if datum.unit == "%" { "" } else { &datum.unit }
}

/// Draws an aim between zero, its number and the end of its scale; `high` is the upper end of a range.
fn draw_aim(nodes: &mut Vec<Node>, datum: &Datum, [zero, at, end]: [f64; 3], y: f64, high: f64) {
    let bar = |from: f64, to: f64, paint: Paint, nodes: &mut Vec<Node>| {
        Pen::new().line(from, y - HALF, to, y - HALF).line(from, y + HALF, to, y + HALF).node(nodes, paint);
    };
    let halo = |from: f64, to: f64, nodes: &mut Vec<Node>| {
        Pen::new().line(from, y, to, y).node(nodes, Paint::Halo);
    };
    let bound = |x: f64, nodes: &mut Vec<Node>| {
        Pen::new().line(x, y - HALF - 3.0, x, y + HALF + 3.0).node(nodes, Paint::BoundStrong);
    };
    if high > at + 1.0 {
        halo(at, high, nodes);
        bar(at, high, Paint::MarkLine, nodes);
        bound(at, nodes);
        bound(high, nodes);
        return;
    }
    match datum.qualifier {
        // From the bound on: how far is not told.
        Qualifier::AtLeast | Qualifier::Over => {
            let stop = (end - 9.0).max(at);
            let solid = (at + 22.0).min(stop);
            halo(at, end, nodes);
            bar(at, solid, Paint::MarkLine, nodes);
            bar(solid, stop, Paint::Void, nodes);
            Pen::new().line(end - 6.0, y - 5.0, end, y).to(end - 6.0, y + 5.0).node(nodes, Paint::VoidLine);
            bound(at, nodes);
        }
        Qualifier::Under | Qualifier::Within => {
            halo(zero, at, nodes);
            bar(zero, at, Paint::MarkLine, nodes);
            bound(at, nodes);
        }
        Qualifier::Approx => {
            let (low, high) = ((at - ABOUT).max(zero), (at + ABOUT).min(end));
            halo(low, high, nodes);
            if at - RADIUS - low > 10.0 {
                Pen::new().line(at - RADIUS - 2.0, y, low, y).node(nodes, Paint::Void);
                Pen::new()
                    .line(low + 6.0, y - 4.0, low, y)
                    .to(low + 6.0, y + 4.0)
                    .node(nodes, Paint::VoidLine);
            }
            goes_on(nodes, at + RADIUS + 2.0, high, y);
            Pen::new().circle(at, y, RADIUS).node(nodes, Paint::Ring);
        }
        Qualifier::Exact => {
            halo((at - RADIUS - 3.0).max(zero), (at + RADIUS + 3.0).min(end), nodes);
            Pen::new().circle(at, y, RADIUS).node(nodes, Paint::Ring);
        }
    }
}
