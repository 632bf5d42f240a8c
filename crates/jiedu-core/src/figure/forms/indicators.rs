//! Indicators, a row each: name, value, and the rate by which it grew as a bar from zero, falls to the left.
//!
//! ```toml
//! [[mark]]
//! label = "生产总值"                             # cut from the text; the editor's words in 〔〕
//! quote = "生产总值295.4亿元"                     # its value; left away where the text has none
//! growth = "比上年增长7.7%"                       # its rate of growth; left away where the text has none
//! ```

#[cfg(feature = "author")]
use std::collections::BTreeMap;

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_value};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
#[cfg(feature = "author")]
use super::super::material::{Candidate, Material, is_plain, number, signed};
use super::super::pen::{ASIDE, LABEL, NOTE, Pen, UNIT, VALUE, set_value_end, split_surface, value_width};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
use super::super::table::said_values;
use super::super::word_chart::{HEIGHT, MIDDLE};
#[cfg(feature = "author")]
use super::super::write_number;
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Fact, is_aim, is_change};
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
        Proposer::Rule(propose)
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        draw_key(nodes, &rows(&chart.data), datum, width);
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        let cell = |datum: Option<(usize, &Datum)>| {
            datum.map_or_else(|| words.unlisted_short.to_owned(), |(_, datum)| shown(datum))
        };
        let rows = rows(&chart.data)
            .into_iter()
            .map(|row| vec![row.label.to_owned(), cell(row.value), cell(row.growth)]);
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

