//! 要点与信息: the key figures and what the page says of its text.

use leptos::prelude::*;

use super::field::Field;
use super::information::Information;
use super::panel_head::PanelHead;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::{Decision, Key, KeyAct, View};

/// The panel.
#[component]
pub(crate) fn KeyFigures() -> impl IntoView {
    let state = desk().state;
    let words = move || state.lang.get().words();
    let keys = Memo::new(move |_| state.view.with(|view| view.keys.clone()));
    let say = Signal::derive(move || fill(words().keys_say, &[&keys.with(Vec::len).to_string()]));
    let rows = move || (0..keys.with(Vec::len)).collect::<Vec<_>>();
    view! {
        <section class="desk-panel">
            <PanelHead title=Signal::derive(move || words().keys) say />
            <ol class="keys-list">
                <For each=rows key=|at| *at let:at>
                    <Row at keys />
                </For>
            </ol>
            <p class="hint">{move || words().key_more}</p>
            <Information />
        </section>
    }
}

#[component]
fn Row(at: usize, keys: Memo<Vec<Key>>) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let key = Memo::new(move |_| keys.with(|keys| keys.get(at).cloned().unwrap_or_default()));
    let name = format!("key-{at}");
    let is_open = {
        let name = name.clone();
        Memo::new(move |_| state.selected.with(|open| open.as_ref() == Some(&name)))
    };
    let is_last = move || keys.with(Vec::len) == at + 1;
    let act = move |act: KeyAct, focused| {
        let value = key.with_untracked(|key| key.value.clone());
        let find = move |view: &View| {
            view.keys.get(at).filter(|key| key.value == value)?;
            Some(Decision::Key(at, act))
        };
        desk.decide_on(find, focused);
    };
    let head = Some(".desk-panel h2");
    view! {
        <li class="keys-row" class:is-open=move || is_open.get()>
            <span class="keys-order">{at + 1}</span>
            <button
                class="keys-value"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| state.selected.set((!is_open.get_untracked()).then(|| name.clone()))
            >
                {move || key.with(|key| key.value.clone())}
            </button>
            <span class="keys-label">
                {move || key.with(|key| key.label.clone())}
                <small>{move || key.with(|key| key.detail.clone())}</small>
                <small>
                    {move || {
                        let figure = key.with(|key| key.figure);
                        figure.map(|figure| fill(words().figure, &[&figure.to_string()]))
                    }}
                </small>
            </span>
            <Show when=move || is_open.get()>
                <div class="keys-form">
                    <div class="fields">
                        <Field
                            label=Signal::derive(move || words().key_label)
                            value=Signal::derive(move || key.with(|key| key.label.clone()))
                            commit=move |text| act(KeyAct::Label(text), None)
                        />
                        <Field
                            label=Signal::derive(move || words().key_detail)
                            value=Signal::derive(move || key.with(|key| key.detail.clone()))
                            empty=Signal::derive(move || words().unstated)
                            commit=move |text| act(KeyAct::Detail(text), None)
                        />
                    </div>
                    <p class="acts">
                        <button class="act" disabled=at == 0 on:click=move |_| {
                            act(KeyAct::Up, head);
                            state.selected.set(Some(format!("key-{}", at.saturating_sub(1))));
                        }>{move || words().move_up}</button>
                        <button class="act" disabled=is_last on:click=move |_| {
                            act(KeyAct::Down, head);
                            state.selected.set(Some(format!("key-{}", at + 1)));
                        }>{move || words().move_down}</button>
                        <button class="act is-quiet" on:click=move |_| {
                            act(KeyAct::Remove, head);
                            state.selected.set(None);
                        }>{move || words().take_out}</button>
                    </p>
                </div>
            </Show>
        </li>
    }
}
