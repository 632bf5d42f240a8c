//! What a form would draw of a text, and what it refuses to draw.

use super::material::Material;
use crate::toml_string::{quoted, quoted_list};

/// How a form proposes figures: it looks for what it draws.
pub(super) type Proposer = fn(&Material<'_>, &mut Proposals);

/// A figure that a form would draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Name of the form.
    pub form: &'static str,
    /// The figure block.
    pub block: BlockText,
    /// Indices of the facts that it draws.
    pub facts: Vec<usize>,
    /// Index of the section behind which it stands; none before the first.
    pub section: Option<usize>,
    /// Where what it draws begins in the text.
    pub place: usize,
    /// How strong it is; comparable between forms.
    pub score: u32,
    /// Why it is proposed, for the editor.
    pub reason: String,
}

impl Proposal {
    /// The figure block as it stands in a briefing, after a comment that gives the reason.
    pub fn markdown(&self, id: &str) -> String {
        format!("```figure\n# {}\n{}```\n", self.reason, self.block.toml(id, self.form))
    }
}

/// Numbers that look like a figure and are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Name of the form.
    pub form: &'static str,
    /// Where they begin in the text.
    pub place: usize,
    /// Why they are not drawn, for the editor.
    pub reason: String,
}

/// What the forms say of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposals {
    /// Figures, in order of the forms and of the text.
    pub found: Vec<Proposal>,
    /// What is not drawn.
    pub refused: Vec<Refusal>,
}

impl Proposals {
    pub(super) fn refuse(&mut self, form: &'static str, place: usize, reason: impl Into<String>) {
        self.refused.push(Refusal { form, place, reason: reason.into() });
    }
}

/// A figure block that has no id yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockText {
    /// The finding.
    pub caption: String,
    /// Period, unit, limits; may be empty.
    pub sub: String,
    /// What a reader must know beside; may be empty.
    pub note: String,
    /// The marks, each a list of keys and strings.
    pub marks: Vec<Vec<(&'static str, String)>>,
    /// Heads of the columns of a grid.
    pub head: Vec<String>,
    /// The rows of a grid.
    pub rows: Vec<RowText>,
    /// Label, a, op, b of a value worked out.
    pub derived: Option<[String; 4]>,
    /// Whether its marks are aims.
    pub planned: bool,
}

/// A row of a grid as its figure block says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowText {
    /// Number of the heading that it stands under; may be empty.
    pub number: String,
    /// Where to look: a section's anchor or a passage; may be empty.
    pub within: String,
    /// Its name.
    pub name: String,
    /// Its cells, each of one line or several.
    pub cells: Vec<Vec<String>>,
    /// Whether the source does not have it.
    pub missing: bool,
}

impl RowText {
    fn toml(&self) -> String {
        let mut toml = String::from("\n[[row]]\n");
        for (key, value) in [("number", &self.number), ("within", &self.within), ("name", &self.name)] {
            if !value.is_empty() {
                toml.push_str(&format!("{key} = {}\n", quoted(value)));
            }
        }
        if self.missing {
            toml.push_str("missing = true\n");
        }
        if !self.cells.is_empty() {
            let cells = self.cells.iter().map(|lines| match lines.as_slice() {
                [one] => quoted(one),
                many => quoted_list(many),
            });
            toml.push_str(&format!("cells = [{}]\n", cells.collect::<Vec<_>>().join(", ")));
        }
        toml
    }
}

impl BlockText {
    /// The block's TOML.
    pub fn toml(&self, id: &str, form: &str) -> String {
        let mut toml = String::new();
        let mut line = |key: &str, value: &str| {
            if !value.is_empty() {
                toml.push_str(&format!("{key} = {}\n", quoted(value)));
            }
        };
        line("id", id);
        line("form", form);
        line("caption", &self.caption);
        line("sub", &self.sub);
        line("note", &self.note);
        if !self.head.is_empty() {
            toml.push_str(&format!("head = {}\n", quoted_list(&self.head)));
        }
        toml.extend(self.rows.iter().map(RowText::toml));
        for mark in &self.marks {
            toml.push_str("\n[[mark]]\n");
            for (key, value) in mark {
                let several: Vec<String> = value.split(SEVERAL).map(str::to_owned).collect();
                let value = match several.as_slice() {
                    _ if value == TRUE => "true".to_owned(),
                    [_] => quoted(value),
                    _ => quoted_list(&several),
                };
                toml.push_str(&format!("{key} = {value}\n"));
            }
            if self.planned {
                toml.push_str("planned = true\n");
            }
        }
        if let Some([label, a, op, b]) = &self.derived {
            let fields = [("label", label), ("a", a), ("op", op), ("b", b)];
            toml.push_str("\n[[derived]]\n");
            for (key, value) in fields {
                toml.push_str(&format!("{key} = {}\n", quoted(value)));
            }
        }
        toml
    }
}

/// What parts the strings of a list in a mark.
pub(super) const SEVERAL: char = '\u{1f}';

/// A flag of a mark.
pub(super) const TRUE: &str = "\u{1e}true";
