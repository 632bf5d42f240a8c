//! Still drawings: what stands in the page before it is live.

use jiedu_core::figure::{Scene, number_text, view_box};
use leptos::prelude::*;

use crate::components::nodes;

/// A still drawing that scales down and never up.
pub(super) fn still(scene: &Scene, class: &'static str, name: &str) -> AnyView {
    let marks: Vec<_> = scene.marks.iter().flat_map(|mark| nodes(&mark.nodes)).collect();
    view! {
        <svg
            class=class
            role="img"
            aria-label=name.to_owned()
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
