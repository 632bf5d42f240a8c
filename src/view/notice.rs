//! One line that tells the reader what became of a link or a copy.

use leptos::prelude::*;

use super::Live;
use crate::state::Notice;

/// The live notice; empty while there is nothing to say.
#[component]
pub fn NoticeLine(
    /// State and browser.
    live: Live,
) -> impl IntoView {
    let words = live.state.words();
    let text = move || match live.state.notice.get() {
        None => String::new(),
        Some(Notice::Moved(section)) => format!("{}“{section}”", words.moved),
        Some(Notice::Unknown) => words.unknown.to_owned(),
        Some(Notice::Copied) => words.copied.to_owned(),
        Some(Notice::CopyFailed(_)) => words.copy_failed.to_owned(),
    };
    let field = move || match live.state.notice.get() {
        Some(Notice::CopyFailed(link)) => {
            Some(view! { <input class="notice-link" readonly aria-label=words.copy_link prop:value=link /> })
        }
        _ => None,
    };
    view! {
        <div class="notice" class:on=move || live.state.notice.read().is_some()>
            <p role="status">{text}</p>
            {field}
            <button type="button" on:click=move |_| live.state.notice.set(None)>
                {words.close}
            </button>
        </div>
    }
}
