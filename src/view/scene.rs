//! Scene → SVG.

use jiedu_core::figure::{Node, Rect, number_text, paint_class, text_class};
#[cfg(feature = "ssr")]
use jiedu_core::figure::{Scene, view_box};

use super::element::{Element, svg_el};

/// The nodes of a drawing.
pub(super) fn nodes(nodes: &[Node]) -> Vec<Element> {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> Element {
    match node {
        Node::Path { d, paint } => svg_el("path").attr("class", paint_class(*paint)).attr("d", d.as_str()),
        Node::Text { x, y, text, anchoring, size, face, weight, paint } => svg_el("text")
            .attr("class", text_class(*size, *face, *weight, *anchoring, *paint))
            .attr("x", number_text(*x))
            .attr("y", number_text(*y))
            .text(text.as_str()),
    }
}

/// A still drawing that scales down and never up: what stands in the page before it is live.
#[cfg(feature = "ssr")]
pub(super) fn still(scene: &Scene, class: &'static str, label: &str) -> Element {
    let marks = scene.marks.iter().flat_map(|mark| nodes(&mark.nodes));
    svg_el("svg")
        .attr("class", class)
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("height", number_text(scene.size.height))
        .attr("viewBox", view_box(scene))
        .attr("preserveAspectRatio", "xMinYMid meet")
        .children(nodes(&scene.ground))
        .children(marks)
}

/// The area of touch of a mark.
pub(super) fn hit(rect: &Rect) -> Element {
    let mut d = String::from("M");
    for (before, number) in
        [("", rect.x), (" ", rect.y), ("h", rect.width), ("v", rect.height), ("h", -rect.width)]
    {
        d.push_str(before);
        d.push_str(&number_text(number));
    }
    d.push('z');
    svg_el("path").attr("class", "hit").attr("d", d)
}
