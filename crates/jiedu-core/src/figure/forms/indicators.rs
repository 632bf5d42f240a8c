//! Indicators, a row each: name, value, and the rate by which it grew as a bar from zero, falls to the left.
//!
//! ```toml
//! [[mark]]
//! label = "生产总值"                             # cut from the text; the editor's words in 〔〕
//! quote = "生产总值295.4亿元"                     # its value; left away where the text has none
//! growth = "比上年增长7.7%"                       # its rate of growth, or its step (提高0.3个百分点); left away where the text has none
//! part = true                                    # a part of the row above (其中): set in
//! ```

use std::borrow::Cow;

#[cfg(feature = "author")]
mod propose;

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_value};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
use super::super::pen::{ASIDE, LABEL, NOTE, Pen, UNIT, VALUE, set_value_end, value_width};
#[cfg(feature = "author")]
use super::super::proposal::Proposer;
use super::super::table::said_values;
use super::super::word_chart::{HEIGHT, MIDDLE};
use super::super::{Anchoring, Emphasis, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Direction, Fact};
use crate::fact::{Kind, Qualifier};

/// Height of a bar.
const BAR: f64 = 12.0;
/// Height of a row: all in one line, and the bar below its name and value.
const ROW: f64 = 33.0;
const TALL_ROW: f64 = 50.0;
/// Height of the heads of the columns.
const HEAD: f64 = 24.0;
/// Distance of two columns.
const GAP: f64 = 18.0;
/// How far the name of a part is set in.
const INSET: f64 = 16.0;
/// Bars of less room than this say nothing.
const LEAST_PLOT: f64 = 150.0;

/// Indicators with value and growth.
pub(super) struct Indicators;

impl ChartForm for Indicators {
    fn name(&self) -> &'static str {
        "indicators"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let rows = block.marks(2..=MOST_ROWS, &mut read_row);
        check_periods(block, &rows);
        Values { data: rows.into_iter().flatten().collect(), ..Values::default() }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose::propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        draw_key(nodes, &rows(&chart.data), datum, width);
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        let cell = |datum: Option<(usize, &Datum)>| {
            datum.map_or_else(|| words.unlisted_short.to_owned(), |(_, datum)| datum.shown().into_owned())
        };
        let rate = |datum: Option<(usize, &Datum)>| {
            datum.map_or_else(|| words.unlisted_short.to_owned(), |(_, datum)| shown(datum).into_owned())
        };
        let rows = rows(&chart.data)
            .into_iter()
            .map(|row| vec![row.label.to_owned(), cell(row.value), rate(row.growth)]);
        let derived = chart.derived.iter().map(|derived| {
            let formula = (words.formula)(&derived.formula);
            vec![derived.label.clone(), [derived.surface.as_str(), &formula].concat(), String::new()]
        });
        Table {
            head: vec![words.name.to_owned(), words.value.to_owned(), words.growth.to_owned()],
            rows: rows.chain(derived).collect(),
        }
    }

    fn said(&self, chart: &Chart, _words: &FigureWords) -> Vec<String> {
        said_values(&chart.data)
    }
}

/// An indicator: its value and its growth with their places in the data.
#[derive(Clone, Copy)]
struct Row<'a> {
    label: &'a str,
    value: Option<(usize, &'a Datum)>,
    growth: Option<(usize, &'a Datum)>,
}

/// The rows of the data: a growth belongs to the value before it that has the same name.
fn rows(data: &[Datum]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (idx, datum) in data.iter().enumerate() {
        let is_growth = datum.kind == Kind::Growth;
        match rows.last_mut() {
            Some(row) if is_growth && row.growth.is_none() && row.label == datum.label => {
                row.growth = Some((idx, datum));
            }
            _ if is_growth => rows.push(Row { label: &datum.label, value: None, growth: Some((idx, datum)) }),
            _ => rows.push(Row { label: &datum.label, value: Some((idx, datum)), growth: None }),
        }
    }
    rows
}

/// A rate as it is written with its sign; a step with the sign of its direction.
fn shown(datum: &Datum) -> Cow<'_, str> {
    let shown = datum.shown();
    if is_drawn(datum) || datum.value < 0.0 { shown } else { Cow::Owned(["+", &shown].concat()) }
}

/// Whether a growth is a rate in per cent, which has a bar.
fn is_drawn(datum: &Datum) -> bool {
    datum.unit == "%"
}

