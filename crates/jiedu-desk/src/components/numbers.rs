//! 数字: every number of the text and what the rules read of it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::number_row::NumberRow;
use super::panel_head::PanelHead;
use super::toggle::Toggle;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::{Decision, Finding};

/// How many rows are shown at first, and how many more each time.
const ROWS: usize = 150;
/// The code of digits that no rule reads as a quantity.
const UNREAD: &str = "number-unread";
/// How many characters of its line stand before and behind a number that was passed over.
const AROUND: usize = 16;

/// The panel.
#[component]
pub(crate) fn Numbers() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let only_open = RwSignal::new(false);
    let most = RwSignal::new(ROWS);
    let facts = Memo::new(move |_| state.view.with(|view| view.facts.clone()));
    let open = move || facts.with(|facts| facts.iter().filter(|fact| fact.wants_a_look()).count());
    let say = Signal::derive(move || {
        let all = facts.with(Vec::len).to_string();
        match open() {
            0 => fill(words().numbers_all, &[&all]),
            open => fill(words().numbers_say, &[&all, &open.to_string()]),
        }
    });
    // The row that is open stays, though it wants no look any more.
    let shown = Memo::new(move |_| {
        let selected = state.selected.get();
        facts.with(|facts| {
            let rows = facts.iter().enumerate().filter(|(_, fact)| {
                !only_open.get() || fact.wants_a_look() || selected.as_ref() == Some(&fact.anchor)
            });
            rows.map(|(at, _)| at).collect::<Vec<_>>()
        })
    });
    // A row that the page asks for may stand far below.
    Effect::new(move |_| {
        let Some(selected) = state.selected.get() else { return };
        let at = facts.with_untracked(|facts| facts.iter().position(|fact| fact.anchor == selected));
        let place =
            at.and_then(|at| shown.with_untracked(|shown| shown.iter().position(|other| *other == at)));
        if place.is_some_and(|place| place >= most.get_untracked()) {
            most.set(place.unwrap_or_default() + ROWS);
        }
    });
    let rows = move || shown.get().into_iter().take(most.get()).collect::<Vec<_>>();
    let left = move || shown.with(Vec::len).saturating_sub(most.get());
    let picked = move || state.picked.get().map_or(0, |picked| picked.len());
    let is_picking = move || state.picked.with(Option::is_some);
    view! {
        <section class="desk-panel">
            <PanelHead title=Signal::derive(move || words().numbers) say>
                <div class="choices">
                    <Toggle is_on=Signal::derive(move || !only_open.get()) choose=move || only_open.set(false)>
                        {move || words().by_text}
                    </Toggle>
                    <Toggle is_on=Signal::derive(move || only_open.get()) choose=move || only_open.set(true)>
                        {move || words().look}
                        <i>{open}</i>
                    </Toggle>
                </div>
            </PanelHead>
            <p class="pick-bar" class:is-picking=is_picking>
                <Show
                    when=is_picking
                    fallback=move || {
                        view! {
                            <button class="act" on:click=move |_| state.picked.set(Some(BTreeSet::new()))>
                                {move || words().pick}
                            </button>
                        }
                    }
                >
                    <b role="status">{move || fill(words().picked, &[&picked().to_string()])}</b>
                    <button class="solid" disabled=move || picked() == 0 on:click=move |_| desk.suggest_picked()>
                        {move || words().see_what}
                    </button>
                    <button class="act is-quiet" on:click=move |_| state.picked.set(None)>
                        {move || words().pick_done}
                    </button>
                </Show>
            </p>
            <div class="numbers" role="table">
                <div class="numbers-row is-head" role="row">
                    <span role="columnheader">{move || words().head_surface}</span>
                    <span role="columnheader">{move || words().head_subject}</span>
                    <span role="columnheader" class="numbers-value">{move || words().head_value}</span>
                    <span role="columnheader" class="numbers-kind">{move || words().head_kind}</span>
                    <span role="columnheader">{move || words().head_period}</span>
                    <span role="columnheader" class="numbers-used">{move || words().head_used}</span>
                </div>
                <For each=rows key=|at| *at let:at>
                    <NumberRow at facts />
                </For>
            </div>
            <Show when=move || { left() > 0 }>
                <button class="act" on:click=move |_| most.update(|most| *most += ROWS)>
                    {move || fill(words().more_rows, &[&left().min(ROWS).to_string()])}
                </button>
            </Show>
            <p class="hint">{move || words().read_by_rule}</p>
            <PassedOver />
        </section>
    }
}

/// Digits of the text that no rule reads as a quantity.
#[component]
fn PassedOver() -> impl IntoView {
    let state = desk().state;
    let words = move || state.lang.get().words();
    let passed = Memo::new(move |_| {
        state.view.with(|view| {
            view.findings.iter().filter(|finding| finding.code == UNREAD).cloned().collect::<Vec<_>>()
        })
    });
    let count = move || passed.with(Vec::len);
    view! {
        <Show when=move || { count() > 0 }>
            <div class="group-head">
                <h3>{move || words().passed_over}</h3>
                <small>{move || fill(words().passed_over_note, &[&count().to_string()])}</small>
            </div>
            <ul class="passed-over">
                <For each=move || passed.get() key=|finding| finding.span.clone() let:finding>
                    <Passed finding />
                </For>
            </ul>
        </Show>
    }
}

/// One of them, and what it can be said to be.
#[component]
fn Passed(finding: Finding) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let [before, place, behind] = finding.quote;
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let behind: String = behind.chars().take(AROUND).collect();
    let span = finding.span;
    let start = span.start;
    let kinds = Signal::derive(move || {
        let lang = state.lang.get();
        let kinds = state.view.with(|view| view.kinds.clone());
        let choices = kinds.into_iter().map(|(name, said)| (name, lang.say(&said)));
        std::iter::once((String::new(), lang.words().it_is.to_owned())).chain(choices).collect::<Vec<_>>()
    });
    let say = move |event| {
        let kind = event_target_value(&event);
        let place = span.clone();
        if !kind.is_empty() {
            desk.decide_on(move |_| Some(Decision::PassedOver(place, kind)), Some(".passed-over select"));
        }
    };
    view! {
        <li class="passed">
            <q>{before}<b>{place.clone()}</b>{behind}</q>
            <select aria-label=place on:change=say>
                {move || {
                    let kinds = kinds.get();
                    kinds.into_iter().map(|(name, words)| view! { <option value=name>{words}</option> }).collect_view()
                }}
            </select>
            <button class="act is-quiet" on:click=move |_| desk.go_to_source(start)>
                {move || words().see_source}
            </button>
        </li>
    }
}
