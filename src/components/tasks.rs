//! The list of tasks in the place of the article: every task verbatim under its heading, to tick, to copy, to save, to print.

use jiedu_core::label;
use leptos::prelude::*;

use super::Button;
use super::choice::choice;
use super::dynamic::dynamic;
use crate::browser::Browser;
use crate::browser::task_ticks::TaskTicks;
use crate::i18n::fill;
use crate::task_list::{TaskFilter, TaskGroup, groups, named, parts};

/// The list of tasks of a briefing.
#[component]
pub fn Tasks(
    /// Index of the briefing.
    briefing: usize,
) -> AnyView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    let words = state.words();
    let part = state.part(briefing);
    let count = part.tasks.len();
    let ticks = TaskTicks::new(browser.page, state, briefing);
    let filter = RwSignal::new(TaskFilter::All);
    // What is shown is chosen with the filter. A task that is ticked while only those without a tick are shown stays until
    // another filter is chosen: nothing jumps away from under the finger.
    let found = Memo::new(move |_| {
        let chosen = filter.get();
        untrack(|| groups(&state.part(briefing), chosen, |task| ticks.is_ticked(task)))
    });
    let rows = move || {
        let shown: Vec<usize> =
            found.get_untracked().iter().flat_map(|group| group.tasks.iter().copied()).collect();
        browser.takeaway.tasks(briefing, &shown, |task| untrack(|| ticks.is_ticked(task)))
    };
    let copy = move |_| browser.takeaway.copy_table(&rows());
    let save = move |_| browser.takeaway.save_csv(words.tasks, &rows());
    let close = move |_| {
        browser.tool.close();
    };
    let kept = if ticks.is_kept { words.ticks_kept } else { words.ticks_lost };
    let list = move || found.get().iter().map(|found| group(browser, briefing, ticks, found)).collect();
    view! {
        <section class="tool tool-leaf tool-tasks" tabindex="-1" aria-label=words.tasks_title>
            <div class="leaf-head">
                <h1 class="tool-title">{words.tasks_title}</h1>
                <span class="leaf-say">{fill(words.tasks_found, &[&count.to_string()])}</span>
                <span class="leaf-acts">
                    <Button class="act task-copy" text=words.copy_as_table press=copy />
                    <Button class="act task-csv" text=words.keep_csv press=save />
                    <Button class="act task-print" text=words.print press=move |_| browser.print() />
                    <Button class="act leaf-close" text=words.back_to_text press=close />
                </span>
            </div>
            <div class="choices" role="group" aria-label=words.filter_tasks>
                {choices(browser, briefing, ticks, filter)}
            </div>
            {dynamic(list)}
            <p class="leaf-foot">{kept} " " {words.nobody_named}</p>
        </section>
    }
    .into_any()
}

/// The words that say which tasks are shown.
fn choices(
    browser: Browser,
    briefing: usize,
    ticks: TaskTicks,
    filter: RwSignal<TaskFilter>,
) -> Vec<AnyView> {
    let words = browser.state.words();
    let part = browser.state.part(briefing);
    let mut found = vec![
        (TaskFilter::All, words.all.to_owned(), Signal::stored(part.tasks.len())),
        (TaskFilter::Unticked, words.unticked.to_owned(), Signal::derive(move || ticks.left())),
    ];
    for (top, count) in parts(&part) {
        let name = top.and_then(|top| part.sections.get(top)).map_or_else(
            || words.before_sections.to_owned(),
            |section| format!("{} {}", section.number, section.short).trim().to_owned(),
        );
        found.push((TaskFilter::Part(top), name, Signal::stored(count)));
    }
    found
        .into_iter()
        .map(|(own, name, count)| choice(name, count, move || filter.get() == own, move || filter.set(own)))
        .collect()
}

fn group(browser: Browser, briefing: usize, ticks: TaskTicks, group: &TaskGroup) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let part = state.part(briefing);
    let found = group.section.and_then(|section| part.sections.get(section));
    let heading = match (group.section, found) {
        (Some(section), Some(found)) if !found.number.is_empty() => {
            format!("{} {}", label::numbers(&part.sections, section), found.title)
        }
        (_, Some(found)) => found.title.clone(),
        _ => words.before_sections.to_owned(),
    };
    let rows: Vec<_> = group.tasks.iter().map(|task| row(browser, briefing, ticks, *task)).collect();
    let count = fill(words.count_tasks, &[&group.tasks.len().to_string()]);
    view! {
        <section class="task-group">
            <h2 class="tool-group">
                <span lang=state.lang.own_text()>{heading}</span> " " <span class="count">{count}</span>
            </h2>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(browser: Browser, briefing: usize, ticks: TaskTicks, task: usize) -> AnyView {
    let state = browser.state;
    let Some(passage) = state.part(briefing).tasks.get(task).map(|task| task.passage) else {
        return ().into_any();
    };
    let words = browser.words(&passage);
    let (name, rest) = named(&words);
    let (name, rest) = (name.to_owned(), rest.to_owned());
    let class = Signal::derive(move || if ticks.is_ticked(task) { "task ticked" } else { "task" });
    view! {
        <li class=class>
            <label>
                <input
                    type="checkbox"
                    prop:checked=Signal::derive(move || ticks.is_ticked(task))
                    on:change=move |_| ticks.toggle(task)
                />
                <span class="box"></span>
                <span class="task-text" lang=state.lang.own_text()><b>{name}</b> {rest}</span>
            </label>
            <Button class="task-see" text=state.words().see_original press=move |_| browser.go_to(&passage) />
        </li>
    }
    .into_any()
}