/// How far the name of a part is set in.
fn inset(row: &Row<'_>) -> f64 {
    let part = row.value.or(row.growth).is_some_and(|(_, datum)| datum.emphasis == Emphasis::Other);
    if part { INSET } else { 0.0 }
}

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let styles = (&VALUE, &UNIT);
    let rows = rows(data);
    let widest = |of: &dyn Fn(&Row<'_>) -> f64| rows.iter().map(of).fold(0.0, f64::max);
    let label_room = widest(&|row| LABEL.width(measure, row.label) + inset(row));
    let value_room = widest(&|row| {
        let own = row.value.map(|(_, value)| value_width(measure, &value.surface, &value.unit, styles));
        own.unwrap_or_else(|| ASIDE.width(measure, frame.words.unlisted_short))
    });
    // What stands beside must fit at the narrowest width, whatever the words of the interface are.
    let value_least = widest(&|row| {
        row.value.map_or(0.0, |(_, value)| value_width(measure, &value.surface, &value.unit, styles))
    });
    let beside = label_room + value_least.max(40.0) + 2.0 * GAP + LEAST_PLOT <= frame.least();
    let left = if beside { label_room + value_room + 2.0 * GAP } else { 0.0 };
    let pitch = if beside { ROW } else { TALL_ROW };

    // The numbers of the bars stand behind their ends.
    let drawn = || rows.iter().filter_map(|row| row.growth).map(|(_, rate)| rate).filter(|it| is_drawn(it));
    let rates: Vec<&Datum> = drawn().collect();
    let number_room = |falls: bool| {
        let own = rates.iter().filter(|rate| (rate.value < 0.0) == falls);
        own.map(|rate| VALUE.width(measure, &shown(rate)) + 8.0).fold(0.0, f64::max)
    };
    let above = rates.iter().map(|rate| rate.value).fold(0.0, f64::max);
    let below = rates.iter().map(|rate| -rate.value).fold(0.0, f64::max);
    let room = (frame.width - left - number_room(true) - number_room(false)).max(1.0);
    let scale = room / (above + below).max(1e-9);
    let zero = left + number_room(true) + below * scale;

    let mut marks = Vec::with_capacity(data.len());
    let (mut rules, mut baseline, mut heads) = (Pen::new(), Pen::new(), Vec::new());
    set_heads(&mut heads, frame, left, zero, value_room, beside, below > 0.0);
    for (nth, row) in rows.iter().enumerate() {
        let top = HEAD + nth as f64 * pitch;
        rules.line(0.0, top, frame.width, top);
        let name_line = top + if beside { 22.0 } else { 19.0 };
        let middle = if beside { top + pitch / 2.0 } else { top + 35.0 };
        let value_end = if beside { left - GAP } else { frame.width };
        let label_room = if beside { label_room } else { frame.width - value_room - 10.0 };
        let inset = inset(row);
        let name = LABEL.fit(measure, row.label, label_room - inset);
        let hit_width = if beside { left - GAP / 2.0 } else { frame.width };
        let hit_height = if beside { pitch } else { 26.0 };
        // The name belongs to the value, or to the growth where there is no value.
        let named = row.value.or(row.growth).map(|(idx, _)| idx);
        if let Some((idx, value)) = row.value {
            let hit = Rect { x: 0.0, y: top, width: hit_width, height: hit_height };
            let mut found = frame.mark(idx, value, hit);
            LABEL.set(&mut found.nodes, inset, name_line, Anchoring::Start, &name);
            set_value_end(
                &mut found.nodes,
                measure,
                (value_end, name_line),
                &value.surface,
                &value.unit,
                styles,
            );
            marks.push(found);
        } else {
            ASIDE.set(&mut heads, value_end, name_line, Anchoring::End, frame.words.unlisted_short);
        }
        if let Some((idx, rate)) = row.growth {
            let (x, y) = if beside { (left - GAP / 2.0, top) } else { (0.0, top + 26.0) };
            let whole = named == Some(idx);
            let hit = Rect {
                x: if whole { 0.0 } else { x },
                y: if whole { top } else { y },
                width: if whole { frame.width } else { frame.width - x },
                height: if beside { pitch } else { pitch - if whole { 0.0 } else { 26.0 } },
            };
            let mut found = frame.mark(idx, rate, hit);
            if whole {
                LABEL.set(&mut found.nodes, inset, name_line, Anchoring::Start, &name);
            }
            draw_rate(&mut found.nodes, rate, zero, scale, middle);
            marks.push(found);
        }
        baseline.line(zero, middle - BAR / 2.0 - 4.0, zero, middle + BAR / 2.0 + 4.0);
    }
    let mut scene = frame.scene(HEAD + rows.len() as f64 * pitch, marks);
    rules.node(&mut scene.ground, Paint::Hair);
    baseline.node(&mut scene.ground, Paint::Baseline);
    scene.ground.extend(heads);
    scene
}

