//! The control of a figure that opens the share sheet.

use leptos::prelude::*;

use crate::state::ViewState;

/// The control of a figure that opens the share sheet.
#[component]
pub fn ShareButton(
    /// The figure's id.
    id: String,
) -> impl IntoView {
    let state = expect_context::<ViewState>();
    view! {
        <button type="button" class="figure-share" on:click=move |_| state.open_share(id.clone())>
            {state.words().share}
        </button>
    }
}
