//! The forms of figures: each is one file here and one line in the list below.
//!
//! A form of charts implements [`ChartForm`], a form of grids [`GridForm`]. Neither trait has a default: a form that
//! leaves a part undecided does not compile. Nothing outside of this folder asks which form a figure has.

use serde::{Deserialize, Serialize};

#[cfg(feature = "author")]
use super::block::Block;
use super::data::{Datum, Derived, Row, Table, Yardstick};
use super::frame::Frame;
#[cfg(feature = "author")]
use super::material::Material;
use super::pen::mark;
#[cfg(feature = "author")]
use super::proposal::{Proposals, Proposer};
use super::word_chart::HEIGHT;
use super::{FigureWords, Measure, Node, Rect, Scene, Size};

macro_rules! forms {
    ($($form:ident = $kind:ident in $module:ident;)*) => {
        $(mod $module;)*

        /// How a figure is drawn.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Form {
            $(#[doc = concat!("The form of `forms/", stringify!($module), ".rs`.")] $form,)*
        }

        impl Form {
            /// All forms, in the order of the list.
            pub const ALL: &[Form] = &[$(Form::$form),*];

            fn definition(self) -> Definition {
                match self {
                    $(Form::$form => Definition::$kind(&$module::$form),)*
                }
            }
        }
    };
}

forms! {
    Bars = Chart in bars;
    Bullet = Chart in bullet;
    Dots = Chart in dots;
    Ladder = Chart in ladder;
    Waffle = Chart in waffle;
    Streak = Chart in streak;
    Strip = Chart in strip;
    Hub = Chart in hub;
    Slots = Chart in slots;
    Cards = Chart in cards;
    Goals = Chart in goals;
    Change = Chart in change;
    Parts = Chart in parts;
    Pairs = Chart in pairs;
    Schedule = Chart in schedule;
    Indicators = Chart in indicators;
    Matrix = Grid in matrix;
    Track = Grid in track;
    Belt = Grid in belt;
    Results = Chart in results;
}

/// What a form is: a chart, which is laid out as a scene, or a grid, which is set as HTML.
#[derive(Clone, Copy)]
enum Definition {
    Chart(&'static dyn ChartForm),
    Grid(&'static dyn GridForm),
}

/// What a form of charts decides.
trait ChartForm: Sync {
    /// Its name in figure blocks.
    fn name(&self) -> &'static str;

    /// Reads what the figure block says beside the keys that every form has.
    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values;

    /// How it proposes figures for a text.
    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer;

    /// Lays the chart out; it has at least one datum.
    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene;

    /// Draws one datum of the chart at the height of a word ([`HEIGHT`]).
    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>);

    /// Its data as a table.
    fn table(&self, chart: &Chart, words: &FigureWords) -> Table;

    /// What its summary says of each datum.
    fn said(&self, chart: &Chart, words: &FigureWords) -> Vec<String>;
}

/// What a form of grids decides.
trait GridForm: Sync {
    /// Its name in figure blocks and, after `grid-`, in the style sheet.
    fn name(&self) -> &'static str;

    /// Reads what the figure block says beside the keys that every form has.
    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Passages;

    /// How it proposes figures for a text.
    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer;

    /// Names of its columns where the block gives none: that of the rows' names, and that of the others.
    fn columns(&self, words: &FigureWords) -> [&'static str; 2];
}

/// What a form of charts reads of a figure block.
#[cfg(feature = "author")]
#[derive(Default)]
pub(super) struct Values {
    pub(super) data: Vec<Datum>,
    pub(super) yardstick: Option<Yardstick>,
    /// Whether the values are of things that the source does not list.
    pub(super) unlisted: bool,
}

/// What a form of grids reads of a figure block.
#[cfg(feature = "author")]
#[derive(Default)]
pub(super) struct Passages {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// Whether lists in its cells change how the grid is set.
    pub(super) has_lists: bool,
    /// Number of rows that count as members, where it is not that of all rows.
    pub(super) members: usize,
}

/// What the form of a figure block reads.
#[cfg(feature = "author")]
pub(super) enum Read {
    Values(Values),
    Passages(Passages),
}

impl Form {
    /// Its name in figure blocks.
    pub fn name(self) -> &'static str {
        match self.definition() {
            Definition::Chart(form) => form.name(),
            Definition::Grid(form) => form.name(),
        }
    }

