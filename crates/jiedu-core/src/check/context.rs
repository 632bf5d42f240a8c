//! What every rule is given: the text under check, and what is worked out of it once for all rules.

use std::cell::OnceCell;

use super::case::Case;
use super::duplicates::{self, Duplicates};
use super::sequence::{self, Order};

/// A text under check with what several rules ask of it.
pub(super) struct Context<'a> {
    /// The text.
    pub(super) case: Case<'a>,
    /// What the numbers of its headings say.
    pub(super) order: Order,
    duplicates: OnceCell<Duplicates>,
}

impl<'a> Context<'a> {
    /// Reads a source.
    pub(super) fn read(source: &'a str) -> Self {
        let case = Case::read(source);
        let order = sequence::read(&case);
        Self { case, order, duplicates: OnceCell::new() }
    }

    /// Its passages that stand twice. They are looked for when a rule asks: it is most of the work.
    pub(super) fn duplicates(&self) -> &Duplicates {
        self.duplicates.get_or_init(|| duplicates::read(&self.case))
    }
}
