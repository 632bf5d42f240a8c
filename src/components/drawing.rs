//! The living drawing of a chart: an SVG whose marks are touched and focused.

use jiedu_core::figure::{
    Chart, Datum, NARROWEST, Scene, SceneMark, Size, TableMeasure, layout, number_text, view_box,
};
use jiedu_core::link::{href, scoped_id, sentence_anchor};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use super::dynamic::{dynamic, indexed};
use super::scene::{TEXT_SIZE, hit_path, nodes, text_colour};
use crate::browser::Browser;
use crate::browser::highlight::is_highlighted;
use crate::browser::roving_focus;
use crate::state::Active;

/// What the marks of a drawing share.
#[derive(Clone, Copy)]
struct Plot {
    browser: Browser,
    briefing: usize,
    /// Id of the figure.
    figure_id: StoredValue<String>,
    chart: StoredValue<Chart>,
    /// The drawing as it is laid out for its width.
    scene: Memo<Scene>,
    /// The mark that Tab comes to.
    stop: RwSignal<usize>,
    /// The datum whose tip is shown.
    shown: RwSignal<Option<usize>>,
    /// Whether a finger, which cannot hover, is on a mark.
    is_touched: StoredValue<bool>,
}

/// The drawing of a chart at the width that it is given. Its marks are kept by their index: when the width changes they are laid
/// out anew and not built anew, so that one that has the focus keeps it.
#[component]
pub fn Drawing(
    /// Index of the briefing.
    briefing: usize,
    /// Id of the figure.
    figure_id: String,
    /// The chart.
    chart: Chart,
    /// Name of the drawing, which the static one has as well.
    name: String,
    /// Width in CSS pixels.
    width: RwSignal<u32>,
) -> impl IntoView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    let (chart, figure_id) = (StoredValue::new(chart), StoredValue::new(figure_id));
    // Large text: the drawing is laid out for less room and shown larger, as far as its least width lets it. Where there is less room
    // than that it is shown smaller.
    let scale = move || state.text_size.get().max(1.0).min(f64::from(width.get()) / NARROWEST);
    let scene = Memo::new(move |_| {
        let size = Size { width: f64::from(width.get()) / scale(), height: 0.0 };
        chart.with_value(|chart| layout(chart, size, &TableMeasure, &state.words().figures))
    });
    let plot = Plot {
        browser,
        briefing,
        figure_id,
        chart,
        scene,
        stop: RwSignal::new(0),
        shown: RwSignal::new(None),
        is_touched: StoredValue::new(false),
    };
    view! {
        <div
            class="drawing"
            data-live=""
            on:pointerleave=move |event| {
                if !is_finger(&event) {
                    plot.point_at(None);
                }
            }
        >
            <svg
                class="scene"
                fill=text_colour()
                font-size=TEXT_SIZE
                role="group"
                aria-label=name
                lang=state.lang.own_text()
                width=Signal::derive(move || Some(scene.with(|scene| number_text(scene.size.width * scale()))))
                height=Signal::derive(move || Some(scene.with(|scene| number_text(scene.size.height * scale()))))
                viewBox=Signal::derive(move || Some(scene.with(view_box)))
                on:keydown=move |event| plot.press(&event)
            >
                {dynamic(move || scene.with(|scene| nodes(&scene.ground)))}
                {indexed(
                    move || (0..scene.with(|scene| scene.marks.len())).collect(),
                    move |idx| mark(plot, idx),
                )}
            </svg>
            {dynamic(move || plot.shown.get().and_then(|datum| tip(plot, datum, scale())).into_iter().collect())}
        </div>
    }
}

