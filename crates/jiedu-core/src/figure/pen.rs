//! What layouts draw with: path data, lines of text, and the strokes that say that something is not told.

use super::math::write_coordinate;
use super::{Anchoring, Face, Measure, Node, Paint, Rect, SceneMark, Weight};
use crate::line_break::pieces;

/// Path data being written.
#[derive(Default)]
pub(super) struct Pen(String);

impl Pen {
    pub(super) fn new() -> Self {
        Self(String::new())
    }

    fn pair(&mut self, command: char, x: f64, y: f64) -> &mut Self {
        self.0.push(command);
        write_coordinate(&mut self.0, x);
        self.0.push(' ');
        write_coordinate(&mut self.0, y);
        self
    }

    pub(super) fn line(&mut self, x1: f64, y1: f64, x2: f64, y2: f64) -> &mut Self {
        self.pair('M', x1, y1).to(x2, y2)
    }

    pub(super) fn to(&mut self, x: f64, y: f64) -> &mut Self {
        self.pair('L', x, y)
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64) -> &mut Self {
        self.pair('M', x, y);
        self.0.push('h');
        write_coordinate(&mut self.0, width);
        self.0.push('v');
        write_coordinate(&mut self.0, height);
        self.0.push('h');
        write_coordinate(&mut self.0, -width);
        self.0.push('z');
        self
    }

    pub(super) fn circle(&mut self, x: f64, y: f64, r: f64) -> &mut Self {
        self.pair('M', x - r, y);
        for dx in [2.0 * r, -2.0 * r] {
            self.0.push('a');
            write_coordinate(&mut self.0, r);
            self.0.push(' ');
            write_coordinate(&mut self.0, r);
            self.0.push_str(" 0 1 0 ");
            write_coordinate(&mut self.0, dx);
            self.0.push_str(" 0");
        }
        self.0.push('z');
        self
    }

    /// A point: drawn by a round-capped stroke, it is a dot as wide as the stroke.
    pub(super) fn dot(&mut self, x: f64, y: f64) -> &mut Self {
        self.pair('M', x, y);
        self.0.push_str("h.01");
        self
    }

    /// Most of a circle, open to the right: 余.
    pub(super) fn open_circle(&mut self, x: f64, y: f64, r: f64) -> &mut Self {
        self.pair('M', x + 0.68 * r, y - 0.73 * r);
        self.0.push('A');
        write_coordinate(&mut self.0, r);
        self.0.push(' ');
        write_coordinate(&mut self.0, r);
        self.0.push_str(" 0 1 0 ");
        write_coordinate(&mut self.0, x + 0.68 * r);
        self.0.push(' ');
        write_coordinate(&mut self.0, y + 0.73 * r);
        self
    }

    pub(super) fn node(&mut self, nodes: &mut Vec<Node>, paint: Paint) {
        if !self.0.is_empty() {
            nodes.push(Node::Path { d: std::mem::take(&mut self.0), paint });
        }
    }
}

/// How a line of text is set.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: u8,
    pub(super) face: Face,
    pub(super) weight: Weight,
    pub(super) paint: Paint,
}

const fn sans(size: u8, weight: Weight, paint: Paint) -> Style {
    Style { size, face: Face::Sans, weight, paint }
}

const fn serif(size: u8, weight: Weight, paint: Paint) -> Style {
    Style { size, face: Face::Serif, weight, paint }
}

/// Name of a mark.
pub(super) const LABEL: Style = sans(14, Weight::Regular, Paint::Ink);
/// Value of a mark.
pub(super) const VALUE: Style = sans(14, Weight::Bold, Paint::Value);
/// Unit after a value.
pub(super) const UNIT: Style = sans(14, Weight::Regular, Paint::Ink2);
/// What stands beside.
pub(super) const NOTE: Style = sans(13, Weight::Regular, Paint::Ink2);
/// What stands beside and is said by us: 参评总数未列.
pub(super) const ASIDE: Style = sans(13, Weight::Regular, Paint::Ink3);
/// Numbers of a scale.
pub(super) const SCALE: Style = sans(12, Weight::Regular, Paint::Ink3);
/// Name of an outside yardstick.
pub(super) const YARDSTICK: Style = sans(13, Weight::Regular, Paint::SecondText);
/// Name of a group.
pub(super) const GROUP: Style = serif(17, Weight::Bold, Paint::Ink);
/// Name of a framework's part.
pub(super) const PART: Style = serif(16, Weight::Bold, Paint::Ink);
/// A number that stands for itself.
pub(super) const NUMERAL: Style = serif(24, Weight::Bold, Paint::Value);
/// A number that is the whole figure.
pub(super) const BIG_NUMERAL: Style = serif(32, Weight::Bold, Paint::Value);
/// Unit of such a number.
pub(super) const BIG_UNIT: Style = sans(16, Weight::Regular, Paint::Ink2);

impl Style {
    pub(super) fn width(&self, measure: &dyn Measure, text: &str) -> f64 {
        measure.width(text, self.size, self.face, self.weight)
    }

    pub(super) fn set(&self, nodes: &mut Vec<Node>, x: f64, y: f64, anchoring: Anchoring, text: &str) {
        if !text.is_empty() {
            nodes.push(Node::Text {
                x,
                y,
                text: text.to_owned(),
                anchoring,
                size: self.size,
                face: self.face,
                weight: self.weight,
                paint: self.paint,
            });
        }
    }

