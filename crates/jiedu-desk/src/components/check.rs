//! 体检: what the check finds, in two groups by who decides.

use leptos::prelude::*;

use super::finding_row::FindingRow;
use super::panel_head::PanelHead;
use super::toggle::Toggle;
use crate::browser::focus;
use crate::desk::desk;
use crate::findings::Row;
use crate::i18n::fill;
use crate::protocol::{Ignored, Weight};
use crate::repairs::counted;
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
            <RepairedHead />
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
            <IgnoredList />
            <Show when=move || is_read() && certain.with(Vec::is_empty) && open.with(Vec::is_empty)>
                <p class="panel-empty">
                    {move || if counts.get().all() == 0 { words().nothing_found } else { words().filtered_none }}
                </p>
            </Show>
        </section>
    }
}

/// What was repaired: together a moment ago, or when the text came in.
#[component]
fn RepairedHead() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    // Once the manuscript is another one, undo means something else.
    let is_last = Memo::new(move |_| {
        state.mended.with(|mended| {
            let after = mended.as_ref().map(|mended| mended.after.as_str());
            state.history.with(|history| after == Some(history.text()))
        })
    });
    let steps = Memo::new(move |_| {
        if is_last.get() {
            return state.mended.with(|mended| mended.clone().unwrap_or_default().steps);
        }
        state.repaired.get()
    });
    let head = move || {
        let phrase = if is_last.get() { words().repaired } else { words().repaired_before };
        fill(phrase, &[&steps.with(Vec::len).to_string()])
    };
    let told = move || {
        let lang = state.lang.get();
        let kinds = steps.with(|steps| counted(steps));
        let told = kinds
            .iter()
            .map(|(name, count)| fill(words().repaired_kind, &[&lang.say(name), &count.to_string()]));
        told.collect::<Vec<_>>().join(words().comma)
    };
    let is_shown = RwSignal::new(false);
    view! {
        <Show when=move || steps.with(|steps| !steps.is_empty())>
            <div class="group-head">
                <h3>{head}</h3>
                <small>{told}</small>
                <button
                    class="act"
                    aria-expanded=move || is_shown.get().to_string()
                    on:click=move |_| is_shown.update(|it| *it = !*it)
                >
                    {move || if is_shown.get() { words().hide } else { words().see_changes }}
                </button>
                <Show
                    when=move || is_last.get()
                    fallback=move || {
                        view! {
                            <button
                                class="act"
                                on:click=move |_| {
                                    state.is_original.set(true);
                                    desk.open_task(Task::Source);
                                }
                            >
                                {move || words().see_original}
                            </button>
                        }
                    }
                >
                    <button
                        class="act"
                        on:click=move |_| {
                            desk.undo();
                            focus::soon(".desk-panel h2");
                        }
                    >
                        {move || words().undo}
                    </button>
                </Show>
            </div>
            <Show when=move || is_shown.get()>
                <ol class="repairs">
                    {move || {
                        let lang = state.lang.get();
                        let rows = steps.get().into_iter().map(|step| {
                            let line = (step.line > 0).then(|| fill(words().line, &[&step.line.to_string()]));
                            view! { <li>{lang.say(&step.said)}<small>{line}</small></li> }
                        });
                        rows.collect_view()
                    }}
                </ol>
            </Show>
        </Show>
    }
}

/// What the manuscript says to ignore, with the way back.
#[component]
fn IgnoredList() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let ignored = Memo::new(move |_| state.view.with(|view| view.ignored.clone()));
    let is_shown = RwSignal::new(false);
    let row = move |(at, it): (usize, Ignored)| {
        let said = it.finding.said.clone();
        let line = it.finding.line.to_string();
        let shown = it.finding.said;
        view! {
            <li>
                <span>{move || state.lang.get().say(&said)}</span>
                <small>{move || fill(words().line, &[&line])}</small>
                {it
                    .restore
                    .is_some()
                    .then(|| {
                        view! {
                            <button class="act is-quiet" on:click=move |_| desk.restore(at, &shown)>
                                {move || words().restore}
                            </button>
                        }
                    })}
            </li>
        }
    };
    view! {
        <Show when=move || ignored.with(|ignored| !ignored.is_empty())>
            <div class="group-head ignored">
                <h3>{move || fill(words().ignored_count, &[&ignored.with(Vec::len).to_string()])}</h3>
                <small>{move || words().ignored_note}</small>
                <button
                    class="act"
                    aria-expanded=move || is_shown.get().to_string()
                    on:click=move |_| is_shown.update(|it| *it = !*it)
                >
                    {move || if is_shown.get() { words().hide } else { words().show }}
                </button>
            </div>
            <Show when=move || is_shown.get()>
                <ul class="repairs">{move || ignored.get().into_iter().enumerate().map(row).collect_view()}</ul>
            </Show>
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
