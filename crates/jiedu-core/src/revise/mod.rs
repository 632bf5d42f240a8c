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

pub use crate::edit::{Edit, revised};
pub use figure::{FigureText, MarkAct, adopt, figure_text, mark_act, take_out};
pub use front_matter::{FrontField, KeyAct, add_key, front_field, key_act};
pub use number::{NumberField, correct_number, drop_number, mark_number};
pub use outline::{SectionAct, divide, section_act};
