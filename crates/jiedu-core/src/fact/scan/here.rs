//! A place in a text, and what was read there.

use super::calendar::Calendar;
use super::{Kind, Qualifier, Tier, Value};

/// How far back words of change, of scope and of subject are looked for, in characters.
const LOOK_BACK: usize = 60;

/// A place in a text where a quantity may begin.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) calendar: &'a Calendar,
}

impl<'a> Here<'a> {
    /// What follows.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What stands before, no further back than [`LOOK_BACK`].
    pub(super) fn before(&self) -> &'a str {
        before(self.text, self.at)
    }

    /// The clause that goes before.
    pub(super) fn clause(&self) -> &'a str {
        clause(self.before())
    }

    /// The character before.
    pub(super) fn last(&self) -> Option<char> {
        self.text.get(..self.at)?.chars().next_back()
    }

    /// Whether the sentence has nothing before this place but marks and blanks.
    pub(super) fn is_first(&self) -> bool {
        !self.before().chars().any(char::is_alphanumeric)
    }
}

/// What stands before a place, no further back than [`LOOK_BACK`].
pub(super) fn before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or_default();
    let start = head.char_indices().rev().take(LOOK_BACK).last().map_or(at, |(start, _)| start);
    head.get(start..).unwrap_or_default()
}

/// The clause that a text ends with.
pub(super) fn clause(before: &str) -> &str {
    before.rsplit(['，', '；', '。', '：', '！', '？', ',', ';', ':', '\n']).next().unwrap_or_default()
}

/// Length of the first of some words that a text begins with, and what goes with it.
pub(super) fn prefix<T: Copy>(text: &str, words: &[(&'static str, T)]) -> Option<(usize, T)> {
    words
        .iter()
        .filter(|(word, _)| text.starts_with(word))
        .max_by_key(|(word, _)| word.len())
        .map(|(word, meaning)| (word.len(), *meaning))
}

/// What a reader found at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// A quantity.
    Quantity(Quantity),
    /// So many bytes that only look like one; they are passed over whole.
    Name(usize),
}

/// A quantity without its surroundings.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// Length of its surface in bytes.
    pub(super) len: usize,
    pub(super) value: Value,
    pub(super) unit: String,
    pub(super) kind: Kind,
    pub(super) qualifier: Qualifier,
    pub(super) tier: Tier,
    /// Whether a part of the value (the year of a date) was supplied and not read.
    pub(super) supplied: bool,
}

impl Quantity {
    /// A core quantity that means just what it says.
    pub(super) fn new(len: usize, value: Value, unit: impl Into<String>, kind: Kind) -> Self {
        Self {
            len,
            value,
            unit: unit.into(),
            kind,
            qualifier: Qualifier::Exact,
            tier: Tier::Core,
            supplied: false,
        }
    }

    /// The same as a quantity that is scored apart.
    pub(super) fn soft(self) -> Self {
        Self { tier: Tier::Soft, ..self }
    }

    /// The same with a qualifier.
    pub(super) fn qualified(self, qualifier: Qualifier) -> Self {
        Self { qualifier, ..self }
    }
}

impl From<Quantity> for Found {
    fn from(quantity: Quantity) -> Self {
        Self::Quantity(quantity)
    }
}
