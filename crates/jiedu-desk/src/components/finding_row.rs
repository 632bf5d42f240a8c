//! A row of 体检: what is found, where, and what can be done.

use leptos::prelude::*;

use crate::desk::{Desk, desk};
use crate::findings::Row;
use crate::i18n::fill;
use crate::protocol::{Choice, Finding, Weight};

/// The row.
#[component]
pub(crate) fn FindingRow(row: Row) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let key = row.key.clone();
    let is_open = {
        let key = key.clone();
        Memo::new(move |_| state.selected.get().as_ref() == Some(&key))
    };
    let Some(first) = row.first().cloned() else { return ().into_any() };
    let (weight, place, count) = (row.weight(), first.span.start, row.findings.len());
    let line = first.line.to_string();
    let said = row.said();
    let kind = move || match weight {
        Weight::Error => words().error,
        Weight::Doubt => words().doubt,
        Weight::Note => words().note,
    };
    let where_ = move || {
        if count == 1 {
            fill(words().line, &[&line])
        } else {
            fill(words().lines, &[&line, &count.to_string()])
        }
    };
    let toggle = move |_| {
        let is_open = is_open.get_untracked();
        state.selected.set((!is_open).then(|| key.clone()));
    };
    view! {
        <li class="finding" class:is-open=move || is_open.get()>
            <span class="finding-kind" class:is-error=weight == Weight::Error>{kind}</span>
            <div>
                <button
                    class="finding-head"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=toggle
                >
                    <b>{move || state.lang.get().say(&said)}</b>
                    <small>{where_}</small>
                </button>
                <Quote finding=first.clone() />
                <Show when={
                    let has_choices = !first.choices.is_empty();
                    move || is_open.get() && has_choices
                }>
                    <Choices choices=first.choices.clone() place />
                </Show>
            </div>
            <Acts desk row=row.clone() place />
        </li>
    }
    .into_any()
}

/// The words around the place, with what goes struck through and what comes in red.
#[component]
fn Quote(finding: Finding) -> impl IntoView {
    let [before, at, after] = finding.quote;
    // A repair that changes a few characters is shown as on a galley; one that moves text is told in words.
    let small = finding.repair.as_ref().and_then(|repair| match repair.edits.as_slice() {
        [only] if only.span == finding.span && only.text.chars().count() <= 2 => Some(only.text.clone()),
        _ => None,
    });
    let told = finding.repair.filter(|_| small.is_none()).map(|repair| repair.said);
    let lang = desk().state.lang;
    let is_replaced = small.is_some();
    view! {
        <p class="finding-quote">
            {before}
            {if is_replaced {
                view! {
                    <del>{at}</del>
                    <ins>{small}</ins>
                }
                .into_any()
            } else {
                view! { <span class="finding-mark">{at}</span> }.into_any()
            }}
            {after}
        </p>
        {told.map(|told| view! { <p class="finding-told">{move || lang.get().say(&told)}</p> })}
    }
}

/// What can be done at the right of the row.
#[component]
fn Acts(desk: Desk, row: Row, place: usize) -> impl IntoView {
    let words = move || desk.state.lang.get().words();
    let count = row.findings.len();
    let choice = row.first().and_then(|first| first.choices.first().cloned());
    let has_many = row.first().is_some_and(|first| first.choices.len() > 1);
    let is_certain = row.repair().is_some();
    view! {
        <div class="finding-acts">
            {is_certain.then(|| {
                let row = row.clone();
                view! {
                    <button class="act" on:click=move |_| desk.repair(&row)>
                        {move || if count > 1 {
                            fill(words().repair_many, &[&count.to_string()])
                        } else {
                            words().repair.to_owned()
                        }}
                    </button>
                }
            })}
            {choice.filter(|_| !has_many && !is_certain).map(|choice| {
                let said = choice.said.clone();
                view! {
                    <button class="act" on:click=move |_| choose(desk, &choice)>
                        {move || desk.state.lang.get().say(&said)}
                    </button>
                }
            })}
            <button class="act is-quiet" on:click=move |_| desk.go_to_source(place)>
                {move || if is_certain { words().see_source } else { words().to_source }}
            </button>
        </div>
    }
}

/// The choices of an open row; the first is the most cautious, and chosen until another is.
#[component]
fn Choices(choices: Vec<Choice>, place: usize) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let chosen = RwSignal::new(0_usize);
    let group = format!("choice-{place}");
    let options = choices.iter().enumerate().map(|(at, choice)| {
        let said = choice.said.clone();
        let group = group.clone();
        view! {
            <label class:is-on=move || chosen.get() == at>
                <input
                    type="radio"
                    name=group
                    prop:checked=move || chosen.get() == at
                    on:change=move |_| chosen.set(at)
                />
                <span>{move || state.lang.get().say(&said)}</span>
            </label>
        }
    });
    let options = options.collect_view();
    view! {
        <div class="finding-choices" role="radiogroup">{options}</div>
        <div class="finding-go">
            <button
                class="solid"
                on:click=move |_| {
                    if let Some(choice) = choices.get(chosen.get_untracked()) {
                        choose(desk, choice);
                    }
                }
            >
                {move || words().do_it}
            </button>
        </div>
    }
}

fn choose(desk: Desk, choice: &Choice) {
    if desk.decide(&choice.edits) {
        desk.state.notice.set(desk.state.lang.get_untracked().say(&choice.said));
        desk.state.selected.set(None);
        crate::browser::focus::soon(".desk-panel h2");
    }
}
