//! 一分钟: the key figures and the structure map at the head of a briefing.

use jiedu_core::figure::{KeyFigure, Size, layout_key};
use jiedu_core::label;
use jiedu_core::link::{href, scoped_id};
use leptos::prelude::*;

use super::source::Source;
use super::still::still;
use super::structure_map::structure_map;
use crate::components::unbroken;

/// Width at which a key figure's small chart is laid out.
const KEY_WIDTH: f64 = 160.0;

/// Widths at which the structure map is drawn, by class; the style sheet shows the one that fits.
const MAPS: [(&str, f64); 3] = [("small", 280.0), ("narrow", 350.0), ("wide", 612.0)];

/// What a reader with one minute sees.
pub(super) fn key_figures(source: Source<'_>) -> AnyView {
    let words = source.words;
    let sections = &source.part.sections;
    let lengths = source.briefing.section_characters();
    let parts: Vec<usize> = (0..sections.len()).filter(|idx| sections[*idx].level == 1).collect();
    // As many as the index of numbers has.
    let numbers = source.facts.len();
    let characters = source.briefing.characters();
    let missing = label::missing(sections);
    let keys: Vec<_> = source.keys.iter().map(|key| key_view(source, key)).collect();
    let map = (1 < parts.len()).then(|| {
        let drawings = MAPS.map(|(class, width)| structure_map(source.part, &lengths, width, words, class));
        view! {
            <div class="map" data-map="">
                <p class="map-head"><b data-word="parts" data-args=parts.len().to_string()>{(words.figures.parts)(parts.len())}</b> <span data-word="map_key">{words.map_key}</span></p>
                <div class="map-drawing">{Vec::from(drawings)}</div>
            </div>
        }
    });
    view! {
        <section class="minute" aria-label=words.minute data-label="minute">
            <p class="minute-head">
                <b data-word="minute">{words.minute}</b>
                <small data-word="extent" data-args=format!("{characters}|{numbers}|{missing}")>
                    {(words.figures.extent)(characters, numbers, missing)}
                </small>
            </p>
            <div class="keys">{keys}</div>
            {map}
        </section>
    }
    .into_any()
}

fn key_view(source: Source<'_>, key: &KeyFigure) -> AnyView {
    let fact = &source.facts[usize::from(key.fact)];
    let href = href(&scoped_id(&source.part.id, &fact.anchor));
    let drawn = key.drawn.and_then(|(figure, datum)| {
        let chart = source.figures.get(usize::from(figure))?.chart()?;
        Some(layout_key(chart, datum, Size { width: KEY_WIDTH, height: 20.0 }, &source.words.figures))
    });
    let chart = drawn.map(|scene| still(&scene, "spark", &key.label));
    let remark = (!key.remark.is_empty())
        .then(|| view! { <span class="editor">"〔" {key.remark.clone()} "〕"</span> });
    let detail = (!key.detail.is_empty()).then(|| view! { <span>{unbroken(&key.detail)}</span> });
    view! {
        <a class="key" href=href data-fact=key.fact.to_string()>
            <span class="key-number">{key.number.clone()} <i>{key.unit.clone()}</i> {remark}</span>
            {chart}
            <span class="key-label"><b>{key.label.clone()}</b> {detail}</span>
        </a>
    }
    .into_any()
}
