//! An editor's decisions as edits of a briefing's Markdown: a number corrected, a section moved, a field of the front matter,
//! a figure block.
//!
//! The manuscript is the truth. Each function answers with the edits that a decision makes, ascending and apart from one
//! another, or with nothing where it does not fit the text. No decision takes a sentence out of the text, and none writes a
//! number: what a fact is worth is always read from the text.

mod attributes;
mod figure;
mod front_matter;
mod lines;
mod number;
mod outline;
mod toml_text;

use std::ops::Range;

pub use figure::{FigureText, MarkAct, adopt, figure_text, mark_act, take_out};
pub use front_matter::{FrontField, KeyAct, add_key, front_field, key_act};
pub use number::{NumberField, correct_number, drop_number, mark_number};
pub use outline::{SectionAct, divide, section_act};

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
