//! The desk in its page.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::browser::{keyboard, leaving, preferences};
use crate::components::Window;
use crate::desk::Desk;
use crate::state::DeskState;

/// The element that the desk is put into.
const ROOT: &str = ".desk";

/// Starts the desk in the page's `.desk` element.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.query_selector(ROOT).ok().flatten());
    let Some(root) = root.and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    // What stood there said that the desk is starting.
    root.set_text_content(None);
    let state = DeskState::new(preferences::language(&root), preferences::is_dark());
    let element = root.clone();
    mount_to(root, move || {
        let desk = Desk::new(state);
        provide_context(desk);
        keyboard::install(move |key| desk.press(key));
        leaving::install(state);
        Effect::new(move |_| {
            let _ = element.set_attribute("data-theme", preferences::theme(state.is_dark.get()));
            let _ = element.set_attribute("lang", state.lang.get().tag());
        });
        view! { <Window /> }
    })
    // The desk lives as long as its page.
    .forget();
}
