//! The structure map: the outline as a picture, each block a link.

use jiedu_core::figure::{Size, TableMeasure, layout_map, number_text, view_box};
use jiedu_core::link::scoped_id;
use jiedu_core::wire::BriefingPart;
use leptos::prelude::*;
use leptos::svg;

use super::Live;
use super::scene::{nodes, rect_path};

/// The structure map of a briefing at a width.
#[component]
pub fn Map(
    /// The briefing.
    part: &'static BriefingPart,
    /// Width in CSS pixels.
    #[prop(into)]
    width: Signal<f64>,
    /// State and browser; none where it is prerendered.
    live: Option<Live>,
    /// Class that says for which widths it is.
    class: &'static str,
) -> impl IntoView {
    let label = live.map_or(crate::words::Lang::Zh, |live| live.state.lang).words().map;
    move || {
        let scene = layout_map(&part.sections, Size { width: width.get(), height: 0.0 }, &TableMeasure);
        let links: Vec<AnyView> = scene
            .marks
            .iter()
            .map(|mark| {
                let section = usize::from(mark.datum);
                let id = scoped_id(&part.id, &part.sections[section].anchor);
                let here = move || {
                    live.is_some_and(|live| {
                        live.state
                            .section
                            .get()
                            .is_some_and(|at| at == section || is_above(part, section, at))
                    })
                };
                svg::a()
                    .attr("href", format!("#{id}"))
                    .attr("aria-label", mark.label.clone())
                    .attr("class", move || if here() { "block here" } else { "block" })
                    .child((view! { <path class="hit" d=rect_path(&mark.hit) /> }, nodes(&mark.nodes)))
                    .into_any()
            })
            .collect();
        view! {
            <svg
                class=class
                role="group"
                aria-label=label
                height=number_text(scene.size.height)
                viewBox=view_box(&scene)
                preserveAspectRatio="xMinYMid meet"
            >
                {nodes(&scene.ground)}
                {links}
            </svg>
        }
    }
}

/// Whether a section stands above another one.
pub(super) fn is_above(part: &BriefingPart, above: usize, mut section: usize) -> bool {
    while let Some(parent) = part.sections.get(section).and_then(|section| section.parent).map(usize::from) {
        if parent == above {
            return true;
        }
        if parent >= section {
            return false;
        }
        section = parent;
    }
    false
}
