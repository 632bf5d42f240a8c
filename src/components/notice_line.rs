//! One line that tells the reader what became of a link or a copy.

use leptos::prelude::*;

use super::Button;
use super::dynamic::dynamic;
use crate::i18n::{Words, fill};
use crate::state::{Copied, Notice, ViewState};

/// The notice; empty while there is nothing to say.
#[component]
pub fn NoticeLine() -> impl IntoView {
    let state = expect_context::<ViewState>();
    let words = state.words();
    let refused = move || match state.notice.get() {
        Some(Notice::CopyFailed(text) | Notice::NotSaved(text)) => Some(text),
        _ => None,
    };
    let field = move |text: String| {
        view! {
            <textarea class="notice-link" readonly="" rows="2" aria-label=words.link prop:value=text></textarea>
        }
        .into_any()
    };
    view! {
        <div
            class=Signal::derive(move || if state.notice.with(Option::is_some) { "notice on" } else { "notice" })
            on:pointerenter=move |_| state.notice_held.set(true)
            on:pointerleave=move |_| state.notice_held.set(false)
            on:focusin=move |_| state.notice_held.set(true)
            on:focusout=move |_| state.notice_held.set(false)
        >
            <p role="status">{Signal::derive(move || state.notice.with(|notice| notice.as_ref().map_or_else(String::new, |it| text(words, it))))}</p>
            {dynamic(move || refused().map(field).into_iter().collect())}
            <Button class="notice-close" text=words.close press=move |_| state.notice.set(None) />
        </div>
    }
}

fn text(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::Moved(name) => fill(words.moved, &[name]),
        Notice::Unknown => words.unknown.to_owned(),
        Notice::Copied(Copied::Link) => words.link_copied.to_owned(),
        Notice::Copied(Copied::Citation) => words.citation_copied.to_owned(),
        Notice::Copied(Copied::Table) => words.table_copied.to_owned(),
        Notice::Copied(Copied::Code) => words.code_copied.to_owned(),
        Notice::Starting => words.starting.to_owned(),
        Notice::DrawFailed => words.draw_failed.to_owned(),
        Notice::CopyFailed(_) => words.copy_failed.to_owned(),
        Notice::NotSaved(_) => words.not_saved.to_owned(),
    }
}
