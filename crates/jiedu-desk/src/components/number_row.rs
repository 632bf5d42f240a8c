//! A number of the text: what was read of it, and, in the open row, the fields that correct it.

use leptos::prelude::*;

use super::field::{Choice, Field};
use crate::browser::focus;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::{Decision, Fact, NumberField};
use crate::state::Task;

/// The row of the number at a place of the list.
#[component]
pub(crate) fn NumberRow(at: usize, facts: Memo<Vec<Fact>>) -> impl IntoView {
    let state = desk().state;
    let words = move || state.lang.get().words();
    let fact = Memo::new(move |_| facts.with(|facts| facts.get(at).cloned().unwrap_or_default()));
    let is_open = Memo::new(move |_| state.selected.with(|open| open.as_ref() == Some(&fact.get().anchor)));
    let is_picking = move || state.picked.with(Option::is_some);
    let is_picked =
        move || state.picked.with(|picked| picked.as_ref().is_some_and(|picked| picked.contains(&at)));
    let pick = move |_| {
        state.picked.update(|picked| {
            if let Some(picked) = picked
                && !picked.remove(&at)
            {
                picked.insert(at);
            }
        });
    };
    let toggle = move |_| {
        let anchor = fact.with_untracked(|fact| fact.anchor.clone());
        state.selected.set((!is_open.get_untracked()).then_some(anchor));
    };
    let or = |text: String, empty: &str| if text.is_empty() { empty.to_owned() } else { text };
    view! {
        <div class="numbers-row" role="row" class:is-open=move || is_open.get()>
            <span role="cell" class="numbers-first">
                <Show when=is_picking>
                    <input
                        type="checkbox"
                        aria-label=move || words().pick_one
                        prop:checked=is_picked
                        on:change=pick
                    />
                </Show>
                <button
                    class="numbers-surface"
                    class:wants-a-look=move || fact.with(Fact::wants_a_look)
                    aria-expanded=move || is_open.get().to_string()
                    on:click=toggle
                >
                    {move || fact.with(|fact| fact.surface.clone())}
                </button>
            </span>
            <span role="cell" class:is-lacking=move || fact.with(|fact| fact.subject.is_empty())>
                {move || or(fact.with(|fact| fact.subject.clone()), words().not_read)}
                <Show when=move || fact.with(|fact| fact.is_corrected)>
                    <small class="numbers-corrected">{move || words().corrected_mark}</small>
                </Show>
            </span>
            <span role="cell" class="numbers-value">{move || fact.with(|fact| fact.value.clone())}</span>
            <span role="cell" class="numbers-kind">
                {move || fact.with(|fact| state.lang.get().say(&fact.kind))}
            </span>
            <span role="cell" class:is-lacking=move || fact.with(|fact| fact.period.is_empty())>
                {move || or(fact.with(|fact| fact.period.clone()), words().not_stated)}
            </span>
            <span role="cell" class="numbers-used">
                {move || {
                    let figure = fact.with(|fact| fact.figure);
                    figure.map(|figure| fill(words().figure, &[&figure.to_string()]))
                }}
            </span>
            <Show when=move || is_open.get()>
                <NumberForm at fact />
            </Show>
        </div>
    }
}

/// The sentence of a number, and what can be said of it.
#[component]
fn NumberForm(at: usize, fact: Memo<Fact>) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let say = move |field: NumberField, value: String| {
        let shown = fact.get_untracked();
        desk.decide_on_number(at, &shown, move |fact| Decision::Number {
            place: fact.span.clone(),
            field,
            value,
        });
    };
    let choices = move |list: Vec<(String, crate::protocol::Said)>| {
        let lang = state.lang.get();
        list.into_iter()
            .map(|(name, said)| {
                let said = lang.say(&said);
                // What is said plainly has no word of its own.
                (name, if said.is_empty() { "—".to_owned() } else { said })
            })
            .collect::<Vec<_>>()
    };
    let kinds = Signal::derive(move || choices(state.view.with(|view| view.kinds.clone())));
    let qualifiers = Signal::derive(move || choices(state.view.with(|view| view.qualifiers.clone())));
    let drop = move |_| {
        let shown = fact.get_untracked();
        desk.decide_on_number(at, &shown, |fact| Decision::NoNumber(fact.span.clone()));
    };
    let as_key = move |_| {
        let shown = fact.get_untracked();
        desk.decide_on_number(at, &shown, |fact| Decision::NewKey(fact.span.clone()));
        focus::soon(".numbers-row.is-open .numbers-surface");
    };
    view! {
        <div class="numbers-form">
            <q>{move || fact.with(|fact| fact.sentence.clone())}</q>
            <div class="fields">
                <Field
                    label=Signal::derive(move || words().head_subject)
                    value=Signal::derive(move || fact.with(|fact| fact.subject.clone()))
                    empty=Signal::derive(move || words().not_read)
                    commit=move |value| say(NumberField::Subject, value)
                />
                <Field
                    label=Signal::derive(move || words().head_period)
                    value=Signal::derive(move || fact.with(|fact| fact.period.clone()))
                    empty=Signal::derive(move || words().not_stated)
                    commit=move |value| say(NumberField::Period, value)
                />
                <Field
                    label=Signal::derive(move || words().head_scope)
                    value=Signal::derive(move || fact.with(|fact| fact.scope.clone()))
                    empty=Signal::derive(move || words().not_stated)
                    commit=move |value| say(NumberField::Scope, value)
                />
                <Choice
                    label=Signal::derive(move || words().head_kind)
                    value=Signal::derive(move || fact.with(|fact| fact.kind_name.clone()))
                    choices=kinds
                    commit=move |value| say(NumberField::Kind, value)
                />
                <Choice
                    label=Signal::derive(move || words().head_qualifier)
                    value=Signal::derive(move || fact.with(|fact| fact.qualifier.clone()))
                    choices=qualifiers
                    commit=move |value| say(NumberField::Qualifier, value)
                />
            </div>
            <p class="acts">
                <button class="act" on:click=as_key>{move || words().as_key}</button>
                <button class="act" on:click=move |_| {
                    desk.go_to_source(fact.with_untracked(|fact| fact.span.start));
                }>{move || words().see_source}</button>
                <Show when=move || fact.with(|fact| fact.figure.is_some())>
                    <button class="act" on:click=move |_| {
                        let number = fact.with_untracked(|fact| fact.figure);
                        let id = state.view.with_untracked(|view| {
                            let figure = view.figures.iter().find(|figure| Some(figure.number) == number);
                            figure.map(|figure| figure.id.clone())
                        });
                        desk.open_task(Task::Figures);
                        state.selected.set(id);
                    }>
                        {move || {
                            let number = fact.with(|fact| fact.figure).unwrap_or_default();
                            fill(words().figure, &[&number.to_string()])
                        }}
                    </button>
                </Show>
                <button class="act is-quiet" on:click=drop>{move || words().no_number}</button>
            </p>
        </div>
    }
}
