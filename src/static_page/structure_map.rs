//! The structure map: the outline as a picture, each block a link. Nothing in it needs WebAssembly; the scroll spy marks in it
//! where the reader is.

use jiedu_core::figure::{Size, TableMeasure, layout_map, view_box};
use jiedu_core::link::{href, scoped_id};
use jiedu_core::payload::BriefingPart;
use leptos::prelude::*;

use super::still::{hidden_class, joined};
use crate::components::{TEXT_SIZE, hit_path, nodes, text_colour};
use crate::i18n::Words;

/// The structure map of a briefing at a width; `lengths` are its sections' lengths in characters.
pub(super) fn structure_map(
    part: &BriefingPart,
    lengths: &[usize],
    width: f64,
    words: &Words,
    class: &'static str,
) -> AnyView {
    let scene =
        layout_map(&part.sections, lengths, Size { width, height: 0.0 }, &TableMeasure, &words.figures);
    let blocks: Vec<_> = scene
        .marks
        .iter()
        .map(|mark| {
            let section = &part.sections[usize::from(mark.datum)];
            let link = href(&scoped_id(&part.id, &section.anchor));
            // The name that is heard says more than what is seen: the title and what is missing.
            view! {
                <a href=link class="block">
                    <path class="hit" fill="none" d=hit_path(&mark.hit) />
                    <g aria-hidden="true">{nodes(&joined(mark.nodes.clone()))}</g>
                    <text class="unseen" fill="none" font-size="1">{mark.label.clone()}</text>
                </a>
            }
            .into_any()
        })
        .collect();
    view! {
        <svg class=class display=hidden_class(class) fill=text_colour() font-size=TEXT_SIZE role="group" aria-label=words.map data-label="map" viewBox=view_box(&scene)>
            {nodes(&scene.ground)}
            {blocks}
        </svg>
    }
    .into_any()
}
