//! The bar at the foot of a phone: where am I, contents, link.

use jiedu_core::link::scoped_id;
use jiedu_core::wire::BriefingPart;
use leptos::prelude::*;

use super::Live;

/// The live bar.
#[component]
pub fn Bar(
    /// State and browser.
    live: Live,
) -> impl IntoView {
    let words = live.state.words();
    let here = move || place(live.state.shown(), live.state.section.get());
    let address = move || {
        let part = live.state.shown();
        match live.state.section.get_untracked().and_then(|at| part.sections.get(at)) {
            Some(section) => scoped_id(&part.id, &section.anchor),
            None => part.id.clone(),
        }
    };
    view! {
        <div class="bar">
            <span class="bar-progress" style:width=move || percent(live.state.progress.get())></span>
            <span class="here">{here}</span>
            <button
                type="button"
                class="bar-contents"
                aria-expanded=move || if live.state.sheet.get() { "true" } else { "false" }
                on:click=move |_| live.state.sheet.update(|open| *open = !*open)
            >
                {words.contents}
            </button>
            <button type="button" class="bar-link" on:click=move |_| live.actions.copy_link(&address())>
                {words.copy_link}
            </button>
        </div>
    }
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

fn percent(progress: u8) -> String {
    let mut text = progress.to_string();
    text.push('%');
    text
}
