//! Words in which a number is not parted from what it counts where a line ends.

use jiedu_core::line_break::{is_counted, pieces};
use leptos::prelude::*;

/// Words as they are, each number with its unit in an element of its own.
pub(crate) fn unbroken(text: &str) -> Vec<AnyView> {
    let mut found = Vec::new();
    let mut loose = String::new();
    for piece in pieces(text) {
        if is_counted(piece) {
            let before = std::mem::take(&mut loose);
            found.extend((!before.is_empty()).then(|| before.into_any()));
            found.push(view! { <span class="unbroken">{piece.to_owned()}</span> }.into_any());
        } else {
            loose.push_str(piece);
        }
    }
    found.extend((!loose.is_empty()).then(|| loose.into_any()));
    found
}
