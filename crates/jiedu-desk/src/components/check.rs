//! 体检: what the check finds, in two groups by who decides.

use leptos::prelude::*;

use super::finding_row::FindingRow;
use super::panel_head::PanelHead;
use super::toggle::Toggle;
use crate::desk::desk;
use crate::findings::Row;
use crate::i18n::fill;
use crate::protocol::Weight;
use crate::state::Task;

/// The panel.
#[component]
pub(crate) fn Check() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let counts = Memo::new(move |_| desk.counts());
    let say = Signal::derive(move || {
        let counts = counts.get();
        let part = |phrase: &str, count: usize| (count > 0).then(|| fill(phrase, &[&count.to_string()]));
        let parts = [
            part(words().errors, counts.errors),
            part(words().doubts, counts.doubts),
            part(words().notes, counts.notes),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(words().comma)
    });
    let shown = move |row: &Row| state.weight.get().is_none_or(|weight| row.weight() == weight);
    let certain = Memo::new(move |_| {
        state.rows.with(|rows| rows.certain.iter().filter(|row| shown(row)).cloned().collect::<Vec<_>>())
    });
    let open = Memo::new(move |_| {
        state.rows.with(|rows| rows.open.iter().filter(|row| shown(row)).cloned().collect::<Vec<_>>())
    });
    let all_certain =
        move || state.rows.with(|rows| rows.certain.iter().map(|row| row.findings.len()).sum::<usize>());
    let is_read = move || state.view.with(|view| view.lines > 0);
    view! {
        <section class="desk-panel">
            <PanelHead title=Signal::derive(move || words().check) say>
                <div class="choices">
                    <Filter weight=None />
                    <Filter weight=Some(Weight::Error) />
                    <Filter weight=Some(Weight::Doubt) />
                    <Filter weight=Some(Weight::Note) />
                </div>
            </PanelHead>
            <p class="phone-say">{move || words().phone_only}</p>
            <Repaired />
            <Show when=move || !certain.with(Vec::is_empty)>
                <div class="group-head">
                    <h3>{move || words().certain}</h3>
                    <small>{move || fill(words().certain_note, &[&all_certain().to_string()])}</small>
                    <button class="solid" on:click=move |_| desk.repair_all()>
                        {move || fill(words().repair_all, &[&all_certain().to_string()])}
                    </button>
                </div>
                <ul>
                    <For each=move || certain.get() key=Row::clone_key let:row>
                        <FindingRow row />
                    </For>
                </ul>
            </Show>
            <Show when=move || !open.with(Vec::is_empty)>
                <div class="group-head">
                    <h3>{move || words().open}</h3>
                    <small>{move || fill(words().open_note, &[&open.with(Vec::len).to_string()])}</small>
                </div>
                <ul>
                    <For each=move || open.get() key=Row::clone_key let:row>
                        <FindingRow row />
                    </For>
                </ul>
            </Show>
            <Show when=move || is_read() && certain.with(Vec::is_empty) && open.with(Vec::is_empty)>
                <p class="panel-empty">
                    {move || if counts.get().all() == 0 { words().nothing_found } else { words().filtered_none }}
                </p>
            </Show>
        </section>
    }
}

/// What was certain and is repaired already.
#[component]
fn Repaired() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let count = move || state.repaired.with(|steps| steps.iter().map(|(_, count)| count).sum::<usize>());
    let told = move || {
        let lang = state.lang.get();
        let told: Vec<String> = state.repaired.with(|steps| {
            steps
                .iter()
                .map(|(name, count)| fill(words().repaired_kind, &[&lang.say(name), &count.to_string()]))
                .collect()
        });
        told.join(words().comma)
    };
    view! {
        <Show when=move || { count() > 0 }>
            <div class="group-head">
                <h3>{move || fill(words().repaired_before, &[&count().to_string()])}</h3>
                <small>{told}</small>
                <button
                    class="act"
                    on:click=move |_| {
                        state.is_original.set(true);
                        desk.open_task(Task::Source);
                    }
                >
                    {move || words().see_original}
                </button>
            </div>
        </Show>
    }
}

/// Shows the findings of one weight, or all.
#[component]
fn Filter(weight: Option<Weight>) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let name = move || {
        let words = state.lang.get().words();
        match weight {
            None => words.all,
            Some(Weight::Error) => words.error,
            Some(Weight::Doubt) => words.doubt,
            Some(Weight::Note) => words.note,
        }
    };
    let count = move || {
        let counts = desk.counts();
        weight.map_or_else(|| counts.all(), |weight| counts.of_weight(weight))
    };
    let is_on = move || state.weight.get() == weight;
    view! {
        <Toggle is_on=Signal::derive(is_on) choose=move || state.weight.set(weight)>
            {name}
            <i>{count}</i>
        </Toggle>
    }
}
