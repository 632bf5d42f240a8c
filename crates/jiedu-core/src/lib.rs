//! Pure core of jiedu: a briefing's document, its facts, its figures, its links and the payload of the widget.
//!
//! The pipeline, in order:
//!
//! 1. `document::parse_briefing`: Markdown → [`document::Briefing`] and diagnostics; `document::parse_source` the same for
//!    any text (feature `author`).
//! 2. `fact::scan_facts`: the briefing's text → [`fact::Fact`]s, each with its place and sentence (feature `author`);
//!    `term::scan_terms`, `framework::scan_frameworks` and `task::scan_tasks` read quoted terms, names that count their
//!    members, and tasks.
//! 3. `figure::parse_figures`: figure blocks → [`figure::Figure`]s, whose values come from facts (feature `author`).
//! 4. [`figure::layout`]: a figure and a width → [`figure::Scene`], the same natively and in wasm.
//! 5. `check::check_source`: any text → what is wrong with it before it is published; `check::examine` says also what can be
//!    done about it (feature `author`).
//! 6. `reading::read_briefing`: a briefing's source → all of the above, for every command that reads briefings (feature
//!    `author`).
//!    `draft::draft`: any text → a briefing that an editor looks over; `revise`: what the editor decides → edits of it (feature
//!    `author`).
//! 7. [`payload`]: outline, facts, charts, terms and tasks → what the widget decodes.
//! 8. What a reader takes along: [`spreadsheet`], [`picture`], [`citation`].
//!
//! Nothing here reads a clock, the environment, files, a locale or randomness, and nothing panics on content.

#[cfg(feature = "author")]
pub mod anchors;
#[cfg(feature = "author")]
mod arity;
#[cfg(feature = "author")]
pub mod check;
pub mod citation;
pub mod diagnostic;
pub mod document;
#[cfg(feature = "author")]
pub mod draft;
#[cfg(feature = "author")]
pub mod edit;
pub mod embed;
pub mod fact;
#[cfg(feature = "author")]
pub mod fault;
pub mod figure;
#[cfg(feature = "author")]
pub mod framework;
pub mod label;
pub mod line_break;
pub mod link;
pub mod markup;
pub mod outline;
pub mod passage;
pub mod payload;
pub mod picture;
pub mod png;
pub mod qr;
#[cfg(feature = "author")]
pub mod reading;
#[cfg(feature = "author")]
pub mod review;
#[cfg(feature = "author")]
pub mod revise;
#[cfg(feature = "author")]
pub mod said;
pub mod search;
pub mod spreadsheet;
mod string_table;
#[cfg(feature = "author")]
pub mod task;
pub mod term;
#[cfg(feature = "author")]
mod toml_string;
