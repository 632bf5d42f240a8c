//! A figure as its block says it, and the key figures of a briefing. Of these the widget gets the charts alone.

use super::data::Derived;
use super::forms::{Chart, Form, Grid};

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

/// What a figure draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Values: drawn as a scene.
    Chart(Chart),
    /// Passages: set as a grid that restacks.
    Grid(Grid),
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
