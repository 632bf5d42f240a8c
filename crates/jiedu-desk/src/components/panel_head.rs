//! The head of a panel: its name, one sentence, and what filters it.

use leptos::prelude::*;

/// The head; its children stand at the right.
#[component]
pub(crate) fn PanelHead(
    #[prop(into)] title: Signal<&'static str>,
    #[prop(into)] say: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="panel-head">
            <h2 tabindex="-1">{move || title.get()}</h2>
            <p class="panel-say">{move || say.get()}</p>
            {children.map(|children| children())}
        </div>
    }
}
