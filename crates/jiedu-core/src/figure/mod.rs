//! Figures: what a figure block says (feature `author`), the figure with its values, and its layout as a scene.
//!
//! A figure *cites* facts: every value in it was found by [`crate::fact`] in a quote of the text. How a form reads its block
//! and how it is drawn stands in its file under `forms/`.

#[cfg(feature = "author")]
mod area;
#[cfg(feature = "author")]
mod block;
#[cfg(feature = "author")]
mod choose;
#[cfg(feature = "author")]
mod compare;
mod data;
#[cfg(feature = "author")]
mod derive;
mod describe;
mod forms;
mod frame;
#[cfg(feature = "author")]
mod frameworks;
#[cfg(feature = "author")]
mod grams;
#[cfg(feature = "author")]
mod keys;
mod map;
#[cfg(feature = "author")]
mod material;
mod math;
mod measure;
mod model;
#[cfg(feature = "author")]
mod naming;
#[cfg(feature = "author")]
mod parallel;
#[cfg(feature = "author")]
mod parse;
mod pen;
#[cfg(feature = "author")]
mod place;
#[cfg(feature = "author")]
mod proposal;
#[cfg(feature = "author")]
mod quote;
#[cfg(feature = "author")]
mod rows;
mod scene;
#[cfg(feature = "author")]
mod stretch;
mod svg;
mod table;
#[cfg(feature = "author")]
mod uncited_number;
mod word_chart;
mod words;

#[cfg(feature = "author")]
pub use choose::{Choice, choose_figures, free_id, propose_figures};
pub use data::{Cell, CellLine, Datum, Derived, Emphasis, Row, Table, Yardstick};
pub use describe::{summary, table};
pub use forms::{Chart, Form, Grid, layout, layout_key};
pub use frame::{NARROWEST, WIDE};
#[cfg(feature = "author")]
pub use keys::bind_keys;
pub use map::layout_map;
pub use math::write_number;
pub use measure::{Measure, TableMeasure};
pub use model::{Body, Figure, KeyFigure};
#[cfg(feature = "author")]
pub use parse::{parse_block, parse_figures};
pub use pen::split_surface;
#[cfg(feature = "author")]
pub use place::place_of;
#[cfg(feature = "author")]
pub use proposal::{BlockText, Proposal, Proposals, Refusal, RowText};
pub use scene::{Anchoring, Face, Node, Paint, Rect, Scene, SceneMark, Size, Weight};
pub use svg::{number_text, paint_class, text_class, view_box};
pub use words::{FigureWords, QualifierWords};
