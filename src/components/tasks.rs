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
    let of_filter =
        move |filter: TaskFilter| groups(&state.part(briefing), filter, |task| ticks.is_ticked(task));
    let rows = move || {
        let shown: Vec<usize> =
            untrack(|| of_filter(filter.get())).into_iter().flat_map(|group| group.tasks).collect();
        browser.takeaway.tasks(briefing, &shown, |task| untrack(|| ticks.is_ticked(task)))
    };
    let filters = [
        (TaskFilter::All, words.all.to_owned(), Signal::stored(count)),
        (TaskFilter::Unticked, words.unticked.to_owned(), Signal::derive(move || ticks.left())),
    ];
    let of_parts = parts(&part).into_iter().map(|(top, count)| {
        let name = top.and_then(|top| part.sections.get(top)).map_or_else(
            || words.before_sections.to_owned(),
            |section| format!("{} {}", section.number, section.short),
        );
        (TaskFilter::Part(top), name.trim().to_owned(), Signal::stored(count))
    });
    let choices: Vec<AnyView> = filters
        .into_iter()
        .chain(of_parts)
        .map(|(own, name, count)| choice(name, count, move || filter.get() == own, move || filter.set(own)))
        .collect();
    // A task that is ticked while only those without a tick are shown stays until another filter is chosen: nothing jumps away
    // from under the finger.
    let list = move || {
        let chosen = filter.get();
        untrack(|| of_filter(chosen))
            .into_iter()
            .map(|found| group(browser, briefing, ticks, &found))
            .collect()
    };
    let kept = if ticks.is_kept { words.ticks_kept } else { words.ticks_lost };
    view! {
        <section class="tool tool-leaf tool-tasks" tabindex="-1" aria-label=words.tasks_title>
            <div class="leaf-head">
                <h2>{words.tasks_title}</h2>
                <span class="leaf-say">{fill(words.tasks_found, &[&count.to_string()])}</span>
                <span class="leaf-acts">
                    <Button class="act task-copy" text=words.copy_as_table press=move |_| browser.takeaway.copy_table(&rows()) />
                    <Button class="act task-csv" text=words.keep_csv press=move |_| browser.takeaway.save_csv(words.tasks, &rows()) />
                    <Button class="act task-print" text=words.print press=move |_| browser.print() />
                    <Button class="act leaf-close" text=words.back_to_text press=move |_| { browser.tool.close(); } />
                </span>
            </div>
            <div class="choices" role="group" aria-label=words.filter_tasks>{choices}</div>
            {dynamic(list)}
            <p class="leaf-foot">{kept} {words.nobody_named}</p>
        </section>
    }
    .into_any()
}

fn group(browser: Browser, briefing: usize, ticks: TaskTicks, group: &TaskGroup) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let part = state.part(briefing);
    let heading = match group.section.and_then(|section| Some((section, part.sections.get(section)?))) {
        Some((section, found)) if !found.number.is_empty() => {
            format!("{} {}", label::numbers(&part.sections, section), found.title)
        }
        Some((_, found)) => found.title.clone(),
        None => words.before_sections.to_owned(),
    };
    let rows: Vec<AnyView> = group.tasks.iter().map(|task| row(browser, briefing, ticks, *task)).collect();
    view! {
        <section class="task-group">
            <h3><span lang=state.lang.own_text()>{heading}</span> <span class="count">{fill(words.count_tasks, &[&group.tasks.len().to_string()])}</span></h3>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(browser: Browser, briefing: usize, ticks: TaskTicks, task: usize) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let Some(passage) = state.part(briefing).tasks.get(task).map(|task| task.passage) else {
        return ().into_any();
    };
    let text = browser.words(&passage);
    let (name, rest) = named(&text);
    let is_ticked = move || ticks.is_ticked(task);
    view! {
        <li class=Signal::derive(move || if is_ticked() { "task ticked" } else { "task" })>
            <label>
                <input type="checkbox" prop:checked=Signal::derive(is_ticked) on:change=move |_| ticks.toggle(task) />
                <span class="box"></span>
                <span class="task-text" lang=state.lang.own_text()><b>{name.to_owned()}</b> {rest.to_owned()}</span>
            </label>
            <Button class="task-see" text=words.see_original press=move |_| browser.go_to(&passage) />
        </li>
    }
    .into_any()
}
