//! The words that open the tools: 提法, 任务, 数据, each with how many there are; what a text does not have has no word.

use leptos::prelude::*;

use crate::browser::Browser;
use crate::state::Tool;

/// The words of one briefing, as a list of buttons.
#[component]
pub fn ToolWords(
    /// Index of the briefing.
    briefing: usize,
) -> AnyView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    let words = state.words();
    let part = state.part(briefing);
    let tools = [
        (Tool::Terms, words.terms, part.terms.len()),
        (Tool::Tasks, words.tasks, part.tasks.len()),
        (Tool::Data, words.data, part.facts.len()),
    ];
    let button = |(tool, word, count): (Tool, &'static str, usize)| {
        let is_open = move || state.tool.get() == Some(tool);
        view! {
            <button
                type="button"
                class=format!("toc-tool toc-tool-{}", tool.name())
                aria-expanded=Signal::derive(move || if is_open() { "true" } else { "false" })
                on:click=move |_| browser.tool.toggle(tool)
            >
                {word} " " <span class="count">{count.to_string()}</span>
            </button>
        }
        .into_any()
    };
    let buttons: Vec<AnyView> = tools.into_iter().filter(|(_, _, count)| *count > 0).map(button).collect();
    if buttons.is_empty() {
        return ().into_any();
    }
    view! { <div class="toc-tools" role="group" aria-label=words.tool_words>{buttons}</div> }.into_any()
}
