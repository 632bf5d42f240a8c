//! 要点与信息: the key figures and what the masthead of the page says.

use leptos::prelude::*;

use super::panel_head::PanelHead;
use crate::desk::desk;
use crate::i18n::fill;

/// The panel.
#[component]
pub(crate) fn KeyFigures() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let keys = Memo::new(move |_| state.view.with(|view| view.keys.clone()));
    let say = Signal::derive(move || fill(words().keys_say, &[&keys.with(Vec::len).to_string()]));
    view! {
        <section class="desk-panel">
            <PanelHead title=Signal::derive(move || words().keys) say />
            <ol class="keys-list">
                {move || {
                    keys.get()
                        .into_iter()
                        .enumerate()
                        .map(|(at, key)| {
                            let figure = key.figure.map(|it| fill(words().figure, &[&it.to_string()]));
                            view! {
                                <li class="keys-row">
                                    <span class="keys-order">{at + 1}</span>
                                    <b>{key.value}</b>
                                    <span>{key.label}<small>{figure}</small></span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
            <div class="group-head"><h3>{move || words().information}</h3>
                <button class="act" on:click=move |_| desk.go_to_source(0)>{move || words().see_source}</button>
            </div>
            <dl class="information">
                <dt>{move || words().title}</dt>
                <dd class="information-title">{move || state.view.with(|view| view.title.clone())}</dd>
                <dt>{move || words().short}</dt>
                <dd>{move || state.view.with(|view| view.short.clone())}</dd>
            </dl>
        </section>
    }
}
