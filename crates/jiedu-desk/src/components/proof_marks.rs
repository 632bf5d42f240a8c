//! What a repair or a choice changes, marked as on a galley: struck through goes, red comes.

use leptos::prelude::*;

use crate::desk::desk;
use crate::protocol::{Lines, ProofMark};

/// The places that change, a line each.
#[component]
pub(crate) fn ProofMarks(marks: Vec<ProofMark>) -> impl IntoView {
    let lang = desk().state.lang;
    let rows = marks.into_iter().map(|mark| {
        let ProofMark { before, gone, come, after, lines } = mark;
        let sign = match lines {
            Lines::Kept => None,
            Lines::Joined => Some(("⌒", true)),
            Lines::Parted => Some(("‖", false)),
        };
        let sign = sign.map(|(sign, is_joined)| {
            let named = move || {
                let words = lang.get().words();
                if is_joined { words.joined } else { words.parted }
            };
            view! { <span class="proof-sign" role="img" aria-label=named>{sign}</span> }
        });
        view! {
            <p class="finding-quote proof">
                {before}
                {(!gone.is_empty()).then(|| view! { <del>{gone}</del> })}
                {(!come.is_empty()).then(|| view! { <ins>{come}</ins> })}
                {sign}
                {after}
            </p>
        }
    });
    rows.collect_view()
}
