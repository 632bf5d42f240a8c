//! A small drawing of a figure.

use leptos::prelude::*;

use crate::protocol::Miniature;

/// The drawing; what it shows stands beside it in words.
#[component]
pub(crate) fn Thumb(#[prop(into)] drawn: Signal<Miniature>) -> impl IntoView {
    view! {
        <span class="miniature">
            <svg
                viewBox=move || drawn.with(|drawn| drawn.view_box.clone())
                preserveAspectRatio="xMinYMin meet"
                aria-hidden="true"
            >
                {move || {
                    let paths = drawn.with(|drawn| drawn.paths.clone());
                    paths.into_iter().map(|(class, d)| view! { <path class=class d=d /> }).collect_view()
                }}
            </svg>
        </span>
    }
}
