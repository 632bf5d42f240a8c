//! The control of a figure that opens the share sheet.

use leptos::prelude::*;

use super::Button;
use crate::state::ViewState;

/// The control of a figure that opens the share sheet.
#[component]
pub fn ShareButton(
    /// The figure's id.
    id: String,
) -> impl IntoView {
    let state = expect_context::<ViewState>();
    view! {
        <Button class="figure-share" text=state.words().share press=move |_| state.open_share(id.clone()) />
    }
}
