//! How large text is shown: by the reader's choice of large type, by the size that their browser gives to text, or by the chat
//! program around the page. Drawings are laid out in pixels and grow with it.

use leptos::prelude::*;

use super::page::{Page, effect, set_attribute};
use crate::state::ViewState;

/// Size of running text where nobody enlarges it, in CSS pixels (`--jiedu-t-body` in style/tokens.css).
pub const BODY: f64 = 17.0;
/// From here on text counts as very large: the structure map is drawn for a narrower page.
const VERY_LARGE: f64 = 1.5;

/// Measures now and when large type is chosen, and says on the root where text is very large.
pub fn install(page: Page, state: ViewState) {
    effect(move || {
        state.large.track();
        page.before_frame(move || measure(page, state));
    });
    effect(move || {
        let is_large = state.text_size.get() >= VERY_LARGE;
        set_attribute(&page.root(), "data-jiedu-text", if is_large { "large" } else { "" });
    });
    measure(page, state);
}

/// Measures how many times larger than usual text is.
pub fn measure(page: Page, state: ViewState) {
    let size = page.font_size() / BODY;
    if size > 0.0 && state.text_size.try_get_untracked().is_some_and(|before| (before - size).abs() > 0.01) {
        state.text_size.set(size);
    }
}
