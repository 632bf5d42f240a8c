//! The nodes of a drawing as SVG.

use jiedu_core::figure::{Node, Rect, number_text, paint_class, text_class};
use leptos::prelude::*;

/// The nodes of a drawing.
pub fn nodes(nodes: &[Node]) -> Vec<AnyView> {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> AnyView {
    match node {
        Node::Path { d, paint } => view! { <path class=paint_class(*paint) d=d.clone() /> }.into_any(),
        Node::Text { x, y, text, anchoring, size, face, weight, paint } => {
            let class = text_class(*size, *face, *weight, *anchoring, *paint);
            view! { <text class=class x=number_text(*x) y=number_text(*y)>{text.clone()}</text> }.into_any()
        }
    }
}

/// The path around the area of touch of a mark.
pub fn hit_path(hit: &Rect) -> String {
    let [x, y, width, height, back] = [hit.x, hit.y, hit.width, hit.height, -hit.width].map(number_text);
    format!("M{x} {y}h{width}v{height}h{back}z")
}
