//! The sheet that a picture is drawn on, from its top to its bottom.

use super::Drawn;
use super::ink::{HAIR, INK, INK_2, INK_3, Ink, PAPER};
use super::lines::Type;
use super::table::{Columns, is_stacked};
use crate::figure::{Anchoring, Face, Measure, Node, Scene, Size, Table, Weight, number_text};
use crate::markup::{push_attribute, push_text};
use crate::qr::QrPath;

/// A way to break a text into lines.
pub(super) type Breaking = fn(&str, f64, Type<'_>) -> Vec<String>;

const WHITE: &str = "#ffffff";

/// Height of a line, by the size of its text.
const LEADING: f64 = 1.55;

/// A sheet that is being drawn.
pub(super) struct Sheet<'a> {
    margin: f64,
    width: f64,
    /// Room that lines of text leave free at their right.
    free: f64,
    measure: &'a dyn Measure,
    y: f64,
    body: String,
}

/// A line of text: where it stands and how.
struct Line<'t> {
    text: &'t str,
    x: f64,
    size: u8,
    face: Face,
    weight: Weight,
    colour: &'static str,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(margin: f64, width: f64, measure: &'a dyn Measure) -> Self {
        Self { margin, width, free: 0.0, measure, y: margin, body: String::new() }
    }

    /// How far it is drawn.
    pub(super) fn bottom(&self) -> f64 {
        self.y
    }

    pub(super) fn space(&mut self, height: f64) {
        self.y += height;
    }

    /// A hairline over the whole width.
    pub(super) fn rule(&mut self, colour: &'static str) {
        self.stroke(self.y, colour, false);
    }

    /// The same in dashes: below it something is not stated.
    fn stroke(&mut self, y: f64, colour: &str, is_dashed: bool) {
        self.body.push_str("<path");
        let [x, width] = [self.margin, self.width].map(number_text);
        push_attribute(&mut self.body, "d", &format!("M{x} {}h{width}", number_text(y)));
        push_attribute(&mut self.body, "stroke", colour);
        if is_dashed {
            push_attribute(&mut self.body, "stroke-dasharray", "3 3");
        }
        self.body.push_str("/>\n");
    }

    /// A text in lines; nothing where it is empty.
    pub(super) fn text(&mut self, text: &str, size: u8, colour: &'static str, breaking: Breaking) {
        self.lines(
            text,
            (0.0, self.width - self.free),
            (size, Face::Sans, Weight::Regular, colour),
            breaking,
        );
    }

    /// A bold text in lines.
    pub(super) fn heading(&mut self, text: &str, size: u8, breaking: Breaking) {
        self.lines(text, (0.0, self.width - self.free), (size, Face::Sans, Weight::Bold, INK), breaking);
    }

    fn lines(
        &mut self,
        text: &str,
        (x, width): (f64, f64),
        (size, face, weight, colour): (u8, Face, Weight, &'static str),
        breaking: Breaking,
    ) {
        let set = Type { measure: self.measure, size, face, weight };
        let height = f64::from(size) * LEADING;
        for line in breaking(text, width, set) {
            self.y += height;
            let baseline = self.y - f64::from(size) * 0.42;
            self.line(baseline, &Line { text: &line, x: self.margin + x, size, face, weight, colour });
        }
    }

    fn line(&mut self, y: f64, line: &Line<'_>) {
        self.body.push_str("<text");
        self.type_attributes(line.x, y, line.size, line.face, line.weight);
        push_attribute(&mut self.body, "fill", line.colour);
        self.body.push('>');
        push_text(&mut self.body, line.text);
        self.body.push_str("</text>\n");
    }

    fn type_attributes(&mut self, x: f64, y: f64, size: u8, face: Face, weight: Weight) {
        let family = match face {
            Face::Sans => "sans-serif",
            Face::Serif => "serif",
        };
        let size = number_text(f64::from(size));
        for (name, value) in [
            ("x", number_text(x).as_str()),
            ("y", &number_text(y)),
            ("font-family", family),
            ("font-size", &size),
        ] {
            push_attribute(&mut self.body, name, value);
        }
        if weight == Weight::Bold {
            push_attribute(&mut self.body, "font-weight", "700");
        }
    }

    /// Draws with so much room left free at the right.
    pub(super) fn narrow(&mut self, free: f64, draw: impl FnOnce(&mut Self)) {
        self.free = free;
        draw(self);
        self.free = 0.0;
    }

    /// A drawing.
    pub(super) fn scene(&mut self, scene: &Scene) {
        let place = format!("translate({} {})", number_text(self.margin), number_text(self.y));
        self.body.push_str("<g");
        push_attribute(&mut self.body, "transform", &place);
        self.body.push_str(">\n");
        for node in scene.ground.iter().chain(scene.marks.iter().flat_map(|mark| &mark.nodes)) {
            self.node(node);
        }
        self.body.push_str("</g>\n");
        self.y += scene.size.height;
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Path { d, paint } => {
                let Some(ink) = Ink::of(*paint) else { return };
                self.body.push_str("<path");
                push_attribute(&mut self.body, "d", d);
                ink.write(&mut self.body);
                self.body.push_str("/>\n");
            }
            Node::Text { x, y, text, anchoring, size, face, weight, paint } => {
                let Some(ink) = Ink::of(*paint) else { return };
                self.body.push_str("<text");
                self.type_attributes(*x, *y, *size, *face, *weight);
                match anchoring {
                    Anchoring::Start => {}
                    Anchoring::Middle => push_attribute(&mut self.body, "text-anchor", "middle"),
                    Anchoring::End => push_attribute(&mut self.body, "text-anchor", "end"),
                }
                ink.write(&mut self.body);
                self.body.push('>');
                push_text(&mut self.body, text);
                self.body.push_str("</text>\n");
            }
        }
    }

    /// A table: in columns where there is room for them, else each cell below the one before it.
    pub(super) fn table(&mut self, table: &Table) {
        let columns = Columns::of(table, self.width, self.measure);
        let stacked = is_stacked(table, self.width);
        if !stacked {
            self.row(&table.head, &columns, true);
        }
        for row in &table.rows {
            self.stroke(self.y + 4.0, HAIR, false);
            self.space(8.0);
            if stacked {
                self.stack(&table.head, row);
            } else {
                self.row(row, &columns, false);
            }
        }
    }

    fn row(&mut self, cells: &[String], columns: &Columns, is_head: bool) {
        let top = self.y;
        let mut bottom = top;
        for (idx, (cell, place)) in cells.iter().zip(&columns.0).enumerate() {
            self.y = top;
            let (size, weight, colour) = match (is_head, idx) {
                (true, _) => (12, Weight::Regular, INK_3),
                (false, 0) => (14, Weight::Bold, INK),
                (false, _) => (14, Weight::Regular, INK_2),
            };
            self.lines(cell, *place, (size, Face::Sans, weight, colour), super::lines::lines);
            bottom = bottom.max(self.y);
        }
        self.y = bottom;
    }

    fn stack(&mut self, head: &[String], cells: &[String]) {
        for (idx, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if idx == 0 {
                self.heading(cell, 14, super::lines::lines);
                continue;
            }
            if let Some(head) = head.get(idx).filter(|_| cells.len() > 2) {
                self.text(head, 12, INK_3, super::lines::lines);
            }
            self.text(cell, 14, INK_2, super::lines::lines);
        }
    }

    /// A QR code at the right, whose top is at `top`.
    pub(super) fn code(&mut self, code: &QrPath, top: f64, side: f64) {
        let [x, y, size] = [self.margin + self.width - side, top, side].map(number_text);
        // Whole on any paper: white behind it, as scanners need.
        let view = format!("0 0 {0} {0}", number_text(code.side));
        self.body.push_str("<svg");
        for (name, value) in [("x", &x), ("y", &y), ("width", &size), ("height", &size), ("viewBox", &view)] {
            push_attribute(&mut self.body, name, value);
        }
        self.body.push_str(
            " shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path",
        );
        push_attribute(&mut self.body, "d", &code.d);
        self.body.push_str("/></svg>\n");
        self.y = self.y.max(top + side);
    }

    /// What was drawn, shown at a width, and nothing else: on any ground, so what covers it is white.
    pub(super) fn bare(self, shown: f64) -> String {
        let height = self.y.ceil();
        let scale = shown / self.width;
        let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        for (attribute, value) in [
            ("width", number_text(shown)),
            ("height", number_text((height * scale).ceil())),
            ("viewBox", format!("0 0 {} {}", number_text(self.width), number_text(height))),
        ] {
            push_attribute(&mut svg, attribute, &value);
        }
        svg.push('>');
        svg.push_str(&self.body.replace(PAPER, WHITE).replace('\n', ""));
        svg.push_str("</svg>");
        svg
    }

    /// The sheet as a document with a name.
    pub(super) fn finish(self, name: &str) -> Drawn {
        let size = Size { width: self.width + 2.0 * self.margin, height: (self.y + self.margin).ceil() };
        let [width, height] = [size.width, size.height].map(number_text);
        let mut svg =
            String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"zh-CN\" role=\"img\"");
        for (attribute, value) in [
            ("width", width.as_str()),
            ("height", &height),
            ("viewBox", &format!("0 0 {width} {height}")),
            ("aria-label", name),
        ] {
            push_attribute(&mut svg, attribute, value);
        }
        svg.push_str(">\n<title>");
        push_text(&mut svg, name);
        svg.push_str("</title>\n<rect width=\"100%\" height=\"100%\"");
        push_attribute(&mut svg, "fill", PAPER);
        svg.push_str("/>\n");
        svg.push_str(&self.body);
        svg.push_str("</svg>\n");
        Drawn { svg, size }
    }
}
