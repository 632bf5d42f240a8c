//! The drawing of a figure: an SVG whose marks are touched and focused, or a grid of passages.

use std::sync::Arc;

use jiedu_core::figure::{Body, Figure, Scene, Size, TableMeasure, layout, number_text, summary, view_box};
use jiedu_core::link::{figure_anchor, scoped_id, sentence_anchor};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Live;
use super::scene::{nodes, rect_path};
use crate::state::Active;

/// How much larger large type is.
const LARGE: f64 = 1.25;

/// The live drawing of a chart, at the width that it is given.
#[component]
pub fn Drawing(
    /// Index of the briefing.
    briefing: usize,
    /// The figure.
    figure: &'static Figure,
    /// State and browser.
    live: Live,
    /// Width in CSS pixels.
    width: RwSignal<f64>,
) -> impl IntoView {
    let Body::Chart(data) = &figure.body else {
        return ().into_any();
    };
    let part = &live.state.payload.briefings[briefing];
    let figure_id = scoped_id(&part.id, &figure_anchor(&figure.id));
    live.actions.watch_width(&figure_id, width);
    // Large type: the drawing is laid out for less room and shown larger.
    let scale = move || if live.state.large.get() { LARGE } else { 1.0 };
    let scene = Memo::new(move |_| {
        Arc::new(layout(figure, Size { width: width.get() / scale(), height: 0.0 }, &TableMeasure))
    });
    // The mark that Tab comes to, and the mark whose tip is shown.
    let stop = RwSignal::new(0_usize);
    let shown = RwSignal::new(None::<usize>);
    let light = move |mark: Option<usize>| {
        shown.set(mark);
        live.state.active.set(mark.and_then(|mark| data.get(mark)).map(|datum| Active {
            briefing,
            sentence: datum.sentence,
            fact: datum.fact,
        }));
    };
    let id_of_keys = figure_id.clone();
    let on_key = move |event: KeyboardEvent| {
        let last = scene.read().marks.len().saturating_sub(1);
        let now = stop.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (now + 1).min(last),
            "ArrowLeft" | "ArrowUp" => now.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Escape" => {
                light(None);
                return;
            }
            "Enter" | " " => {
                event.prevent_default();
                if let Some(datum) = mark_datum(&scene.get_untracked(), now).and_then(|idx| data.get(idx)) {
                    live.actions.go(&scoped_id(&part.id, &sentence_anchor(datum.sentence.into())));
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        stop.set(next);
        live.actions.focus_mark(&id_of_keys, next);
    };
    let marks = move || {
        let scene = scene.get();
        (0..scene.marks.len())
            .map(|idx| {
                let mark = &scene.marks[idx];
                let datum = usize::from(mark.datum);
                let target = data.get(datum).map(|datum| (datum.sentence, datum.fact));
                let lit = move || is_lit(live.state.active.get(), briefing, target);
                view! {
                    <g
                        class="mark"
                        class:on=lit
                        data-mark=idx.to_string()
                        role="img"
                        aria-label=mark.label.clone()
                        tabindex=move || if stop.get() == idx { "0" } else { "-1" }
                        on:focus=move |_| {
                            stop.set(idx);
                            light(Some(datum));
                        }
                        on:blur=move |_| light(None)
                        on:pointerenter=move |_| light(Some(datum))
                        on:click=move |_| light(Some(datum))
                    >
                        <path class="hit" d=rect_path(&mark.hit) />
                        {nodes(&mark.nodes)}
                    </g>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    let tip = move || {
        let datum = shown.get()?;
        let scene = scene.get();
        let mark = scene.marks.iter().find(|mark| usize::from(mark.datum) == datum)?;
        let sentence = data.get(datum)?.sentence;
        let below = mark.hit.y + mark.hit.height;
        let id = scoped_id(&part.id, &sentence_anchor(sentence.into()));
        let href = format!("#{id}");
        Some(view! {
            <div class="tip" style:top=pixels(below * scale())>
                <q>{live.actions.sentence_text(briefing, sentence)}</q>
                " "
                <a
                    href=href
                    on:click=move |event| {
                        event.prevent_default();
                        shown.set(None);
                        live.actions.go(&id);
                    }
                >
                    {live.state.words().see_original}
                </a>
            </div>
        })
    };
    view! {
        <div class="drawing" data-live="" on:pointerleave=move |_| light(None)>
            <svg
                class="scene"
                role="group"
                aria-label=summary(figure)
                width=move || number_text(scene.read().size.width * scale())
                height=move || number_text(scene.read().size.height * scale())
                viewBox=move || view_box(&scene.read())
                on:keydown=on_key
            >
                {move || nodes(&scene.read().ground)}
                {marks}
            </svg>
            {tip}
        </div>
    }
    .into_any()
}

/// Whether a mark is lit by what is active.
pub(super) fn is_lit(active: Option<Active>, briefing: usize, target: Option<(u16, Option<u16>)>) -> bool {
    match (active, target) {
        (Some(active), Some((sentence, fact))) if active.briefing == briefing => match (active.fact, fact) {
            (Some(lit), Some(fact)) => lit == fact,
            (None, Some(_)) | (_, None) => active.sentence == sentence,
        },
        _ => false,
    }
}

fn mark_datum(scene: &Scene, mark: usize) -> Option<usize> {
    scene.marks.get(mark).map(|mark| usize::from(mark.datum))
}

fn pixels(length: f64) -> String {
    let mut text = number_text(length);
    text.push_str("px");
    text
}
