//! The bar at the foot of a phone: where the reader is, the contents, sharing.

use jiedu_core::label;
use jiedu_core::link::{href, scoped_id};
use jiedu_core::payload::BriefingPart;
use leptos::prelude::*;

use super::Button;
use crate::browser::Browser;
use crate::state::ViewState;

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let state = expect_context::<ViewState>();
    let words = state.words();
    let controls = match use_context::<Browser>() {
        None => {
            let contents = href(&scoped_id(&state.part(0).id, "contents"));
            view! { <a class="bar-contents" href=contents data-word="contents">{words.contents}</a> }.into_any()
        }
        Some(_) => view! {
            <Button class="bar-contents" text=words.contents expanded=state.sheet press=move |_| state.sheet.update(|open| *open = !*open) />
            <Button class="bar-share" text=words.share press=move |_| state.open_share(untrack(|| state.reading())) />
        }
        .into_any(),
    };
    let progress = use_context::<Browser>().map(|_| {
        view! { <span class="bar-progress" style:--jiedu-read=move || label::percent(state.progress.get())></span> }
    });
    view! {
        <nav class="bar" aria-label=words.place>
            {progress}
            <span class="here" lang=state.lang.own_text()>{Signal::derive(move || place(&state.shown(), state.section.get()))}</span>
            {controls}
        </nav>
    }
}

/// What the bar says of a place: 一、2021年上半年; the title at the head.
fn place(part: &BriefingPart, section: Option<usize>) -> String {
    let Some(section) = section.and_then(|at| part.sections.get(at)) else {
        return part.short.clone();
    };
    let comma = if section.level == 1 && !section.number.is_empty() { "、" } else { "" };
    format!("{}{comma}{}", section.number, section.short)
}
