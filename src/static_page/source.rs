//! What a briefing's part of the static page is made of.

use jiedu_core::check::Examined;
use jiedu_core::document::Briefing;
use jiedu_core::fact::Fact;
use jiedu_core::figure::{Body, Figure, KeyFigure};
use jiedu_core::link::scoped_id;
use jiedu_core::payload::BriefingPart;

use crate::i18n::Words;

/// A briefing with everything that its article is made of.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// Index of the briefing in the page.
    pub(super) index: usize,
    /// The document.
    pub(super) briefing: &'a Briefing,
    /// Its facts.
    pub(super) facts: &'a [Fact],
    /// Its figures.
    pub(super) figures: &'a [Figure],
    /// Its key figures.
    pub(super) keys: &'a [KeyFigure],
    /// What an editor should look at; none in what is published.
    pub(super) findings: Option<&'a [Examined]>,
    /// What the widget is given of it.
    pub(super) part: &'a BriefingPart,
    /// Words of the interface.
    pub(super) words: &'static Words,
}

impl<'a> Source<'a> {
    pub(super) fn id(self, anchor: &str) -> String {
        scoped_id(&self.part.id, anchor)
    }

    /// The first figure that draws a fact.
    pub(super) fn figure_of(self, fact: usize) -> Option<&'a Figure> {
        self.figures.iter().find(|figure| figure.datum_of(fact).is_some())
    }

    /// Whether a sentence is an element with an id of its own: it holds a fact, or a figure cites it.
    pub(super) fn has_anchor(self, sentence: usize) -> bool {
        self.facts.binary_search_by_key(&sentence, |fact| fact.sentence).is_ok() || self.is_cited(sentence)
    }

    /// Whether a figure cites a sentence.
    pub(super) fn is_cited(self, sentence: usize) -> bool {
        let cites = |found: u16| usize::from(found) == sentence;
        self.figures.iter().any(|figure| match &figure.body {
            Body::Chart(chart) => chart.data.iter().any(|datum| cites(datum.sentence)),
            Body::Grid(grid) => grid.rows.iter().any(|row| {
                row.name.sentence.is_some_and(cites)
                    || row
                        .cells
                        .iter()
                        .flat_map(|cell| &cell.lines)
                        .any(|line| line.sentence.is_some_and(cites))
            }),
        })
    }
}
