//! One dot a unit: a list of many rows, or one or two blocks.

#[cfg(feature = "author")]
use std::collections::BTreeMap;

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_mark};
#[cfg(feature = "author")]
use super::super::compare::{alike, difference, likeness, printed_time};
use super::super::data::{Datum, Table};
use super::super::frame::{Frame, whole};
#[cfg(feature = "author")]
use super::super::material::{Candidate, Material, Paragraph, is_plain, number};
use super::super::pen::{ASIDE, LABEL, NUMERAL, Pen, goes_on, set_value, set_value_end, value_width};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
use super::super::table::{said_values, value_table};
use super::super::word_chart::{MIDDLE, draw_share};
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
use crate::fact::Qualifier;
#[cfg(feature = "author")]
use crate::fact::{Fact, Kind};

/// Radius of a dot, distance of two, and the gap after each five.
const RADIUS: f64 = 4.2;
const PITCH: f64 = 13.2;
const GAP: f64 = 5.0;
/// More than this many are not drawn one by one.
const MOST: usize = 400;
/// More dots than this are a bar in a chart of the size of a word.
const MOST_IN_KEY: usize = 80;

/// One dot a unit.
pub(super) struct Dots;

impl ChartForm for Dots {
    fn name(&self) -> &'static str {
        "dots"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let takes = Takes { wanted: "one count", fits: &|fact| fact.kind == Kind::Count };
        let data = block.marks(1..=12, &mut |mark| {
            let span = mark.span_of("quote");
            let datum = read_mark(mark, &takes)?;
            if datum.value.fract() != 0.0 || !(1.0..=MOST as f64).contains(&datum.value) {
                let message = format!("{} can't be drawn one dot a unit", datum.surface);
                let help = "dots draw whole numbers up to 400; use bars";
                mark.finder.error("dots-uncountable", &span, message, help);
            }
            Some(datum)
        });
        Values { data, ..Values::default() }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        draw_key(nodes, &chart.data[datum], width);
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
    if data.len() <= 2 { blocks(data, frame) } else { list(data, frame) }
}

/// A column of rows parted by hairlines; wide: name, dots, number; narrow: the dots below the name.
fn list(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let styles = (&NUMERAL, &ASIDE);
    let number_room = data
        .iter()
        .map(|datum| value_width(measure, &datum.surface, &datum.unit, styles))
        .fold(0.0, f64::max);
    let label_width = data.iter().map(|datum| LABEL.width(measure, &datum.label)).fold(0.0, f64::max);
    let beside = label_width + 20.0 + columns_width(15) + 12.0 + number_room <= frame.least();
    let columns = 15;
    let mut marks = Vec::with_capacity(data.len());
    let (mut y, mut rules) = (0.0, Pen::new());
    for (idx, datum) in data.iter().enumerate() {
        let rows = rows_of(datum, columns);
        let height = if beside { rows * PITCH + 26.0 } else { rows * PITCH + 43.0 };
        let mut found = frame.mark(idx, datum, Rect { x: 0.0, y, width: frame.width, height });
        let nodes = &mut found.nodes;
        if idx > 0 {
            rules.line(0.0, y, frame.width, y);
        }
        let baseline = y + 25.0;
        let room = if beside { label_width } else { frame.width - number_room - 10.0 };
        LABEL.set(nodes, 0.0, baseline - 1.0, Anchoring::Start, &LABEL.fit(measure, &datum.label, room));
        if beside {
            draw_dots(nodes, datum, (label_width + 20.0, y + 19.5), columns);
        } else {
            draw_dots(nodes, datum, (0.0, y + 41.0), columns);
        }
        let at = (frame.width, baseline + 3.0);
        set_value_end(nodes, measure, at, &datum.surface, &datum.unit, styles);
        marks.push(found);
        y += height;
    }
    let mut scene = frame.scene(y, marks);
    rules.node(&mut scene.ground, Paint::Hair);
    scene
}