    #[cfg(feature = "author")]
    pub(super) fn read(self, block: &mut Block<'_, '_>) -> Read {
        match self.definition() {
            Definition::Chart(form) => Read::Values(form.read(block)),
            Definition::Grid(form) => Read::Passages(form.read(block)),
        }
    }

    #[cfg(feature = "author")]
    fn proposer(self) -> Proposer {
        match self.definition() {
            Definition::Chart(form) => form.proposer(),
            Definition::Grid(form) => form.proposer(),
        }
    }

    /// Adds what the form would draw of a text, and what it refuses to draw.
    #[cfg(feature = "author")]
    pub(super) fn propose(self, material: &Material<'_>, proposals: &mut Proposals) {
        (self.proposer())(material, proposals);
    }

    fn chart(self) -> Option<&'static dyn ChartForm> {
        match self.definition() {
            Definition::Chart(form) => Some(form),
            Definition::Grid(_) => None,
        }
    }
}

/// Values, and what is drawn beside them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// How they are drawn.
    pub form: Form,
    /// The values, one a mark.
    pub data: Vec<Datum>,
    /// Values worked out from facts.
    pub derived: Vec<Derived>,
    /// An outside measure drawn beside them: the part of the year gone by, where a cited date says it.
    pub yardstick: Option<Yardstick>,
}

impl Chart {
    pub(super) fn table(&self, words: &FigureWords) -> Table {
        match self.form.chart() {
            Some(form) => form.table(self, words),
            None => Table::default(),
        }
    }

    pub(super) fn said(&self, words: &FigureWords) -> Vec<String> {
        let mut said = self.form.chart().map_or_else(Vec::new, |form| form.said(self, words));
        let derived =
            self.derived.iter().map(|it| [it.label.as_str(), &it.surface, words.worked_out].concat());
        said.extend(derived);
        said.extend(self.yardstick.iter().map(|it| [words.yardstick, &it.surface].concat()));
        said
    }
}

/// Passages in rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// How they are set.
    pub form: Form,
    /// Heads of the columns; may be empty.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether lists in its cells change how it is set.
    pub has_lists: bool,
    /// Values worked out from facts.
    pub derived: Vec<Derived>,
}

impl Grid {
    pub(super) fn table(&self, words: &FigureWords) -> Table {
        let names = match self.form.definition() {
            Definition::Grid(form) => form.columns(words),
            Definition::Chart(_) => [words.name, words.content],
        };
        super::table::passage_table(&self.head, &self.rows, names, words)
    }
}

/// Lays a chart out at a width.
pub fn layout(chart: &Chart, size: Size, measure: &dyn Measure, words: &FigureWords) -> Scene {
    let frame = Frame::new(size, measure, words);
    match chart.form.chart().filter(|_| !chart.data.is_empty()) {
        Some(form) => form.layout(chart, &frame),
        None => frame.scene(0.0, Vec::new()),
    }
}

/// Draws one datum of a chart at the height of a word, in the form of the chart.
pub fn layout_key(chart: &Chart, datum: u16, size: Size, words: &FigureWords) -> Scene {
    let width = if size.width.is_finite() { size.width.clamp(80.0, 1000.0) } else { 80.0 };
    let mut scene = Scene { size: Size { width, height: HEIGHT }, ground: Vec::new(), marks: Vec::new() };
    let datum = usize::from(datum);
    if let (Some(form), Some(chosen)) = (chart.form.chart(), chart.data.get(datum)) {
        // The whole key figure is what is touched; the hit area of its chart only meets the rule for marks.
        let hit = Rect { x: 0.0, y: -2.0, width: width.max(24.0), height: HEIGHT + 4.0 };
        let mut found = mark(datum, words.spoken(chosen), hit);
        form.draw_key(chart, datum, width, &mut found.nodes);
        scene.marks.push(found);
    }
    scene
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_forms_apart() {
        for (idx, form) in Form::ALL.iter().enumerate() {
            assert!(!form.name().is_empty());
            assert!(Form::ALL[..idx].iter().all(|other| other.name() != form.name()), "{}", form.name());
        }
    }
}
