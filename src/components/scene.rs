//! The nodes of a drawing as SVG.

use jiedu_core::figure::{Anchoring, Node, Paint, Rect, number_text, paint_class, text_class};
use jiedu_core::picture::Ink;
use leptos::prelude::*;

/// The nodes of a drawing.
pub fn nodes(nodes: &[Node]) -> Vec<AnyView> {
    nodes.iter().map(node).collect()
}

/// Size of a drawing's text, which the drawing says once for all its nodes.
pub const TEXT_SIZE: &str = "14";

/// Colour of a drawing's text, likewise.
pub fn text_colour() -> Option<&'static str> {
    Ink::of(Paint::Ink).and_then(|ink| ink.fill)
}

/// Beside its classes a node carries what it looks like on a light page, for the day when the style sheet is lost.
fn node(node: &Node) -> AnyView {
    match node {
        Node::Path { d, paint } => {
            let ink = Ink::of(*paint).unwrap_or_default();
            let width = ink.stroke.map(|(_, width)| number_text(width)).filter(|width| width != "1");
            view! {
                <path
                    class=paint_class(*paint)
                    fill=ink.fill.unwrap_or("none")
                    stroke=ink.stroke.map(|(colour, _)| colour)
                    stroke-width=width
                    stroke-dasharray=ink.is_dashed.then_some("3")
                    stroke-linecap=ink.is_round.then_some("round")
                    d=d.clone()
                />
            }
            .into_any()
        }
        Node::Text { x, y, text, anchoring, size, face, weight, paint } => {
            let class = text_class(*size, *face, *weight, *anchoring, *paint);
            let anchor = match anchoring {
                Anchoring::Start => None,
                Anchoring::Middle => Some("middle"),
                Anchoring::End => Some("end"),
            };
            let size = size.to_string();
            view! {
                <text
                    class=class
                    font-size=Some(size).filter(|size| size != TEXT_SIZE)
                    text-anchor=anchor
                    x=number_text(*x)
                    y=number_text(*y)
                >
                    {text.clone()}
                </text>
            }
            .into_any()
        }
    }
}

/// The path around the area of touch of a mark.
pub fn hit_path(hit: &Rect) -> String {
    let [x, y, width, height, back] = [hit.x, hit.y, hit.width, hit.height, -hit.width].map(number_text);
    format!("M{x} {y}h{width}v{height}h{back}z")
}
