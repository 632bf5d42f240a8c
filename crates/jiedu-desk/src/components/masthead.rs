//! The masthead: what is open, how it is kept, and what goes for every task.

use leptos::prelude::*;

use crate::desk::desk;
use crate::i18n::fill;
use crate::state::{Failure, Saved, Screen, Task};

/// The masthead.
#[component]
pub(crate) fn Masthead() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let is_work = Memo::new(move |_| state.screen.get() == Screen::Work);
    let title = move || {
        let title = state.view.with(|view| view.title.clone());
        if title.is_empty() { state.name.get() } else { title }
    };
    view! {
        <header class="masthead">
            <button
                class="brand"
                title=move || words().to_start
                on:click=move |_| desk.to_start()
            >
                {move || words().brand}
                <small>{move || words().desk}</small>
            </button>
            <Show when=move || is_work.get()>
                <span class="masthead-title">{title}<small>{move || state.name.get()}</small></span>
            </Show>
            <div class="masthead-acts">
                <Show when=move || is_work.get()>
                    <SavedLine />
                    <button
                        class="only-wide"
                        disabled=move || state.history.with(|history| !history.can_undo())
                        title=move || {
                            let name = state.history.with(|history| history.last_name().cloned());
                            name.map(|name| fill(words().undo_step, &[&state.lang.get().say(&name)]))
                        }
                        on:click=move |_| {
                            desk.undo();
                        }
                    >
                        {move || words().undo}
                    </button>
                    <button
                        class="only-wide"
                        disabled=move || state.history.with(|history| !history.can_redo())
                        on:click=move |_| {
                            desk.redo();
                        }
                    >
                        {move || words().redo}
                    </button>
                    <button
                        class="only-narrow"
                        aria-pressed=move || state.is_preview.get().to_string()
                        on:click=move |_| state.is_preview.update(|it| *it = !*it)
                    >
                        {move || words().preview}
                    </button>
                </Show>
                <button on:click=move |_| desk.turn_language()>
                    <span lang=move || state.lang.get().other().tag()>{move || words().other_language}</span>
                </button>
                <button on:click=move |_| desk.turn_theme()>
                    {move || if state.is_dark.get() { words().light } else { words().dark }}
                </button>
                <Show when=move || is_work.get()>
                    <button class="solid" on:click=move |_| desk.open_task(Task::Export)>
                        {move || words().export}
                    </button>
                </Show>
            </div>
        </header>
    }
}

/// How the manuscript is kept. Saving says nothing aloud, failing does.
#[component]
fn SavedLine() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let failure = move || {
        state.saved.with(|saved| match saved {
            Saved::Failed(failure) => Some(*failure),
            _ => None,
        })
    };
    let text = move || {
        state.saved.with(|saved| match saved {
            Saved::At(when) => fill(words().saved_at, &[when]),
            Saved::Saving => words().saving.to_owned(),
            _ => String::new(),
        })
    };
    view! {
        <span class="saved">{text}</span>
        <Show when=move || failure().is_some()>
            <span class="saved is-failed" role="alert">
                {move || {
                    let reason = match failure() {
                        Some(Failure::Full) => words().storage_full,
                        _ => words().storage_refused,
                    };
                    fill(words().not_saved, &[reason])
                }}
                <button class="act" on:click=move |_| desk.save_manuscript()>
                    {move || words().save_manuscript}
                </button>
            </span>
        </Show>
    }
}
