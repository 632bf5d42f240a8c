//! What figures are made of: values of charts, passages of grids, rows of tables.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::fact::{Kind, Qualifier};

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

impl Datum {
    /// The number as written, with a true minus; before the digits one where only a word of the text says that it fell: −1.1%,
    /// 近−30%.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        let falls = self.kind == Kind::Growth && self.value < 0.0;
        let Some(digits) = self.surface.find(|c: char| c.is_ascii_digit()) else {
            return Cow::Borrowed(&self.surface);
        };
        let (before, number) = self.surface.split_at(digits);
        match before.strip_suffix(['-', '－', '−']) {
            Some(before) => Cow::Owned([before, "−", number].concat()),
            None if falls => Cow::Owned([before, "−", number].concat()),
            None => Cow::Borrowed(&self.surface),
        }
    }

    /// Whether the text says that there is more than the value.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.qualifier, Qualifier::Over | Qualifier::AtLeast)
    }
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

/// The part of the year that was over at the end of a period, which a cited date says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Yardstick {
    /// The period as the text calls it: 上半年.
    #[serde(with = "crate::string_table")]
    pub period: String,
    /// The part as shown: 50%.
    #[serde(with = "crate::string_table")]
    pub surface: String,
    /// The part in per cent.
    pub value: f64,
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<String>>,
}
