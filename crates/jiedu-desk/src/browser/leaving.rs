//! Asks before a window is closed that holds what is not saved.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::state::{DeskState, Saved};

/// Installs the question for as long as the desk lives.
pub(crate) fn install(state: DeskState) {
    let Some(window) = web_sys::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        let is_unsaved =
            state.saved.with_untracked(|saved| matches!(saved, Saved::Saving | Saved::Failed(_)));
        if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>().filter(|_| is_unsaved) {
            event.prevent_default();
            event.set_return_value("");
        }
    })
    .forget();
}
