//! Still drawings: what stands in the page before it is live.

use jiedu_core::figure::{Node, Scene, number_text, view_box};
use leptos::prelude::*;

use crate::components::{TEXT_SIZE, nodes, text_colour};

/// Without the style sheet, which shows one drawing of several widths, only the narrow one is shown.
pub(super) fn hidden_class(class: &str) -> Option<&'static str> {
    matches!(class, "wide" | "small").then_some("none")
}

/// A still drawing that scales down and never up.
pub(super) fn still(scene: &Scene, class: &'static str, name: &str) -> AnyView {
    let all: Vec<Node> =
        scene.ground.iter().chain(scene.marks.iter().flat_map(|mark| &mark.nodes)).cloned().collect();
    view! {
        <svg
            class=class
            display=hidden_class(class)
            fill=text_colour()
            font-size=TEXT_SIZE
            role="img"
            aria-label=name.to_owned()
            width="100%"
            height=number_text(scene.size.height)
            viewBox=view_box(scene)
            preserveAspectRatio="xMinYMid meet"
        >
            {nodes(&joined(all))}
        </svg>
    }
    .into_any()
}

/// Nodes with fewer elements: a path that no other path stands before but one of the same paint is joined to that. Texts between them
/// come to stand above both.
pub(super) fn joined(nodes: Vec<Node>) -> Vec<Node> {
    let mut joined: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut last_path = None;
    for node in nodes {
        if let Node::Path { d, paint } = &node {
            let last = last_path.and_then(|at: usize| joined.get_mut(at));
            if let Some(Node::Path { d: before, paint: same }) = last
                && same == paint
            {
                before.push_str(d);
                continue;
            }
            last_path = Some(joined.len());
        }
        joined.push(node);
    }
    joined
}

#[cfg(test)]
mod tests {
    use jiedu_core::figure::{Anchoring, Face, Paint, Weight};

    use super::*;

    #[test]
    fn paths_of_the_same_paint_are_joined_and_their_order_stays() {
        let path = |d: &str, paint| Node::Path { d: d.to_owned(), paint };
        let text = |text: &str| Node::Text {
            x: 0.0,
            y: 0.0,
            text: text.to_owned(),
            anchoring: Anchoring::Start,
            size: 13,
            face: Face::Sans,
            weight: Weight::Regular,
            paint: Paint::Ink,
        };
        let nodes = vec![
            path("M0 0", Paint::Hair),
            text("a"),
            path("M1 1", Paint::Hair),
            path("M2 2", Paint::Void),
            path("M3 3", Paint::Hair),
        ];
        let expected = vec![
            path("M0 0M1 1", Paint::Hair),
            text("a"),
            path("M2 2", Paint::Void),
            path("M3 3", Paint::Hair),
        ];
        assert_eq!(joined(nodes), expected);
    }
}