/// The heads of the columns, and on which side of zero a rate falls.
fn set_heads(
    nodes: &mut Vec<Node>,
    frame: &Frame<'_>,
    left: f64,
    zero: f64,
    value_room: f64,
    beside: bool,
    falls: bool,
) {
    let (words, y) = (frame.words, 14.0);
    let growth = [words.growth, words.comma, "%"].concat();
    if beside {
        ASIDE.set(nodes, 0.0, y, Anchoring::Start, words.name);
        if value_room >= ASIDE.width(frame.measure, words.value) {
            ASIDE.set(nodes, left - GAP, y, Anchoring::End, words.value);
        }
    } else {
        ASIDE.set(nodes, 0.0, y, Anchoring::Start, &[words.name, words.comma, words.value].concat());
    }
    let width = ASIDE.width(frame.measure, &growth);
    // The head of the rates stands at the right where there is no room behind zero.
    if beside && zero + width <= frame.width {
        ASIDE.set(nodes, zero, y, Anchoring::Start, &growth);
        let room = zero - left - 8.0;
        if falls && ASIDE.width(frame.measure, words.fall) <= room {
            ASIDE.set(nodes, zero - 8.0, y, Anchoring::End, words.fall);
        }
    } else {
        ASIDE.set(nodes, frame.width, y, Anchoring::End, &growth);
    }
}

/// A rate as a bar from zero; one that the text leaves open is hollow, and its words say how.
fn draw_rate(nodes: &mut Vec<Node>, rate: &Datum, zero: f64, scale: f64, middle: f64) {
    if !is_drawn(rate) {
        NOTE.set(nodes, zero + 6.0, middle + 5.0, Anchoring::Start, &shown(rate));
        return;
    }
    let end = zero + rate.value * scale;
    let (from, to) = if end < zero { (end, zero) } else { (zero, end) };
    let paint = if rate.qualifier == Qualifier::Exact { Paint::Mark } else { Paint::Void };
    if to - from > 0.2 {
        Pen::new().rect(from, middle - BAR / 2.0, (to - from).max(1.0), BAR).node(nodes, paint);
    }
    let (x, anchoring) =
        if rate.value < 0.0 { (from - 6.0, Anchoring::End) } else { (to + 6.0, Anchoring::Start) };
    let style = if rate.qualifier == Qualifier::Exact { VALUE } else { NOTE };
    style.set(nodes, x, middle + 5.0, anchoring, &shown(rate));
}

