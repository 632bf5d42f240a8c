//! What is folded away: a table under its summary. While scripts run it is text that the page script makes elements of when it is
//! opened, so that a page is drawn without it; without scripts it is there.

use leptos::prelude::*;

/// A folded table.
pub(super) fn folded(summary: AnyView, class: &'static str, id: Option<String>, content: AnyView) -> AnyView {
    view! {
        <details class=class id=id>
            {summary}
            <noscript>{content}</noscript>
        </details>
    }
    .into_any()
}