/// Number and name, and ten dots a row below them; two blocks side by side on a wide screen.
fn blocks(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let styles = (&NUMERAL, &ASIDE);
    let across = if frame.is_wide() { data.len() as f64 } else { 1.0 };
    let column = frame.width / across;
    let mut marks = Vec::with_capacity(data.len());
    let (mut y, mut height) = (0.0, 0.0_f64);
    for (idx, datum) in data.iter().enumerate() {
        let x = if frame.is_wide() { idx as f64 * column } else { 0.0 };
        let tall = rows_of(datum, 10) * PITCH + 44.0;
        let hit = Rect { x, y, width: column - if across > 1.0 { 12.0 } else { 0.0 }, height: tall };
        let mut found = frame.mark(idx, datum, hit);
        let nodes = &mut found.nodes;
        let after = set_value(nodes, measure, (x, y + 24.0), &datum.surface, &datum.unit, styles) + 10.0;
        let name = LABEL.fit(measure, &datum.label, x + hit.width - after);
        LABEL.set(nodes, after, y + 24.0, Anchoring::Start, &name);
        draw_dots(nodes, datum, (x, y + 42.0), 10);
        marks.push(found);
        if frame.is_wide() {
            height = height.max(tall);
        } else {
            y += tall + 8.0;
            height = y - 8.0;
        }
    }
    frame.scene(height, marks)
}

fn rows_of(datum: &Datum, columns: usize) -> f64 {
    let count = whole(datum.value, MOST) + usize::from(datum.is_open());
    count.div_ceil(columns).max(1) as f64
}

fn columns_width(columns: usize) -> f64 {
    dot_x(columns - 1) + RADIUS + 40.0
}

fn dot_x(column: usize) -> f64 {
    RADIUS + column as f64 * PITCH + (column / 5) as f64 * GAP
}

/// The dots that are certain, then what the qualifier says; the point is the middle of the first dot's row.
fn draw_dots(nodes: &mut Vec<Node>, datum: &Datum, (x, y): (f64, f64), columns: usize) {
    let count = whole(datum.value, MOST);
    let mut pen = Pen::new();
    let place = |nth: usize| (x + dot_x(nth % columns), y + (nth / columns) as f64 * PITCH);
    for nth in 0..count {
        let (x, y) = place(nth);
        pen.dot(x, y);
    }
    pen.node(nodes, Paint::Dots);
    if datum.is_open() {
        let (x, y) = place(count);
        if datum.qualifier == Qualifier::Over {
            Pen::new().open_circle(x, y, 3.7).node(nodes, Paint::MarkLine);
        }
        goes_on(nodes, x + 8.0, x + 34.0, y);
    }
}

/// One row of dots where they can be told apart, otherwise two rows of small ones.
fn draw_key(nodes: &mut Vec<Node>, datum: &Datum, width: f64) {
    let count = whole(datum.value, MOST_IN_KEY + 1);
    if count > MOST_IN_KEY {
        return draw_share(nodes, datum, 1.0, width);
    }
    let open = datum.is_open();
    let (rows, pitch): (usize, f64) = if count <= 15 { (1, 9.0) } else { (2, 4.7) };
    let columns = count.div_ceil(rows).max(1);
    let gap = pitch * 0.4;
    let natural = columns as f64 * pitch + (columns / 5) as f64 * gap + if open { 30.0 } else { 0.0 };
    let squeeze = (width / natural).min(1.0);
    let x = |column: usize| (pitch / 2.0 + column as f64 * pitch + (column / 5) as f64 * gap) * squeeze;
    let mut pen = Pen::new();
    for nth in 0..count {
        let row = (nth / columns) as f64;
        let y = if rows == 1 { MIDDLE } else { MIDDLE - 2.6 + row * 5.2 };
        pen.dot(x(nth % columns), y);
    }
    pen.node(nodes, if rows == 1 { Paint::DotsMedium } else { Paint::DotsSmall });
    if open {
        let after = x(columns);
        Pen::new().open_circle(after, MIDDLE, 3.0).node(nodes, Paint::MarkLine);
        goes_on(nodes, after + 6.0, (after + 28.0).min(width), MIDDLE);
    }
}

