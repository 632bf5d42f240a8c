//! What a reader of numbers found.

use super::{Kind, Qualifier, Tier, Value};

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
