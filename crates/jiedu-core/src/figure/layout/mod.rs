//! Figure and width → scene.
//!
//! Within a width class (narrow below [`WIDE`], wide from it on) the height is the same at every width, so that a static
//! drawing can be swapped for a live one without moving the text. Whatever decides the height is therefore reckoned at
//! the narrowest width of the class, never at the width given.

mod bars;
mod bullet;
mod dots;
mod hub;
mod key;
mod ladder;
mod map;
mod slots;
mod streak;
mod strip;
mod waffle;

pub use key::layout_key;
pub use map::layout_map;

use super::{Chart, Datum, Form, Measure, Scene, SceneMark, Size};

/// Widths from here on are wide.
pub const WIDE: f64 = 480.0;

/// Narrowest width that is laid out; a narrower drawing is scaled.
pub const NARROWEST: f64 = 240.0;

/// What a layout works with.
struct Frame<'a> {
    width: f64,
    measure: &'a dyn Measure,
}

impl<'a> Frame<'a> {
    fn new(size: Size, measure: &'a dyn Measure) -> Self {
        let width = if size.width.is_finite() { size.width.clamp(NARROWEST, 4000.0) } else { NARROWEST };
        Self { width, measure }
    }

    fn is_wide(&self) -> bool {
        self.width >= WIDE
    }

    /// The narrowest width of this one's class.
    fn least(&self) -> f64 {
        if self.is_wide() { WIDE } else { NARROWEST }
    }

    fn scene(&self, height: f64, marks: Vec<SceneMark>) -> Scene {
        Scene { size: Size { width: self.width, height }, ground: Vec::new(), marks }
    }
}

/// Lays a chart out at a width.
pub fn layout(chart: &Chart, size: Size, measure: &dyn Measure) -> Scene {
    let frame = Frame::new(size, measure);
    let data = chart.data.as_slice();
    if data.is_empty() {
        return frame.scene(0.0, Vec::new());
    }
    match chart.form {
        Form::Bars => bars::bars(data, &frame),
        Form::Bullet => bullet::bullet(chart, data, &frame),
        Form::Dots => dots::dots(data, &frame),
        Form::Ladder => ladder::ladder(data, &frame),
        Form::Waffle => waffle::waffle(&data[0], &frame),
        Form::Streak => streak::streak(&data[0], &frame),
        Form::Strip => strip::strip(&data[0], &frame),
        Form::Hub => hub::hub(data, &frame),
        Form::Slots => slots::slots(data, &frame),
        Form::Matrix | Form::Track | Form::Belt => frame.scene(0.0, Vec::new()),
    }
}

/// What a screen reader says of a mark.
fn spoken(datum: &Datum) -> String {
    [datum.group.as_str(), &datum.label, "：", &datum.surface].concat()
}

/// A count that can be drawn one by one.
fn whole(value: f64, most: usize) -> usize {
    if value.is_finite() && value > 0.0 { (value.round() as usize).min(most) } else { 0 }
}
