//! One line that tells the reader what became of a link or a copy.

use leptos::prelude::*;

use super::Live;
use super::element::{Child, Element, button, el};
use crate::state::Notice;

/// The live notice; empty while there is nothing to say.
#[component]
pub fn NoticeLine(
    /// State and browser.
    live: Live,
) -> Element {
    let words = live.state.words();
    let text = move || match live.state.notice.get() {
        None => String::new(),
        Some(Notice::Moved) => {
            let mut text = String::from(words.moved);
            text.push_str(&live.state.about.read());
            text
        }
        Some(Notice::Unknown) => words.unknown.to_owned(),
        Some(Notice::DrawFailed) => words.draw_failed.to_owned(),
        Some(Notice::Copied) => words.copied.to_owned(),
        Some(Notice::CopyFailed) => words.copy_failed.to_owned(),
    };
    let field = move || match live.state.notice.get() {
        Some(Notice::CopyFailed) => vec![Child::from(
            el("textarea")
                .attr("class", "notice-link")
                .attr("readonly", "")
                .attr("rows", "2")
                .attr("aria-label", words.link)
                .text(live.state.about.get()),
        )],
        _ => Vec::new(),
    };
    el("div")
        .live_attr("class", move || {
            Some(if live.state.notice.get().is_some() { "notice on" } else { "notice" }.to_owned())
        })
        .child(el("p").attr("role", "status").live_text(text))
        .live(field)
        .child(button("notice-close").on("click", move |_| live.state.notice.set(None)).text(words.close))
}