    /// The text, cut off with … where it is wider than there is room.
    pub(super) fn fit(&self, measure: &dyn Measure, text: &str, room: f64) -> String {
        if self.width(measure, text) <= room {
            return text.to_owned();
        }
        let mut kept = String::new();
        for c in text.chars() {
            kept.push(c);
            kept.push('…');
            let fits = self.width(measure, &kept) <= room;
            kept.pop();
            if !fits {
                kept.pop();
                break;
            }
        }
        kept.push('…');
        kept
    }

    /// The text in at most `most` lines; they break where Chinese may. What no line holds is torn.
    pub(super) fn wrap(&self, measure: &dyn Measure, text: &str, room: f64, most: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut rest = text;
        for piece in pieces(text) {
            if lines.len() + 1 >= most || self.width(measure, rest) <= room {
                break;
            }
            if !line.is_empty() && self.width(measure, &line) + self.width(measure, piece) > room {
                rest = rest.get(line.len()..).unwrap_or_default();
                lines.push(std::mem::take(&mut line));
            }
            for c in piece.chars() {
                line.push(c);
                let torn = line.len() > c.len_utf8() && lines.len() + 1 < most;
                if torn && self.width(measure, &line) > room {
                    line.pop();
                    rest = rest.get(line.len()..).unwrap_or_default();
                    lines.push(std::mem::take(&mut line));
                    line.push(c);
                }
            }
        }
        if !rest.is_empty() {
            lines.push(self.fit(measure, rest, room));
        }
        lines
    }
}

/// A dashed line with an arrow's head: it goes on, and the text does not say how far.
pub(super) fn goes_on(nodes: &mut Vec<Node>, from: f64, to: f64, y: f64) {
    if to - from > 8.0 {
        Pen::new().line(from, y, to, y).node(nodes, Paint::Void);
    }
    Pen::new().line(to - 6.0, y - 4.0, to, y).to(to - 6.0, y + 4.0).node(nodes, Paint::VoidLine);
}

/// A value: its number bold, its unit beside it. Returns where it ends.
pub(super) fn set_value(
    nodes: &mut Vec<Node>,
    measure: &dyn Measure,
    (x, y): (f64, f64),
    surface: &str,
    unit: &str,
    (number_style, unit_style): (&Style, &Style),
) -> f64 {
    let (number, unit) = split_surface(surface, unit);
    number_style.set(nodes, x, y, Anchoring::Start, number);
    let after = x + number_style.width(measure, number);
    if unit.is_empty() {
        return after;
    }
    unit_style.set(nodes, after + 1.0, y, Anchoring::Start, unit);
    after + 1.0 + unit_style.width(measure, unit)
}

/// A value that ends at a place.
pub(super) fn set_value_end(
    nodes: &mut Vec<Node>,
    measure: &dyn Measure,
    (x, y): (f64, f64),
    surface: &str,
    unit: &str,
    (number_style, unit_style): (&Style, &Style),
) {
    let (number, unit) = split_surface(surface, unit);
    let room = if unit.is_empty() { 0.0 } else { unit_style.width(measure, unit) + 1.0 };
    number_style.set(nodes, x - room, y, Anchoring::End, number);
    unit_style.set(nodes, x, y, Anchoring::End, unit);
}

/// Width of a value set by [`set_value`].
pub(super) fn value_width(
    measure: &dyn Measure,
    surface: &str,
    unit: &str,
    (number_style, unit_style): (&Style, &Style),
) -> f64 {
    let (number, unit) = split_surface(surface, unit);
    let width = number_style.width(measure, number);
    if unit.is_empty() { width } else { width + 1.0 + unit_style.width(measure, unit) }
}

/// A number as written and the unit with what follows it: 10余 and 家, 70 and %以上, 第25 and 位.
pub fn split_surface<'a>(surface: &'a str, unit: &str) -> (&'a str, &'a str) {
    let at = surface.rfind(unit).filter(|at| *at > 0);
    at.and_then(|at| surface.split_at_checked(at)).unwrap_or((surface, ""))
}

/// A mark with nothing drawn yet.
pub(super) fn mark(datum: usize, label: String, hit: Rect) -> SceneMark {
    SceneMark { datum: datum as u16, label, hit, nodes: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::TableMeasure;
    use super::*;

    #[test]
    fn surfaces_part_into_number_and_unit() {
        for (surface, unit, number, rest) in [
            ("10余家", "家", "10余", "家"),
            ("70%以上", "%", "70", "%以上"),
            ("第25位", "位", "第25", "位"),
            ("第一", "位", "第一", ""),
            ("185亿元", "亿元", "185", "亿元"),
            ("首个", "个", "首", "个"),
        ] {
            assert_eq!(split_surface(surface, unit), (number, rest));
        }
    }

    #[test]
    fn long_texts_are_cut_and_wrapped() {
        assert_eq!(LABEL.fit(&TableMeasure, "规模以上工业增加值", 60.0), "规模以…");
        assert_eq!(LABEL.wrap(&TableMeasure, "一二三，四五六", 42.0, 3), ["一二", "三，四", "五六"]);
        assert_eq!(LABEL.wrap(&TableMeasure, "惠及10000个家庭", 70.0, 3), ["惠及", "10000个家", "庭"]);
        assert_eq!(LABEL.wrap(&TableMeasure, "惠及10000个家庭", 70.0, 2), ["惠及", "10000个…"]);
        // What no line holds is torn.
        assert_eq!(LABEL.wrap(&TableMeasure, "甲10000个", 31.0, 9), ["甲", "100", "00个"]);
        assert_eq!(LABEL.fit(&TableMeasure, "长", 1.0), "…");
    }
}
