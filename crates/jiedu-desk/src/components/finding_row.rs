//! A row of 体检: what is found, where, and what can be done.

use leptos::prelude::*;

use super::proof_marks::ProofMarks;
use crate::desk::desk;
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
        state.chosen.set(0);
        state.selected.set((!is_open).then(|| key.clone()));
    };
    let repair = row.repair();
    let has_marks = repair.as_ref().is_some_and(|repair| !repair.marks.is_empty());
    let (opened, closed) = (row.clone(), row.clone());
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
                <Show
                    when=move || is_open.get() && has_marks
                    fallback={
                        let first = first.clone();
                        move || view! { <Quote finding=first.clone() /> }
                    }
                >
                    {repair.clone().map(|repair| {
                        let said = repair.said;
                        view! {
                            <ProofMarks marks=repair.marks />
                            <p class="finding-told">{move || state.lang.get().say(&said)}</p>
                        }
                    })}
                </Show>
                <Show when=move || is_open.get()>
                    <Opened row=opened.clone() place />
                </Show>
            </div>
            <Show when=move || !is_open.get()>
                <Acts row=closed.clone() place />
            </Show>
        </li>
    }
    .into_any()
}

/// The words around the place.
#[component]
fn Quote(finding: Finding) -> impl IntoView {
    let [before, at, after] = finding.quote;
    view! { <p class="finding-quote">{before}<span class="finding-mark">{at}</span>{after}</p> }
}

/// What can be done at the right of a closed row.
#[component]
fn Acts(row: Row, place: usize) -> impl IntoView {
    let desk = desk();
    let words = move || desk.state.lang.get().words();
    let only = row.first().and_then(|first| match first.choices.as_slice() {
        [only] => Some(only.said.clone()),
        _ => None,
    });
    let is_certain = row.repair().is_some();
    let (done, chosen) = (row.clone(), row.clone());
    view! {
        <div class="finding-acts">
            {is_certain.then(|| view! { <Repair row=done.clone() class="act" /> })}
            {only.filter(|_| !is_certain).map(|said| {
                view! {
                    <button class="act" on:click=move |_| desk.do_way(&chosen, 0)>
                        {move || desk.state.lang.get().say(&said)}
                    </button>
                }
            })}
            {(!is_certain).then(|| {
                view! {
                    <button class="act is-quiet" on:click=move |_| desk.go_to_source(place)>
                        {move || words().to_source}
                    </button>
                }
            })}
            <Ignore row=row.clone() />
        </div>
    }
}

/// Makes the repair of a row.
#[component]
fn Repair(row: Row, class: &'static str) -> impl IntoView {
    let desk = desk();
    let words = move || desk.state.lang.get().words();
    let count = row.findings.len();
    view! {
        <button class=class on:click=move |_| desk.do_way(&row, 0)>
            {move || if count > 1 {
                fill(words().repair_many, &[&count.to_string()])
            } else {
                words().repair.to_owned()
            }}
        </button>
    }
}

/// Ignores a row, where it can be.
#[component]
fn Ignore(row: Row) -> impl IntoView {
    let desk = desk();
    row.ignore().map(|_| {
        view! {
            <button class="act is-quiet" on:click=move |_| desk.ignore(&row)>
                {move || desk.state.lang.get().words().ignore}
            </button>
        }
    })
}

/// What an open row offers: its choices, the first of which is chosen until another is, and what to do with them.
#[component]
fn Opened(row: Row, place: usize) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let is_certain = row.repair().is_some();
    let choices = row.first().map(|first| first.choices.clone()).unwrap_or_default();
    let has_way = is_certain || !choices.is_empty();
    let can_ignore = row.ignore().is_some();
    let hint = move || {
        let words = words();
        let keys = [
            has_way.then_some(words.key_do_it),
            can_ignore.then_some(words.key_ignore),
            Some(words.key_next),
        ];
        keys.into_iter().flatten().collect::<Vec<_>>().join("　")
    };
    let done = row.clone();
    view! {
        {(!is_certain && !choices.is_empty()).then(|| view! { <Choices choices place /> })}
        <div class="finding-go">
            {if is_certain {
                view! { <Repair row=row.clone() class="solid" /> }.into_any()
            } else if has_way {
                view! {
                    <button class="solid" on:click=move |_| desk.do_way(&done, state.chosen.get_untracked())>
                        {move || words().do_it}
                    </button>
                }
                .into_any()
            } else {
                ().into_any()
            }}
            <button class="act is-quiet" on:click=move |_| desk.go_to_source(place)>
                {move || if is_certain { words().see_source } else { words().to_source }}
            </button>
            <Ignore row=row.clone() />
            <span class="hint">{hint}</span>
        </div>
    }
}

/// The choices of an open row.
#[component]
fn Choices(choices: Vec<Choice>, place: usize) -> impl IntoView {
    let state = desk().state;
    let group = format!("choice-{place}");
    let options = choices.into_iter().enumerate().map(|(at, choice)| {
        let Choice { said, marks, .. } = choice;
        let group = group.clone();
        let is_on = move || state.chosen.get() == at;
        view! {
            <label class:is-on=is_on>
                <input
                    type="radio"
                    name=group
                    prop:checked=is_on
                    on:change=move |_| state.chosen.set(at)
                />
                <span>{move || state.lang.get().say(&said)}</span>
            </label>
            <Show when=is_on>
                <ProofMarks marks=marks.clone() />
            </Show>
        }
    });
    view! { <div class="finding-choices" role="radiogroup">{options.collect_view()}</div> }
}
