//! Figures: what a figure block says (feature `author`), the figure with its values, and its layout as a scene.
//!
//! A figure *cites* facts: every value in it was found by [`crate::fact`] in a quote of the text.

#[cfg(feature = "author")]
mod bind;
#[cfg(feature = "author")]
mod derive;
#[cfg(feature = "author")]
mod keys;
mod layout;
mod math;
mod measure;
mod model;
mod pen;
#[cfg(feature = "author")]
mod quote;
mod scene;
#[cfg(feature = "author")]
mod spec;
mod svg;
mod table;
#[cfg(feature = "author")]
mod typed;

#[cfg(feature = "author")]
pub use bind::parse_figures;
#[cfg(feature = "author")]
pub use keys::bind_keys;
pub use layout::{NARROWEST, WIDE, layout, layout_key, layout_map};
pub use math::write_number;
pub use measure::{Measure, TableMeasure};
pub use model::{
    Body, Cell, CellLine, Chart, Datum, Derived, Emphasis, Figure, Form, Grid, KeyFigure, Row, Table,
};
pub use pen::split_surface;
pub use scene::{Anchoring, Face, Node, Paint, Rect, Scene, SceneMark, Size, Weight};
pub use svg::{SvgOptions, number_text, paint_class, text_class, view_box, write_svg};
pub use table::{summary, table};
