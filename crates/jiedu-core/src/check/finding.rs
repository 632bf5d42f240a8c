//! A finding of a rule, with its repair where the repair is certain.

use std::ops::Range;

use crate::diagnostic::Diagnostic;

/// What a rule found.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// What is said of it.
    pub(super) diagnostic: Diagnostic,
    /// How it is mended, where that is certain.
    pub(super) fix: Option<Fix>,
}

impl Finding {
    /// A finding that a person must mend.
    pub(super) fn new(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, fix: None }
    }
}

/// A repair.
#[derive(Clone, Debug)]
pub(super) struct Fix {
    /// Repairs are made in this order, each kind on the text that the kinds before it have left.
    pub(super) kind: FixKind,
    /// What it does, as a person reads it.
    pub(super) what: String,
    /// Another place that it concerns, in bytes of the source.
    pub(super) other: Option<usize>,
    /// The edits, ascending and apart from one another.
    pub(super) edits: Vec<Edit>,
}

/// Kinds of repair, in the order they are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FixKind {
    /// A damaged copy is taken out.
    Duplicate,
    /// What is cut in two is joined.
    Join,
    /// A block is set where its number belongs.
    Move,
    /// A byline is parted from the list above it.
    Byline,
    /// Punctuation gets its full width.
    Width,
}

impl FixKind {
    /// All kinds, in the order they are made.
    pub(super) const ALL: [FixKind; 5] =
        [FixKind::Duplicate, FixKind::Join, FixKind::Move, FixKind::Byline, FixKind::Width];
}

/// A piece of the source is replaced.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    /// What is replaced, in bytes of the source; empty where something is set in.
    pub(super) range: Range<usize>,
    /// What stands there afterwards.
    pub(super) with: Vec<Piece>,
}

/// A piece of the repaired text.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A part of the source.
    Source(Range<usize>),
    /// Something new: line breaks and punctuation.
    New(String),
}

impl Edit {
    /// Takes a range out.
    pub(super) fn delete(range: Range<usize>) -> Self {
        Self { range, with: Vec::new() }
    }

    /// Sets a text in the place of a range.
    pub(super) fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, with: vec![Piece::New(text.into())] }
    }
}