/// A mark: its area of touch and what is drawn for its datum.
fn mark(plot: Plot, idx: usize) -> AnyView {
    let datum = move || plot.mark(idx, |mark| usize::from(mark.datum));
    let is_on = move || {
        let source = datum().and_then(|datum| plot.datum(datum, |datum| (datum.sentence, datum.fact)));
        let active = plot.browser.state.highlighted();
        source.is_some_and(|(sentence, fact)| is_highlighted(active, plot.briefing, sentence, fact))
    };
    view! {
        <g
            role="img"
            aria-label=Signal::derive(move || plot.mark(idx, |mark| mark.label.clone()))
            data-mark=idx.to_string()
            class=Signal::derive(move || if is_on() { "mark on" } else { "mark" })
            tabindex=Signal::derive(move || Some(if plot.stop.get() == idx { "0" } else { "-1" }))
            on:focus=move |_| {
                plot.stop.set(idx);
                if !plot.is_touched.get_value() {
                    plot.point_at(untrack(datum));
                }
            }
            on:blur=move |_| plot.point_at(None)
            on:pointerenter=move |event| {
                if is_finger(&event) {
                    plot.is_touched.set_value(true);
                } else {
                    plot.point_at(untrack(datum));
                }
            }
            on:pointercancel=move |_| plot.is_touched.set_value(false)
            on:click=move |_| {
                if let Some(datum) = untrack(datum) {
                    plot.click(datum);
                }
            }
        >
            <path class="hit" fill="none" d=Signal::derive(move || plot.mark(idx, |mark| hit_path(&mark.hit))) />
            {dynamic(move || plot.mark(idx, |mark| nodes(&mark.nodes)).unwrap_or_default())}
        </g>
    }
    .into_any()
}

/// The sentence of a mark, beside it or below the drawing.
fn tip(plot: Plot, datum: usize, scale: f64) -> Option<AnyView> {
    let (browser, briefing) = (plot.browser, plot.briefing);
    let top = plot.scene.with(|scene| {
        let mark = scene.marks.iter().find(|mark| usize::from(mark.datum) == datum)?;
        Some(format!("{}px", number_text(mark.hit.y * scale)))
    })?;
    let sentence = plot.datum(datum, |datum| datum.sentence)?;
    let link = href(&scoped_id(&browser.state.part(briefing).id, &sentence_anchor(sentence.into())));
    let view = view! {
        <div class="tip" style:--jiedu-tip=top>
            <q lang=browser.state.lang.own_text()>{browser.sentence_text(briefing, sentence)}</q>
            " "
            // Gone before Tab could come to it: the tip goes with the focus. The panel has the same link.
            <a href=link tabindex="-1" on:click=move |_| plot.shown.set(None)>{browser.state.words().see_original}</a>
        </div>
    };
    Some(view.into_any())
}

impl Plot {
    /// What a mark is, as it is laid out now.
    fn mark<T>(self, idx: usize, read: impl Fn(&SceneMark) -> T) -> Option<T> {
        self.scene.with(|scene| scene.marks.get(idx).map(read))
    }

    /// What a datum says.
    fn datum<T>(self, datum: usize, read: impl Fn(&Datum) -> T) -> Option<T> {
        self.chart.with_value(|chart| chart.data.get(datum).map(read))
    }

    /// Shows the tip of a datum and highlights what it draws, or neither.
    fn point_at(self, datum: Option<usize>) {
        self.shown.set(datum);
        let active = datum.and_then(|datum| {
            self.datum(datum, |datum| Active {
                briefing: self.briefing,
                sentence: datum.sentence,
                fact: datum.fact,
            })
        });
        self.browser.state.active.set(active);
    }

    /// Opens the panel of a number; a framework's count, which is a name, leads to its sentence.
    fn open(self, datum: usize) {
        match self.datum(datum, |datum| (datum.fact, datum.sentence)) {
            Some((Some(fact), _)) => self.browser.panel.open(fact.into()),
            Some((None, sentence)) => {
                let part = self.browser.state.part(self.briefing);
                self.browser.router.go(&scoped_id(&part.id, &sentence_anchor(sentence.into())), true);
            }
            None => {}
        }
    }

    /// The first touch shows the tip, as hovering does; the second opens the panel.
    fn click(self, datum: usize) {
        let by_finger = self.is_touched.get_value();
        self.is_touched.set_value(false);
        let is_first = by_finger && self.shown.get_untracked() != Some(datum);
        self.point_at(Some(datum));
        if !is_first {
            self.open(datum);
        }
    }

    fn press(self, event: &KeyboardEvent) {
        let now = self.stop.get_untracked();
        let marks = self.scene.with_untracked(|scene| scene.marks.len());
        match event.key().as_str() {
            "Escape" => self.point_at(None),
            "Enter" | " " => {
                event.prevent_default();
                let datum = self.scene.with_untracked(|scene| scene.marks.get(now).map(|mark| mark.datum));
                if let Some(datum) = datum {
                    self.open(datum.into());
                }
            }
            key => {
                if let Some(next) = roving_focus::next(key, now, marks) {
                    event.prevent_default();
                    self.stop.set(next);
                    self.figure_id.with_value(|id| self.browser.page.focus_mark(id, next));
                }
            }
        }
    }
}

fn is_finger(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}
