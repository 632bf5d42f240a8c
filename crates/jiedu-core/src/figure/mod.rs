//! Figures: what a figure block says (feature `author`), the figure with its values, and its layout as a scene.
//!
//! A figure *cites* facts: every value in it was found by [`crate::fact`] in a quote of the text.

mod layout;
mod math;
mod measure;
mod model;
mod pen;
mod scene;
mod svg;
mod table;

pub use layout::{NARROWEST, WIDE, layout, layout_key, layout_map};
pub use math::write_number;
pub use measure::{Measure, TableMeasure};
pub use model::{Body, Cell, CellLine, Datum, Derived, Emphasis, Figure, Form, Grid, Row, Table};
pub use pen::split_surface;
pub use scene::{Anchoring, Face, Node, Paint, Rect, Scene, SceneMark, Size, Weight};
pub use svg::{SvgOptions, number_text, paint_class, text_class, view_box, write_svg};
pub use table::{summary, table};
