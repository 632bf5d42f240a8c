//! Still drawings: what stands in the page before it is live.

use jiedu_core::figure::{Scene, number_text, view_box};
use leptos::prelude::*;

use crate::components::{TEXT_SIZE, nodes, text_colour};

/// Without the style sheet, which shows one drawing of several widths, only the narrow one is shown.
pub(super) fn hidden_class(class: &str) -> Option<&'static str> {
    matches!(class, "wide" | "small").then_some("none")
}

/// A still drawing that scales down and never up.
pub(super) fn still(scene: &Scene, class: &'static str, name: &str) -> AnyView {
    let marks: Vec<_> = scene.marks.iter().flat_map(|mark| nodes(&mark.nodes)).collect();
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
            {nodes(&scene.ground)}
            {marks}
        </svg>
    }
    .into_any()
}
