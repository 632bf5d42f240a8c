//! Scene → SVG text, and the class names that the page's own drawing shares with it.

use super::math::{write_coordinate, write_number};
use super::{Anchoring, Face, Node, Paint, Rect, Scene, Weight};
use crate::markup::push_char;

/// What a standalone drawing says of itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct SvgOptions<'a> {
    /// Name of the drawing.
    pub title: &'a str,
    /// What it shows, one sentence; may be empty.
    pub desc: &'a str,
    /// Rules of style set inside the drawing; may be empty. They are the project's own, never a person's.
    pub style: &'a str,
}

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

/// Writes a scene as a standalone SVG.
pub fn write_svg(scene: &Scene, options: &SvgOptions<'_>) -> String {
    let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"scene\" role=\"img\"");
    attribute(&mut out, "viewBox", &view_box(scene));
    attribute(&mut out, "width", &number_text(scene.size.width));
    attribute(&mut out, "height", &number_text(scene.size.height));
    out.push_str(" preserveAspectRatio=\"xMinYMid meet\">\n");
    element(&mut out, "title", options.title);
    element(&mut out, "desc", options.desc);
    if !options.style.is_empty() {
        element(&mut out, "style", options.style);
    }
    for node in &scene.ground {
        write_node(&mut out, node);
    }
    for mark in &scene.marks {
        out.push_str("<g class=\"mark\"");
        attribute(&mut out, "data-datum", &number_text(f64::from(mark.datum)));
        out.push_str(">\n");
        write_hit(&mut out, &mark.hit);
        for node in &mark.nodes {
            write_node(&mut out, node);
        }
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

fn write_hit(out: &mut String, hit: &Rect) {
    out.push_str("<rect class=\"hit\"");
    for (name, number) in [("x", hit.x), ("y", hit.y), ("width", hit.width), ("height", hit.height)] {
        attribute(out, name, &number_text(number));
    }
    out.push_str("/>\n");
}

fn write_node(out: &mut String, node: &Node) {
    match node {
        Node::Path { d, paint } => {
            out.push_str("<path");
            attribute(out, "class", paint_class(*paint));
            attribute(out, "d", d);
            out.push_str("/>\n");
        }
        Node::Text { x, y, text, anchoring, size, face, weight, paint } => {
            out.push_str("<text");
            attribute(out, "class", &text_class(*size, *face, *weight, *anchoring, *paint));
            attribute(out, "x", &number_text(*x));
            attribute(out, "y", &number_text(*y));
            out.push('>');
            escape(out, text);
            out.push_str("</text>\n");
        }
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

fn element(out: &mut String, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// Appends a text so that it is only text to XML; characters that XML forbids are left out.
fn escape(out: &mut String, text: &str) {
    let forbidden = |c: &char| matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|c| !forbidden(c)).for_each(|c| push_char(out, c));
}

#[cfg(test)]
mod tests {
    use super::super::Size;
    use super::*;

    #[test]
    fn what_a_person_wrote_is_text() {
        let scene = Scene { size: Size { width: 240.0, height: 20.5 }, ground: vec![], marks: vec![] };
        let svg =
            write_svg(&scene, &SvgOptions { title: "</title><script>", desc: "a & \"b\"\u{1}", style: "" });
        assert!(svg.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"), "{svg}");
        assert!(svg.contains("<desc>a &amp; &quot;b&quot;</desc>"), "{svg}");
        assert!(svg.contains("viewBox=\"0 0 240 20.5\""), "{svg}");
    }
}
