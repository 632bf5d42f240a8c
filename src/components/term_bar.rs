//! The bar at the foot of a phone while the reader walks from place to place of a term: the way on, back to the list, and out.

use leptos::prelude::*;

use super::Button;
use super::dynamic::shown;
use crate::browser::Browser;
use crate::state::{TermPlace, Tool};

/// The bar; empty while the reader is at no place of a term.
#[component]
pub fn TermBar() -> AnyView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    let words = state.words();
    let found = move || {
        let at = state.term.get()?;
        let entry = browser.terms.entries(state.briefing.get()).into_iter().nth(at.term)?;
        Some((at, entry))
    };
    let go = move |step: usize| {
        if let Some((at, entry)) = untrack(found) {
            let count = entry.places.len().max(1);
            browser.terms.go(TermPlace { place: (at.place + step % count) % count, ..at });
        }
    };
    let last = move || untrack(found).map_or(0, |(_, entry)| entry.places.len().saturating_sub(1));
    let name = move || found().map_or_else(String::new, |(_, entry)| entry.text);
    let place = move || {
        found().map_or_else(String::new, |(at, entry)| format!("{}/{}", at.place + 1, entry.places.len()))
    };
    let content = move || {
        view! {
            <span class="here" lang=state.lang.own_text()>{Signal::derive(name)} " " <span class="count">{Signal::derive(place)}</span></span>
            <Button class="walk-previous" text=words.previous_place press=move |_| go(last()) />
            <Button class="walk-next" text=words.next_place press=move |_| go(1) />
            <Button class="walk-list" text=words.list press=move |_| browser.tool.open(Tool::Terms) />
            <Button class="walk-close" text=words.close press=move |_| state.term.set(None) />
        }
        .into_any()
    };
    let is_shown = move || state.term.get().is_some() && state.tool.get().is_none();
    view! {
        <nav class=Signal::derive(move || if is_shown() { "bar walk on" } else { "bar walk" }) aria-label=words.terms>
            {shown(is_shown, content)}
        </nav>
    }
    .into_any()
}
