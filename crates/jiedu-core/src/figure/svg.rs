//! The class names and numbers by which a scene is written as SVG; the widget writes it.

use super::math::{write_coordinate, write_number};
use super::{Anchoring, Face, Paint, Scene, Weight};

/// Class of what is painted.
pub fn paint_class(paint: Paint) -> &'static str {
    match paint {
        Paint::Mark => "p-mark",
        Paint::MarkOther => "p-mark-other",
        Paint::Second => "p-second",
        Paint::Track => "p-track",
        Paint::Block => "p-block",
        Paint::BlockLow => "p-block-low",
        Paint::Void => "p-void",
        Paint::VoidLine => "p-void-line",
        Paint::Baseline => "p-baseline",
        Paint::Hair => "p-hair",
        Paint::MarkLine => "p-mark-line",
        Paint::Bound => "p-bound",
        Paint::Yardstick => "p-yardstick",
        Paint::Halo => "p-halo",
        Paint::Dots => "p-dots",
        Paint::DotsSmall => "p-dots-small",
        Paint::DotsVoid => "p-dots-void",
        Paint::Ink => "p-ink",
        Paint::Ink2 => "p-ink-2",
        Paint::Ink3 => "p-ink-3",
        Paint::SecondText => "p-second-text",
        Paint::Ring => "p-ring",
        Paint::Value => "p-value",
        Paint::Faint => "p-faint",
        Paint::DotsBig => "p-dots-big",
        Paint::DotsMedium => "p-dots-medium",
        Paint::Rung => "p-rung",
        Paint::Link => "p-link",
        Paint::BoundStrong => "p-bound-strong",
        Paint::Here => "p-here",
    }
}

/// Classes of a line of text.
pub fn text_class(size: u8, face: Face, weight: Weight, anchoring: Anchoring, paint: Paint) -> String {
    let mut class = String::from("t-");
    write_number(&mut class, f64::from(size));
    if face == Face::Serif {
        class.push_str(" serif");
    }
    if weight == Weight::Bold {
        class.push_str(" bold");
    }
    match anchoring {
        Anchoring::Start => {}
        Anchoring::Middle => class.push_str(" middle"),
        Anchoring::End => class.push_str(" end"),
    }
    class.push(' ');
    class.push_str(paint_class(paint));
    class
}

/// A `viewBox` for a drawing of this size.
pub fn view_box(scene: &Scene) -> String {
    let mut text = String::from("0 0 ");
    write_number(&mut text, scene.size.width);
    text.push(' ');
    write_number(&mut text, scene.size.height);
    text
}

/// A coordinate as an attribute writes it.
pub fn number_text(number: f64) -> String {
    let mut text = String::new();
    write_coordinate(&mut text, number);
    text
}
