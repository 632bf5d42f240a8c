//! A sentence and the quantities found in it, before their surroundings are read.

use std::ops::Range;

use super::found::Quantity;
use super::words::Words;
use super::{Kind, Tier};

/// A quantity in its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) span: Range<usize>,
    pub(super) quantity: Quantity,
}

impl Placed {
    pub(super) fn is_date(&self) -> bool {
        self.quantity.kind == Kind::Date
    }

    pub(super) fn is_core(&self) -> bool {
        self.quantity.tier == Tier::Core
    }
}

/// A sentence with what was found in it, in order.
pub(super) struct Sentence<'a> {
    pub(super) words: Words<'a>,
    pub(super) found: Vec<Placed>,
}

impl<'a> Sentence<'a> {
    /// The text in simplified characters.
    pub(super) fn read(&self) -> &'a str {
        self.words.read
    }

    /// What stands from one place to another.
    pub(super) fn between(&self, start: usize, end: usize) -> Words<'a> {
        self.words.get(start, end.max(start))
    }

    /// The last quantity before another that is no date.
    pub(super) fn number_before(&self, idx: usize) -> Option<usize> {
        (0..idx.min(self.found.len())).rev().find(|idx| !self.found[*idx].is_date())
    }
}

/// Whether nothing but a mark of a list stands between two numbers.
pub(super) fn is_list_mark(between: &str) -> bool {
    matches!(between.trim(), "、" | "和" | "与" | "及" | "以及" | "，" | ",")
}