/// All rates as small bars from zero, or all rows as lines, the one that is meant dark.
fn draw_key(nodes: &mut Vec<Node>, rows: &[Row<'_>], active: usize, width: f64) {
    let pitch = (HEIGHT / rows.len().max(1) as f64).min(5.0);
    let top = MIDDLE - pitch * rows.len() as f64 / 2.0;
    let drawn = || rows.iter().filter_map(|row| row.growth).map(|(_, rate)| rate).filter(|it| is_drawn(it));
    let rates = || drawn().map(|rate| rate.value);
    let above = rates().fold(0.0, f64::max);
    let below = rates().map(|rate| -rate).fold(0.0, f64::max);
    let scale = width * 0.6 / (above + below).max(1e-9);
    let zero = width * 0.4 + below * scale;
    let (mut meant, mut others) = (Pen::new(), Pen::new());
    for (nth, row) in rows.iter().enumerate() {
        let y = top + nth as f64 * pitch;
        let mut bar = |idx: usize, x: f64, width: f64| {
            let pen = if idx == active { &mut meant } else { &mut others };
            pen.rect(x, y, width.max(1.0), pitch * 0.64);
        };
        if let Some((idx, _)) = row.value {
            bar(idx, 0.0, width * 0.3);
        }
        if let Some((idx, rate)) = row.growth.filter(|(_, rate)| is_drawn(rate)) {
            let end = zero + rate.value * scale;
            bar(idx, zero.min(end), (end - zero).abs());
        }
    }
    others.node(nodes, Paint::Faint);
    meant.node(nodes, Paint::Mark);
}

/// Most rows of a figure.
#[cfg(feature = "author")]
const MOST_ROWS: usize = 24;

#[cfg(feature = "author")]
fn is_value(fact: &Fact) -> bool {
    matches!(fact.kind, Kind::Money | Kind::Amount | Kind::Count | Kind::Share | Kind::Length | Kind::Age)
}

#[cfg(feature = "author")]
fn is_rate(fact: &Fact) -> bool {
    fact.kind == Kind::Growth && fact.unit == "%"
}

/// A step that is no rate: 提高5.9个百分点, 增加587家.
#[cfg(feature = "author")]
fn is_step(fact: &Fact) -> bool {
    let counts = matches!(fact.kind, Kind::Money | Kind::Amount | Kind::Count | Kind::Length);
    (fact.kind == Kind::Growth && fact.unit.ends_with("百分点"))
        || counts && fact.direction != Direction::None
}

/// A row of the block: its value, its growth, or both, of one thing and one time.
#[cfg(feature = "author")]
fn read_row(mark: &mut Block<'_, '_>) -> Option<Vec<Datum>> {
    mark.required("label");
    let label = mark.label("label")?;
    let span = mark.span_of("label");
    let (quote, growth) = (mark.text("quote"), mark.text("growth"));
    let part = mark.flag("part");
    if quote.is_none() && growth.is_none() {
        mark.finder.error(
            "key-missing",
            &span,
            "this row has no number",
            "add quote = \"…\" or growth = \"…\"",
        );
    }
    let value = Takes { wanted: "one value", fits: &is_value };
    let rate = Takes {
        wanted: "one rate of growth in %, or one step in 百分点 or in the unit of the value",
        fits: &|fact| is_rate(fact) || is_step(fact),
    };
    let value = quote.and_then(|quote| read_value(mark.finder, &quote, Some(label.clone()), &value));
    let rate = growth.and_then(|quote| read_value(mark.finder, &quote, Some(label), &rate));
    let fact = |datum: &Option<Datum>| {
        datum.as_ref().and_then(|datum| mark.finder.facts.get(usize::from(datum.fact?)))
    };
    if let (Some(one), Some(other)) = (fact(&value), fact(&rate)) {
        let differ = |one: &str, other: &str| !(one.contains(other) || other.contains(one));
        if differ(&one.subject, &other.subject) {
            let message =
                format!("{} is of {}, {} of {}", one.surface, one.subject, other.surface, other.subject);
            mark.finder.error("subject-mixed", &span, message, "quote the value and the growth of one thing");
        } else if differ(&one.period, &other.period) {
            let message =
                format!("{} is of {}, {} of {}", one.surface, one.period, other.surface, other.period);
            mark.finder.error("period-mixed", &span, message, "quote the value and the growth of one time");
        }
    }
    // A step is drawn as the rates are: with its sign, in their column.
    let falls = |datum: &Datum| {
        let fact = datum.fact.and_then(|fact| mark.finder.facts.get(usize::from(fact)));
        fact.is_some_and(|fact| fact.direction == Direction::Decrease)
    };
    let rate = rate.map(|datum| {
        let value = if falls(&datum) { -datum.value.abs() } else { datum.value };
        Datum { kind: Kind::Growth, value, ..datum }
    });
    let emphasis = if part { Emphasis::Other } else { Emphasis::Main };
    Some(value.into_iter().chain(rate).map(|datum| Datum { emphasis, ..datum }).collect())
}

/// Reports the first row that is of another time than those above it.
#[cfg(feature = "author")]
fn check_periods(block: &mut Block<'_, '_>, rows: &[Vec<Datum>]) {
    let facts = block.finder.facts;
    let periods = rows.iter().flatten().filter_map(|datum| {
        let period = facts.get(usize::from(datum.fact?))?.period.as_str();
        (!period.is_empty()).then_some((datum, period))
    });
    let mut first = None;
    let mut other = None;
    for (datum, period) in periods {
        let known = *first.get_or_insert(period);
        if !known.contains(period) && !period.contains(known) {
            other = Some((datum.surface.clone(), known, period));
            break;
        }
    }
    if let Some((surface, known, period)) = other {
        let span = block.span.clone();
        let message = format!("{surface} is of {period}, the rows above of {known}");
        block.finder.error("period-mixed", &span, message, "one table is of one time; make two figures");
    }
}
