//! A figure with its values: [`Figure`] is all that a figure block says, [`Chart`] the part of it that is drawn as a scene
//! and that the widget gets as well.

use serde::{Deserialize, Serialize};

use crate::fact::{Kind, Qualifier};

/// A figure as its block says it: what it states, and the facts or passages it draws.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Id, unique in the briefing; its anchor is `fig-{id}`.
    pub id: String,
    /// Running number in the briefing, from 1.
    pub number: u16,
    /// The finding, as a sentence.
    pub caption: String,
    /// Period, unit, limits; may be empty.
    pub sub: String,
    /// Remarks below the drawing.
    pub notes: Vec<String>,
    /// Index of the section that it stands in; none before the first.
    pub section: Option<u16>,
    /// Whether it draws something that the source does not list.
    pub missing: bool,
    /// Indexes of the facts that it draws or works something out from, ascending.
    pub facts: Vec<u16>,
    /// What it draws.
    pub body: Body,
}

impl Figure {
    /// How it is drawn.
    pub fn form(&self) -> Form {
        match &self.body {
            Body::Chart(chart) => chart.form,
            Body::Grid(grid) => grid.form,
        }
    }

    /// The chart, where it is one.
    pub fn chart(&self) -> Option<&Chart> {
        match &self.body {
            Body::Chart(chart) => Some(chart),
            Body::Grid(_) => None,
        }
    }

    /// Values worked out from its facts.
    pub fn derived(&self) -> &[Derived] {
        match &self.body {
            Body::Chart(chart) => &chart.derived,
            Body::Grid(grid) => &grid.derived,
        }
    }

    /// Index of the mark that draws a fact, by the fact's index in the briefing.
    pub fn datum_of(&self, fact: usize) -> Option<usize> {
        let data = self.chart().map_or(&[][..], |chart| &chart.data);
        data.iter().position(|datum| datum.fact.map(usize::from) == Some(fact))
    }
}

/// How a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Bars from zero, one a fact.
    Bars,
    /// Part done of a plan, with a tick for the time gone by.
    Bullet,
    /// One dot a unit.
    Dots,
    /// Places in rankings, one scale a scope.
    Ladder,
    /// A hundred squares, open at the end where the text says 以上.
    Waffle,
    /// Linked dots, one a year in a row.
    Streak,
    /// A length as a ruler.
    Strip,
    /// A hub with slots for its members.
    Hub,
    /// Frameworks that give a number of members, one slot a member.
    Slots,
    /// Rows and columns of passages.
    Matrix,
    /// Numbered steps, with holes.
    Track,
    /// A belt that links places.
    Belt,
}

/// What a figure draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Values: drawn as a scene.
    Chart(Chart),
    /// Passages: set as a grid that restacks.
    Grid(Grid),
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
    pub yardstick: Option<Derived>,
}

/// One value of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Datum {
    /// What the value is of.
    #[serde(with = "crate::string_table")]
    pub label: String,
    /// Scale that it belongs to, such as 全省; empty where the chart has one.
    #[serde(with = "crate::string_table")]
    pub group: String,
    /// The number as the text writes it.
    #[serde(with = "crate::string_table")]
    pub surface: String,
    /// Value in `unit`, below zero where the text says that it fell; for a framework its number of members.
    pub value: f64,
    /// Unit as written.
    #[serde(with = "crate::string_table")]
    pub unit: String,
    /// Kind of the fact.
    pub kind: Kind,
    /// Qualifier of the fact.
    pub qualifier: Qualifier,
    /// How strongly it is drawn.
    pub emphasis: Emphasis,
    /// Whether the text speaks of it as an aim: it is drawn dashed.
    pub planned: bool,
    /// Index of the fact in the briefing; none for a framework's count, which is a name and not a quantity.
    pub fact: Option<u16>,
    /// Index of the sentence in the briefing.
    pub sentence: u16,
}

/// How strongly a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Emphasis {
    /// What the caption speaks of.
    Main,
    /// The others.
    Other,
    /// A second series.
    Second,
}

/// A value worked out from facts: it is marked 推算 and carries its formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Derived {
    /// What it is.
    #[serde(with = "crate::string_table")]
    pub label: String,
    /// The value with its unit, as shown: 39.24亿元.
    #[serde(with = "crate::string_table")]
    pub surface: String,
    /// The value.
    pub value: f64,
    /// How it was worked out: 24.8亿元÷63.2%.
    #[serde(with = "crate::string_table")]
    pub formula: String,
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
    /// Values worked out from facts.
    pub derived: Vec<Derived>,
}

/// A row of a grid: for a track a step, for a belt the belt itself (first row) and its places.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Number of a step as written, such as 一; may be empty.
    pub number: String,
    /// Name of the row.
    pub name: CellLine,
    /// Cells after the name.
    pub cells: Vec<Cell>,
    /// Whether the source does not have this row.
    pub missing: bool,
}

/// A cell: one line or several.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Lines; more than one is a list.
    pub lines: Vec<CellLine>,
}

/// A passage in a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct CellLine {
    /// Verbatim text.
    pub text: String,
    /// Sentence (or heading) that it was cut from; none for the editor's words.
    pub sentence: Option<u16>,
}

/// A figure's data as a table of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<String>>,
}

/// A key figure at the head of a briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyFigure {
    /// Index of the fact.
    pub fact: u16,
    /// Number as shown, without its unit: 42.8, 第25, 10余.
    pub number: String,
    /// Unit as shown.
    pub unit: String,
    /// Name of the number.
    pub label: String,
    /// Second line; may be empty.
    pub detail: String,
    /// Editor's remark; may be empty.
    pub remark: String,
    /// Index of the figure that draws the fact, and of the datum in it.
    pub drawn: Option<(u16, u16)>,
}
