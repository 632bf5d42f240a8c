//! The bar at the foot of a phone while the reader walks from place to place of a term: the way on, back to the list, and out.

use leptos::prelude::*;

use super::Button;
use super::dynamic::dynamic;
use crate::browser::Browser;
use crate::state::{TermPlace, Tool};

/// The bar; empty while the reader is at no place of a term.
#[component]
pub fn TermBar() -> AnyView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    let words = state.words();
    let is_shown = move || state.term.get().is_some() && state.tool.get().is_none();
    let step = move |by: fn(usize, usize) -> usize| {
        let Some(at) = state.term.get_untracked() else { return };
        let count = browser.terms.count(at.term).max(1);
        browser.terms.go(TermPlace { place: by(at.place, count) % count, ..at });
    };
    let name = move || {
        let Some(at) = state.term.get() else { return Vec::new() };
        let count = browser.terms.count(at.term);
        let (name, place) = (browser.terms.name(at.term), format!("{}/{count}", at.place + 1));
        vec![
            view! { <span lang=state.lang.own_text()>{name}</span> " " <span class="count">{place}</span> }
                .into_any(),
        ]
    };
    let class = Signal::derive(move || if is_shown() { "bar walk on" } else { "bar walk" });
    // The buttons stay while the place changes: one of them has the focus.
    view! {
        <nav class=class aria-label=words.terms>
            <span class="here">{dynamic(name)}</span>
            <Button class="walk-previous" text=words.previous_place press=move |_| step(|at, count| at + count - 1) />
            <Button class="walk-next" text=words.next_place press=move |_| step(|at, _| at + 1) />
            <Button class="walk-list" text=words.list press=move |_| browser.tool.open(Tool::Terms) />
            <Button class="walk-close" text=words.close press=move |_| state.term.set(None) />
        </nav>
    }
    .into_any()
}