/// A rate with its sign; any other number as it is written.
fn shown(datum: &Datum) -> String {
    let (number, unit) = split_surface(&datum.surface, &datum.unit);
    if datum.kind == Kind::Growth && datum.value < 0.0 && !number.starts_with(['-', '－', '−']) {
        return ["−", number, unit].concat();
    }
    datum.surface.replace(['-', '－'], "−")
}

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let styles = (&VALUE, &UNIT);
    let rows = rows(data);
    let widest = |of: &dyn Fn(&Row<'_>) -> f64| rows.iter().map(of).fold(0.0, f64::max);
    let label_room = widest(&|row| LABEL.width(measure, row.label));
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
    let rates: Vec<&Datum> = rows.iter().filter_map(|row| row.growth).map(|(_, rate)| rate).collect();
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
        let name = LABEL.fit(measure, row.label, label_room);
        let hit_width = if beside { left - GAP / 2.0 } else { frame.width };
        let hit_height = if beside { pitch } else { 26.0 };
        // The name belongs to the value, or to the growth where there is no value.
        let named = row.value.or(row.growth).map(|(idx, _)| idx);
        if let Some((idx, value)) = row.value {
            let hit = Rect { x: 0.0, y: top, width: hit_width, height: hit_height };
            let mut found = frame.mark(idx, value, hit);
            LABEL.set(&mut found.nodes, 0.0, name_line, Anchoring::Start, &name);
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
                LABEL.set(&mut found.nodes, 0.0, name_line, Anchoring::Start, &name);
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
    let rates = || rows.iter().filter_map(|row| row.growth).map(|(_, rate)| rate.value);
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
        if let Some((idx, rate)) = row.growth {
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
/// Fewer indicators than this are a sentence.
#[cfg(feature = "author")]
const LEAST_ROWS: usize = 6;
/// Strength of a table of indicators, and of each row.
#[cfg(feature = "author")]
const TABLE: u32 = 90;
#[cfg(feature = "author")]
const A_ROW: u32 = 3;
/// Rows that make it stronger.
#[cfg(feature = "author")]
const STRONGEST: usize = 12;

#[cfg(feature = "author")]
fn is_value(fact: &Fact) -> bool {
    matches!(fact.kind, Kind::Money | Kind::Amount | Kind::Count | Kind::Share | Kind::Length | Kind::Age)
}

#[cfg(feature = "author")]
fn is_rate(fact: &Fact) -> bool {
    fact.kind == Kind::Growth && fact.unit == "%"
}

/// A row of the block: its value, its growth, or both, of one thing and one time.
#[cfg(feature = "author")]
fn read_row(mark: &mut Block<'_, '_>) -> Option<Vec<Datum>> {
    mark.required("label");
    let label = mark.label("label")?;
    let span = mark.span_of("label");
    let (quote, growth) = (mark.text("quote"), mark.text("growth"));
    if quote.is_none() && growth.is_none() {
        mark.finder.error(
            "key-missing",
            &span,
            "this row has no number",
            "add quote = \"…\" or growth = \"…\"",
        );
    }
    let value = Takes { wanted: "one value", fits: &is_value };
    let rate = Takes { wanted: "one rate of growth in %", fits: &is_rate };
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
    Some(value.into_iter().chain(rate).collect())
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

/// An indicator that a text has, with the words to quote.
#[cfg(feature = "author")]
struct Found {
    label: String,
    value: Option<(usize, String)>,
    rate: Option<(usize, String)>,
}

#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    propose_tables(material, proposals);
    propose_texts(material, proposals);
}

/// Tables that have a column of values and one of growth.
#[cfg(feature = "author")]
fn propose_tables(material: &Material<'_>, proposals: &mut Proposals) {
    let briefing = material.briefing;
    for table in briefing.tables() {
        let Some(place) = table.rows.first().map(|row| row.range.start) else { continue };
        let heads: Vec<String> =
            (0..table.columns.len()).map(|column| table.heads_of(&briefing.text, column).join(" ")).collect();
        let fact_of = |row: usize, column: usize| {
            let cell = table.rows.get(row)?.cells.get(column)?.clone();
            material.facts_in(cell).next().filter(|(_, fact)| number(fact))
        };
        let mut best: Option<(usize, Vec<Found>, String, usize)> = None;
        let mut aims = false;
        for rates in (0..heads.len()).filter(|column| is_change(&heads[*column])) {
            let values = (0..rates).rev().find(|column| {
                !is_change(&heads[*column]) && table.body().any(|row| fact_of(row, *column).is_some())
            });
            let Some(values) = values else { continue };
            if is_aim(&heads[rates]) || is_aim(&heads[values]) {
                aims = true;
                continue;
            }
            let mut found = Vec::new();
            let mut pairs = 0;
            let mut period = String::new();
            for row in table.body() {
                let rate = fact_of(row, rates)
                    .filter(|(_, fact)| is_rate(fact) && fact.qualifier == Qualifier::Exact);
                let Some((rate_idx, rate)) = rate else { continue };
                let value = fact_of(row, values).filter(|(_, fact)| {
                    is_value(fact)
                        && fact.subject == rate.subject
                        && fact.period == rate.period
                        && fact.scope == rate.scope
                });
                if rate.subject.is_empty() || !rate.scope.is_empty() {
                    continue;
                }
                let cells = &table.rows[row].cells;
                let value =
                    value.and_then(|(idx, _)| Some((idx, quote_cell(material, cells, values, &is_value)?)));
                let Some(quote) = quote_cell(material, cells, rates, &is_rate) else { continue };
                pairs += usize::from(value.is_some());
                period.clone_from(&rate.period);
                found.push(Found { label: rate.subject.clone(), value, rate: Some((rate_idx, quote)) });
            }
            let enough = pairs >= LEAST_ROWS && distinct(&found);
            // Of several times the last column is the longest: 6月, 1—6月.
            if enough && best.as_ref().is_none_or(|(most, ..)| pairs >= *most) {
                best = Some((pairs, found, period, rates));
            }
        }
        match best {
            Some((_, found, _, _)) if found.len() > MOST_ROWS => {
                let reason = format!("{}项，比一幅图容得下的{MOST_ROWS}项多：表在正文", found.len());
                proposals.refuse("indicators", place, reason);
            }
            Some((_, found, period, rates)) => {
                let heads = table.heads_of(&briefing.text, rates);
                let head = heads.last().map_or("", |head| head.trim());
                let head: String = head.chars().filter(|c| !"（）()%％±".contains(*c)).collect();
                let year: String = period.chars().take_while(char::is_ascii_digit).collect();
                let period = if !year.is_empty() && head.contains(&year) { "" } else { period.as_str() };
                let sub = [period, head.as_str()].into_iter().filter(|part| !part.is_empty());
                let sub = sub.collect::<Vec<_>>().join("，");
                let section = briefing.section_at(place);
                offer(material, &found, sub, section, "原表", proposals);
            }
            None if aims => proposals.refuse("indicators", place, "表里的增速是目标：不与完成额并列"),
            None => {}
        }
    }
}

/// Words of a row that end with a cell, stand in the text once and hold one number that fits.
#[cfg(feature = "author")]
fn quote_cell(
    material: &Material<'_>,
    cells: &[crate::document::TextRange],
    column: usize,
    fits: &dyn Fn(&Fact) -> bool,
) -> Option<String> {
    let end = cells.get(column)?.end;
    let starts = cells.get(..=column)?.iter().rev().filter(|cell| !cell.is_empty()).map(|cell| cell.start);
    for start in starts {
        let words = material.text(start..end);
        let fitting = material.facts_in(start..end).filter(|(_, fact)| number(fact) && fits(fact)).count();
        if fitting > 1 {
            return None;
        }
        if fitting == 1 && words.chars().count() >= 4 && material.is_unique(words) {
            return Some(words.to_owned());
        }
    }
    None
}

/// Whether all names differ: one that stands twice names nothing.
#[cfg(feature = "author")]
fn distinct(found: &[Found]) -> bool {
    let names: std::collections::BTreeSet<&str> = found.iter().map(|row| row.label.as_str()).collect();
    names.len() == found.len()
}

/// Values and their growth in the sentences of a section, of one time, measured against one base.
#[cfg(feature = "author")]
fn propose_texts(material: &Material<'_>, proposals: &mut Proposals) {
    type Key<'a> = (Option<usize>, &'a str, &'a str, &'static str);
    let mut groups: BTreeMap<Key<'_>, Vec<(&Candidate, &Candidate)>> = BTreeMap::new();
    for paragraph in &material.paragraphs {
        for pair in paragraph.candidates.windows(2) {
            let [one, other] = pair else { continue };
            let (value, rate) = if is_rate(material.fact(one)) { (other, one) } else { (one, other) };
            if is_pair(material, value, rate) {
                let fact = material.fact(rate);
                let key = (paragraph.section, fact.period.as_str(), fact.scope.as_str(), rate.base);
                let group = groups.entry(key).or_default();
                // A value between two rates has the first.
                if group
                    .last()
                    .is_none_or(|(last, growth)| last.fact != value.fact && growth.fact != rate.fact)
                {
                    group.push((value, rate));
                }
            }
        }
    }
    // What a section says first of the whole area, it goes on to say of it: 全区生产总值…，固定资产投资….
    let areas: Vec<Key<'_>> = groups.keys().filter(|key| !key.2.is_empty()).copied().collect();
    for area in areas {
        let bare = (area.0, area.1, "", area.3);
        let only = groups.keys().filter(|key| key.0 == area.0 && !key.2.is_empty()).count() == 1;
        let starts = |key: &Key<'_>| groups.get(key)?.first().map(|(value, _)| value.fact);
        if only && starts(&bare).is_some() && starts(&area) < starts(&bare) {
            let rest = groups.remove(&bare).unwrap_or_default();
            groups.entry(area).or_default().extend(rest);
        }
    }
    for ((section, period, _, base), group) in groups {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for (value, _) in &group {
            *names.entry(value.label.as_deref().unwrap_or_default()).or_default() += 1;
        }
        let quoted = group.iter().filter_map(|(value, rate)| {
            let label = value.label.clone().filter(|label| names.get(label.as_str()) == Some(&1))?;
            let quotes = (material.quote(value, &is_value)?, material.quote(rate, &is_rate)?);
            Some(Found {
                label,
                value: Some((value.fact, quotes.0.to_owned())),
                rate: Some((rate.fact, quotes.1.to_owned())),
            })
        });
        let found: Vec<Found> = quoted.take(MOST_ROWS).collect();
        let place = group.first().map_or(0, |(value, _)| material.fact(value).span.start);
        if found.len() < LEAST_ROWS {
            if group.len() >= LEAST_ROWS {
                proposals.refuse("indicators", place, "有的指标没有名称，或者名称、原句不止一处：不成表");
            }
            continue;
        }
        let mut found = found;
        found.sort_by_key(|row| row.rate.as_ref().map(|(idx, _)| *idx));
        let printed = group.first().map_or("", |(_, rate)| material.printed_period(material.fact(rate)));
        let sub =
            [printed, base].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("，");
        let sub = if sub.is_empty() { period.to_owned() } else { sub };
        offer(
            material,
            &found,
            sub + if base.is_empty() { "" } else { "增速" },
            section,
            "同一节、同一时期",
            proposals,
        );
    }
}

/// Whether a sentence says of one thing how much it is and how it grew.
#[cfg(feature = "author")]
fn is_pair(material: &Material<'_>, value: &Candidate, rate: &Candidate) -> bool {
    let (one, other) = (material.fact(value), material.fact(rate));
    let plain = |it: &Candidate| !it.aim && !it.norm && !it.added && it.label.is_some();
    is_value(one)
        && is_rate(other)
        && is_plain(one)
        && is_plain(other)
        && other.qualifier == Qualifier::Exact
        && one.sentence == other.sentence
        && plain(value)
        && plain(rate)
        && !one.subject.is_empty()
        && one.subject == other.subject
        && value.label == rate.label
        && one.period == other.period
        && one.scope == other.scope
        && !rate.base.is_empty()
        && !matches!(rate.base, "年均" | "两年平均")
}

/// Offers a table of indicators.
#[cfg(feature = "author")]
fn offer(
    material: &Material<'_>,
    found: &[Found],
    sub: String,
    section: Option<usize>,
    from: &str,
    proposals: &mut Proposals,
) {
    let rate = |row: &Found| row.rate.as_ref().and_then(|(idx, _)| material.facts.get(*idx));
    let said = |row: &Found| {
        let fact = rate(row)?;
        let number = fact.value.number()?.abs();
        let way = match signed(fact) {
            rate if rate < 0.0 => "下降",
            rate if rate > 0.0 => "增长",
            _ => return Some(format!("{}持平", row.label)),
        };
        let mut said = format!("{}{way}", row.label);
        write_number(&mut said, number);
        Some(said + "%")
    };
    let Some(first) = found.first() else { return };
    let by = |row: &&Found| rate(row).map_or(0.0, signed);
    let lowest = found.iter().min_by(|one, other| by(one).total_cmp(&by(other)));
    let highest = found.iter().max_by(|one, other| by(one).total_cmp(&by(other)));
    // What fell is the news; else what grew most.
    let second = lowest.filter(|row| by(row) < 0.0).or(highest).filter(|row| row.label != first.label);
    let caption: Vec<String> = [Some(first), second].into_iter().flatten().filter_map(said).collect();
    let marks = found.iter().map(|row| {
        let mut mark = vec![("label", row.label.clone())];
        mark.extend(row.value.iter().map(|(_, quote)| ("quote", quote.clone())));
        mark.extend(row.rate.iter().map(|(_, quote)| ("growth", quote.clone())));
        mark
    });
    let facts: Vec<usize> =
        found.iter().flat_map(|row| [&row.value, &row.rate]).flatten().map(|(idx, _)| *idx).collect();
    let note = "左为降，右为升，不分好坏。".to_owned();
    let falls = lowest.is_some_and(|row| by(&row) < 0.0);
    proposals.found.push(Proposal {
        form: "indicators",
        block: BlockText {
            caption: caption.join("，"),
            sub,
            note: if falls { note } else { String::new() },
            marks: marks.collect(),
            ..BlockText::default()
        },
        score: TABLE + A_ROW * found.len().min(STRONGEST) as u32,
        section,
        place: facts
            .iter()
            .filter_map(|fact| Some(material.facts.get(*fact)?.span.start))
            .min()
            .unwrap_or_default(),
        reason: format!("{}个指标有数值有增速，{from} → 主要指标表", found.len()),
        facts,
    });
}
