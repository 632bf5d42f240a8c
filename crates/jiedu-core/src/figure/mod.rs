//! Figures: what a figure block says (feature `author`), the figure with its values, and its layout as a scene.
//!
//! A figure *cites* facts: every value in it was found by [`crate::fact`] in a quote of the text.

mod model;
mod scene;

pub use model::{Body, Cell, CellLine, Datum, Derived, Emphasis, Figure, Form, Grid, Row, Table};
pub use scene::{Anchoring, Face, Node, Paint, Rect, Scene, SceneMark, Size, Weight};
