//! 图表: the figures with the reason of each.

use leptos::prelude::*;

use super::panel_head::PanelHead;
use crate::browser::focus;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::Figure;

/// The panel.
#[component]
pub(crate) fn Figures() -> impl IntoView {
    let state = desk().state;
    let words = move || state.lang.get().words();
    let figures = Memo::new(move |_| state.view.with(|view| view.figures.clone()));
    let say = Signal::derive(move || match figures.with(Vec::len) {
        0 => words().figures_none.to_owned(),
        count => fill(words().figures_say, &[&count.to_string()]),
    });
    view! {
        <section class="desk-panel">
            <PanelHead title=Signal::derive(move || words().figures) say />
            <ol class="figures">
                <For each=move || figures.get() key=|figure| (figure.id.clone(), figure.span.clone()) let:figure>
                    <Row figure />
                </For>
            </ol>
        </section>
    }
}

#[component]
fn Row(figure: Figure) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let Figure { number, id, form, caption, sub, reason, facts, span, removal, .. } = figure;
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| state.selected.get().as_ref() == Some(&id))
    };
    let place = span.start;
    let why = if reason.is_empty() { String::new() } else { format!("　{reason}") };
    view! {
        <li class="figure-row" class:is-open=move || is_open.get()>
            <p class="figure-why">
                <b>{move || fill(words().figure, &[&number.to_string()])}</b>
                " "
                {move || state.lang.get().say(&form)}
                " · "
                {move || fill(words().figure_numbers, &[&facts.to_string()])}
                {why}
            </p>
            <button
                class="figure-caption"
                aria-pressed=move || is_open.get().to_string()
                on:click=move |_| state.selected.set((!is_open.get_untracked()).then(|| id.clone()))
            >
                {caption}
            </button>
            <p class="figure-sub">{sub}</p>
            <p class="figure-acts">
                <button class="act" on:click=move |_| desk.go_to_source(place)>
                    {move || words().see_source}
                </button>
                <button
                    class="act is-quiet"
                    on:click=move |_| {
                        if desk.decide(&removal) {
                            focus::soon(".desk-panel h2");
                        }
                    }
                >
                    {move || words().take_out}
                </button>
            </p>
        </li>
    }
}
