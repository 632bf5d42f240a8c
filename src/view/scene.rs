//! Scene → SVG.

use jiedu_core::figure::{Node, Rect, number_text, paint_class, text_class};
#[cfg(feature = "ssr")]
use jiedu_core::figure::{Scene, view_box};
use leptos::prelude::*;

/// The nodes of a drawing.
pub(super) fn nodes(nodes: &[Node]) -> Vec<AnyView> {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> AnyView {
    match node {
        Node::Path { d, paint } => view! { <path class=paint_class(*paint) d=d.clone() /> }.into_any(),
        Node::Text { x, y, text, anchoring, size, face, weight, paint } => view! {
            <text class=text_class(*size, *face, *weight, *anchoring, *paint) x=number_text(*x) y=number_text(*y)>
                {text.clone()}
            </text>
        }
        .into_any(),
    }
}

/// A still drawing that scales down and never up: what stands in the page before it is live.
#[cfg(feature = "ssr")]
pub(super) fn still(scene: &Scene, class: &'static str, label: &str) -> AnyView {
    let marks: Vec<AnyView> =
        scene.marks.iter().map(|mark| view! { <g>{nodes(&mark.nodes)}</g> }.into_any()).collect();
    view! {
        <svg
            class=class
            role="img"
            aria-label=label.to_owned()
            height=number_text(scene.size.height)
            viewBox=view_box(scene)
            preserveAspectRatio="xMinYMid meet"
        >
            {nodes(&scene.ground)}
            {marks}
        </svg>
    }
    .into_any()
}

/// Path data of a rectangle.
pub(super) fn rect_path(rect: &Rect) -> String {
    let mut d = String::from("M");
    for (before, number) in
        [("", rect.x), (" ", rect.y), ("h", rect.width), ("v", rect.height), ("h", -rect.width)]
    {
        d.push_str(before);
        d.push_str(&number_text(number));
    }
    d.push('z');
    d
}
