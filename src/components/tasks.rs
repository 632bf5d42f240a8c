//! The list of tasks in the place of the article: every task verbatim under its heading, to tick, to copy, to save, to print.

use jiedu_core::label;
use leptos::prelude::*;

use super::Button;
use super::choice::choice;
use super::dynamic::dynamic;
use super::element::{element, marked, own_element, own_text, text, when};
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
    let button = |class: &'static str, text: &'static str, press: Callback<()>| {
        view! { <Button class text press /> }.into_any()
    };
    let acts = vec![
        button(
            "act task-copy",
            words.copy_as_table,
            Callback::new(move |()| browser.takeaway.copy_table(&rows())),
        ),
        button(
            "act task-csv",
            words.keep_csv,
            Callback::new(move |()| browser.takeaway.save_csv(words.tasks, &rows())),
        ),
        button("act task-print", words.print, Callback::new(move |()| browser.print())),
        button(
            "act leaf-close",
            words.back_to_text,
            Callback::new(move |()| {
                browser.tool.close();
            }),
        ),
    ];
    let head = vec![
        text("h1", "tool-title", words.tasks_title),
        text("span", "leaf-say", fill(words.tasks_found, &[&count.to_string()])),
        element("span", "leaf-acts", acts),
    ];
    let kept = if ticks.is_kept { words.ticks_kept } else { words.ticks_lost };
    let list = move || found.get().iter().map(|found| group(browser, briefing, ticks, found)).collect();
    view! {
        <section class="tool tool-leaf tool-tasks" tabindex="-1" aria-label=words.tasks_title>
            {element("div", "leaf-head", head)}
            <div class="choices" role="group" aria-label=words.filter_tasks>
                {choices(browser, briefing, ticks, filter)}
            </div>
            {dynamic(list)}
            {text("p", "leaf-foot", [kept, words.nobody_named].join(" "))}
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
    let heading = vec![
        own_text("span", "", state.lang.own_text(), heading),
        " ".into_any(),
        text("span", "count", fill(words.count_tasks, &[&group.tasks.len().to_string()])),
    ];
    let rows = group.tasks.iter().map(|task| row(browser, briefing, ticks, *task)).collect();
    element("section", "task-group", vec![element("h2", "tool-group", heading), element("ul", "", rows)])
}

fn row(browser: Browser, briefing: usize, ticks: TaskTicks, task: usize) -> AnyView {
    let state = browser.state;
    let Some(passage) = state.part(briefing).tasks.get(task).map(|task| task.passage) else {
        return ().into_any();
    };
    let words = browser.words(&passage);
    let (name, rest) = named(&words);
    let is_ticked = when(move || ticks.is_ticked(task));
    let name = vec![text("b", "", name), rest.to_owned().into_any()];
    let label = vec![
        view! { <input type="checkbox" prop:checked=is_ticked on:change=move |_| ticks.toggle(task) /> }
            .into_any(),
        element("span", "box", Vec::new()),
        own_element("span", "task-text", state.lang.own_text(), name),
    ];
    let see = view! { <Button class="task-see" text=state.words().see_original press=move |_| browser.go_to(&passage) /> };
    marked("li", ("task", "ticked"), is_ticked, vec![element("label", "", label), see.into_any()])
}
