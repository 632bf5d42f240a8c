//! 数字: every number of the text and what the rules read of it.

use leptos::prelude::*;

use super::panel_head::PanelHead;
use super::toggle::Toggle;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::Fact;

/// The panel.
#[component]
pub(crate) fn Numbers() -> impl IntoView {
    let state = desk().state;
    let words = move || state.lang.get().words();
    let only_open = RwSignal::new(false);
    let facts = Memo::new(move |_| state.view.with(|view| view.facts.clone()));
    let open = move || facts.with(|facts| facts.iter().filter(|fact| fact.wants_a_look()).count());
    let say = Signal::derive(move || {
        let all = facts.with(Vec::len).to_string();
        match open() {
            0 => fill(words().numbers_all, &[&all]),
            open => fill(words().numbers_say, &[&all, &open.to_string()]),
        }
    });
    let shown = move || {
        facts.with(|facts| {
            facts.iter().filter(|fact| !only_open.get() || fact.wants_a_look()).cloned().collect::<Vec<_>>()
        })
    };
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
            <div class="numbers" role="table">
                <div class="numbers-row is-head" role="row">
                    <span role="columnheader">{move || words().head_surface}</span>
                    <span role="columnheader">{move || words().head_subject}</span>
                    <span role="columnheader" class="numbers-value">{move || words().head_value}</span>
                    <span role="columnheader" class="numbers-kind">{move || words().head_kind}</span>
                    <span role="columnheader">{move || words().head_period}</span>
                    <span role="columnheader" class="numbers-used">{move || words().head_used}</span>
                </div>
                <For each=shown key=|fact| (fact.anchor.clone(), fact.span.start) let:fact>
                    <Row fact />
                </For>
            </div>
            <p class="hint">{move || words().read_by_rule}</p>
        </section>
    }
}

#[component]
fn Row(fact: Fact) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let wants_a_look = fact.wants_a_look();
    let Fact { anchor, surface, subject, value, kind, period, figure, sentence, span, .. } = fact;
    let is_open = {
        let anchor = anchor.clone();
        Memo::new(move |_| state.selected.get().as_ref() == Some(&anchor))
    };
    let (has_subject, has_period) = (!subject.is_empty(), !period.is_empty());
    view! {
        <div class="numbers-row" role="row" class:is-open=move || is_open.get()>
            <span role="cell">
                <button
                    class="numbers-surface"
                    class:wants-a-look=wants_a_look
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| state.selected.set((!is_open.get_untracked()).then(|| anchor.clone()))
                >
                    {surface}
                </button>
            </span>
            <span role="cell" class:is-lacking=!has_subject>
                {move || if has_subject { subject.clone() } else { words().not_read.to_owned() }}
            </span>
            <span role="cell" class="numbers-value">{value}</span>
            <span role="cell" class="numbers-kind">{move || state.lang.get().say(&kind)}</span>
            <span role="cell" class:is-lacking=!has_period>
                {move || if has_period { period.clone() } else { words().not_stated.to_owned() }}
            </span>
            <span role="cell" class="numbers-used">
                {move || figure.map(|figure| fill(words().figure, &[&figure.to_string()]))}
            </span>
            <Show when=move || is_open.get()>
                <span class="numbers-sentence">
                    <q>{sentence.clone()}</q>
                    <button class="act" on:click=move |_| desk.go_to_source(span.start)>
                        {move || words().see_source}
                    </button>
                </span>
            </Show>
        </div>
    }
}
