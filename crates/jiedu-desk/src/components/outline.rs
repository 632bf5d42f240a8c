//! 结构: the sections as they were read; what is done to one stands in its open row.

use leptos::prelude::*;

use super::field::Field;
use super::panel_head::PanelHead;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::{Decision, Section, SectionAct, View};

/// Width of the longest bar, in pixels.
const BAR: f64 = 96.0;
/// Width of the slot of a section that is missing.
const SLOT: f64 = 18.0;
/// What takes the focus after an act.
const OPEN_ROW: Option<&str> = Some(".outline-row.is-open .outline-title");

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
    let rows = move || (0..sections.with(Vec::len)).collect::<Vec<_>>();
    view! {
        <section class="desk-panel">
            <PanelHead title=Signal::derive(move || words().outline) say />
            <ol class="outline">
                <li class="outline-row is-head">
                    <span>{move || words().head_heading}</span>
                    <span>{move || words().head_name}</span>
                    <span class="outline-count">{move || words().head_length}</span>
                </li>
                <For each=rows key=|at| *at let:at>
                    <Row at sections longest />
                </For>
            </ol>
            <p class="hint">{move || words().outline_keys}</p>
        </section>
    }
}

#[component]
fn Row(at: usize, sections: Memo<Vec<Section>>, longest: Memo<usize>) -> impl IntoView {
    let state = desk().state;
    let words = move || state.lang.get().words();
    let section = Memo::new(move |_| sections.with(|sections| sections.get(at).cloned().unwrap_or_default()));
    let anchor = move || section.with(|section| section.anchor.clone());
    let is_open = Memo::new(move |_| state.selected.with(|open| open.as_ref() == Some(&anchor())));
    let is_lacking = move || section.with(|section| section.is_lacking);
    // A slot for what is missing has a width of its own.
    let width = move || {
        let characters = section.with(|section| section.characters);
        let length = if is_lacking() { SLOT } else { BAR * characters as f64 / longest.get() as f64 };
        format!("{length:.1}px")
    };
    view! {
        <li
            class=move || format!("outline-row is-level-{}", section.with(|section| section.level).clamp(1, 3))
            class:is-lacking=is_lacking
            class:is-open=move || is_open.get()
        >
            <button
                class="outline-title"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| state.selected.set((!is_open.get_untracked()).then(anchor))
            >
                <span class="outline-number">{move || section.with(|section| section.number.clone())}</span>
                <span>{move || section.with(|section| section.title.clone())}</span>
            </button>
            <span class="outline-name">{move || section.with(|section| section.name.clone())}</span>
            <span class="outline-bar" aria-hidden="true"><i style:width=width></i></span>
            <span class="outline-count">
                {move || {
                    let characters = section.with(|section| section.characters);
                    if is_lacking() { words().missing.to_owned() } else { characters.to_string() }
                }}
            </span>
            <Show when=move || is_open.get()>
                <Acts section />
            </Show>
        </li>
    }
}

/// What can be done to a section.
#[component]
fn Acts(section: Memo<Section>) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let act = move |act: SectionAct, focused| {
        let anchor = section.with_untracked(|section| section.anchor.clone());
        let find = move |view: &View| {
            let at = view.sections.iter().position(|section| section.anchor == anchor)?;
            Some(Decision::Section(at, act))
        };
        desk.decide_on(find, focused);
    };
    let is_lacking = move || section.with(|section| section.is_lacking);
    view! {
        <div class="outline-acts">
            <div class="fields">
                <Field
                    label=Signal::derive(move || words().head_name)
                    value=Signal::derive(move || section.with(|section| section.name.clone()))
                    hint=Signal::derive(move || words().name_hint)
                    commit=move |name| act(SectionAct::Rename(name), None)
                />
            </div>
            <p class="acts" role="group" aria-label=move || words().acts>
                <button class="act" on:click=move |_| act(SectionAct::Raise, OPEN_ROW)>{move || words().raise}</button>
                <button class="act" on:click=move |_| act(SectionAct::Lower, OPEN_ROW)>{move || words().lower}</button>
                <button class="act" on:click=move |_| act(SectionAct::Up, OPEN_ROW)>{move || words().move_up}</button>
                <button class="act" on:click=move |_| act(SectionAct::Down, OPEN_ROW)>{move || words().move_down}</button>
                <button class="act" on:click=move |_| act(SectionAct::Join, Some(".desk-panel h2"))>{move || words().join}</button>
                <button class="act" on:click=move |_| act(SectionAct::Missing, OPEN_ROW)>
                    {move || if is_lacking() { words().unmark_missing } else { words().mark_missing }}
                </button>
                <button class="act is-quiet" on:click=move |_| {
                    desk.go_to_source(section.with_untracked(|section| section.span.start));
                }>{move || words().see_source}</button>
            </p>
        </div>
    }
}