/// Fewer counts than this are a sentence, more than this in one of them a heap.
#[cfg(feature = "author")]
const LEAST_COUNTS: usize = 3;
#[cfg(feature = "author")]
const MOST_COUNTED: f64 = 100.0;
/// Strength of counts, and of each mark.
#[cfg(feature = "author")]
const COUNTS: u32 = 45;
#[cfg(feature = "author")]
const A_MARK: u32 = 4;

/// Counts of one unit that follow one another in one sentence.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    let is_count = |fact: &Fact| {
        let value = fact.value.number().unwrap_or_default();
        fact.kind == Kind::Count && is_plain(fact) && value.fract() == 0.0 && value >= 1.0
    };
    for paragraph in &material.paragraphs {
        let mut by_unit: BTreeMap<&str, Vec<&Candidate>> = BTreeMap::new();
        for candidate in paragraph.candidates.iter().filter(|it| is_count(material.fact(it))) {
            by_unit.entry(&material.fact(candidate).unit).or_default().push(candidate);
        }
        for (unit, counts) in by_unit {
            // Counts of one unit that stand far apart have nothing in common.
            let groups = alike(&counts, |it| (material.fact(it).sentence, likeness(material, it)));
            let found = groups.values().any(|group| offer(material, paragraph, group, proposals));
            if !found && counts.len() >= LEAST_COUNTS {
                let place = material.fact(counts[0]).span.start;
                proposals.refuse("dots", place, difference(material, &counts, &format!("{unit}数")));
            }
        }
    }
}

/// Offers a figure of counts; false where they are too few or too many, or can't be quoted.
#[cfg(feature = "author")]
fn offer(
    material: &Material<'_>,
    paragraph: &Paragraph,
    group: &[&Candidate],
    proposals: &mut Proposals,
) -> bool {
    let value = |it: &Candidate| material.fact(it).value.number().unwrap_or_default();
    // 10个甲、5个乙: all names stand behind their numbers. Where they stand before, a verb may be of all or of one.
    let behind = |it: &&Candidate| {
        let after = material.text(material.fact(it).span.end..it.clause.end);
        it.label.as_deref().is_some_and(|label| after.starts_with(label))
    };
    if !group.iter().all(behind) || group.iter().any(|it| material.fact(it).unit == "次") {
        return false;
    }
    if !(LEAST_COUNTS..=12).contains(&group.len())
        || group.iter().any(|it| it.part || value(it) > MOST_COUNTED)
        || group.iter().all(|it| value(it) <= 1.0)
        // Between two that belong together stands no number of another kind.
        || group.windows(2).any(|pair| matches!(pair, [one, next] if one.fact + 1 != next.fact))
    {
        return false;
    }
    let mut marks = Vec::with_capacity(group.len());
    for candidate in group {
        let Some(mark) = material.mark(candidate, &|fact| number(fact) && fact.kind == Kind::Count) else {
            return false;
        };
        marks.push(mark);
    }
    let most = group.iter().map(|it| value(it)).fold(0.0, f64::max);
    let mut tops = group.iter().filter(|it| value(it) == most);
    let (Some(top), None, Some(label)) = (
        tops.next(),
        tops.next(),
        group.iter().find(|it| value(it) == most).and_then(|it| it.label.as_deref()),
    ) else {
        return false;
    };
    let fact = material.fact(top);
    let (period, unit) = (printed_time(material, top), &fact.unit);
    let join = if period.is_empty() { "" } else { "；" };
    let facts: Vec<usize> = group.iter().map(|it| it.fact).collect();
    proposals.found.push(Proposal {
        form: "dots",
        block: BlockText {
            caption: format!("{label}{}，数量最多", fact.surface),
            sub: format!("{period}{join}一点一{unit}"),
            marks,
            ..BlockText::default()
        },
        score: COUNTS + A_MARK * facts.len() as u32,
        section: paragraph.section,
        place: group.iter().map(|it| material.fact(it).span.start).min().unwrap_or_default(),
        reason: format!("{}个{unit}数，同一句 → 点阵", facts.len()),
        facts,
    });
    true
}
