//! The drawing of a figure: an SVG whose marks are touched and focused, or a grid of passages.

use std::sync::atomic::{AtomicBool, Ordering};

use jiedu_core::figure::{Chart, Scene, Size, TableMeasure, layout, number_text, view_box};
use jiedu_core::link::{href, scoped_id, sentence_anchor};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Live;
use super::element::{Child, Element, el, svg_el};
use super::scene::{hit, nodes};
use crate::reactive::Slot;
use crate::state::Active;

/// How much larger large type is.
const LARGE: f64 = 1.25;

/// Whether a finger, which cannot hover, is on a mark.
static FINGER: AtomicBool = AtomicBool::new(false);

fn is_finger(event: &leptos::ev::Event) -> bool {
    event.dyn_ref::<leptos::ev::PointerEvent>().is_some_and(|event| event.pointer_type() == "touch")
}

/// The live drawing of a chart, at the width that it is given.
#[component]
pub fn Drawing(
    /// Index of the briefing.
    briefing: usize,
    /// Address of the figure in the page.
    figure_id: String,
    /// What is drawn.
    chart: &'static Chart,
    /// State and browser.
    live: Live,
    /// Name of the drawing, which the static one has as well.
    name: String,
    /// Width in CSS pixels.
    width: Slot<usize>,
) -> Element {
    let data = chart.data.as_slice();
    let part = &live.state.payload.briefings[briefing];
    live.actions.watch_width(&figure_id, width);
    // Large type: the drawing is laid out for less room and shown larger.
    let scale = move || if live.state.large.get() { LARGE } else { 1.0 };
    let scene = move || {
        let size = Size { width: width.get() as f64 / scale(), height: 0.0 };
        layout(chart, size, &TableMeasure, &live.state.words().figures)
    };
    // The mark that Tab comes to, and the mark whose tip is shown.
    let stop = Slot::new(0_usize);
    let shown = Slot::new(None::<usize>);
    let light = move |mark: Option<usize>| {
        shown.set(mark);
        live.state.active.set(mark.and_then(|mark| data.get(mark)).map(|datum| Active {
            briefing,
            sentence: datum.sentence,
            fact: datum.fact,
        }));
    };
    // A number opens its panel; a framework's count, which is a name, leads to its sentence.
    let prove = move |fact: Option<u16>, sentence: u16| match fact {
        Some(fact) => live.actions.open_fact(fact),
        None => live.actions.go(&scoped_id(&part.id, &sentence_anchor(sentence.into()))),
    };
    let on_key = move |event: &leptos::ev::Event| {
        let Some(event) = event.dyn_ref::<leptos::ev::KeyboardEvent>() else { return };
        let marks = untrack(scene).marks;
        let last = marks.len().saturating_sub(1);
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
                if let Some(datum) = marks.get(now).and_then(|mark| data.get(usize::from(mark.datum))) {
                    prove(datum.fact, datum.sentence);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        stop.set(next);
        live.actions.focus_mark(&figure_id, next);
    };
    let mark = move |scene: &Scene, idx: usize| {
        let mark = &scene.marks[idx];
        let datum = usize::from(mark.datum);
        let target = data.get(datum).map(|datum| (datum.sentence, datum.fact));
        svg_el("g")
            .attr("role", "img")
            .attr("aria-label", mark.label.as_str())
            .attr("data-mark", idx.to_string())
            .live_attr("class", move || {
                let lit = is_lit(live.state.lit(), briefing, target);
                Some(if lit { "mark on" } else { "mark" }.to_owned())
            })
            .live_attr("tabindex", move || Some(if stop.get() == idx { "0" } else { "-1" }.to_owned()))
            .on("focus", move |_| {
                stop.set(idx);
                if !FINGER.load(Ordering::Relaxed) {
                    light(Some(datum));
                }
            })
            .on("blur", move |_| light(None))
            .on("pointerenter", move |event| {
                if is_finger(event) {
                    FINGER.store(true, Ordering::Relaxed);
                } else {
                    light(Some(datum));
                }
            })
            .on("pointercancel", |_| FINGER.store(false, Ordering::Relaxed))
            .on("click", move |_| {
                // The first touch shows the tip, as hovering does; the second opens the panel.
                let first = FINGER.swap(false, Ordering::Relaxed) && shown.get_untracked() != Some(datum);
                light(Some(datum));
                if let (false, Some((sentence, fact))) = (first, target) {
                    prove(fact, sentence);
                }
            })
            .child(hit(&mark.hit))
            .children(nodes(&mark.nodes))
    };
    let tip = move || {
        let datum = shown.get()?;
        let scene = scene();
        let mark = scene.marks.iter().find(|mark| usize::from(mark.datum) == datum)?;
        let sentence = data.get(datum)?.sentence;
        let mut top = number_text(mark.hit.y * scale());
        top.push_str("px");
        let id = scoped_id(&part.id, &sentence_anchor(sentence.into()));
        Some(
            el("div")
                .attr("class", "tip")
                .live_attr("--jiedu-tip", move || Some(top.clone()))
                .child(el("q").text(live.actions.sentence_text(briefing, sentence)))
                .text(" ")
                .child(
                    el("a")
                        .attr("href", href(&id))
                        // Gone before Tab could come to it: the light goes with the focus. The panel has the same link.
                        .attr("tabindex", "-1")
                        .on("click", move |_| shown.set(None))
                        .text(live.state.words().see_original),
                ),
        )
    };
    let drawing = move || {
        let scene = scene();
        let marks = (0..scene.marks.len()).map(|idx| mark(&scene, idx));
        let svg = svg_el("svg")
            .attr("class", "scene")
            .attr("role", "group")
            .attr("aria-label", name.as_str())
            .attr("width", number_text(scene.size.width * scale()))
            .attr("height", number_text(scene.size.height * scale()))
            .attr("viewBox", view_box(&scene))
            .on("keydown", on_key.clone())
            .children(nodes(&scene.ground))
            .children(marks);
        vec![Child::from(svg)]
    };
    el("div")
        .attr("class", "drawing")
        .attr("data-live", "")
        .on("pointerleave", move |event| {
            if !is_finger(event) {
                light(None);
            }
        })
        .live(drawing)
        .live(move || tip().into_iter().map(Child::from).collect())
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
