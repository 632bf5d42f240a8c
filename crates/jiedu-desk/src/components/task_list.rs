//! The tasks with what is left in each, and on a phone the bar.

use leptos::prelude::*;

use crate::desk::{Desk, desk};
use crate::i18n::{Words, fill};
use crate::state::{Screen, Task};

/// The tasks.
#[component]
pub(crate) fn TaskList() -> impl IntoView {
    let desk = desk();
    let words = move || desk.state.lang.get().words();
    view! {
        <nav class="pane tasks" aria-label=move || words().tasks>
            <ol>
                {Task::NUMBERED
                    .into_iter()
                    .enumerate()
                    .map(|(at, task)| {
                        let is_on = move || desk.state.task.get() == task;
                        view! {
                            <li class:is-source=task == Task::Source>
                                <button
                                    class="task"
                                    class:is-on=is_on
                                    aria-current=move || is_on().then_some("true")
                                    on:click=move |_| desk.open_task(task)
                                >
                                    <span class="task-key">{at + 1}</span>
                                    <b>{move || name(task, words())}</b>
                                    <small>{move || left(desk, task)}</small>
                                </button>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            <p class="tasks-foot">
                <span>{move || words().key_tasks}</span>
                <span>{move || words().key_next}</span>
                <span>{move || words().key_undo}</span>
            </p>
        </nav>
    }
}

fn name(task: Task, words: &Words) -> &'static str {
    match task {
        Task::Check => words.check,
        Task::Outline => words.outline,
        Task::Numbers => words.numbers,
        Task::Figures => words.figures,
        Task::Keys => words.keys,
        Task::Source => words.source,
        Task::Export => words.export,
    }
}

/// What a task has to say of itself in a few words.
fn left(desk: Desk, task: Task) -> String {
    let words = desk.state.lang.get().words();
    let say = |phrase: &str, count: usize| fill(phrase, &[&count.to_string()]);
    let some = |phrase: &str, count: usize| (count > 0).then(|| say(phrase, count));
    let join = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(words.comma);
    desk.state.view.with(|view| match task {
        Task::Check => {
            let counts = desk.counts();
            if view.lines == 0 {
                return String::new();
            }
            if counts.errors + counts.doubts == 0 {
                return words.is_clear.to_owned();
            }
            join(vec![some(words.errors, counts.errors), some(words.doubts, counts.doubts)])
        }
        Task::Outline => {
            let lacking = view.sections.iter().filter(|section| section.is_lacking).count();
            join(vec![Some(say(words.sections, view.sections.len())), some(words.lacking, lacking)])
        }
        Task::Numbers => {
            let open = view.facts.iter().filter(|fact| fact.wants_a_look()).count();
            join(vec![Some(say(words.count_numbers, view.facts.len())), some(words.to_look, open)])
        }
        Task::Figures => say(words.count_figures, view.figures.len()),
        Task::Keys => join(vec![
            Some(say(words.count_numbers, view.keys.len())),
            view.is_date_inferred.then(|| words.date_inferred.to_owned()),
        ]),
        Task::Source | Task::Export => {
            fill(words.size, &[&view.lines.to_string(), &view.characters.to_string()])
        }
    })
}

/// The bar at the foot of a phone.
#[component]
pub(crate) fn PhoneBar() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let is_preview = move || state.is_preview.get();
    let is_task = move |task| !is_preview() && state.task.get() == task;
    view! {
        <Show when=move || state.screen.get() == Screen::Work>
            <nav class="phone-bar" aria-label=move || words().tasks>
                <button class:is-on=move || is_task(Task::Check) on:click=move |_| desk.open_task(Task::Check)>
                    {move || words().check}
                </button>
                <button class:is-on=is_preview on:click=move |_| state.is_preview.set(true)>
                    {move || words().preview}
                </button>
                <button class:is-on=move || is_task(Task::Export) on:click=move |_| desk.open_task(Task::Export)>
                    {move || words().export}
                </button>
            </nav>
        </Show>
    }
}
