//! The words that open the tools: 提法, 任务, 数据, each with how many there are; what a text does not have has no word.

use leptos::prelude::*;

use super::Button;
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
        (Tool::Terms, "toc-tool toc-tool-terms", words.terms, part.terms.len()),
        (Tool::Tasks, "toc-tool toc-tool-tasks", words.tasks, part.tasks.len()),
        (Tool::Data, "toc-tool toc-tool-data", words.data, part.facts.len()),
    ];
    let button = |(tool, class, word, count): (Tool, &'static str, &'static str, usize)| {
        let content = vec![view! { " " <span class="count">{count}</span> }.into_any()];
        let is_open = Signal::derive(move || state.tool.get() == Some(tool));
        view! { <Button class text=word content expanded=is_open press=move |_| browser.tool.toggle(tool) /> }
            .into_any()
    };
    let buttons: Vec<AnyView> = tools.into_iter().filter(|(.., count)| *count > 0).map(button).collect();
    if buttons.is_empty() {
        return ().into_any();
    }
    view! { <div class="toc-tools" role="group" aria-label=words.tool_words>{buttons}</div> }.into_any()
}
