//! 图表: the figures with the reason of each, what could be drawn too, and what is not drawn.

use leptos::prelude::*;

use super::figure_row::FigureRow;
use super::panel_head::PanelHead;
use super::suggestions::{NotDrawnList, Suggestions};
use crate::desk::desk;
use crate::i18n::fill;
use crate::state::Of;

/// The panel.
#[component]
pub(crate) fn Figures() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let figures = Memo::new(move |_| state.view.with(|view| view.figures.clone()));
    let say = Signal::derive(move || match figures.with(Vec::len) {
        0 => words().figures_none.to_owned(),
        count => fill(words().figures_say, &[&count.to_string()]),
    });
    // What could be drawn is worked out anew when the text has changed. What was asked of chosen numbers is on its way while it
    // has no text.
    Effect::new(move |_| {
        state.view.track();
        let is_due = state.suggested.with_untracked(|suggested| {
            let is_old = state.history.with_untracked(|history| suggested.text != history.text());
            is_old && (suggested.of == Of::Text || !suggested.text.is_empty())
        });
        if is_due {
            desk.suggest(Of::Text);
        }
    });
    let rows = move || (0..figures.with(Vec::len)).collect::<Vec<_>>();
    view! {
        <section class="desk-panel">
            <PanelHead title=Signal::derive(move || words().figures) say />
            <Show when=move || state.suggested.with(|suggested| matches!(suggested.of, Of::Numbers(_)))>
                <Suggestions />
            </Show>
            <ol class="figures">
                <For each=rows key=|at| *at let:at>
                    <FigureRow at figures />
                </For>
            </ol>
            <Show when=move || state.suggested.with(|suggested| suggested.of == Of::Text)>
                <Suggestions />
                <NotDrawnList />
            </Show>
        </section>
    }
}
