//! The structure map: the outline as a picture, each block a link.

use jiedu_core::figure::{Size, TableMeasure, layout_map, number_text, view_box};
use jiedu_core::link::scoped_id;
use jiedu_core::wire::BriefingPart;
use leptos::prelude::*;

use super::Live;
use super::element::{Child, Element, el, svg_el};
use super::scene::{hit, nodes};
use crate::words::Lang;

/// The structure map of a briefing at a width.
pub(super) fn map(
    part: &'static BriefingPart,
    width: f64,
    live: Option<Live>,
    class: &'static str,
) -> Element {
    let label = live.map_or(Lang::Zh, |live| live.state.lang).words().map;
    let scene = layout_map(&part.sections, Size { width, height: 0.0 }, &TableMeasure);
    // Only what is true now: from here on the scroll spy moves the mark, for of thousands of blocks a few change.
    let at = live.and_then(|live| live.state.section.get_untracked());
    let links = scene.marks.iter().map(|mark| {
        let section = usize::from(mark.datum);
        let mut href = String::from("#");
        href.push_str(&scoped_id(&part.id, &part.sections[section].anchor));
        let here = at.is_some_and(|at| at == section || is_above(part, section, at));
        svg_el("a")
            .attr("href", href)
            .attr("class", if here { "block here" } else { "block" })
            .child(hit(&mark.hit))
            .child(svg_el("g").attr("aria-hidden", "true").children(nodes(&mark.nodes)))
            // The name that is heard says more than what is seen: the title and what is missing.
            .child(svg_el("text").attr("class", "unseen").text(mark.label.as_str()))
    });
    svg_el("svg")
        .attr("class", class)
        .attr("role", "group")
        .attr("aria-label", label)
        .attr("height", number_text(scene.size.height))
        .attr("viewBox", view_box(&scene))
        .attr("preserveAspectRatio", "xMinYMid meet")
        .children(nodes(&scene.ground))
        .children(links)
}

/// The live structure map, at the width that it is given.
#[component]
pub fn Map(
    /// The briefing.
    part: &'static BriefingPart,
    /// Width in CSS pixels.
    width: RwSignal<f64>,
    /// State and browser.
    live: Live,
) -> impl IntoView {
    el("div")
        .attr("class", "map-drawing")
        .live(move || vec![Child::from(map(part, width.get(), Some(live), "scene"))])
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
