//! A finding as an editor acts on it: its sentence, its repair, what can be chosen, and how it is ignored.

use crate::diagnostic::Diagnostic;
use crate::edit::Edit;
use crate::said::Said;

/// A finding with what can be done about it. Edits are those of the source it was found in.
#[derive(Clone, Debug, PartialEq)]
pub struct Examined {
    /// What reports say of it.
    pub diagnostic: Diagnostic,
    /// What is said of it to an editor who knows no Markdown.
    pub said: Said,
    /// The repair, where it is certain: that which `repair_source` makes.
    pub repair: Option<Choice>,
    /// What an editor may choose between, where it is not; the first is the most cautious. None takes a sentence out that
    /// stands in the text once.
    pub choices: Vec<Choice>,
    /// Writes into the front matter that it is ignored; none where it can't be.
    pub ignore: Option<Choice>,
}

/// Something that can be done about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it does.
    pub said: Said,
    /// The edits, ascending and apart from one another.
    pub edits: Vec<Edit>,
}

impl Examined {
    /// A finding that is only told.
    pub fn told(diagnostic: Diagnostic, said: Said) -> Self {
        Self { diagnostic, said, repair: None, choices: Vec::new(), ignore: None }
    }
}

/// A finding that the front matter says to ignore.
#[derive(Clone, Debug, PartialEq)]
pub struct Ignored {
    /// The finding.
    pub finding: Examined,
    /// Takes the entry out of the front matter, so that it is told again; none where the entry was written in another way.
    pub restore: Option<Choice>,
}
