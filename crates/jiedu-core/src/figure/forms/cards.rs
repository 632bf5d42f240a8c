//! Names, each with what it means: cards side by side where they have room, else a list.
//!
//! ```toml
//! [[mark]]                                       # name and meaning are both quotes of the text
//! name = "绿色智造之城"
//! meaning = "集链成群、活力四射"
//! ```

#[cfg(feature = "author")]
mod propose;

#[cfg(feature = "author")]
use super::super::block::Block;
#[cfg(feature = "author")]
use super::super::data::Emphasis;
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
use super::super::pen::{PART, Pen, Style, UNIT};
#[cfg(feature = "author")]
use super::super::proposal::Proposer;
use super::super::word_chart::{HEIGHT, MIDDLE};
use super::super::{Anchoring, FigureWords, Measure, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Kind, Qualifier};

/// Name of a card.
const NAME: Style = Style { paint: Paint::Value, ..PART };
/// The same where columns are narrow.
const SMALL_NAME: Style = Style { size: 14, ..NAME };
/// Meaning of a name.
const MEANING: Style = UNIT;
/// Distance of two cards side by side.
const GAP: f64 = 14.0;
/// Distance of two lines of a meaning.
const LINE: f64 = 22.0;
/// A meaning is cut off after so many lines.
const MOST_LINES: usize = 6;

/// Names, each with what it means.
pub(super) struct Cards;

impl ChartForm for Cards {
    fn name(&self) -> &'static str {
        "cards"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let data = block.marks(2..=12, &mut |mark| {
            let (name, meaning) = (mark.required("name"), mark.required("meaning"));
            let emphasis = mark.emphasis();
            let (name, meaning) = (name?, meaning?);
            let (place, said) = (mark.finder.passage(&name, None), mark.finder.passage(&meaning, None));
            let sentence = mark.finder.sentence(&place?)?;
            said?;
            Some(card(&name.text, &meaning.text, emphasis, sentence))
        });
        Values { data, ..Values::default() }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose::propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        if frame.is_wide() && fit_side_by_side(&chart.data, frame) {
            side_by_side(&chart.data, frame)
        } else {
            list(&chart.data, frame)
        }
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        let pitch = (width / chart.data.len() as f64).min(24.0);
        for idx in 0..chart.data.len() {
            let paint = if idx == datum { Paint::Mark } else { Paint::Faint };
            let height = HEIGHT - 6.0;
            Pen::new()
                .rect(idx as f64 * pitch, MIDDLE - height / 2.0, pitch * 0.75, height)
                .node(nodes, paint);
        }
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        let cards = chart.data.iter().map(|datum| vec![datum.label.clone(), datum.surface.clone()]);
        let derived = chart.derived.iter().map(|derived| {
            let formula = (words.formula)(&derived.formula);
            vec![derived.label.clone(), [derived.surface.as_str(), &formula].concat()]
        });
        Table {
            head: vec![words.name.to_owned(), words.content.to_owned()],
            rows: cards.chain(derived).collect(),
        }
    }

    fn said(&self, chart: &Chart, _words: &FigureWords) -> Vec<String> {
        chart.data.iter().map(|datum| [datum.label.as_str(), " ", &datum.surface].concat()).collect()
    }
}

/// A name and its meaning as a datum, which is of no fact.
#[cfg(feature = "author")]
fn card(name: &str, meaning: &str, emphasis: Emphasis, sentence: u16) -> Datum {
    Datum {
        label: name.to_owned(),
        group: String::new(),
        surface: meaning.to_owned(),
        value: 1.0,
        unit: String::new(),
        kind: Kind::Count,
        qualifier: Qualifier::Exact,
        emphasis,
        planned: false,
        fact: None,
        sentence,
    }
}

/// Width of a card where all stand side by side.
fn column(cards: usize, width: f64) -> f64 {
    (width - (cards as f64 - 1.0) * GAP) / cards as f64
}

/// Whether all names have room at the narrowest width of the class.
fn fit_side_by_side(data: &[Datum], frame: &Frame<'_>) -> bool {
    let column = column(data.len(), frame.least());
    data.iter().all(|datum| SMALL_NAME.width(frame.measure, &datum.label) <= column)
}

/// The parts of a meaning, a line or more each.
fn lines(measure: &dyn Measure, meaning: &str, room: f64) -> Vec<String> {
    let parts = meaning.split('、').flat_map(|part| MEANING.wrap(measure, part, room, MOST_LINES));
    parts.take(MOST_LINES).collect()
}

fn side_by_side(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let least = column(data.len(), frame.least());
    let most = data.iter().map(|datum| lines(measure, &datum.surface, least).len()).max().unwrap_or(0);
    let height = 36.0 + most as f64 * LINE;
    let column = column(data.len(), frame.width);
    let large = data.iter().all(|datum| NAME.width(measure, &datum.label) <= column);
    let style = if large { NAME } else { SMALL_NAME };
    let mut marks = Vec::with_capacity(data.len());
    for (idx, datum) in data.iter().enumerate() {
        let x = idx as f64 * (column + GAP);
        let mut found = frame.mark(idx, datum, Rect { x, y: 0.0, width: column, height });
        let nodes = &mut found.nodes;
        Pen::new().rect(x, 0.0, column, 2.0).node(nodes, Paint::Mark);
        style.set(nodes, x, 27.0, Anchoring::Start, &datum.label);
        for (nth, line) in lines(measure, &datum.surface, column).iter().enumerate() {
            MEANING.set(nodes, x, 51.0 + nth as f64 * LINE, Anchoring::Start, line);
        }
        marks.push(found);
    }
    frame.scene(height, marks)
}

/// A row a card: its meaning beside its name, or below it where the names are long.
fn list(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let names = data.iter().map(|datum| NAME.width(measure, &datum.label)).fold(0.0, f64::max);
    let beside = names <= frame.least() / 2.0;
    let (left, below) = if beside { (names + 16.0, 0.0) } else { (0.0, LINE) };
    let wrapped = |datum: &Datum, width: f64| MEANING.wrap(measure, &datum.surface, width - left, MOST_LINES);
    let named = |datum: &Datum, width: f64| NAME.wrap(measure, &datum.label, width, 2);
    let mut marks = Vec::with_capacity(data.len());
    let (mut y, mut rules) = (0.0, Pen::new());
    for (idx, datum) in data.iter().enumerate() {
        let rows = wrapped(datum, frame.least()).len().max(1) as f64;
        let lead = (named(datum, frame.least()).len() as f64 - 1.0).max(0.0) * LINE;
        let height = 24.0 + lead + below + rows * LINE;
        let mut found = frame.mark(idx, datum, Rect { x: 0.0, y, width: frame.width, height });
        let nodes = &mut found.nodes;
        if idx > 0 {
            rules.line(0.0, y, frame.width, y);
        }
        let name = named(datum, frame.width);
        let lead = (name.len() as f64 - 1.0).max(0.0) * LINE;
        for (nth, line) in name.iter().enumerate() {
            NAME.set(nodes, 0.0, y + 28.0 + nth as f64 * LINE, Anchoring::Start, line);
        }
        for (nth, line) in wrapped(datum, frame.width).iter().enumerate() {
            MEANING.set(nodes, left, y + 28.0 + lead + below + nth as f64 * LINE, Anchoring::Start, line);
        }
        marks.push(found);
        y += height;
    }
    let mut scene = frame.scene(y, marks);
    rules.node(&mut scene.ground, Paint::Hair);
    scene
}
