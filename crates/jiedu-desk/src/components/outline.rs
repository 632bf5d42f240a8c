//! 结构: the sections as they were read.

use leptos::prelude::*;

use super::panel_head::PanelHead;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::Section;

/// Width of the longest bar, in pixels.
const BAR: f64 = 96.0;
/// Width of the slot of a section that is missing.
const SLOT: f64 = 18.0;

/// The panel.
#[component]
pub(crate) fn Outline() -> impl IntoView {
    let state = desk().state;
    let words = move || state.lang.get().words();
    let sections = Memo::new(move |_| state.view.with(|view| view.sections.clone()));
    let say = Signal::derive(move || {
        sections.with(|sections| {
            let parts = sections.iter().filter(|section| section.level == 1).count();
            let lacking = sections.iter().filter(|section| section.is_lacking).count();
            let numbers = [parts, sections.len(), lacking].map(|count| count.to_string());
            fill(words().outline_say, &[&numbers[0], &numbers[1], &numbers[2]])
        })
    });
    let longest = Memo::new(move |_| {
        sections.with(|it| it.iter().map(|section| section.characters).max().unwrap_or(1).max(1))
    });
    view! {
        <section class="desk-panel">
            <PanelHead title=Signal::derive(move || words().outline) say />
            <ol class="outline">
                <li class="outline-row is-head">
                    <span>{move || words().head_heading}</span>
                    <span>{move || words().head_name}</span>
                    <span class="outline-count">{move || words().head_length}</span>
                </li>
                <For each=move || sections.get() key=|section| (section.anchor.clone(), section.span.start) let:section>
                    <Row section longest />
                </For>
            </ol>
        </section>
    }
}

#[component]
fn Row(section: Section, longest: Memo<usize>) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let Section { anchor, level, number, title, name, characters, is_lacking, span } = section;
    let is_open = {
        let anchor = anchor.clone();
        Memo::new(move |_| state.selected.get().as_ref() == Some(&anchor))
    };
    // A slot for what is missing has a width of its own.
    let width = move || {
        let length = if is_lacking { SLOT } else { BAR * characters as f64 / longest.get() as f64 };
        format!("{length:.1}px")
    };
    view! {
        <li
            class=format!("outline-row is-level-{}", level.clamp(1, 3))
            class:is-lacking=is_lacking
            class:is-open=move || is_open.get()
        >
            <button
                class="outline-title"
                aria-pressed=move || is_open.get().to_string()
                on:click=move |_| state.selected.set((!is_open.get_untracked()).then(|| anchor.clone()))
            >
                <span class="outline-number">{number}</span>
                <span>{title}</span>
            </button>
            <span class="outline-name">{name}</span>
            <span class="outline-bar" aria-hidden="true"><i style:width=width></i></span>
            <span class="outline-count">
                {move || if is_lacking { words().missing.to_owned() } else { characters.to_string() }}
            </span>
            <Show when=move || is_open.get()>
                <span class="outline-acts">
                    <button class="act" on:click=move |_| desk.go_to_source(span.start)>
                        {move || words().see_source}
                    </button>
                </span>
            </Show>
        </li>
    }
}
