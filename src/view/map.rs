//! The structure map: the outline as a picture, each block a link. Nothing in it needs wasm: the widget adopts it, and the scroll
//! spy marks in it where the reader is.

use jiedu_core::figure::{Size, TableMeasure, layout_map, view_box};
use jiedu_core::link::{href, scoped_id};
use jiedu_core::payload::BriefingPart;

use super::element::{Element, svg_el};
use super::scene::{hit, nodes};
use crate::words::Words;

/// The structure map of a briefing at a width; `lengths` are its sections' lengths in characters.
pub(super) fn map(
    part: &'static BriefingPart,
    lengths: &[usize],
    width: f64,
    words: &Words,
    class: &'static str,
) -> Element {
    let scene =
        layout_map(&part.sections, lengths, Size { width, height: 0.0 }, &TableMeasure, &words.figures);
    let links = scene.marks.iter().map(|mark| {
        let section = usize::from(mark.datum);
        let href = href(&scoped_id(&part.id, &part.sections[section].anchor));
        svg_el("a")
            .attr("href", href)
            .attr("class", "block")
            .child(hit(&mark.hit))
            .child(svg_el("g").attr("aria-hidden", "true").children(nodes(&mark.nodes)))
            // The name that is heard says more than what is seen: the title and what is missing.
            .child(svg_el("text").attr("class", "unseen").text(mark.label.as_str()))
    });
    svg_el("svg")
        .attr("class", class)
        .attr("role", "group")
        .attr("aria-label", words.map)
        .attr("viewBox", view_box(&scene))
        .children(nodes(&scene.ground))
        .children(links)
}
