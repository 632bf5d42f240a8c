//! The bar at the foot of a phone while the reader walks from place to place of a term: the way on, back to the list, and out.

use leptos::prelude::*;

use super::Button;
use super::dynamic::dynamic;
use super::element::{element, own_text, text, when};
use crate::browser::Browser;
use crate::state::{TermPlace, Tool};

/// The bar; empty while the reader is at no place of a term.
#[component]
pub fn TermBar() -> AnyView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    let words = state.words();
    let is_shown = when(move || state.term.get().is_some() && state.tool.get().is_none());
    let button = |class: &'static str, text: &'static str, press: Callback<()>| {
        view! { <Button class text press /> }.into_any()
    };
    let go = move |forward: bool| {
        Callback::new(move |()| {
            let Some(at) = state.term.get_untracked() else { return };
            let count = browser.terms.count(at.term).max(1);
            let place = if forward { at.place + 1 } else { at.place + count - 1 } % count;
            browser.terms.go(TermPlace { place, ..at });
        })
    };
    let name = move || {
        let Some(at) = state.term.get() else { return Vec::new() };
        let count = browser.terms.count(at.term);
        let name = own_text("span", "", state.lang.own_text(), browser.terms.name(at.term));
        vec![name, " ".into_any(), text("span", "count", format!("{}/{count}", at.place + 1))]
    };
    // The buttons stay while the place changes: one of them has the focus.
    let parts = vec![
        element("span", "here", vec![dynamic(name)]),
        button("walk-previous", words.previous_place, go(false)),
        button("walk-next", words.next_place, go(true)),
        button("walk-list", words.list, Callback::new(move |()| browser.tool.open(Tool::Terms))),
        button("walk-close", words.close, Callback::new(move |()| state.term.set(None))),
    ];
    let class = Signal::derive(move || if is_shown.get() { "bar walk on" } else { "bar walk" });
    view! { <nav class=class aria-label=words.terms>{parts}</nav> }.into_any()
}
