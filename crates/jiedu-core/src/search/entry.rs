//! What is sought in: an entry is one sentence, heading, caption, term or number.

use super::quantity::Quantity;

/// What an entry is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A heading.
    Heading,
    /// A sentence.
    Sentence,
    /// A caption or note of the figure of this number.
    Figure(u16),
    /// A term that the text uses.
    Term,
    /// A number, with its values: a range has two.
    Number(Vec<Quantity>),
}

/// An entry of the index.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Index of its briefing.
    pub briefing: usize,
    /// Index of the section that it stands in; none before the first.
    pub section: Option<usize>,
    /// Index of the section of the first level around it.
    pub part: Option<usize>,
    /// Its text.
    pub text: String,
    /// What is said beside it: what a number counts, what a term means.
    pub note: String,
    /// Where it begins in its place; what a place is, whoever fills the index knows.
    pub offset: usize,
    /// Number of its place.
    pub place: usize,
}
