//! The bar at the foot of a phone: where the reader is, the contents, the search, sharing; or the way from hit to hit.

use jiedu_core::label;
use jiedu_core::link::{href, scoped_id};
use jiedu_core::payload::BriefingPart;
use leptos::prelude::*;

use super::Button;
use super::dynamic::dynamic;
use crate::browser::Browser;
use crate::state::{Tool, ViewState};

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let state = expect_context::<ViewState>();
    let words = state.words();
    let content = match use_context::<Browser>() {
        None => {
            let contents = href(&scoped_id(&state.part(0).id, "contents"));
            let link =
                view! { <a class="bar-contents" href=contents data-word="contents">{words.contents}</a> };
            view! { {here(state)} {link} }.into_any()
        }
        Some(browser) => {
            let is_following = Memo::new(move |_| browser.search.is_following.get());
            let content = move || if is_following.get() { hits(browser) } else { places(browser) };
            view! {
                <span class="bar-progress" style:--jiedu-read=move || label::percent(state.progress.get())></span>
                {dynamic(move || vec![content()])}
            }
            .into_any()
        }
    };
    view! { <nav class="bar" aria-label=words.place>{content}</nav> }
}

/// Where the reader is.
fn here(state: ViewState) -> AnyView {
    let place = Signal::derive(move || place(&state.shown(), state.section.get()));
    view! { <span class="here" lang=state.lang.own_text()>{place}</span> }.into_any()
}

/// Where the reader is, and the ways to elsewhere.
fn places(browser: Browser) -> AnyView {
    let (state, search) = (browser.state, browser.search);
    let words = state.words();
    let is_searching = Signal::derive(move || state.tool.get() == Some(Tool::Search));
    let open_contents = move |_| {
        let is_open = state.sheet.get_untracked();
        browser.tool.close();
        state.sheet.set(!is_open);
    };
    view! {
        {here(state)}
        <Button class="bar-contents" text=words.contents expanded=state.sheet press=open_contents />
        <Button class="bar-search" text=words.search expanded=is_searching press=move |_| search.toggle() />
        <Button class="bar-share" text=words.share press=move |_| state.open_share(untrack(|| state.reading())) />
    }
    .into_any()
}

/// What is sought, and the ways from hit to hit.
fn hits(browser: Browser) -> AnyView {
    let (state, search) = (browser.state, browser.search);
    let words = state.words();
    let count = move || search.rows.with(|rows| rows.count);
    let at = move || search.current.get().unwrap_or_default();
    let step = move |class: &'static str, text: &'static str, by: isize| {
        let is_last = move || at().checked_add_signed(by).is_none_or(|to| count() <= to);
        view! { <Button class text disabled=Signal::derive(is_last) press=move |_| search.step(by) /> }
    };
    view! {
        <span class="bar-hit" role="status">
            <b lang=state.lang.own_text()>{Signal::derive(move || search.rows.with(|rows| rows.typed.clone()))}</b>
            " "
            <i>{Signal::derive(move || format!("{}/{}", at() + 1, count()))}</i>
        </span>
        {step("bar-previous", words.previous_place, -1)}
        {step("bar-next", words.next_place, 1)}
        <Button class="bar-results" text=words.results press=move |_| search.show_results() />
        <Button class="bar-close" text=words.close press=move |_| search.close() />
    }
    .into_any()
}

/// What the bar says of a place: 一、2021年上半年; the title at the head.
fn place(part: &BriefingPart, section: Option<usize>) -> String {
    let Some(section) = section.and_then(|at| part.sections.get(at)) else {
        return part.short.clone();
    };
    let comma = if section.level == 1 && !section.number.is_empty() { "、" } else { "" };
    format!("{}{comma}{}", section.number, section.short)
}
