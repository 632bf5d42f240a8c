//! A finding of a rule, with its repair where the repair is certain, and what can be chosen where it is not.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::said::Said;

/// What a rule found.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// What is said of it in reports.
    pub(super) diagnostic: Diagnostic,
    /// What is said of it to an editor who knows no Markdown.
    pub(super) said: Said,
    /// How it is mended, where that is certain.
    pub(super) fix: Option<Fix>,
    /// How it may be mended, the most cautious way first.
    pub(super) ways: Vec<Way>,
    /// What the editor says who leaves it as it is; it stands before the other ways.
    pub(super) left: Option<Said>,
    /// Whether it speaks for all places of the text that its rule finds.
    pub(super) is_of_text: bool,
}

/// A way to mend a finding that an editor may choose.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// What it does.
    pub(super) said: Said,
    /// The edits, ascending and apart from one another.
    pub(super) edits: Vec<Edit>,
}

impl Finding {
    /// A finding, and its sentence in Chinese. The English one is that of the diagnostic.
    pub(super) fn new(diagnostic: Diagnostic, zh: impl Into<String>) -> Self {
        let said = Said::new(zh, capitalized(&diagnostic.message));
        Self { diagnostic, said, fix: None, ways: Vec::new(), left: None, is_of_text: false }
    }

    /// The sentence in English, where the diagnostic speaks of Markdown.
    pub(super) fn in_english(mut self, en: impl Into<String>) -> Self {
        self.said.en = en.into();
        self
    }

    /// It is mended so for certain.
    pub(super) fn fixed(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// It may be mended so.
    pub(super) fn or(mut self, zh: impl Into<String>, en: impl Into<String>, edits: Vec<Edit>) -> Self {
        if !edits.is_empty() {
            self.ways.push(Way { said: Said::new(zh, en), edits });
        }
        self
    }

    /// It may be meant so, which is the most cautious of the ways.
    pub(super) fn or_left(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.left = Some(Said::new(zh, en));
        self
    }

    /// It speaks for the whole text.
    pub(super) fn of_text(mut self) -> Self {
        self.is_of_text = true;
        self
    }
}

fn capitalized(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
}

/// A repair.
#[derive(Clone, Debug)]
pub(super) struct Fix {
    /// Repairs are made in this order, each kind on the text that the kinds before it have left.
    pub(super) kind: FixKind,
    /// What it does, as a person reads it.
    pub(super) what: Said,
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

    /// Sets a text in.
    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(at..at, text)
    }
}
