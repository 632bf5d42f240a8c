//! What a layout works with.

use super::data::Datum;
use super::pen::mark;
use super::{FigureWords, Measure, Rect, Scene, SceneMark, Size};

/// Widths from here on are wide.
pub const WIDE: f64 = 480.0;

/// Narrowest width that is laid out; a narrower drawing is scaled.
pub const NARROWEST: f64 = 240.0;

/// Width, measure and words of a drawing.
///
/// Within a width class (narrow below [`WIDE`], wide from it on) a drawing has the same height at every width, so that a
/// static one can be replaced by a live one without moving the text below. Therefore whatever decides the height is
/// worked out at the narrowest width of the class ([`Frame::least`]), never at the width given, and words never decide it.
pub(super) struct Frame<'a> {
    pub(super) width: f64,
    pub(super) measure: &'a dyn Measure,
    pub(super) words: &'a FigureWords,
}

impl<'a> Frame<'a> {
    pub(super) fn new(size: Size, measure: &'a dyn Measure, words: &'a FigureWords) -> Self {
        let width = if size.width.is_finite() { size.width.clamp(NARROWEST, 4000.0) } else { NARROWEST };
        Self { width, measure, words }
    }

    pub(super) fn is_wide(&self) -> bool {
        self.width >= WIDE
    }

    /// The narrowest width of this one's class.
    pub(super) fn least(&self) -> f64 {
        if self.is_wide() { WIDE } else { NARROWEST }
    }

    pub(super) fn scene(&self, height: f64, marks: Vec<SceneMark>) -> Scene {
        Scene { size: Size { width: self.width, height }, ground: Vec::new(), marks }
    }

    /// A mark with nothing drawn yet, which says its name and its value.
    pub(super) fn mark(&self, idx: usize, datum: &Datum, hit: Rect) -> SceneMark {
        mark(idx, self.words.spoken(datum), hit)
    }
}

/// A count that can be drawn one by one.
pub(super) fn whole(value: f64, most: usize) -> usize {
    if value.is_finite() && value > 0.0 { (value.round() as usize).min(most) } else { 0 }
}
