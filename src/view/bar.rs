//! The bar at the foot of a phone: where am I, contents, link.

use jiedu_core::label;
use jiedu_core::payload::BriefingPart;
use leptos::prelude::*;

use super::Live;
use super::element::{Element, button, el};

/// The live bar.
#[component]
pub fn Bar(
    /// State and browser.
    live: Live,
) -> Element {
    let words = live.state.words();
    let here = move || place(live.state.shown(), live.state.section.get());
    let width = el("span")
        .attr("class", "bar-progress")
        .live_attr("--jiedu-read", move || Some(label::percent(live.state.progress.get() as u8)));
    el("nav")
        .attr("class", "bar")
        .attr("aria-label", words.place)
        .child(width)
        .child(el("span").attr("class", "here").live_text(here))
        .child(
            button("bar-contents")
                .live_bool("aria-expanded", move || live.state.sheet.get())
                .on("click", move |_| live.state.sheet.toggle())
                .text(words.contents),
        )
        .child(
            button("bar-share")
                .on("click", move |_| live.actions.share(live.state.reading()))
                .text(words.share),
        )
}

/// What the bar says of a place: 一、2021年上半年; the title at the head.
pub(super) fn place(part: &BriefingPart, section: Option<usize>) -> String {
    let Some(section) = section.and_then(|at| part.sections.get(at)) else {
        return part.short.clone();
    };
    let mut text = section.number.clone();
    if section.level == 1 && !text.is_empty() {
        text.push('、');
    }
    text.push_str(&section.short);
    text
}
