//! An edit of a source.

use std::ops::Range;

/// A part of a source and what comes into its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes, in bytes of the source; empty where something is set in.
    pub span: Range<usize>,
    /// What comes.
    pub text: String,
}

impl Edit {
    pub(crate) fn new(span: Range<usize>, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    pub(crate) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }
}

/// A source with edits made, which are ascending and apart; none where they are not, or leave the source.
pub fn revised(source: &str, edits: &[Edit]) -> Option<String> {
    let mut made = String::with_capacity(source.len());
    let mut at = 0;
    for Edit { span, text } in edits {
        made.push_str(source.get(at..span.start)?);
        source.get(span.clone())?;
        made.push_str(text);
        at = span.end;
    }
    made.push_str(source.get(at..)?);
    Some(made)
}
