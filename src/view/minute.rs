//! 一分钟: the key figures and the structure map at the head of a briefing.

use jiedu_core::fact::{Kind, Tier};
use jiedu_core::figure::{Size, layout_key};
use jiedu_core::label;
use jiedu_core::link::{href, scoped_id};
use jiedu_core::wire::KeyPart;
use leptos::prelude::*;

use super::article::Source;
use super::map::map;
use super::scene::still;

/// Width at which a key figure's small chart is laid out.
const KEY_WIDTH: f64 = 160.0;

/// Widths at which the structure map is drawn, by class; the style sheet shows the one that fits.
const MAPS: [(&str, f64); 3] = [("small", 280.0), ("narrow", 350.0), ("wide", 612.0)];

/// What a reader with one minute sees.
#[component]
pub(super) fn Minute(
    /// The briefing.
    source: Source,
) -> impl IntoView {
    let words = source.words;
    let numbers =
        source.facts.iter().filter(|fact| fact.kind != Kind::Date && fact.tier == Tier::Core).count();
    let characters: u32 = source.part.sections.iter().filter(|s| s.level == 1).map(|s| s.characters).sum();
    let parts = source.part.sections.iter().filter(|section| section.level == 1).count();
    let keys: Vec<_> = source.part.keys.iter().map(|key| key_view(source, key)).collect();
    view! {
        <section class="minute" aria-label=words.minute>
            <p class="minute-head">
                <b>{words.minute}</b>
                <small>{label::extent(characters, numbers, label::lacks(source.part))}</small>
            </p>
            <div class="keys">{keys}</div>
            <div class="map" data-map="">
                <p class="map-head"><b>{label::parts(parts)}</b> <span>{words.map_key}</span></p>
                <div class="map-drawing">
                    {Vec::from(MAPS.map(|(class, width)| map(source.part, width, words, class)))}
                </div>
            </div>
        </section>
    }
}

fn key_view(source: Source, key: &KeyPart) -> AnyView {
    let fact = &source.facts[usize::from(key.fact)];
    let href = href(&scoped_id(&source.part.id, &fact.anchor));
    let chart = key.drawn.map(|(figure, datum)| {
        let scene = layout_key(
            &source.part.figures[usize::from(figure)],
            datum,
            Size { width: KEY_WIDTH, height: 20.0 },
        );
        still(&scene, "spark", &key.label)
    });
    let remark = (!key.remark.is_empty())
        .then(|| view! { <span class="editor">"〔" {key.remark.clone()} "〕"</span> });
    let detail = (!key.detail.is_empty()).then(|| view! { <span>{key.detail.clone()}</span> });
    view! {
        <a class="key" href=href data-fact=key.fact.to_string()>
            <span class="key-number">{key.number.clone()} <i>{key.unit.clone()}</i> {remark}</span>
            {chart}
            <span class="key-label"><b>{key.label.clone()}</b> {detail}</span>
        </a>
    }
    .into_any()
}
