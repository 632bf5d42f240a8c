//! A figure with its values. What only the page that is written beforehand shows of it does not travel in the payload.

use serde::{Deserialize, Serialize};

use crate::fact::{Kind, Qualifier};

/// A figure: a form, what it says, and the facts or passages it draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Id, unique in the briefing; its anchor is `fig-{id}`.
    #[serde(with = "crate::text")]
    pub id: String,
    /// Running number in the briefing, from 1.
    #[serde(skip)]
    pub number: u16,
    /// How it is drawn.
    pub form: Form,
    /// The finding, as a sentence.
    #[serde(skip)]
    pub caption: String,
    /// Period, unit, limits; may be empty.
    #[serde(skip)]
    pub sub: String,
    /// Remarks below the drawing.
    #[serde(skip)]
    pub notes: Vec<String>,
    /// Index of the section that it stands in; none before the first.
    pub section: Option<u16>,
    /// Whether it draws something that the source does not list.
    #[serde(skip)]
    pub missing: bool,
    /// What it draws.
    pub body: Body,
    /// Values worked out from its facts.
    pub derived: Vec<Derived>,
    /// An outside measure drawn beside them: the part of the year gone by, where a cited date says it.
    pub yardstick: Option<Derived>,
}

impl Figure {
    /// The data of a chart; none of a grid.
    pub fn data(&self) -> &[Datum] {
        match &self.body {
            Body::Chart(data) => data,
            Body::Grid(_) => &[],
        }
    }

    /// Whether it draws a fact, by its index in the briefing, or works something out from it.
    pub fn uses(&self, fact: u16) -> bool {
        self.data().iter().any(|datum| datum.fact == Some(fact))
            || self.derived.iter().chain(&self.yardstick).any(|derived| derived.facts.contains(&fact))
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// Values: drawn as a scene.
    Chart(Vec<Datum>),
    /// Passages: set as a grid that restacks.
    Grid(#[serde(skip)] Grid),
}

/// One value of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Datum {
    /// What the value is of.
    #[serde(with = "crate::text")]
    pub label: String,
    /// Scale that it belongs to, such as 全省; empty where the chart has one.
    #[serde(with = "crate::text")]
    pub group: String,
    /// The number as the text writes it.
    #[serde(with = "crate::text")]
    pub surface: String,
    /// Value in `unit`, below zero where the text says that it fell; for a framework its number of members.
    pub value: f64,
    /// Unit as written.
    #[serde(with = "crate::text")]
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
    #[serde(with = "crate::text")]
    pub label: String,
    /// The value with its unit, as shown: 39.24亿元.
    #[serde(with = "crate::text")]
    pub surface: String,
    /// The value.
    pub value: f64,
    /// How it was worked out: 24.8亿元÷63.2%.
    #[serde(with = "crate::text")]
    pub formula: String,
    /// The facts it was worked out from.
    #[serde(skip)]
    pub facts: Vec<u16>,
}

/// Passages in rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Heads of the columns; may be empty.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
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
