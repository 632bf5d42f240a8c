//! 放进一篇稿子: where a text comes in, and the drafts that are here already.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;

use crate::browser::intake;
use crate::desk::desk;
use crate::i18n::fill;
use crate::state::Listed;

/// The start.
#[component]
pub(crate) fn Start() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    view! {
        <main class="start">
            <div>
                <h1 tabindex="-1">{move || words().put_in}</h1>
                <p class="lede">{move || words().lede}</p>
                {move || {
                    state.refusal.get().map(|said| {
                        view! { <p class="refusal" role="alert">{state.lang.get().say(&said)}</p> }
                    })
                }}
                <Intake />
                <p class="examples">
                    {move || words().no_text}
                    <button class="act" on:click=move |_| desk.open_example(0)>
                        {move || words().example_qixian}
                    </button>
                    <button class="act" on:click=move |_| desk.open_example(1)>
                        {move || words().example_shifanqu}
                    </button>
                </p>
                <ol class="steps">
                    <li><b>{move || words().check}</b>{move || words().step_check}</li>
                    <li><b>{move || words().step_read_head}</b>{move || words().step_read}</li>
                    <li><b>{move || words().export}</b>{move || words().step_export}</li>
                </ol>
            </div>
            <Recent />
        </main>
    }
}

/// The box that a text is pasted, dropped or typed into.
#[component]
fn Intake() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let is_over = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let field = NodeRef::<Textarea>::new();
    let chooser = NodeRef::<Input>::new();
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        if let Some(file) = intake::dropped(&event) {
            desk.open_file(file);
        } else if let Some((text, html)) = intake::dropped_text(&event) {
            desk.open_paste(text, html);
        }
    };
    let paste = move |event: web_sys::ClipboardEvent| {
        // What is written already is not thrown away by a paste into it.
        if !typed.with_untracked(String::is_empty) {
            return;
        }
        if let Some(file) = intake::pasted_file(&event) {
            event.prevent_default();
            desk.open_file(file);
        } else if let Some((text, html)) = intake::pasted(&event) {
            event.prevent_default();
            desk.open_paste(text, html);
        }
    };
    view! {
        <div
            class="intake"
            class:is-over=move || is_over.get()
            on:dragover=move |event| {
                event.prevent_default();
                is_over.set(true);
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <textarea
                node_ref=field
                aria-label=move || words().paste_here
                placeholder=move || if is_over.get() { words().let_go } else { words().paste_here }
                on:paste=paste
                on:input=move |event| typed.set(event_target_value(&event))
                prop:value=move || typed.get()
            ></textarea>
            <div class="intake-foot">
                <Show
                    when=move || typed.with(|typed| typed.trim().is_empty())
                    fallback=move || {
                        view! {
                            <button
                                class="solid"
                                on:click=move |_| desk.open_paste(typed.get_untracked(), String::new())
                            >
                                {move || words().read_it}
                            </button>
                        }
                    }
                >
                    <button
                        class="solid"
                        on:click=move |_| {
                            if let Some(chooser) = chooser.get_untracked() {
                                chooser.click();
                            }
                        }
                    >
                        {move || words().choose_file}
                    </button>
                    <span>{move || words().endings}</span>
                </Show>
                <input
                    node_ref=chooser
                    type="file"
                    hidden
                    tabindex="-1"
                    aria-label=move || words().choose_file
                    on:change=move |event| {
                        if let Some(file) = intake::chosen(&event) {
                            desk.open_file(file);
                        }
                    }
                />
            </div>
        </div>
    }
}

/// The drafts that this browser keeps.
#[component]
fn Recent() -> impl IntoView {
    let state = desk().state;
    let words = move || state.lang.get().words();
    let is_empty = move || state.drafts.with(Vec::is_empty);
    view! {
        <aside class="recent">
            <h2 tabindex="-1">{move || words().recent}</h2>
            <ul>
                <For each=move || state.drafts.get() key=|draft| draft.id.clone() let:draft>
                    <RecentRow draft />
                </For>
            </ul>
            <p class="hint">
                {move || if is_empty() { words().recent_none } else { words().recent_note }}
            </p>
        </aside>
    }
}

#[component]
fn RecentRow(draft: Listed) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    // Deleting can't be undone: the second press does it.
    let is_sure = RwSignal::new(false);
    let Listed { id, title, when, errors } = draft;
    let (taken, deleted) = (id.clone(), id);
    let told = move || {
        let left = if errors == 0 {
            words().is_clear.to_owned()
        } else {
            fill(words().errors, &[&errors.to_string()])
        };
        format!("{when}{}{left}", words().comma)
    };
    view! {
        <li>
            <button class="recent-title" on:click=move |_| desk.take_up(taken.clone())>{title}</button>
            <p>
                <span>{told}</span>
                <button
                    class="act is-quiet"
                    on:blur=move |_| is_sure.set(false)
                    on:click=move |_| {
                        if is_sure.get_untracked() {
                            desk.delete(deleted.clone());
                        } else {
                            is_sure.set(true);
                        }
                    }
                >
                    {move || if is_sure.get() { words().delete_sure } else { words().delete }}
                </button>
            </p>
        </li>
    }
}
